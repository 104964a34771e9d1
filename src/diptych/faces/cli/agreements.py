"""``diptych agreements`` and ``diptych schema``: the library, one agreement, and the check of a pack in the making."""

from __future__ import annotations

import json
import os
from datetime import date

from diptych import agreements as library
from diptych.engines.treaty import dossier_format, pack_format
from diptych.engines.values.errors import Refused
from diptych.engines.values.exact import percent
from diptych.faces import payload
from diptych.faces.cli import reading
from diptych.faces.cli.tables import paragraph, room, table
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.names import place
from diptych.kernel import clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from diptych.engines.treaty.pack import Agreement
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)


def listing(arguments: argparse.Namespace) -> int:
    """Every agreement: id, parties, forms, status, dates."""
    language = _language(arguments)
    rows = [payload.agreement_row(item, clock.today()) for item in library.agreements()]
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    shown = []
    for item, row in zip(library.agreements(), rows, strict=True):
        status = language.gettext(words.EVENTS.get(row["status"], words.OUTCOMES["unknown"]))
        when = row["in_force"] or row["signed"]
        shown.append((item.id, status, when or "–", language.pick(item.short)))
    print("\n".join(table(shown, room=room())))
    return 0


def show(arguments: argparse.Namespace) -> int:
    """One agreement: status, authorities, parameters, rules, sources, what is not known."""
    language = _language(arguments)
    agreement = library.agreement(arguments.id)
    on = reading.day(arguments.on)
    if arguments.json:
        row = {**payload.agreement_row(agreement, on), "pack": library.pack_data(agreement.id)}
        print(json.dumps(row, ensure_ascii=False, indent=2))
    else:
        print("\n".join(shown(agreement, on, language)))
    return 0


def shown(agreement: Agreement, on: date, language: Language) -> Iterator[str]:
    """The agreement as a reader meets it in a terminal."""
    wide, say = room(), language.gettext
    law = agreement.law(on, library.groups(on))
    yield from paragraph(language.pick(agreement.title), indent=0, room=wide)
    yield from paragraph(f"{agreement.id} · {say(words.LAYERS[agreement.layer])}", indent=0, room=wide)
    yield from paragraph(say(words.FORCES[law.force]), indent=0, room=wide)
    if len(agreement.parties) <= 3:
        yield from _authorities(agreement, language, wide)
    else:
        names = language.listed(language.country(country) for country in law.parties_in_order)
        yield ""
        yield from paragraph(language.colon(say(_("Parties")), names), indent=0, room=wide)
    events = [
        (say(words.EVENTS[e.event]), language.date(e.on) if e.on else "–", e.place or "") for e in agreement.status
    ]
    yield ""
    yield from table(events, room=wide)
    if agreement.parameters:
        yield ""
        yield say(_("Thresholds by date"))
        yield from table(
            (
                (
                    language.pick(dated.name) or name,
                    language.share(percent(item.value)) if dated.unit == "share" else item.value,
                    language.date(item.from_) if item.from_ else "–",
                )
                for name, dated in agreement.parameters.items()
                for item in dated.values
            ),
            room=wide,
        )
    yield ""
    yield say(_("Rules"))
    for rule in law.rules:
        yield ""
        yield from paragraph(language.pick(rule.title), indent=0, room=wide)
        yield f"  {rule.id} · {place(rule.article, language)} · {say(words.CONFIDENCES[rule.confidence])}"
        yield from paragraph(language.pick(rule.text), indent=2, room=wide)
        if rule.open:
            yield from paragraph(language.colon(say(_("Not known")), language.pick(rule.open)), indent=2, room=wide)
    if agreement.open:
        yield ""
        yield say(_("Not known"))
        for text in agreement.open:
            yield from paragraph(language.pick(text), indent=2, room=wide)
    yield ""
    yield say(_("Sources"))
    for source in agreement.sources:
        yield from paragraph(" · ".join(t for t in (source.title, source.kind) if t), indent=2, room=wide)


def _authorities(agreement: Agreement, language: Language, wide: int) -> Iterator[str]:
    for party in agreement.parties:
        yield ""
        yield language.pick(party.name) or language.country(party.country)
        for authority in party.authorities:
            text = language.pick(authority.name)
            if authority.from_:
                text = language.gettext(_("{name} (from {date})")).format(
                    name=text, date=language.date(authority.from_)
                )
            yield from paragraph(text, indent=2, room=wide)


def validate(arguments: argparse.Namespace) -> int:
    """Check a pack; every trouble is printed with its line, and the exit code is 64 if there is one."""
    language = _language(arguments)
    path = arguments.path
    if os.path.isdir(path):
        inside = os.path.join(path, "pack.yaml")
        if not os.path.exists(inside):
            raise Refused("no_pack", path=path)
        path = inside
    agreement: Agreement = reading.reading(reading.document(path), pack_format.read_agreement)
    if arguments.json:
        print(json.dumps({"id": agreement.id, "rules": len(agreement.rules), "valid": True}))
    else:
        count = len(agreement.rules)
        text = language.ngettext("{id}: valid, {n} rule.", "{id}: valid, {n} rules.", count)
        print(text.format(id=agreement.id, n=count))
    return 0


OF_PROGRAMMES = ("programme", "works", "agents", "events", "agreements", "sources")
"""Formats of the documents of a programme, by the names of their files."""


def schema(arguments: argparse.Namespace) -> int:
    """The JSON Schema of dossiers, packs or documents of a programme."""
    if arguments.format in OF_PROGRAMMES:
        from diptych.faces.cli.programme import schema_of

        found = schema_of(arguments.format)
    else:
        found = (pack_format if arguments.format == "agreement" else dossier_format).schema()
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 0
