"""A cure: changes to a dossier as data, so that any face can show them, apply them, and take them back."""

from __future__ import annotations

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.treaty.film import Film
    from diptych.engines.treaty.outcome import Finding
    from diptych.engines.treaty.pack import Rule

    Path = tuple[str | int, ...]


class Change(Record):
    """Set one place of the dossier's plain data; ``before`` is what stood there (None: nothing)."""

    path: Path
    value: Any
    before: Any = None


class Move(Record):
    """Money (or a share, where the dossier has only shares) taken from or given to one producer."""

    producer: str
    country: str | None
    amount: Any
    """Money, or an exact share; negative when taken."""


class Cure(Record):
    """The smallest change found that makes one or more rules hold."""

    code: str
    rules: tuple[str, ...]
    changes: tuple[Change, ...]
    subjects: tuple[Any, ...] = ()
    """Who or what it is about: countries to ask, people to recast, documents to add, dates to keep."""
    moves: tuple[Move, ...] = ()
    size: Any = None
    """How much: money moved, people recast, documents added."""
    outcomes: dict[str, str] = {}
    """The outcome of each rule after the change, as assessed."""
    status: str | None = None
    """The overall status after the change, as assessed."""


class Patient(Record):
    """What a cure is sought for: the film, the rule, its finding, and the dossier's plain data."""

    film: Film
    rule: Rule
    finding: Finding
    data: dict[str, Any]

    def change(self, path: Path, value: Any) -> Change:
        return Change(path=path, value=value, before=at(self.data, path))


def at(data: Any, path: Path) -> Any:
    """What stands at a place of plain data, or None."""
    for step in path:
        inside = step in data if isinstance(data, dict) else isinstance(step, int) and step < len(data or ())
        if not inside:
            return None
        data = data[step]
    return data


def apply(changes: tuple[Change, ...], data: dict[str, Any]) -> dict[str, Any]:
    """A copy of the data with the changes made; a list index one past the end adds to the list.

    >>> apply((Change(path=("versions", 0), value={"language": "ru"}),), {})
    {'versions': [{'language': 'ru'}]}
    """
    for change in changes:
        data = _set(data, change.path, change.value)
    return data


def revert(changes: tuple[Change, ...], data: dict[str, Any]) -> dict[str, Any]:
    """Take changes back, last first."""
    for change in reversed(changes):
        data = _set(data, change.path, change.before)
    return data


def _set(data: Any, path: Path, value: Any) -> Any:
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(data or ())
        if step == len(items):
            items.append(None)
        if rest or value is not None:
            items[step] = _set(items[step], rest, value) if rest else value
        else:
            del items[step]
        return items
    fields = dict(data or {})
    fields[step] = _set(fields.get(step), rest, value) if rest else value
    if fields[step] is None or fields[step] in ({}, []):
        del fields[step]
    return fields
