"""``diptych names find`` and ``rebuild``: names in the registers, found by a name in any script."""

from __future__ import annotations

import json

from diptych.engines.values.errors import Refused
from diptych.faces.cli.database import database
from diptych.faces.cli.names import reasons, told
from diptych.faces.cli.progress import Progress
from diptych.faces.cli.tables import paragraph, room
from diptych.faces.wording.matching import RULES
from diptych.faces.wording.searching import note_said

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from typing import Any

    from diptych.engines.names.scoring import Match
    from diptych.kernel.texts import Language
    from diptych.registers.authority.queries.likeness import Candidate


def _(text: str) -> str:
    return text


SOMEBODY, NOBODY = 0, 1
"""Exit codes of ``find``."""

MOST, LIMIT = 20, 100

GROUPS = {
    "same": _("Probably the same name, from {threshold} on"),
    "part": _("A part of the name"),
    "review": _("Perhaps the same name, from {review} on; somebody should look"),
    "hint": _("A hint: perhaps written back from the Chinese form"),
}


def find(arguments: argparse.Namespace) -> int:
    """Print who a name may be, the likeliest first, with reasons; 1 where nobody is worth a look."""
    most = how_many(arguments.most)
    if not arguments.name.strip():
        raise Refused("name_not_told")
    language = _language(arguments)
    with database():
        from diptych.engines.names.forms import parts
        from diptych.registers.authority.domain import naming
        from diptych.registers.authority.queries.likeness import agents_like

        # What an import has left to a job: whoever asks now wants to find it now.
        with Progress(language, language.gettext(_("Names brought in lately: {done} of {all} …"))) as progress:
            naming.index_waiting(seen=progress)
        outdated = naming.is_outdated()
        found = agents_like(arguments.name, kind=arguments.kind, language=arguments.language_of, most=most)
    kept = [one for one in found if _group(one) in GROUPS]
    notes = [
        {"code": note.code, "found": note.found, "repaired": note.repaired} for note in parts(arguments.name).notes
    ]
    if arguments.json:
        data = {"candidates": [matching(one) for one in kept], "notes": notes, "outdated": outdated}
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        said = (note_said(language, note["code"], note) for note in notes)
        print("\n".join((*filter(None, said), *_said(kept, language, outdated=outdated))))
    return SOMEBODY if kept else NOBODY


def _group(one: Candidate) -> str:
    from diptych.engines.names.learned import band

    return "hint" if one.via else "part" if one.part else band(one.score)


def matching(one: Candidate) -> dict[str, Any]:
    """A candidate as plain data."""
    return {
        "agent": one.agent,
        "name": one.name,
        "lang": one.lang,
        **told(one.match),
        "same": one.same,
        "group": _group(one),
        "via": list(one.via),
    }


def _said(found: Sequence[Candidate], language: Language, *, outdated: bool) -> Iterator[str]:
    from diptych.engines.names.learned import REVIEW, THRESHOLD

    wide = room()
    if outdated:
        sentence = _("What names are found by was made from older tables. Make it anew: diptych names rebuild")
        yield from paragraph(language.gettext(sentence), indent=0, room=wide)
        yield ""
    if not found:
        sentence = _(
            "Nobody in the registers has a name like this. Whoever is there under another name is not found so."
        )
        yield from paragraph(language.gettext(sentence), indent=0, room=wide)
        return
    marks = {"threshold": f"{THRESHOLD:.2f}", "review": f"{REVIEW:.2f}"}
    blocks = []
    for group, heading in GROUPS.items():
        members = [one for one in found if _group(one) == group]
        if members:
            lines = [language.colon(language.gettext(heading).format(**marks), "").rstrip()]
            for one in members:
                lines += _lines(one, language, wide)
            blocks.append("\n".join(lines))
    yield "\n\n".join(blocks)


def _lines(one: Candidate, language: Language, wide: int) -> list[str]:
    path = " → ".join((*one.via, one.name))
    lines = [f"{one.score:.2f}  {path}  ({one.agent})"]
    return lines + [f"      {line}" for line in reasons(one.match, language, wide=wide - 6)]


def in_short(match: Match, language: Language) -> str:
    """Which words met, and by which rules, in one line."""
    return language.listed(f"{one.a} = {one.b} ({language.gettext(RULES[one.rule])})" for one in match.meetings)


def how_many(text: str | None) -> int:
    """What ``--most`` says; Refused("bad_setting") for what is no such number."""
    if text is None:
        return MOST
    if not text.isdecimal() or not 1 <= int(text) <= LIMIT:
        raise Refused("bad_setting", name="--most", found=text, expected=f"1–{LIMIT}")
    return int(text)


def rebuild(arguments: argparse.Namespace) -> int:
    """Make anew what names are found by; they are found all the while."""
    language = _language(arguments)
    with database():
        from diptych.registers.authority.domain import naming

        with Progress(language, language.gettext(_("{done} of {all} agents and words …"))) as progress:
            names, words = naming.rebuild(seen=progress)
    if arguments.json:
        print(json.dumps({"names": names, "words": words}))
    else:
        counts = {"names": language.number(names), "words": language.number(words)}
        print(
            language.gettext(_("Names that can be found: {names}; different words in them: {words}.")).format(**counts)
        )
    return 0


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
