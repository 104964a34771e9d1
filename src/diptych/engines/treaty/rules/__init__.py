"""The kinds of rule that agreements are made of, by name. A new kind is one entry here and one evaluator."""

from __future__ import annotations

from diptych.engines.treaty.outcome import NOT_APPLICABLE, PASS, Fact, Result, gravest
from diptych.engines.treaty.rules import lifecycle, papers, people, places, points, proportion, scope, shares, time
from diptych.engines.treaty.rules.kind import TEXTS, Kind
from diptych.engines.values import shape as s
from diptych.engines.values.errors import Trouble
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.treaty.film import Film
    from diptych.engines.treaty.pack import Rule
    from diptych.engines.values.shape import Path

SIMPLE: dict[str, Kind] = {
    kind.name: kind
    for module in (scope, shares, proportion, people, points, places, time, papers, lifecycle)
    for kind in module.KINDS
}
"""Every kind that tests one thing."""


class Limb(Record):
    """One limb of a rule that asks for several things at once."""

    id: str
    kind: str
    test: Any
    article: str | None = None
    name: dict[str, str] = {}


class LimbsTest(Record):
    """All limbs must hold."""

    limbs: tuple[Limb, ...]


LIMB_FIELDS: dict[str, Shape] = {"id": s.SLUG, "article": s.Parsed("article", str), "name": TEXTS}


class LimbShape(Shape):
    """Reads a limb: its ``kind`` decides how its ``test`` is read."""

    expected = "mapping"
    bare = False

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Limb | None:
        found: Limb | None = read_tested(Limb, LIMB_FIELDS, ("id",), SIMPLE, value, path, troubles)
        return found

    def write(self, value: Limb) -> Any:
        written = {"id": value.id, "kind": value.kind, "test": SIMPLE[value.kind].shape.write(value.test)}
        return {**written, "name": value.name} if value.name else written

    def schema(self) -> dict[str, Any]:
        return tested_schema(LIMB_FIELDS, ("id",), SIMPLE)


def limbs(rule: Rule, film: Film) -> Result:
    """Evaluate every limb; the gravest outcome decides, and every fact keeps the name of its limb.

    While a limb does not apply only because something is not known yet, the whole does not pass: it does not apply yet.
    """
    results = [(limb, SIMPLE[limb.kind].evaluate(rule.replace(test=limb.test), film)) for limb in rule.test.limbs]
    outcome = gravest([result.outcome for _, result in results])
    if outcome == PASS and any(result.outcome == NOT_APPLICABLE and result.missing for _, result in results):
        outcome = NOT_APPLICABLE
    facts: list[Fact] = []
    for limb, result in results:
        facts.append(Fact(code="limb", subject=limb.id, value=result.code, outcome=result.outcome))
        facts += result.facts
    return Result(
        outcome=outcome,
        code=f"limbs.{outcome}",
        facts=tuple(facts),
        required=tuple(item for _, result in results for item in result.required),
        missing=tuple(dict.fromkeys(item for _, result in results for item in result.missing)),
        consent_of=tuple(dict.fromkeys(item for _, result in results for item in result.consent_of)),
        warnings=tuple(item for _, result in results for item in result.warnings),
    )


KINDS: dict[str, Kind] = {
    **SIMPLE,
    "limbs": Kind(
        name="limbs",
        shape=s.Records(LimbsTest, "limbs", limbs=ListOf(LimbShape(), unique="id")),
        evaluate=limbs,
    ),
}


def read_tested(
    record: type[Record],
    fields: dict[str, Shape],
    required: tuple[str, ...],
    kinds: dict[str, Kind],
    value: Any,
    path: Path,
    troubles: list[Trouble],
) -> Any:
    """Read a mapping whose ``kind`` names the shape of its ``test``."""
    kind = value.get("kind") if isinstance(value, dict) else None
    known = isinstance(kind, str) and kind in kinds
    shape: Shape = kinds[str(kind)].shape if known else s.Records(Record)
    filled = {**value, "test": {}} if isinstance(value, dict) and value.get("test") is None else value
    whole = s.Records(record, "kind", *required, kind=Code(kinds, "a kind of rule"), test=shape, also=fields)
    before = len(troubles)
    found = whole.read(filled, path, troubles)
    if not known:
        troubles[before:] = [t for t in troubles[before:] if "test" not in t.path]
    return found


def tested_schema(fields: dict[str, Shape], required: tuple[str, ...], kinds: dict[str, Kind]) -> dict[str, Any]:
    """The JSON Schema of such a mapping: one alternative per kind."""
    base = s.Records(Record, *required, also=fields).schema()
    return {
        "type": "object",
        "required": ["kind", *required],
        "properties": {**base["properties"], "kind": {"enum": sorted(kinds)}, "test": {"type": ["object", "null"]}},
        "additionalProperties": False,
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
                "then": _test_schema(name, kinds[name].shape),
            }
            for name in sorted(kinds)
        ],
    }


def _test_schema(name: str, shape: Shape) -> dict[str, Any]:
    """A test may be left out where its kind asks for nothing."""
    written: dict[str, Any] = {"$ref": f"#/$defs/{name}"}
    if isinstance(shape, s.Records) and shape.required:
        return {"properties": {"test": written}, "required": ["test"]}
    return {"properties": {"test": {"anyOf": [written, {"type": "null"}]}}}
