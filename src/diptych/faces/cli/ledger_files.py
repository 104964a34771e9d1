"""``diptych ledger export``, ``sign``, ``prove`` and ``verify FILE``: what a party takes out of the ledger."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from diptych.engines.values.errors import Refused
from diptych.engines.values.shape import printable
from diptych.faces.cli.tables import paragraph, room
from diptych.faces.wording.ledger import DIFFERENCES, FAULTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from diptych.kernel.audit.files.comparing import Compared, Difference
    from diptych.kernel.audit.files.reading import Fault, Verified
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


SHOWN = 50
"""Differences that are printed at the most; as JSON all of them are."""


# Verifying ------------------------------------------------------------------------------------------------------------


def verify(arguments: argparse.Namespace) -> int:
    """Verify a file without any site: 0 if it is whole, signed and agrees with the other one, 1 if not."""
    from diptych.kernel.audit.files import keys
    from diptych.kernel.audit.files.comparing import Compared, compare
    from diptych.kernel.audit.files.reading import verify_file

    language = _language(arguments)
    key = keys.meant(arguments.key) if arguments.key else None
    path = Path(arguments.file)
    if arguments.against:
        found = compare(path, Path(arguments.against), key=key)
    else:
        one = verify_file(path, key=key)
        found = Compared(one=one, other=one)
    if arguments.json:
        row = _row(found.one, language)
        if arguments.against:
            row["against"] = {**_row(found.other, language), **_compared(found, language)}
        print(json.dumps(row, ensure_ascii=False, indent=2))
    else:
        _print(_lines(found, language, compared=bool(arguments.against), named=key is not None))
    return 0 if found.agrees else 1


def _lines(found: Compared, language: Language, *, compared: bool, named: bool) -> Iterator[str]:
    yield from _verdict(found.one, language, named=named)
    if not compared:
        return
    yield from _verdict(found.other, language, named=True)
    if found.one.fault or found.other.fault:
        yield language.gettext(_("The two are not compared before both are whole."))
        return
    for difference in found.differences[:SHOWN]:
        yield f"✗ {_difference(difference, language)}"
    if more := len(found.differences[SHOWN:]):
        yield language.ngettext("… and {n} more.", "… and {n} more.", more).format(n=language.number(more))
    if not found.differences:
        yield language.ngettext(
            "The two agree in {n} entry, which is all that both can hold.",
            "The two agree in {n} entries, which are all that both can hold.",
            found.common,
        ).format(n=language.number(found.common))


def _verdict(one: Verified, language: Language, *, named: bool) -> Iterator[str]:
    say = language.gettext
    if one.fault:
        yield f"✗ {one.path}"
        yield _fault(one.fault, language)
        return
    if one.kind == "proof":
        what = say(
            _("{path}: entry {number} is among those that {party} could see in “{programme}” and that were signed.")
        )
        yield what.format(path=one.path, number=language.number(one.count), party=one.party, programme=one.programme)
    else:
        count = one.count - one.since
        what = language.ngettext(
            "{path} is whole: {n} entry that {party} could see in “{programme}”, nothing altered, nothing removed.",
            "{path} is whole: {n} entries that {party} could see in “{programme}”, nothing altered, nothing removed.",
            count,
        )
        yield what.format(path=one.path, n=language.number(count), party=one.party, programme=one.programme)
    yield language.colon(say(_("It ends with")), one.hash)
    yield language.colon(say(_("Taken out at")), one.at)
    yield language.colon(say(_("Signed with the key")), str(one.key))
    if not named:
        yield say(_("Ask the party, by another way, whether this is the key it signs with, and name it with --key."))


def _row(one: Verified, language: Language) -> dict[str, Any]:
    row = {name: getattr(one, name) for name in one._fields if name != "fault"}
    row = {"good": one.fault is None, **row}
    if fault := one.fault:
        facts = {name: value for name in fault._fields if (value := getattr(fault, name)) is not None}
        row["broken"] = {**facts, "message": _fault(fault, language)}
    return row


def _compared(found: Compared, language: Language) -> dict[str, Any]:
    differences = [
        {"code": one.code, "number": one.number, "last": one.last, "message": _difference(one, language)}
        for one in found.differences
    ]
    return {"agrees": found.agrees, "common": found.common, "newer": found.newer, "differences": differences}


def _fault(fault: Fault, language: Language) -> str:
    facts = {name: getattr(fault, name) for name in fault._fields}
    facts["sequence"] = fault.number
    return language.gettext(FAULTS[fault.code]).format(**facts)


def _difference(found: Difference, language: Language) -> str:
    return language.gettext(DIFFERENCES[found.code]).format(number=found.number, last=found.last)


# Writing --------------------------------------------------------------------------------------------------------------


def export(arguments: argparse.Namespace) -> int:
    """Write what a party may see, signed with its key if that is here."""
    from diptych.faces.cli.ledger import database
    from diptych.faces.cli.ledger_keys import place, private_key
    from diptych.faces.cli.progress import Progress

    language = _language(arguments)
    since = _number(arguments.since or "0", name="--since")
    path = Path(arguments.output)
    _refuse_there(path)
    key = private_key(arguments)
    with database(), Progress(language, language.gettext(_("{done} entries are written …"))) as progress:
        from diptych.kernel.audit import Actor
        from diptych.kernel.audit.domain import exports

        party, programme = place(arguments)
        found = exports.export(
            path,
            party=party,
            programme=programme,
            since=since,
            key=key,
            by=Actor("command", "ledger export", "diptych ledger export", party),
            at=datetime.now(UTC),
            seen=lambda done: progress(done, done),
        )
    if arguments.json:
        row = {name: getattr(found, name) for name in found._fields}
        print(json.dumps({"path": str(path), **row}, ensure_ascii=False))
        return 0
    count = found.count - found.since
    written = language.ngettext(
        "{path}: {n} entry that {party} may see in “{programme}”.",
        "{path}: {n} entries that {party} may see in “{programme}”.",
        count,
    )
    lines = [written.format(path=path, n=language.number(count), party=party, programme=programme)]
    lines.append(language.colon(language.gettext(_("It ends with")), found.hash))
    if found.key:
        lines.append(language.colon(language.gettext(_("Signed with the key")), found.key))
    else:
        lines.append(language.gettext(FAULTS["unsigned"]))
    _print(lines)
    return 0


def sign(arguments: argparse.Namespace) -> int:
    """Sign a file that is whole: 0; 1 where it is not, and then nothing is written."""
    from diptych.faces.cli.ledger_keys import passphrase
    from diptych.kernel.audit.files import keys
    from diptych.kernel.audit.files.signing import sign_file

    if not arguments.key_file:
        raise Refused("key_file_missing")
    path = Path(arguments.file)
    to = Path(arguments.output) if arguments.output else path
    if to != path:
        _refuse_there(to)
    key = keys.read_private(Path(arguments.key_file), passphrase(arguments))
    return _told(sign_file(path, key, to=to).replace(path=str(to)), arguments)


def prove(arguments: argparse.Namespace) -> int:
    """Write the proof of one entry: 0; 1 where something is wrong with the file it is taken from."""
    from diptych.kernel.audit.files import proving
    from diptych.kernel.audit.files.signing import written

    number = _number(arguments.number, name="N")
    if arguments.output:
        _refuse_there(Path(arguments.output))
    found, proof = proving.prove(Path(arguments.file), number)
    if found.fault and not proof:
        return _told(found, arguments)
    if arguments.output:
        with written(Path(arguments.output)) as file:
            file.write(proof)
    else:
        print(proof.decode(), end="")
    return 0


def _told(found: Verified, arguments: argparse.Namespace) -> int:
    language = _language(arguments)
    if arguments.json:
        print(json.dumps(_row(found, language), ensure_ascii=False, indent=2))
    else:
        _print(_verdict(found, language, named=True))
    return 1 if found.fault else 0


# ----------------------------------------------------------------------------------------------------------------------


def _number(found: str, *, name: str) -> int:
    if found.isascii() and found.isdigit() and len(found) <= 15:
        return int(found)
    raise Refused("bad_setting", name=name, found=found, expected="0, 1, 2 …")


def _refuse_there(path: Path) -> None:
    """What was taken out before is evidence, and is not written over."""
    if path.exists():
        raise Refused("file_there", path=str(path))


def _print(lines: Iterator[str] | list[str]) -> None:
    wide = room()
    for text in lines:
        for line in paragraph(printable(text), indent=0, room=wide):
            print(line, file=sys.stdout)


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
