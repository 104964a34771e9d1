"""``diptych thesaurus``: concepts found, written as SKOS, checked. None of these needs a database."""

from __future__ import annotations

import json
from pathlib import Path

from diptych.engines.values.errors import Refused
from diptych.faces.cli.tables import room, table
from diptych.faces.wording.thesaurus import FLAWS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from diptych.kernel.texts import Language
    from diptych.thesaurus.format import Concept


def _(text: str) -> str:
    return text


SOUND, UNSOUND = 0, 1
"""Exit codes of ``check``."""


def find(arguments: argparse.Namespace) -> int:
    """Print the concepts a word stands for, with their labels in every language; 1 where there is none."""
    from diptych.thesaurus.queries.concepts import found

    language = _language(arguments)
    rows = found(" ".join(arguments.word))
    if arguments.json:
        print(json.dumps([told(one) for one in rows], ensure_ascii=False, indent=2))
    elif rows:
        lines = [(one.id, *("; ".join(one.labels(code)) for code in ("en", "ru", "zh-hans"))) for one in rows]
        print("\n".join(table(lines, room=room())))
    else:
        print(language.gettext(_("No concept has a label like that. Try a shorter word, or one in another language.")))
    return 0 if rows else 1


def told(concept: Concept) -> dict[str, Any]:
    """A concept as plain data."""
    from diptych.thesaurus import LANGUAGES

    return {
        "id": concept.id,
        "scheme": concept.scheme,
        "labels": {language: list(concept.labels(language)) for language in LANGUAGES},
        "broader": list(concept.broader),
        "narrower": list(concept.narrower),
        "related": list(concept.related),
        "note": dict(concept.note),
    }


def export(arguments: argparse.Namespace) -> int:
    """Write all concepts as SKOS; Refused("unwritable") for a file that cannot be written."""
    from diptych.thesaurus.export import BASE, exported

    base = arguments.base or BASE
    if any(letter in base for letter in '<>"{}|^`\\ \n') or ":" not in base:
        raise Refused("bad_setting", name="--base", found=base, expected="https://example.org/thesaurus/")
    text = exported(arguments.format, base=base)
    if not arguments.output:
        print(text)
        return 0
    try:
        Path(arguments.output).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused("unwritable", path=arguments.output, why=error.strerror or str(error)) from None
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Say what is wrong with the thesaurus; 1 where anything is."""
    from diptych.thesaurus import concepts, schemes
    from diptych.thesaurus.integrity import flaws

    language = _language(arguments)
    found = flaws(schemes())
    if arguments.json:
        told_flaws = [{"code": one.code, "concept": one.concept, "facts": list(one.facts)} for one in found]
        print(json.dumps({"concepts": len(concepts()), "flaws": told_flaws}, ensure_ascii=False, indent=2))
    else:
        for one in found:
            print(f"{one.concept}: {language.gettext(FLAWS[one.code]).format(facts=', '.join(one.facts))}")
        count = len(concepts())
        said = language.ngettext("{count} concept, {flaws} wrong.", "{count} concepts, {flaws} wrong.", count)
        print(said.format(count=language.number(count), flaws=language.number(len(found))))
    return UNSOUND if found else SOUND


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
