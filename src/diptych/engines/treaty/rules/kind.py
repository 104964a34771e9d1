"""What every kind of rule has in common, and the small words that tests in packs are built from."""

from __future__ import annotations

from diptych.engines.values import shape as s
from diptych.engines.values.errors import Trouble
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, MapOf, Records, Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diptych.engines.treaty.film import Film
    from diptych.engines.treaty.outcome import Result
    from diptych.engines.treaty.pack import Rule
    from diptych.engines.values.shape import Path

    Evaluate = Callable[[Rule, Film], Result]


class Kind(Record):
    """A kind of rule: how its ``test`` is written in a pack, and the function that evaluates it."""

    name: str
    shape: Shape
    evaluate: Evaluate


class Parameter(Record):
    """A reference from a test to one of the pack's dated parameters, written ``$name``."""

    name: str


class OrParameter(Shape):
    """A literal of some shape, or ``$name`` for a dated parameter."""

    def __init__(self, literal: Shape) -> None:
        self.literal = literal
        self.expected = f"{literal.expected} or $parameter"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        if isinstance(value, str) and value.startswith("$"):
            return Parameter(name=value[1:])
        return self.literal.read(value, path, troubles)

    def write(self, value: Any) -> Any:
        return f"${value.name}" if isinstance(value, Parameter) else self.literal.write(value)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "pattern": r"^\$[A-Za-z0-9._-]+$"}, self.literal.schema()]}


class Who(Record):
    """Whose people count: countries or groups by name, and whether residents count like nationals."""

    countries: tuple[str, ...] = ("parties",)
    residents: str | None = None
    residents_of: tuple[str, ...] = ()
    """Where residents count like nationals; in all of ``countries`` when empty."""
    resident_years: int | None = None


class Label(Record):
    """One entry of a checklist with its name in each language."""

    id: str
    name: dict[str, str]
    only_if: str | None = None
    """A statement of the dossier, or ``third_party``, without which this entry is not asked for."""


SHARE = OrParameter(s.SHARE)
COUNT = OrParameter(s.COUNT)
NUMBER = OrParameter(s.NUMBER)
TEXTS = MapOf(s.LANGUAGE, s.TEXT)
COUNTRIES_OR_GROUPS = ListOf(s.SLUG)
WHO = Records(
    Who,
    countries=COUNTRIES_OR_GROUPS,
    residents=Code(("any", "permanent"), "any or permanent"),
    residents_of=COUNTRIES_OR_GROUPS,
    resident_years=s.COUNT,
)
LABELS = ListOf(Records(Label, "id", "name", id=s.SLUG, name=TEXTS, only_if=s.SLUG), unique="id")
