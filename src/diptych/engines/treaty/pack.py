"""Packs: co-production agreements as dated data, and the law they make on a given day.

The format is described for its users in ``docs/pack-format.md`` and published as JSON Schema by :func:`schema`.
"""

from __future__ import annotations

from diptych.engines.treaty.dossier import EXHIBITIONS, FORMATS, FORMS
from diptych.engines.treaty.rules import KINDS, read_tested, tested_schema
from diptych.engines.treaty.rules.kind import TEXTS, Parameter
from diptych.engines.values import shape as s
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.errors import Malformed, Trouble
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, MapOf, Parsed, Records, Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from diptych.engines.values.shape import Path

LAYERS = ("agreement", "convention", "protocol", "domestic")
"""A bilateral text, a convention of many States, a protocol of a trade agreement, the law of one country."""

EVENTS = ("draft", "signed", "in_force", "amended", "replaced", "terminated")

CONFIDENCES = ("A", "B", "C")
"""A text read; B official guidance or two agreeing summaries; C one summary."""


class Source(Record):
    """A document the pack was made from."""

    id: str
    title: str
    language: str | None = None
    on: PartialDate | None = None
    kind: str | None = None
    address: str | None = None
    """Kept as text, never fetched."""


class Authority(Record):
    """A competent authority, with the dates between which it was the one."""

    name: dict[str, str]
    from_: PartialDate | None = None
    until: PartialDate | None = None
    sources: tuple[str, ...] = ()
    confidence: str = "A"


class Party(Record):
    """A country bound by the text, from and until when, and who decides for it."""

    country: str
    name: dict[str, str] = {}
    from_: PartialDate | None = None
    until: PartialDate | None = None
    authorities: tuple[Authority, ...] = ()
    sources: tuple[str, ...] = ()
    reservations: dict[str, str] = {}


class Event(Record):
    """A step in the life of the text."""

    event: str
    on: PartialDate | None = None
    place: str | None = None
    sources: tuple[str, ...] = ()
    confidence: str = "A"
    remark: dict[str, str] = {}


class Value(Record):
    """What a parameter was worth from a date on."""

    value: str
    from_: PartialDate | None = None
    sources: tuple[str, ...] = ()


class Dated(Record):
    """A threshold of the text with every value it has had."""

    unit: str
    values: tuple[Value, ...]
    name: dict[str, str] = {}


class When(Record):
    """When a rule applies to a film; everything named must hold."""

    forms: tuple[str, ...] = ()
    not_forms: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    first_exhibition: tuple[str, ...] = ()
    parties_from: int | None = None
    parties_to: int | None = None
    third_party: bool | None = None
    finance_only: bool | None = None
    lead: tuple[str, ...] = ()
    statement: str | None = None


class Exemption(Record):
    """An exception the text allows: who grants it, on what grounds, within what limit."""

    consent_of: str = "each"
    written: bool = False
    grounds: tuple[str, ...] = ()
    text: dict[str, str] = {}


class Rule(Record):
    """One requirement of an article, with the test that decides it."""

    id: str
    kind: str
    test: Any
    title: dict[str, str]
    text: dict[str, str]
    sources: tuple[str, ...]
    confidence: str
    article: str | None = None
    """None when the article number is not known."""
    authentic: dict[str, str] = {}
    """The article's own words, by language, where they were read and may be shown."""
    from_: PartialDate | None = None
    until: PartialDate | None = None
    when: When | None = None
    exception: Exemption | None = None
    discretion: bool = False
    """The authorities may let a film through that does not meet the test."""
    gate: bool = False
    """A film that fails belongs under another text."""
    layer: str | None = None
    """Id of the guideline this rule belongs to, if it is not the treaty's own."""
    open: dict[str, str] = {}
    """What is not known about this rule."""


class Guideline(Record):
    """A layer of its own beside the text, such as an authority's test for what the text leaves unquantified."""

    id: str
    name: dict[str, str]
    authority: str | None = None
    sources: tuple[str, ...] = ()


