"""What a change did, for people: field by field, and row by row where a field is a list."""

from __future__ import annotations

import json
from difflib import SequenceMatcher

from diptych.engines.values.record import Record
from diptych.faces.desk.forms.codes import table_of
from diptych.faces.places import LABELS
from diptych.faces.portal.registers.labels import Labels
from diptych.faces.wording.registers.terms import term, territory
from diptych.faces.wording.registers_fields import field_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from diptych.kernel import texts
    from diptych.kernel.keeping.thing import Thing

NOTHING = "–"
TITLE_PARTS = 3


class Line(Record):
    """One field: what it said and what it says; of a list, the rows that differ instead."""

    label: str
    before: str = ""
    after: str = ""
    rows: tuple[RowChange, ...] = ()


class RowChange(Record):
    """One row of a list: added, removed, changed or moved."""

    state: str
    title: str
    lines: tuple[Line, ...] = ()


class Told:
    """Says records of one kind of thing in words. ``labels`` are of what records refer to, as far as they are known."""

    def __init__(self, thing: Thing, language: texts.Language, labels: Labels | None = None) -> None:
        self.thing = thing
        self.language = language
        self.labels = labels or Labels(language, {})

    def label(self, name: str) -> str:
        return field_word(name, self.language)

    def value(self, path: str, value: Any) -> str:
        """A value in one line; the path tells the field, as in ``titles.type``."""
        if value is None or value in ("", [], {}):
            return NOTHING
        if isinstance(value, bool):
            return self.language.gettext("yes" if value else "no")
        if isinstance(value, list):
            return self.language.listed(self.value(path, item) for item in value)
        if isinstance(value, dict):
            parts = (
                self.language.colon(self.label(key), self.value(f"{path}.{key}", item))
                for key, item in self.ordered(path, value).items()
            )
            return self.language.clauses(parts)
        return self._word(path, str(value))

    def _word(self, path: str, text: str) -> str:
        """A code or an id by what it means; the id stays beside its name."""
        name = path.rpartition(".")[2]
        kind = REFERS.get(name)
        if kind in LABELS:
            found = self.labels.of(kind, text).text
            with_id = self.language.gettext("{name} ({extra})")
            return found if found == text else with_id.format(name=found, extra=text)
        if name in TERRITORIES:
            return territory(self.language, text)
        table = table_of(self.thing.name, path)
        return term(self.language, table, text) if table else text

    def ordered(self, path: str, row: dict[str, Any]) -> dict[str, Any]:
        """A part of a record in the order of the form; not every database keeps the order in which it was given."""
        order = {name: place for place, name in enumerate(fields_at(self.thing.shape, path))}
        return dict(sorted(row.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))

    def title(self, path: str, row: dict[str, Any]) -> str:
        """What a row is called: the first things it says."""
        row = self.ordered(path, row)
        items = [(name, item) for name, item in row.items() if not isinstance(item, (list, dict)) and name != "id"]
        told = [self.value(f"{path}.{name}", item) for name, item in items[:TITLE_PARTS]]
        return " · ".join(told) or self.value(path, row)


def fields_at(shape: Any, path: str) -> Iterable[str]:
    """Names of the fields of a part of a record, in the order of its shape; none where a path leads to no part."""
    for name in path.split("."):
        shape = getattr(shape, "fields", {}).get(name)
        shape = getattr(shape, "item", shape)
    return getattr(shape, "fields", ())


TERRITORIES = {"countries", "country", "outlet_country", "place_country", "side", "territories", "territory"}
"""Fields that hold a country or a territory."""

REFERS = {
    "agent": "agent",
    "authorities": "agent",
    "document": "document",
    "event": "event",
    "interpreter": "agent",
    "not_same_as": "agent",
    "of": "source",
    "other": "agent",
    "plan": "document",
    "signed_or_exchanged_by": "agent",
    "source": "source",
    "sources": "source",
    "upstream": "agent",
    "witnesses": "agent",
    "work": "work",
}
"""Fields that refer to things of one kind, whichever record they stand in."""


