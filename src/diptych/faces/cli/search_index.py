"""``diptych search rebuild`` and ``status``: the index made anew, and what there is of it."""

from __future__ import annotations

import json
import os

from diptych.faces.cli.database import database
from diptych.faces.cli.progress import Progress
from diptych.faces.cli.tables import room, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


PROCESSES = 4
"""That take documents apart, at the most."""


def rebuild(arguments: argparse.Namespace) -> int:
    """Make the index anew beside the one that is asked, which answers until then."""
    language = _language(arguments)
    done = 0

    def seen(now: int, all_: int) -> None:
        nonlocal done
        done = now
        line(now, all_)

    with database(), Progress(language, language.gettext(_("{done} of {all} documents indexed"))) as line:
        from diptych.kernel.search.domain.rebuilding import rebuild as make_anew

        make_anew(seen=seen, processes=min(os.cpu_count() or 1, PROCESSES))
    if arguments.json:
        print(json.dumps({"documents": done}))
    else:
        said = language.ngettext("The index is new: {count} document.", "The index is new: {count} documents.", done)
        print(said.format(count=language.number(done)))
    return 0


def status(arguments: argparse.Namespace) -> int:
    """Say what the index holds, and whether it is up to date; 1 where it has to be made anew."""
    language = _language(arguments)
    with database():
        from diptych.kernel.search.domain.healing import wrong_with
        from diptych.kernel.search.queries.state import current
        from diptych.kernel.search.queries.status import status as stands

        found, wrong = stands(), wrong_with(current())
    if arguments.json:
        told = {name: getattr(found, name) for name in found._fields}
        since = found.since.isoformat() if found.since else None
        print(json.dumps({**told, "since": since, "wrong": wrong or None}, ensure_ascii=False, indent=2))
        return 1 if wrong else 0
    say = language.gettext
    rows = [
        (say(SHELF[shelf]), kind, language.number(count))
        for shelf, kinds in found.documents.items()
        for kind, count in kinds.items()
    ]
    if rows:
        print("\n".join(table(rows, room=room())))
    lines = []
    if found.since:
        lines.append(
            say(_("Made {moment}, by {engine}.")).format(
                moment=f"{found.since:%Y-%m-%d %H:%M} UTC", engine=found.engine
            )
        )
    if found.building:
        said = _("Another one is being made beside it: {count} documents so far.")
        lines.append(say(said).format(count=language.number(found.building_done)))
    if found.generation and not wrong:
        said = language.ngettext("{count} change is not in it yet.", "{count} changes are not in it yet.", found.behind)
        lines.append(
            said.format(count=language.number(found.behind)) if found.behind else say(_("It holds everything."))
        )
    if wrong:
        lines.append(say(WRONG[wrong]))
    print("\n".join(lines))
    return 1 if wrong else 0


SHELF = {"public": _("public"), "restricted": _("restricted")}

WRONG = {
    "missing": _("There is no index yet. Workers make one within five minutes; diptych search rebuild does so now."),
    "lost": _(
        "The tables of the index are gone. Workers make it anew within five minutes; diptych search rebuild does so "
        "now."
    ),
    "outdated": _(
        "The index was made by another version of the program. It still answers; workers make it anew within five "
        "minutes, diptych search rebuild does so now."
    ),
    "spoilt": _(
        "The tables of the index contradict each other. Workers make it anew within five minutes; diptych search "
        "rebuild does so now."
    ),
}


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
