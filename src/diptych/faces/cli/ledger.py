"""``diptych ledger``: who changed what, and the proof that the record of it is whole."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC

from diptych.engines.values.errors import Refused
from diptych.engines.values.shape import printable
from diptych.faces.cli import site
from diptych.faces.cli.progress import Progress
from diptych.faces.cli.tables import paragraph, room
from diptych.faces.wording.ledger import BREAKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from diptych.kernel.audit.domain.verification import Verification
    from diptych.kernel.audit.models import Entry
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


LAST = "20"
"""Entries that are shown unless more are asked for."""

NOTHING = "–"


@contextmanager
def database() -> Iterator[None]:
    """The site's database; Refused("database_unusable") with what it says."""
    site.set_up()
    from django.db import Error

    try:
        yield
    except Error as error:
        raise Refused("database_unusable", why=site.first_line(error)) from None


# Verifying ------------------------------------------------------------------------------------------------------------


def verify(arguments: argparse.Namespace) -> int:
    """Walk the chain of the site, or of a file; 0 if it is whole, 1 where it breaks."""
    if arguments.file:
        from diptych.faces.cli import ledger_files

        return ledger_files.verify(arguments)
    for option, found in (("--key", arguments.key), ("--against", arguments.against)):
        if found:
            raise Refused("file_missing", option=option)
    language = _language(arguments)
    with database(), Progress(language, language.gettext(_("{done} of {all} entries are good …"))) as progress:
        from django.utils import timezone

        from diptych.kernel.audit.domain import verification

        found = verification.verify(at=timezone.now(), seen=progress)
    print(
        json.dumps(_told(found, language), ensure_ascii=False, indent=2) if arguments.json else _said(found, language)
    )
    return 1 if found.broken else 0


def _told(found: Verification, language: Language) -> dict[str, Any]:
    row: dict[str, Any] = {"good": not found.broken, "entries": found.entries, "hash": found.hash}
    last = found.last_time
    row["last_time"] = last and {"entries": last.sequence, "hash": last.hash, "at": last.at.isoformat()}
    if broken := found.broken:
        what = {"code": broken.code, "sequence": broken.sequence, "last": broken.last}
        row["broken"] = {**what, "message": _sentence(found, language)}
    return row


def _said(found: Verification, language: Language) -> str:
    count = language.number(found.entries)
    if found.broken:
        lines = [f"✗ {_sentence(found, language)}"]
        # A break may lie before the last entry that was looked at: then what is good has not been counted.
        if 0 < found.entries < found.broken.sequence:
            good = language.ngettext("{n} entry before it is good.", "{n} entries before it are good.", found.entries)
            lines.append(good.format(n=count))
    elif not found.entries:
        lines = [language.gettext(EMPTY)]
    else:
        whole = language.ngettext(
            "The ledger is whole: {n} entry, nothing altered, nothing removed.",
            "The ledger is whole: {n} entries, nothing altered, nothing removed.",
            found.entries,
        )
        end = language.colon(language.gettext(_("It ends with")), found.hash)
        lines = [whole.format(n=count), end]
    return "\n".join(line for text in lines for line in paragraph(text, indent=0, room=room()))


EMPTY = _("The ledger has no entries yet.")


def _sentence(found: Verification, language: Language) -> str:
    from diptych.kernel.audit.marks import path

    broken, last = found.broken, found.last_time
    if broken is None:
        return ""
    return language.gettext(BREAKS[broken.code]).format(
        sequence=broken.sequence, last=broken.last, on=last and language.date(last.at.date()), path=path()
    )


# Showing --------------------------------------------------------------------------------------------------------------


def show(arguments: argparse.Namespace) -> int:
    """Print the last entries, or those of one thing, the newest last."""
    language = _language(arguments)
    count = _count(arguments.last or LAST)
    thing = None if arguments.thing is None else _thing(arguments.thing)
    with database():
        from diptych.kernel.audit.queries.entries import history, latest

        found = latest(count, history(*thing) if thing else None)
        if arguments.json:
            print(json.dumps([_row(entry) for entry in found], ensure_ascii=False, indent=2))
        else:
            lines = [line for entry in found for line in _lines(entry, language)]
            print("\n".join(lines or [language.gettext(_("Nothing is recorded."))]))
    return 0


def _count(found: str) -> int:
    if found.isascii() and found.isdigit() and 1 <= int(found[:9]) <= MOST:
        return int(found)
    raise Refused("bad_setting", name="--last", found=found, expected=f"1–{MOST}")


MOST = 100_000
"""Entries that can be asked for at once; they are held in memory."""


def _thing(found: str) -> tuple[str, str]:
    kind, mark, name = found.partition(":")
    if kind.count(".") != 1 or not mark or not name:
        raise Refused("bad_thing", found=found)
    return kind.lower(), name


def _row(entry: Entry) -> dict[str, Any]:
    names = [field.attname for field in entry._meta.concrete_fields]
    return {**{name: getattr(entry, name) for name in names}, "at": entry.at.isoformat()}


def _lines(entry: Entry, language: Language) -> Iterator[str]:
    """An entry for a person: what was done to what, when and by whom, then what changed, then why."""
    from diptych.kernel.audit import sentence_of

    wide = room()
    label = entry.label if isinstance(entry.label, str) else language.pick(entry.label)
    done = language.colon(language.gettext(sentence_of(entry.action)), label)
    who = f"{entry.actor_label} ({entry.party})" if entry.party else entry.actor_label
    when = entry.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    yield from paragraph(printable(f"{entry.sequence}  {done}"), indent=0, room=wide)
    facts = (when, who, f"{entry.thing_type}:{entry.thing_id}")
    yield from paragraph(printable(" · ".join(facts)), indent=4, room=wide)
    before, after = entry.before or {}, entry.after or {}
    # By name, since not every database keeps the order in which they were given.
    for name in sorted({*before, *after}):
        change = f"{_value(before, name)} → {_value(after, name)}"
        yield from paragraph(printable(language.colon(name, change)), indent=4, room=wide)
    if entry.reason:
        yield from paragraph(
            printable(language.colon(language.gettext(_("Reason")), entry.reason)), indent=4, room=wide
        )


def _value(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    if value is None:
        return NOTHING
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
