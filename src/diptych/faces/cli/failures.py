"""What the command says when it cannot go on: the file, the line, the field, what was found and what was expected."""

from __future__ import annotations

import json
import sys

from diptych.engines.values.errors import Malformed, Refused
from diptych.engines.values.shape import printable
from diptych.faces.wording.troubles import EXPECTED, REFUSALS, TROUBLES
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
    rows = [row(trouble, document, language) for trouble in error.troubles]
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


def row(trouble: Trouble, document: Document | None, language: Language) -> dict[str, object]:
    """One trouble with its place in the file and its sentence."""
    path = trouble.path
    line, column = (document.mark(path) if document else None) or (None, None)
    field = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
    whole = language.gettext("the whole file")
    message = language.gettext(TROUBLES[trouble.code]).format(
        field=field or whole, found=trouble.found or "", expected=_expected(trouble.expected or "", language)
    )
    return {
        "file": document.name if document else None,
        "line": line,
        "column": column,
        "field": field or None,
        "code": trouble.code,
        "found": trouble.found,
        "expected": trouble.expected,
        "message": message,
    }


def _expected(text: str, language: Language) -> str:
    """What was expected, in the reader's language; in a pack a named parameter may often stand in its place."""
    phrase, parameter, _rest = text.partition(" or $parameter")
    said = language.gettext(EXPECTED[phrase]) if phrase in EXPECTED else phrase
    return language.gettext("{expected}, or a $parameter").format(expected=said) if parameter else said


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
