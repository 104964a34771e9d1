"""Records read back from their tables."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from django.db import connection
from django.db.models import F, Q, Value

from diptych.engines.values.errors import Refused
from diptych.kernel.keeping.thing import Rows, Thing, things

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from typing import Any

    Data = dict[str, Any]

AT_ONCE = 500
"""Things whose rows are fetched together."""


def records(thing: Thing, ids: Sequence[str]) -> dict[str, Data]:
    """The records of things by id, those that there are.

    For every 500 things: one query for each of the thing's tables, one more where it cites several sources.
    """
    return records_in(thing.rows, ids)


def records_in(rows: Rows, ids: Sequence[str], fields: Container[str] | None = None) -> dict[str, Data]:
    """The records of one table whose rows have ids of their own, by id: of things, or of claims and conflicts.

    Of its lists, only those among ``fields`` are read, where these are given; what stands in the table itself always
    is. The queries are those of :func:`records`, less one or two for every list left out.
    """
    found: dict[str, Data] = {}
    for begin in range(0, len(ids), AT_ONCE):
        query = rows.model.objects.filter(pk__in=ids[begin : begin + AT_ONCE])
        found |= {data["id"]: data for _owner, data in _read(rows, query, ("pk",), fields)}
    return found


def record(thing: Thing, id: str) -> Data:
    """The record of one thing; Refused("no_thing")."""
    found = records(thing, [id])
    if id not in found:
        raise Refused("no_thing", kind=thing.name, id=id)
    return found[id]


def every_record(thing: Thing) -> Iterator[Data]:
    """All records of one kind, in the order in which they came, a few hundred in memory at once."""
    ids = list(thing.model.objects.order_by("position", "pk").values_list("pk", flat=True))
    for begin in range(0, len(ids), AT_ONCE):
        batch = ids[begin : begin + AT_ONCE]
        found = records(thing, batch)
        yield from (found[id] for id in batch if id in found)


def listed(rows: Rows, owners: Iterable[Any]) -> dict[Any, list[Any]]:
    """The lists that one table holds, by their owner."""
    found: dict[Any, list[Any]] = defaultdict(list)
    query = rows.model.objects.filter(**{f"{rows.owner}__in": list(owners)}, **rows.constants)
    order = (rows.owner, "position") if rows.is_ordered else (rows.owner,)
    for owner, data in _read(rows, query, order):
        found[owner].append(data[rows.scalar] if rows.scalar else data)
    return found


def _read(
    rows: Rows, query: Any, order: tuple[str, ...], fields: Container[str] | None = None
) -> Iterator[tuple[Any, Data]]:
    """Each row's owner and what the record says of it, with its sources and its own lists, or those asked for."""
    cited = rows.citations is not None and (fields is None or "sources" in fields)
    wanted = {*rows.columns.values(), "pk", *([rows.owner] if rows.owner else ()), *(["source_id"] if cited else ())}
    # Column by column is faster than a mapping by the database's own means, and far faster than objects.
    names = tuple(wanted)
    found = [dict(zip(names, row, strict=True)) for row in query.order_by(*order).values_list(*names)]
    if not found:
        return
    keys = [row["pk"] for row in found]
    further = _citations(rows.citations, keys) if cited else {}
    asked = {name: inner for name, inner in rows.lists.items() if fields is None or name in fields}
    lists = {name: listed(inner, keys) for name, inner in asked.items()}
    for row in found:
        key = row["pk"]
        data = rows.data(row)
        if cited and row["source_id"]:
            data["sources"] = [row["source_id"], *further.get(key, ())]
        for name, inner in asked.items():
            if items := lists[name].get(key):
                data[name] = items[0] if inner.single else items
        yield row[rows.owner] if rows.owner else key, data


def _citations(model: Any, facts: list[Any]) -> dict[Any, list[str]]:
    found: dict[Any, list[str]] = defaultdict(list)
    rows = model.objects.filter(fact__in=facts).order_by("fact", "position")
    for fact, source in rows.values_list("fact_id", "source_id"):
        found[fact].append(source)
    return found


