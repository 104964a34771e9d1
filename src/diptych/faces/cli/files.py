"""``diptych files``: whether every file that was handed in is what it was, and what the virus scanner says of it."""

from __future__ import annotations

import json

from diptych.faces.cli import site
from diptych.faces.cli.progress import Progress
from diptych.faces.cli.tables import paragraph, room
from diptych.faces.wording.uploads import FAULTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from diptych.kernel.files.domain.keeping import Scans
    from diptych.kernel.files.queries.files import Fault, Verification
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


# Verifying ------------------------------------------------------------------------------------------------------------


def verify(arguments: argparse.Namespace) -> int:
    """Read every stored file; 0 if each is what was handed in, 1 if not."""
    language = _language(arguments)
    with site.database(), Progress(language, language.gettext(_("{done} of {all} files are read …"))) as progress:
        from diptych.kernel.files.queries import files

        found = files.verification(seen=progress)
    if arguments.json:
        print(json.dumps(_told(found, language), ensure_ascii=False, indent=2))
    else:
        _print(_said(found, language))
    return 1 if found.faults else 0


def _told(found: Verification, language: Language) -> dict[str, Any]:
    faults = [
        {
            "code": fault.code,
            "id": fault.id,
            "path": fault.path,
            "size": fault.size,
            "found_size": fault.found_size,
            "found_sha256": fault.found,
            "message": _sentence(fault, language),
        }
        for fault in found.faults
    ]
    return {"good": not faults, "files": found.files, "bytes": found.bytes, "faults": faults}


def _said(found: Verification, language: Language) -> list[str]:
    lines = [f"✗ {_sentence(fault, language)}" for fault in found.faults]
    good = found.files - len(found.faults)
    if not found.files:
        return [language.gettext(_("No files are kept yet."))]
    if lines:
        one, many = "{n} file is what was handed in.", "{n} files are what was handed in."
        return [*lines, language.ngettext(one, many, good).format(n=language.number(good))]
    whole = language.ngettext(
        "{n} file is kept, and it is what was handed in.", "{n} files are kept, and all are what was handed in.", good
    )
    return [whole.format(n=language.number(good))]


def _sentence(fault: Fault, language: Language) -> str:
    found_size = language.number(fault.found_size or 0)
    return language.gettext(FAULTS[fault.code]).format(
        path=fault.path, size=language.number(fault.size), found_size=found_size
    )


# Scanning -------------------------------------------------------------------------------------------------------------


def scan(arguments: argparse.Namespace) -> int:
    """Send to the scanner what was kept without it; 0 if nothing was found and nothing is left, 1 if not."""
    language = _language(arguments)
    with site.database(), Progress(language, language.gettext(_("{done} of {all} files are scanned …"))) as progress:
        from django.utils import timezone

        from diptych.kernel.files.domain import keeping

        found = keeping.scan_waiting(at=timezone.now(), seen=progress)
    if arguments.json:
        told = {name: getattr(found, name) for name in ("clean", "beyond", "missing")}
        print(json.dumps({**told, "infected": list(found.infected)}, ensure_ascii=False, indent=2))
    else:
        _print(_counted(found, language))
    return 1 if found.infected or found.beyond or found.missing else 0


def _counted(found: Scans, language: Language) -> list[str]:
    """One line for everything that there is any of; what nothing can be said of is not a line."""
    lines = [
        (found.clean, language.ngettext("{n} file is clean.", "{n} files are clean.", found.clean)),
        (
            len(found.infected),
            "✗ "
            + language.ngettext(
                "{n} file holds a virus and is given to nobody from now on: {ids}",
                "{n} files hold a virus and are given to nobody from now on: {ids}",
                len(found.infected),
            ),
        ),
        (
            found.beyond,
            "✗ "
            + language.ngettext(
                "{n} file is larger than the scanner takes; raise StreamMaxLength of clamd.",
                "{n} files are larger than the scanner takes; raise StreamMaxLength of clamd.",
                found.beyond,
            ),
        ),
        (
            found.missing,
            "✗ "
            + language.ngettext(
                "The content of {n} file cannot be read; “diptych files verify” names it.",
                "The content of {n} files cannot be read; “diptych files verify” names them.",
                found.missing,
            ),
        ),
    ]
    ids = language.listed(found.infected)
    said = [text.format(n=language.number(count), ids=ids) for count, text in lines if count]
    return said or [language.gettext(_("Every file has been scanned already."))]


def _print(lines: list[str]) -> None:
    print("\n".join(part for line in lines for part in paragraph(line, indent=0, room=room())))


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