class Interplay(Record):
    """How the text stands to others."""

    overrides_bilateral_from: int | None = None
    """With so many parties in a film, this text prevails over bilateral ones."""
    yields_to_bilateral: bool = False
    """For a film of two parties, a bilateral agreement between them comes first."""
    on_top: bool = False
    """Domestic law: applies beside a treaty, and a treaty film may be national despite it."""
    treaty_saves: str | None = None
    """The rule by which a film made under a treaty is national all the same."""
    replaces: tuple[str, ...] = ()
    """Texts that give way to this one between States bound by both."""


class Agreement(Record):
    """A pack: one agreement, convention, protocol or body of domestic law."""

    id: str
    layer: str
    title: dict[str, str]
    short: dict[str, str]
    parties: tuple[Party, ...]
    sources: tuple[Source, ...]
    rules: tuple[Rule, ...]
    status: tuple[Event, ...] = ()
    authentic_languages: tuple[str, ...] = ()
    prevailing_language: str | None = None
    in_kind: str | None = None
    """``by_approval``: contributions in kind count as finance only once every authority approves them."""
    parameters: dict[str, Dated] = {}
    guidelines: tuple[Guideline, ...] = ()
    interplay: Interplay = Interplay()
    open: tuple[dict[str, str], ...] = ()
    """What is not known about this text."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Forms of film the text covers, from its scope rule; all of them when it names none."""
        for rule in self.rules:
            if rule.kind == "scope" and rule.test.forms:
                return tuple(form for form in FORMS if form in rule.test.forms)
        return FORMS

    def event(self, name: str) -> Event | None:
        """The first event of a name in the status history."""
        return next((event for event in self.status if event.event == name), None)

    def force(self, on: date) -> str:
        """Whether the text is law on a date: in_force, signed, draft, terminated, not_yet or unknown."""
        if any(e.event == "terminated" and e.on and e.on.earliest <= on for e in self.status):
            return "terminated"
        in_force = self.event("in_force")
        signed = self.event("signed")
        if in_force is not None:
            if in_force.on is None or in_force.on.latest <= on:
                return "in_force"
            return "not_yet" if in_force.on.earliest > on else "unknown"
        if signed is not None:
            return "not_yet" if signed.on is not None and signed.on.earliest > on else "signed"
        return "draft" if self.event("draft") is not None else "unknown"

    def law(self, on: date, groups: Mapping[str, frozenset[str]] | None = None) -> Law:
        """The rules and parameters as they stand on a date."""
        return Law(self, on, groups or {})


class Law:
    """An agreement on one day: parties then bound, rules then in force, parameters at their value of that day."""

    def __init__(self, agreement: Agreement, on: date, groups: Mapping[str, frozenset[str]]) -> None:
        self.agreement = agreement
        self.on = on
        self.groups = groups
        self.in_kind = agreement.in_kind
        self.force = agreement.force(on)
        bound = [party for party in agreement.parties if _current(party.from_, party.until, on)]
        self.parties_in_order = tuple(party.country for party in bound)
        self.parties = frozenset(self.parties_in_order)
        values = {name: self._value(dated) for name, dated in agreement.parameters.items()}
        self.values = values
        self.rules = tuple(
            rule.replace(test=_resolve(rule.test, values))
            for rule in agreement.rules
            if _current(rule.from_, rule.until, on)
        )

    def _value(self, dated: Dated) -> Any:
        """The value of the day: the last one that began on or before it, else None."""
        started = [v for v in dated.values if v.from_ is None or v.from_.earliest <= self.on]
        return UNITS[dated.unit].read(started[-1].value, (), []) if started else None


def _current(start: PartialDate | None, end: PartialDate | None, on: date) -> bool:
    return (start is None or start.earliest <= on) and (end is None or end.latest >= on)


