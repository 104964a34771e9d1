"""How packs are written: the shape of the format, its cross-references, its JSON Schema.

The format is described for its users in ``docs/pack-format.md``.
"""

from __future__ import annotations

from diptych.engines.treaty.dossier import EXHIBITIONS, FORMATS, FORMS
from diptych.engines.treaty.pack import (
    CONFIDENCES,
    EVENTS,
    LAYERS,
    UNITS,
    Agreement,
    Authority,
    Dated,
    Event,
    Exemption,
    Guideline,
    Interplay,
    Party,
    Rule,
    Source,
    Value,
    When,
    parts,
    within,
)
from diptych.engines.treaty.rules import KINDS, read_tested, tested_schema
from diptych.engines.treaty.rules.kind import TEXTS, Parameter
from diptych.engines.treaty.rules.people import PARTS, CompositionTest
from diptych.engines.values import shape as s
from diptych.engines.values.errors import Malformed, Trouble
from diptych.engines.values.shape import Code, ListOf, MapOf, Parsed, Records, Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from diptych.engines.values.shape import Path


class RuleShape(Shape):
    """Reads a rule: its ``kind`` decides how its ``test`` is read."""

    expected = "mapping"
    bare = False

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Rule | None:
        found: Rule | None = read_tested(Rule, RULE_FIELDS, RULE_REQUIRED, KINDS, value, path, troubles)
        return found

    def schema(self) -> dict[str, Any]:
        return tested_schema(RULE_FIELDS, RULE_REQUIRED, KINDS)


SOURCES = ListOf(s.SLUG)
CONFIDENCE = Code(CONFIDENCES, "A, B or C")
ARTICLE = Parsed("article", str)
FORM_LIST = ListOf(Code(FORMS, "a form"))

AUTHORITY = Records(
    Authority,
    "name",
    name=TEXTS,
    attested=s.DATE,
    until=s.DATE,
    sources=SOURCES,
    confidence=CONFIDENCE,
    also={"from": s.DATE},
)
PARTY = Records(
    Party,
    "country",
    country=s.COUNTRY,
    name=TEXTS,
    until=s.DATE,
    authorities=ListOf(AUTHORITY),
    sources=SOURCES,
    reservations=MapOf(s.SLUG, s.TEXT),
    also={"from": s.DATE},
)
EVENT = Records(
    Event,
    "event",
    event=Code(EVENTS, "an event"),
    on=s.DATE,
    place=s.TEXT,
    sources=SOURCES,
    confidence=CONFIDENCE,
    remark=TEXTS,
)
WHEN = Records(
    When,
    forms=FORM_LIST,
    not_forms=FORM_LIST,
    formats=ListOf(Code(FORMATS, "a format")),
    first_exhibition=ListOf(Code(EXHIBITIONS, "a first exhibition")),
    parties_from=s.COUNT,
    parties_to=s.COUNT,
    third_party=s.FLAG,
    third_from=s.COUNT,
    finance_only=s.FLAG,
    lead=ListOf(s.COUNTRY),
    statement=s.SLUG,
)
EXCEPTION = Records(
    Exemption,
    consent_of=Code(("each", "one"), "each or one"),
    written=s.FLAG,
    grounds=ListOf(s.SLUG),
    text=TEXTS,
)
RULE_REQUIRED = ("id", "title", "text", "sources", "confidence")
RULE_FIELDS: dict[str, Shape] = {
    "id": s.SLUG,
    "title": TEXTS,
    "text": TEXTS,
    "authentic": TEXTS,
    "sources": SOURCES,
    "confidence": CONFIDENCE,
    "article": ARTICLE,
    "from": s.DATE,
    "until": s.DATE,
    "when": WHEN,
    "exception": EXCEPTION,
    "discretion": s.FLAG,
    "gate": s.FLAG,
    "layer": s.SLUG,
    "open": TEXTS,
}
AGREEMENT = Records(
    Agreement,
    "id",
    "layer",
    "title",
    "short",
    "parties",
    "sources",
    "rules",
    id=s.SLUG,
    layer=Code(LAYERS, "a layer"),
    title=TEXTS,
    short=TEXTS,
    parties=ListOf(PARTY, unique="country"),
    status=ListOf(EVENT),
    sources=ListOf(
        Records(
            Source,
            "id",
            "title",
            id=s.SLUG,
            title=s.TEXT,
            language=s.LANGUAGE,
            on=s.DATE,
            kind=s.TEXT,
            address=s.TEXT,
        ),
        unique="id",
    ),
    rules=ListOf(RuleShape(), unique="id"),
    authentic_languages=ListOf(s.LANGUAGE),
    prevailing_language=s.LANGUAGE,
    in_kind=Code(("by_approval", "counted"), "by_approval or counted"),
    parameters=MapOf(
        s.SLUG,
        Records(
            Dated,
            "unit",
            "values",
            unit=Code(UNITS, "share, number or count"),
            values=ListOf(Records(Value, "value", value=Parsed("value", str), sources=SOURCES, also={"from": s.DATE})),
            name=TEXTS,
        ),
    ),
    guidelines=ListOf(
        Records(Guideline, "id", "name", id=s.SLUG, name=TEXTS, authority=s.COUNTRY, sources=SOURCES), unique="id"
    ),
    interplay=Records(
        Interplay,
        overrides_bilateral_from=s.COUNT,
        yields_to_bilateral=s.FLAG,
        on_top=s.FLAG,
        treaty_saves=s.SLUG,
        replaces=ListOf(s.SLUG),
    ),
    open=ListOf(TEXTS),
)

