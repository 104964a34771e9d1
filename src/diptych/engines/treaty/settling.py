"""From what a form holds to a dossier that can be assessed: what cannot be read is set aside and named, not lost."""

from __future__ import annotations

from copy import deepcopy

from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.dossier_format import read_dossier
from diptych.engines.values.errors import Malformed
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.values.errors import Trouble

    Path = tuple[str | int, ...]

ROUNDS = 8
"""Setting one thing aside may bring another to light; after so many times nothing is left to be read."""

NONE_MEANT = ("links", "treaty_with", "changes")
"""Lists whose being empty says something: that there are none."""


class Reading(Record):
    """What could be read of a form: the dossier, every trouble by its path in the form's data, which rows are left."""

    dossier: Dossier
    troubles: tuple[Trouble, ...]
    rows: dict[Path, list[int]] = {}
    """For each list of what was read, the numbers its members have in the form's data."""

    def place(self, path: Path) -> Path:
        """A path of what was read as a path of the form's data."""
        return _original(path, self.rows)


def settled(data: dict[str, Any]) -> Reading:
    """Read a form's data, setting aside what cannot be read."""
    data = deepcopy(data)
    troubles: list[Trouble] = []
    for _round in range(ROUNDS):
        pruned, kept = _pruned(data, ())
        try:
            return Reading(dossier=read_dossier(pruned or {}), troubles=tuple(troubles), rows=kept)
        except Malformed as error:
            found = [trouble.replace(path=_original(trouble.path, kept)) for trouble in error.troubles]
        troubles += found
        for trouble in found:
            for path in _doubtful(trouble, data):
                _blank(data, path)
    return Reading(dossier=Dossier(), troubles=tuple(troubles))


def _pruned(value: Any, path: Path) -> tuple[Any, dict[Path, list[int]]]:
    """The value without blanks and rows in which nothing is typed; for each list, which of its rows are left."""
    kept: dict[Path, list[int]] = {}
    if isinstance(value, dict):
        result = {}
        for key, inner in value.items():
            left, below = _pruned(inner, (*path, key))
            kept |= below
            if left is not None or (inner == [] and key in NONE_MEANT):
                result[key] = [] if left is None else left
        return (result if result.keys() - {"id"} or not path else None), kept
    if isinstance(value, list):
        items: list[Any] = []
        numbers: list[int] = []
        for number, inner in enumerate(value):
            left, below = _pruned(inner, (*path, len(items)))
            if left is not None:
                kept |= below
                items.append(left)
                numbers.append(number)
        kept[path] = numbers
        return (items or None), kept
    return (None if value == "" else value), kept


def _original(path: Path, kept: dict[Path, list[int]]) -> Path:
    """A path among what was read as a path of what is held."""
    found: list[str | int] = []
    for depth, step in enumerate(path):
        numbers = kept.get(path[:depth])
        found.append(numbers[step] if isinstance(step, int) and numbers and step < len(numbers) else step)
    return tuple(found)


def _doubtful(trouble: Trouble, data: dict[str, Any]) -> list[Path]:
    """What to set aside for a trouble: the value itself, or what the sums that do not come out are made of."""
    if trouble.path == ("producers",):
        if trouble.code in ("shares_above_budget", "shares_below_budget") and data.get("budget"):
            return [("budget",)]
        fields = ("share", "creative", "spend_share", "points")
        return [("producers", number, field) for number in range(len(data["producers"])) for field in fields]
    return [trouble.path]


def _blank(data: Any, path: Path) -> None:
    for step in path[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return
    if path and ((isinstance(data, dict) and path[-1] in data) or isinstance(data, list)):
        held: Any = data
        held[path[-1]] = ""
