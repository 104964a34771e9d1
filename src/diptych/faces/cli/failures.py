"""What the command says when it cannot go on: the file, the line, the field, what was found and what was expected."""

from __future__ import annotations

import json
import sys

from diptych.engines.values.errors import Malformed, Refused
from diptych.engines.values.shape import printable
from diptych.faces.wording.complaints import complaint, dotted
from diptych.faces.wording.troubles import REFUSALS
from diptych.kernel.documents import Document
from diptych.kernel.texts import Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from diptych.engines.values.errors import Trouble

SHOWN = 50
"""Troubles printed at the most; the rest are counted."""


def _language(arguments: argparse.Namespace | None) -> Language:
    from diptych.faces.cli.parser import language

    try:
        return language(arguments)
    except Refused:
        return Language("en")


def malformed(error: Malformed, arguments: argparse.Namespace | None) -> None:
    """Print every trouble of a document, each on its own line of standard error (or as JSON on standard output)."""
    language = _language(arguments)
    document: Document | None = error.document
    tell([row(trouble, document, language) for trouble in error.troubles], arguments)


def tell(rows: list[dict[str, object]], arguments: argparse.Namespace | None) -> None:
    """The same for troubles told by :func:`row`, of one document or several."""
    language = _language(arguments)
    if getattr(arguments, "json", False):
        print(json.dumps({"error": "malformed", "troubles": rows}, ensure_ascii=False))
        return
    for item in rows[:SHOWN]:
        place = ":".join(str(part) for part in (item["file"], item["line"], item["column"]) if part)
        print(f"{place}: {item['message']}" if place else item["message"], file=sys.stderr)
    if len(rows) > SHOWN:
        count = len(rows) - SHOWN
        text = language.ngettext("… and {n} more.", "… and {n} more.", count)
        print(text.format(n=count), file=sys.stderr)


def row(
    trouble: Trouble, document: Document | None, language: Language, *, field: str | None = None
) -> dict[str, object]:
    """One trouble with its place in the file and its sentence; ``field`` is what the sentence calls the place."""
    line, column = (document.mark(trouble.path) if document else None) or (None, None)
    return {
        "file": document.name if document else None,
        "line": line,
        "column": column,
        "field": dotted(trouble.path) or None,
        "code": trouble.code,
        "found": trouble.found,
        "expected": trouble.expected,
        "message": complaint(trouble, language, field=field),
    }


def refused(error: Refused, arguments: argparse.Namespace | None) -> None:
    """Print why a command was refused."""
    language = _language(arguments)
    facts = {key: language.listed(value) if isinstance(value, tuple) else value for key, value in error.facts.items()}
    # What was typed comes back here; on a terminal it may only be read.
    message = printable(language.gettext(REFUSALS[error.code]).format(**facts))
    if getattr(arguments, "json", False):
        print(json.dumps({"error": error.code, **facts, "message": message}, ensure_ascii=False))
    else:
        print(message, file=sys.stderr)
