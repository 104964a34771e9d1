"""Packs: co-production agreements as dated data, and the law they make on a given day.

The format is described for its users in ``docs/pack-format.md`` and published as JSON Schema by :func:`schema`.
"""

from __future__ import annotations

from diptych.engines.treaty.dossier import FORMS
from diptych.engines.treaty.rules.kind import Parameter
from diptych.engines.values import shape as s
from diptych.engines.values.dates import PartialDate, current
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from diptych.engines.treaty.dossier import Consent


LAYERS = ("agreement", "convention", "protocol", "domestic")
"""A bilateral text, a convention of many States, a protocol of a trade agreement, the law of one country."""

EVENTS = ("draft", "signed", "in_force", "amended", "replaced", "terminated")

CONFIDENCES = ("A", "B", "C")
"""A text read; B official guidance or two agreeing summaries; C one summary."""


UNITS: dict[str, Shape] = {"share": s.SHARE, "number": s.NUMBER, "count": s.COUNT}
"""How the values of a parameter are read."""


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
    attested: PartialDate | None = None
    """A date by which it had become the authority, where the day it began is not known."""
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

    def authority(self, on: date) -> Authority | None:
        """Who decides for this party on a date: the last of its authorities to have begun by then."""
        found = None
        for authority in self.authorities:
            if current(authority.from_ or authority.attested, authority.until, on):
                found = authority
        return found


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
    third_from: int | None = None
    """So many third states, or more."""
    finance_only: bool | None = None
    lead: tuple[str, ...] = ()
    statement: str | None = None


class Exemption(Record):
    """An exception the text allows: who grants it, on what grounds, within what limit."""

    consent_of: str = "each"
    written: bool = False
    grounds: tuple[str, ...] = ()
    text: dict[str, str] = {}

    def admits(self, consent: Consent) -> bool:
        """Whether a consent is of the kind the text asks for: in writing, on a ground it names (if one is stated)."""
        on_ground = not self.grounds or consent.ground is None or consent.ground in self.grounds
        return on_ground and (not self.written or consent.written is True)


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
        """Whether the text is law on a date: in_force, signed, draft, terminated, not_yet or unknown.

        Unknown too while the date known of its end leaves that open; and nothing is law before it was signed.
        """
        in_force = self.event("in_force")
        signed = self.event("signed")
        if signed is not None and signed.on is not None and signed.on.earliest > on:
            return "not_yet"
        ended = self.event("terminated")
        if ended is not None and (ended.on is None or ended.on.earliest <= on):
            return "terminated" if ended.on is not None and ended.on.latest <= on else "unknown"
        if in_force is not None:
            if in_force.on is None or in_force.on.latest <= on:
                return "in_force"
            return "not_yet" if in_force.on.earliest > on else "unknown"
        if signed is not None:
            return "signed"
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
        bound = [party for party in agreement.parties if current(party.from_, party.until, on)]
        self.parties_in_order = tuple(party.country for party in bound)
        self.parties = frozenset(self.parties_in_order)
        values = {name: self._value(dated) for name, dated in agreement.parameters.items()}
        self.values = values
        self.rules = tuple(
            rule.replace(test=_resolve(rule.test, values))
            for rule in agreement.rules
            if current(rule.from_, rule.until, on) and self._valued(rule)
        )

    def _valued(self, rule: Rule) -> bool:
        """Whether every threshold of a rule has a value yet: before it has, the rule is not law."""
        return all(self.values[parameter.name] is not None for parameter in within(rule.test, Parameter))

    def _value(self, dated: Dated) -> Any:
        """The value of the day: the last one that began on or before it, else None."""
        started = [v for v in dated.values if v.from_ is None or v.from_.earliest <= self.on]
        return UNITS[dated.unit].read(started[-1].value, (), []) if started else None


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


def within(value: Any, kind: type[Record]) -> list[Any]:
    """Every record of a kind in a test, at any depth."""
    found = [value] if isinstance(value, kind) else []
    return [*found, *(deeper for _, item in parts(value) for deeper in within(item, kind))]


def parts(value: Any) -> list[tuple[str | int, Any]]:
    """What a value is made of, each part with the step that leads to it in the document."""
    if isinstance(value, Record):
        return [(name.rstrip("_"), getattr(value, name)) for name in value._fields]
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, tuple) else []
