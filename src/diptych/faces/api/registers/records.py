"""Records as JSON: in the form of the documents of a programme, with a name, an address and a page beside."""

from __future__ import annotations

import difflib

from diptych.engines.values.record import Record
from diptych.faces.api.problems import Problem
from diptych.faces.api.registers.declared import SOURCES
from diptych.faces.api.registers.places import labels, page
from diptych.kernel.keeping.reading import records_in
from diptych.kernel.keeping.shapes import Ref, is_id, mentions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from diptych.faces.api.registers.declared import Register
    from diptych.faces.api.registers.places import Place
    from diptych.kernel.texts import Language

    Data = dict[str, Any]


class Selection(Record):
    """What is wanted of records."""

    fields: tuple[str, ...]
    with_sources: bool
    language: Language


def written(register: Register, heads: Sequence[Data], wanted: Selection) -> tuple[list[Data], dict[str, Data]]:
    """Records in the order of their heads (id, and what tells of changes), and what goes with them as ``included``.

    A query for each table that holds one of the fields, one more for the names of each kind of thing, one for the
    sources.
    """
    ids = [head["id"] for head in heads]
    found = records_in(register.rows, ids, {*wanted.fields, *register.beneath})
    places = {id: register.about(record) for id, record in found.items()}
    called = labels(places.values(), wanted.language) if "label" in wanted.fields else {}
    rows = []
    for head in heads:
        # Somebody may have removed it a moment ago.
        if head["id"] in found:
            whole = {
                **register.shape.write(found[head["id"]]),
                **_beside(register, head, places[head["id"]], called, wanted.language),
            }
            rows.append({name: item for name, item in whole.items() if name == "id" or name in wanted.fields})
    if not wanted.with_sources:
        return rows, {}
    cited = dict.fromkeys(source for record in found.values() for source in _cited(register, record, wanted.fields))
    return rows, {"included": {"sources": sources(tuple(cited), wanted.language)}}


def sources(ids: Sequence[str], language: Language) -> list[Data]:
    """Sources by their ids; two queries."""
    heads = list(SOURCES.rows.model.objects.filter(pk__in=ids).order_by("id").values("id", *SOURCES.changes))
    return written(SOURCES, heads, Selection(fields=SOURCES.fields, with_sources=False, language=language))[0]


def _beside(register: Register, head: Data, place: Place, called: dict[Place, Any], language: Language) -> Data:
    changes = {name: head[name] for name in register.changes}
    if "changed_at" in changes:
        changes["changed_at"] = changes["changed_at"].isoformat()
    return {
        "label": called.get(place),
        "address": register.address(head["id"]),
        "page": page(*place, language),
        **changes,
    }


def _cited(register: Register, record: Data, fields: tuple[str, ...]) -> Iterable[str]:
    """Every source named in some fields of a record."""
    for shape, id, path in mentions(register.shape, record):
        if isinstance(shape, Ref) and shape.kind == "source" and path[0] in fields:
            yield id


def unknown(register: Register, id: str) -> Problem:
    """There is no such record; ids that look like it are named. Two queries at the most."""
    near: list[str] = []
    if is_id(id):
        ids = register.rows.model.objects.values_list("pk", flat=True)
        around = [
            *ids.filter(pk__gt=id).order_by("pk")[:NEIGHBOURS],
            *ids.filter(pk__lt=id).order_by("-pk")[:NEIGHBOURS],
        ]
        near = difflib.get_close_matches(id, around, n=3)
    return Problem("unknown_record", id=id, near=tuple(near))


NEIGHBOURS = 50
"""Ids before and after, by the alphabet, among which a slip of the pen is looked for."""