LANGUAGES = ("en", "ru", "zh-hans")
"""Every text a reader sees stands in each of these."""


def read_agreement(data: Any, *, checked: bool = False) -> Agreement:
    """Read a pack from plain data; :class:`Malformed` with every trouble, cross-references included.

    ``checked`` leaves the cross-references out, for packs that were checked when they were built.
    """
    troubles: list[Trouble] = []
    if isinstance(data, dict):
        data = dict(data)
        if data.pop("diptych", None) != "agreement/1":
            troubles.append(Trouble(code="wrong_format", path=("diptych",), expected="agreement/1"))
    agreement = AGREEMENT.read(data, (), troubles)
    if agreement is not None and not checked and not troubles:
        troubles += _cross_check(agreement)
    if troubles:
        raise Malformed(troubles)
    found: Agreement = agreement
    return found


def _cross_check(agreement: Agreement) -> list[Trouble]:
    """Texts missing in a language, references that lead nowhere, parameters that cannot be read."""
    known = {source.id for source in agreement.sources}
    troubles = [*_untranslated(agreement, ()), *_uncited(agreement, (), known)]
    for name, dated in agreement.parameters.items():
        for index, value in enumerate(dated.values):
            UNITS[dated.unit].read(value.value, ("parameters", name, "values", index, "value"), troubles)
    guidelines = {item.id for item in agreement.guidelines}
    for index, rule in enumerate(agreement.rules):
        wrong = [("test", f"${p.name}", "parameters") for p in within(rule.test, Parameter)]
        wrong = [item for item in wrong if item[1][1:] not in agreement.parameters]
        for test in within(rule.test, CompositionTest):
            named = dict.fromkeys(name for combination in (*test.any_of, *test.by_approval) for name in combination)
            wrong += [("test", name, "parts") for name in named if name not in PARTS and name not in test.parts]
        if rule.layer is not None and rule.layer not in guidelines:
            wrong.append(("layer", rule.layer, "guidelines"))
        troubles += [
            Trouble(code="unknown_reference", path=("rules", index, field), found=found, expected=expected)
            for field, found, expected in wrong
        ]
    return troubles


WORDS = {"title", "short", "name", "text", "open", "remark", "question"}
"""Fields that hold texts for readers; ``authentic``, the article's own words, has the languages they were read in."""


def _untranslated(value: Any, path: Path) -> Iterator[Trouble]:
    """Texts for readers that are missing in a language, wherever they stand."""
    if isinstance(value, dict) and WORDS.intersection(path[-2:]) and value:
        lacking = [language for language in LANGUAGES if language not in value]
        yield from (Trouble(code="missing_language", path=path, expected=language) for language in lacking)
        return
    for step, item in parts(value):
        yield from _untranslated(item, (*path, step))


def _uncited(value: Any, path: Path, known: set[str]) -> Iterator[Trouble]:
    """Sources named that the pack does not list."""
    for step, item in parts(value):
        here = (*path, step)
        if step == "sources" and path:
            lost = [(index, name) for index, name in enumerate(item) if name not in known]
            yield from (
                Trouble(code="unknown_reference", path=(*here, index), found=name, expected="sources")
                for index, name in lost
            )
        else:
            yield from _uncited(item, here, known)


def schema() -> dict[str, Any]:
    """The pack format as JSON Schema (2020-12)."""
    found = AGREEMENT.schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Diptych agreement pack",
        **found,
        "properties": {"diptych": {"const": "agreement/1"}, **found["properties"]},
        "required": ["diptych", *found["required"]],
        "$defs": {name: kind.shape.schema() for name, kind in KINDS.items()},
    }