def referred(records: Iterable[Any]) -> dict[str, set[str]]:
    """Ids that records refer to, by kind, so that they can be told by name."""
    found: dict[str, set[str]] = {}

    def walk(name: str, value: Any) -> None:
        if isinstance(value, dict):
            for key, item in value.items():
                walk(key, item)
        elif isinstance(value, list):
            for item in value:
                walk(name, item)
        elif isinstance(value, str) and name in REFERS:
            found.setdefault(REFERS[name], set()).add(value)

    for record in records:
        walk("", record)
    return found


def changed_fields(told: Told, before: dict[str, Any] | None, after: dict[str, Any] | None) -> tuple[Line, ...]:
    """What differs between two records or parts of records, in words."""
    old, new = before or {}, after or {}
    # In the order of the form; not every database keeps the order in which they were given.
    order = {name: place for place, name in enumerate(told.thing.shape.fields)}
    names = sorted({*old, *new}, key=lambda name: (order.get(name, len(order)), name))
    return tuple(_line(told, name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def _line(told: Told, name: str, old: Any, new: Any) -> Line:
    label = told.label(name)
    lists = [value for value in (old, new) if isinstance(value, list)]
    if lists:
        return Line(label=label, rows=tuple(_rows(told, name, _as_list(old), _as_list(new))))
    if isinstance(old, dict) and isinstance(new, dict):
        row = RowChange(state="changed", title="", lines=_inner(told, name, old, new))
        return Line(label=label, rows=(row,))
    return Line(label=label, before=_said(told, name, old), after=_said(told, name, new))


def _said(told: Told, path: str, value: Any) -> str:
    return "" if value is None else told.value(path, value)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _inner(told: Told, path: str, old: dict[str, Any], new: dict[str, Any]) -> tuple[Line, ...]:
    """What differs within a row; lists within it are told in one line."""
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return tuple(
        Line(
            label=told.label(name),
            before=_said(told, f"{path}.{name}", old.get(name)),
            after=_said(told, f"{path}.{name}", new.get(name)),
        )
        for name in names
    )


def _rows(told: Told, name: str, old: list[Any], new: list[Any]) -> Iterator[RowChange]:
    """Rows that were added, removed or changed; or moved, where nothing else happened to them."""
    before, after = [_same(row) for row in old], [_same(row) for row in new]
    gone: list[Any] = []
    come: list[Any] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += old[i1:i2]
            come += new[j1:j2]
    for row in list(gone):
        if row in come:
            gone.remove(row)
            come.remove(row)
            yield RowChange(state="moved", title=_title(told, name, row))
    for row in gone:
        other = _likest(row, come)
        if other is None:
            yield RowChange(state="removed", title=_title(told, name, row), lines=_all(told, name, row))
        else:
            come.remove(other)
            yield RowChange(state="changed", title=_title(told, name, row), lines=_inner(told, name, row, other))
    for row in come:
        yield RowChange(state="added", title=_title(told, name, row), lines=_all(told, name, row))


def _title(told: Told, name: str, row: Any) -> str:
    return told.title(name, row) if isinstance(row, dict) else told.value(name, row)


def _all(told: Told, path: str, row: Any) -> tuple[Line, ...]:
    if not isinstance(row, dict):
        return ()
    return tuple(Line(label=told.label(name), after=told.value(f"{path}.{name}", item)) for name, item in row.items())


def _likest(row: Any, others: list[Any]) -> Any:
    """Of other rows the one that is the same, changed: of the same id, or else alike in half of what they say."""
    if not isinstance(row, dict):
        return None
    if "id" in row:
        return next((other for other in others if other.get("id") == row["id"]), None)
    best, most = None, 0.5
    for other in others:
        names = {*row, *other}
        alike = sum(row.get(name) == other.get(name) for name in names) / len(names)
        if alike >= most and (best is None or alike > most):
            best, most = other, alike
    return best


def _same(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)
