"""Frozen records, declared like dataclasses, at a price a command line can pay.

The standard library's :mod:`dataclasses` costs more than a whole interpreter start (it imports :mod:`inspect`)
and compiles three methods per class. ``diptych assess`` answers within a few interpreter starts, so values are
declared on this base instead: annotated names are fields, a default makes a field optional, every field is passed
by keyword, and type checkers see a frozen dataclass (:pep:`681`).

>>> class Point(Record):
...     x: int
...     y: int = 0
>>> Point(x=1)
Point(x=1, y=0)
>>> Point(x=1).replace(y=2) == Point(x=1, y=2)
True
>>> Point(y=1)
Traceback (most recent call last):
...
TypeError: Point() needs x
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Self, dataclass_transform
else:

    def dataclass_transform(**_options):
        return lambda cls: cls


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=True)
class Record:
    """A frozen value with named fields; equal when of one class and equal in every field."""

    _defaults: ClassVar[dict[str, Any]] = {}
    _fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        noted = cls.__dict__.get("__annotations__", {})  # noqa: RUF063 - inspect is what this class does without
        own = [name for name in noted if not name.startswith("_")]
        cls._fields = (*cls._fields, *(name for name in own if name not in cls._fields))
        cls._defaults = {**cls._defaults, **{name: cls.__dict__[name] for name in own if name in cls.__dict__}}

    def __init__(self, **fields: Any) -> None:
        values = self.__dict__
        values.update(self._defaults)
        values.update(fields)
        if len(values) != len(self._fields):
            self._complain(fields)

    def _complain(self, fields: dict[str, Any]) -> None:
        missing = [name for name in self._fields if name not in self.__dict__]
        if missing:
            raise TypeError(f"{type(self).__name__}() needs {', '.join(missing)}")
        unknown = [name for name in fields if name not in self._fields]
        raise TypeError(f"{type(self).__name__}() has no field {', '.join(unknown)}")

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be removed")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        values = self.__dict__
        return hash((type(self), *(values[name] for name in self._fields)))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._fields)
        return f"{type(self).__name__}({fields})"

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed."""
        return type(self)(**{**self.__dict__, **changes})