def _resolve(value: Any, values: Mapping[str, Any]) -> Any:
    """A test with every ``$parameter`` replaced by its value of the day."""
    if isinstance(value, Parameter):
        return values[value.name]
    if isinstance(value, Record):
        changed = {
            name: resolved for name, held in value.__dict__.items() if (resolved := _resolve(held, values)) is not held
        }
        return value.replace(**changed) if changed else value
    if isinstance(value, tuple):
        resolved = tuple(_resolve(item, values) for item in value)
        return resolved if any(new is not old for new, old in zip(resolved, value, strict=True)) else value
    if isinstance(value, dict):
        mapped = {key: _resolve(item, values) for key, item in value.items()}
        return mapped if any(mapped[key] is not value[key] for key in value) else value
    return value


class RuleShape(Shape):
    """Reads a rule: its ``kind`` decides how its ``test`` is read."""

    expected = "mapping"
    bare = False

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Rule | None:
        found: Rule | None = read_tested(Rule, RULE_FIELDS, RULE_REQUIRED, KINDS, value, path, troubles)
        return found

    def schema(self) -> dict[str, Any]:
        return tested_schema(RULE_FIELDS, RULE_REQUIRED, KINDS)


UNITS: dict[str, Shape] = {"share": s.SHARE, "number": s.NUMBER, "count": s.COUNT}

SOURCES = ListOf(s.SLUG)
CONFIDENCE = Code(CONFIDENCES, "A, B or C")
ARTICLE = Parsed("article", str)
FORM_LIST = ListOf(Code(FORMS, "a form"))

AUTHORITY = Records(
    Authority,
    "name",
    name=TEXTS,
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
    """References that lead nowhere, texts missing in a language, parameters that cannot be read."""
    troubles: list[Trouble] = []
    sources = {source.id for source in agreement.sources}
    guidelines = {item.id for item in agreement.guidelines}

    def texts(value: Mapping[str, str], *path: str | int) -> None:
        troubles.extend(
            Trouble(code="missing_language", path=path, expected=language)
            for language in LANGUAGES
            if value and language not in value
        )

    def cited(names: tuple[str, ...], *path: str | int) -> None:
        troubles.extend(
            Trouble(code="unknown_reference", path=(*path, "sources", i), found=name, expected="sources")
            for i, name in enumerate(names)
            if name not in sources
        )

    texts(agreement.title, "title")
    texts(agreement.short, "short")
    for index, party in enumerate(agreement.parties):
        texts(party.name, "parties", index, "name")
        cited(party.sources, "parties", index)
        for number, authority in enumerate(party.authorities):
            texts(authority.name, "parties", index, "authorities", number, "name")
            cited(authority.sources, "parties", index, "authorities", number)
    for index, event in enumerate(agreement.status):
        cited(event.sources, "status", index)
    for name, dated in agreement.parameters.items():
        for index, value in enumerate(dated.values):
            UNITS[dated.unit].read(value.value, ("parameters", name, "values", index, "value"), troubles)
            cited(value.sources, "parameters", name, "values", index)
    for index, rule in enumerate(agreement.rules):
        for field in ("title", "text", "open"):
            texts(getattr(rule, field), "rules", index, field)
        cited(rule.sources, "rules", index)
        for name in _parameters(rule.test):
            if name not in agreement.parameters:
                path = ("rules", index, "test")
                troubles.append(Trouble(code="unknown_reference", path=path, found=f"${name}", expected="parameters"))
        if rule.layer is not None and rule.layer not in guidelines:
            path = ("rules", index, "layer")
            troubles.append(Trouble(code="unknown_reference", path=path, found=rule.layer, expected="guidelines"))
    return troubles


def _parameters(value: Any) -> list[str]:
    """Names of every parameter a test refers to."""
    if isinstance(value, Parameter):
        return [value.name]
    if isinstance(value, Record):
        value = tuple(value.__dict__.values())
    if isinstance(value, dict):
        value = tuple(value.values())
    return [name for item in value for name in _parameters(item)] if isinstance(value, tuple) else []


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