# What there is --------------------------------------------------------------------------------------------------------


def kinds_of(ids: Iterable[str]) -> dict[str, str]:
    """The kind of thing behind each id, for those there are. One query for each kind, as long as ids are left."""
    left = set(ids)
    found: dict[str, str] = {}
    for thing in things().values():
        if left:
            there = set(thing.model.objects.filter(pk__in=left).values_list("pk", flat=True))
            found |= dict.fromkeys(there, thing.name)
            left -= there
    return found


def led_on(ids: Sequence[str]) -> dict[str, str]:
    """Of ids those that lead to another thing by now, each with the id of that: they are given to nothing else. One
    query for each kind of thing that can be merged."""
    return {id: kept for thing in things().values() for id, kept in thing.former(ids).items()}


class Link:
    """One place that refers to a thing: which kind of thing, which one, in which of its fields."""

    def __init__(self, kind: str, id: str, field: str) -> None:
        self.kind = kind
        self.id = id
        self.field = field

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Link) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.kind, self.id, self.field))

    def __repr__(self) -> str:
        return f"Link({self.kind!r}, {self.id!r}, {self.field!r})"


def links_to(kind: str, id: str) -> list[Link]:
    """What links here: every thing whose record refers to this one, and in which of its fields. One query."""
    sql, params, places = _linking(kind, connection.vendor)
    with connection.cursor() as cursor:
        asked = [id if param == ANY else param for param in params]
        cursor.execute(f"SELECT place, thing_id FROM ({sql}) AS links ORDER BY place, thing_id", asked)
        found = {(places[place], owner): None for place, owner in cursor.fetchall()}
    return [Link(name, owner, field) for (name, field), owner in found if (name, owner) != (kind, id)]


ANY = "\ufdd0"
"""Stands for the id in a query that is written once: a character of no text."""


@cache
def _linking(kind: str, _database: str) -> tuple[str, tuple[Any, ...], tuple[tuple[str, str], ...]]:
    """The query behind :func:`links_to` with its parameters, and what it calls places: it goes over dozens of tables,
    and to write it takes longer than to carry it out."""
    target = things()[kind]
    places: list[tuple[str, str]] = []
    queries: list[Any] = []
    for thing in things().values():
        for path, rows in thing.tables():
            if not path or rows.model is not target.model:
                for condition, name in _conditions(rows, target, ANY):
                    there = belonging(thing, path, rows.model.objects.filter(condition))
                    queries.append(there.annotate(place=Value(len(places))).values_list("place", "thing_id"))
                    places.append((thing.name, ".".join(path if rows.scalar == name else (*path, name))))
    first, *others = queries
    sql, params = first.union(*others).query.sql_with_params()
    return sql, tuple(params), tuple(places)


def belonging(thing: Thing, path: tuple[str, ...], query: Any) -> Any:
    """The ids of the things that rows of one of their tables belong to, as a query."""
    rows = thing.rows
    steps = []
    for name in path:
        rows = rows.lists[name]
        steps.append(rows.owner)
    if not steps:
        return query.annotate(thing_id=F("pk")).values_list("thing_id", flat=True)
    # Owners of owners are reached through the reference itself, the last one by its column.
    way_up = "__".join([*(step.removesuffix("_id") for step in reversed(steps[1:])), steps[0]])
    query = query.filter(**rows.constants, **{f"{rows.owner}__isnull": False})
    return query.annotate(thing_id=F(way_up)).values_list("thing_id", flat=True)


def _conditions(rows: Rows, target: Thing, id: str) -> Iterator[tuple[Q, str]]:
    for field in rows.model._meta.concrete_fields:
        if field.related_model is target.model and field.attname != rows.owner:
            yield Q(**{field.attname: id}), "sources" if field.name == "source" and rows.citations else field.name
    if rows.citations is not None and rows.citations._meta.get_field("source").related_model is target.model:
        yield Q(citations__source=id), "sources"
    for column, kind in rows.soft.items():
        if kind == target.name:
            yield Q(**{column: id}), column
        elif kind == "subject_type":
            yield Q(**{column: id, kind: target.name}), column
