"""Declarations: which tables hold which part of a record."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from diptych.engines.names.words import words
from diptych.engines.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from typing import Any, Protocol

    from django.db.models import Field, Model

    from diptych.kernel.keeping.shapes import Fields

OWN = {"position", "revision", "changed_at", "unverified"}
"""Columns that no record speaks of."""

EARLIEST, LATEST = "_earliest", "_latest"
"""Ends of the names of columns that are derived from a date kept as text, to sort and to search by."""


class Rows:
    """A table that holds one list of a record, or with no ``owner`` the things themselves.

    Columns have the names of the record's fields. Beside them, ``owner`` is the column that holds the id of what the
    list belongs to; ``constants`` tell lists in one table apart; a list of bare values stands in one column,
    ``scalar``; ``single`` is a list of at most one, written without brackets. ``soft`` names columns that hold ids of
    other things without a reference in the database: for each the kind of thing, or ``subject_type`` where that
    stands in the column of this name.

    A model with ``citations`` cites several sources: the first in its own column ``source``, which cannot be empty, the
    others there. What else a model derives from its columns it says in a class method ``derived``.

    ``whole`` gives columns that follow from a whole record, its lists too; the model names them in ``DERIVED``.

    ``words`` names the fields whose words things are found by, such as ``title`` or ``names.text``; they stand in the
    table that refers to the model as its ``words``.
    """

    def __init__(
        self,
        model: type[Model],
        *,
        owner: str = "",
        scalar: str = "",
        single: bool = False,
        constants: Mapping[str, Any] | None = None,
        lists: Mapping[str, Rows] | None = None,
        soft: Mapping[str, str] | None = None,
        words: tuple[str, ...] = (),
        whole: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None,
    ) -> None:
        self.model: Any = model
        self.owner = owner
        self.scalar = scalar
        self.single = single
        self.constants = dict(constants or {})
        self.lists = dict(lists or {})
        self.soft = dict(soft or {})
        self.word_fields = words
        self.whole = whole

    @cached_property
    def citations(self) -> Any:
        """The table of further sources, if there is one."""
        return self._referring("citations")

    @cached_property
    def words(self) -> Any:
        """The table of the words that things are found by, if there is one."""
        return self._referring("words")

    def _referring(self, accessor: str) -> Any:
        names = {relation.get_accessor_name(): relation for relation in self.model._meta.related_objects}
        return names[accessor].related_model if accessor in names else None

    @cached_property
    def is_keyed(self) -> bool:
        """Whether its rows have ids of their own, by which others refer to them."""
        return bool(self.model._meta.pk.get_internal_type() == "CharField")

    @cached_property
    def is_ordered(self) -> bool:
        return any(field.name == "position" for field in self.model._meta.concrete_fields)

    @cached_property
    def columns(self) -> dict[str, str]:
        """Fields of the record and the columns that hold them."""
        return {field.name: field.attname for field in self._fields()}

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """What a column holds when nothing is known."""
        return {field.attname: None if field.null else "" for field in self._fields()}

    @cached_property
    def dates(self) -> list[tuple[str, str, str]]:
        """Columns derived from dates: the derived one, the one it is derived from, which end of it."""
        found = []
        for field in self.model._meta.concrete_fields:
            for end in (EARLIEST, LATEST):
                if field.name.endswith(end):
                    found.append((field.name, field.name.removesuffix(end), end))
        return found

    def _fields(self) -> Iterator[Field[Any, Any]]:
        outside = {*OWN, *self.constants, self.owner, *getattr(self.model, "DERIVED", ())}
        for field in self.model._meta.concrete_fields:
            is_row_number = field.primary_key and not self.is_keyed
            is_cited = field.name == "source" and self.citations is not None
            is_derived = field.name.endswith((EARLIEST, LATEST))
            if not (is_row_number or is_cited or is_derived or {field.name, field.attname} & outside):
                yield field

    def values(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """A row's columns for what a record says: those of the record, and those derived from them."""
        defaults = self.defaults
        row = dict(self.constants)
        for name, column in self.columns.items():
            held = data.get(name)
            row[column] = defaults[column] if held is None else held
        for column, source, end in self.dates:
            row[column] = edge(row[source], end)
        sources = data.get("sources", [])
        if self.citations is not None:
            row["source_id"] = sources[0] if sources else None
        derived = getattr(self.model, "derived", None)
        if derived is not None:
            row |= derived(row, sources or [row["source_id"]])
        if self.whole is not None:
            row |= self.whole(data)
        return row

    def words_of(self, data: Mapping[str, Any]) -> set[str]:
        """What a thing is to be found by."""
        found: set[str] = set()
        for field in self.word_fields:
            name, _, inner = field.partition(".")
            texts = [item.get(inner) for item in data.get(name, ())] if inner else [data.get(name)]
            found |= {word for text in texts if text for word in words(text)}
        return found

    def data(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """What a record says of a row's columns."""
        return {name: bare(row[column]) for name, column in self.columns.items() if row[column] not in (None, "")}


def bare(value: Any) -> Any:
    """A column's value as plain data: exact decimals are texts."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def edge(text: str, end: str) -> date | None:
    """The first or the last day that a date or range of dates may mean."""
    if not text:
        return None
    first, _, last = text.partition("/")
    return PartialDate.parse(first).earliest if end == EARLIEST else PartialDate.parse(last or first).latest


if TYPE_CHECKING:

    class Written(Protocol):
        """Called in the transaction in which records were written, with what each was before and is now.

        ``many`` says that others are written in the same transaction, before and after these: what takes long then is
        better left to a job.
        """

        def __call__(
            self, changes: Sequence[tuple[Mapping[str, Any] | None, Mapping[str, Any]]], /, *, at: datetime, many: bool
        ) -> None: ...


class Thing:
    """One kind of thing: its name, its shape in documents, its tables, its actions in the ledger."""

    def __init__(
        self,
        name: str,
        rows: Rows,
        shape: Fields,
        *,
        label: Callable[[Mapping[str, Any]], str | dict[str, str]],
        actions: Mapping[str, str],
        complete: Callable[[Sequence[dict[str, Any]], Mapping[str, str]], None] | None = None,
        written: Written | None = None,
        former: Callable[[Collection[str]], Mapping[str, str]] | None = None,
    ) -> None:
        """``complete`` adds to records, in place, what only the registers know; kinds of things that are about to be
        kept are handed to it by their ids. ``written`` writes what else follows from records, see ``Written`` above.
        ``former`` gives, of some ids, those that lead to another thing by now, each with the id of that."""
        self.name = name
        self.rows = rows
        self.shape = shape
        self.label = label
        self.actions = actions
        self.complete = complete or (lambda _records, _known: None)
        self.written = written or (lambda _changes, *, at, many: None)
        self.former = former or (lambda _ids: {})
        _things[name] = self

    @property
    def model(self) -> Any:
        return self.rows.model

    def tables(self) -> Iterator[tuple[tuple[str, ...], Rows]]:
        """Every table of its records, with the fields that lead there; the things themselves first."""
        waiting: list[tuple[tuple[str, ...], Rows]] = [((), self.rows)]
        while waiting:
            path, rows = waiting.pop(0)
            yield path, rows
            waiting += [((*path, name), inner) for name, inner in rows.lists.items()]


_things: dict[str, Thing] = {}
_parts: dict[str, Any] = {}


def declare_part(kind: str, model: type[Model]) -> None:
    """Name a table whose rows have ids of their own and belong to things: a claim, a conflict."""
    _parts[kind] = model


def tables_of_ids() -> dict[str, Any]:
    """Every table in which an id may stand, by the kind of what it is the id of."""
    return {**{thing.name: thing.model for thing in _things.values()}, **_parts}


def things() -> dict[str, Thing]:
    """Every kind of thing, by name, the lower registers first."""
    return _things


def thing_of(model: type[Model]) -> Thing:
    """The declaration of a model whose rows are things."""
    return next(thing for thing in _things.values() if thing.model is model)


def named(name: str) -> Thing:
    """The kind of thing of that name."""
    return _things[name]


def names_by_language(data: Mapping[str, Any], field: str = "names") -> dict[str, str]:
    """A label from a list of names: the first in each language of the product, else the first of all."""
    found: dict[str, str] = {}
    for item in data.get(field, ()):
        if item["lang"] in ("ru", "zh-Hans", "en"):
            found.setdefault(item["lang"], item["text"])
    if not found:
        found = {item["lang"]: item["text"] for item in data.get(field, ())[:1]}
    return found
