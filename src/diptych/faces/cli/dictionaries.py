"""``diptych thesaurus dictionaries``: what other packages have to say, taken and given up."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from diptych.engines.values.errors import Refused
from diptych.faces.cli.database import database
from diptych.faces.cli.progress import Progress
from diptych.faces.cli.tables import room, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


def listing(arguments: argparse.Namespace) -> int:
    """Print every dictionary that can be taken, its licence, where it comes from, and what was taken of it."""
    language = _language(arguments)
    with database():
        from diptych.thesaurus.dictionaries.sources import SOURCES
        from diptych.thesaurus.queries.terms import dictionaries

        taken = {row.pk: row for row in dictionaries()}
    rows = [(source.id, source.title, source.licence, source.package) for source in SOURCES.values()]
    rows += [(row.pk, row.title, row.licence, "") for row in taken.values() if row.pk not in SOURCES]
    if arguments.json:
        told = [
            {
                "id": id,
                "title": title,
                "licence": licence,
                "from": package,
                "terms": taken[id].terms if id in taken else None,
                "version": taken[id].version if id in taken else "",
                "taken_at": taken[id].taken_at.isoformat() if id in taken else None,
            }
            for id, title, licence, package in rows
        ]
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    lines = []
    for id, title, licence, package in rows:
        count = taken[id].terms if id in taken else 0
        said = language.ngettext("{n} term", "{n} terms", count).format(n=language.number(count)) if count else package
        lines.append((id, title, licence, said))
    print("\n".join(table(lines, room=room())))
    return 0


def take(arguments: argparse.Namespace) -> int:
    """Take a dictionary from the package that has it, and say under what licence."""
    language = _language(arguments)
    with database():
        from diptych.thesaurus.dictionaries.sources import SOURCES
        from diptych.thesaurus.domain.dictionaries import take as taking

        source = SOURCES.get(arguments.id)
        if source is None:
            raise Refused("unknown_dictionary", id=arguments.id, known=tuple(SOURCES))
        found = source.find(Path(arguments.path) if arguments.path else None)
        with Progress(language, language.gettext(_("{done} of {all} terms"))) as told:
            held = taking(source, found=found, at=datetime.now(UTC), told=told)
    if arguments.json:
        print(json.dumps({"id": held.pk, "terms": held.terms, "licence": held.licence, "tokenizer": held.tokenizer}))
        return 0
    said = language.ngettext("{n} term of {title}, {licence}.", "{n} terms of {title}, {licence}.", held.terms)
    print(said.format(n=language.number(held.terms), title=held.title, licence=held.licence))
    return 0


def forget(arguments: argparse.Namespace) -> int:
    """Give a dictionary up."""
    language = _language(arguments)
    with database():
        from diptych.thesaurus.domain.dictionaries import forget as forgetting

        forgetting(arguments.id, at=datetime.now(UTC))
    said = language.gettext(_("{id} is given up; nothing of it is kept.")).format(id=arguments.id)
    print(json.dumps({"id": arguments.id}) if arguments.json else said)
    return 0


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
