"""Gates: what kind of film, whose producers, how many parties. A gate that fails sends the film to another text."""

from __future__ import annotations

from diptych.engines.treaty.dossier import EXHIBITIONS, FORMATS, FORMS, Producer
from diptych.engines.treaty.film import Film
from diptych.engines.treaty.outcome import (
    FAIL,
    NEEDS_CONSENT,
    NEEDS_HUMAN,
    NOT_APPLICABLE,
    PASS,
    UNKNOWN,
    Fact,
    Requirement,
    Result,
    gravest,
    truth,
)
from diptych.engines.treaty.rules.kind import COUNT, COUNTRIES_OR_GROUPS, Kind
from diptych.engines.values import shape as s
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.pack import Rule


class ScopeTest(Record):
    """Forms, formats and first exhibitions that the text covers; ``doubtful`` ones go to a person. Empty means any."""

    forms: tuple[str, ...] = ()
    doubtful_forms: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    doubtful_formats: tuple[str, ...] = ()
    first_exhibition: tuple[str, ...] = ()


SCOPE_TEST = Records(
    ScopeTest,
    forms=ListOf(Code(FORMS, "a form")),
    doubtful_forms=ListOf(Code(FORMS, "a form")),
    formats=ListOf(Code(FORMATS, "a format")),
    doubtful_formats=ListOf(Code(FORMATS, "a format")),
    first_exhibition=ListOf(Code(EXHIBITIONS, "a first exhibition")),
)


def scope(rule: Rule, film: Film) -> Result:
    """Whether the text covers a film of this form, format and first exhibition."""
    test: ScopeTest = rule.test
    dossier = film.dossier
    facts = []
    for code, value, allowed in (
        ("form", dossier.form, test.forms),
        ("format", dossier.format, test.formats),
        ("first_exhibition", dossier.first_exhibition, test.first_exhibition),
    ):
        if allowed:
            outcome = truth(None if value is None else value in allowed)
            if (code == "format" and value in test.doubtful_formats) or (
                code == "form" and value in test.doubtful_forms
            ):
                outcome = NEEDS_HUMAN
            facts.append(Fact(code=code, value=value, outcome=outcome))
    required = tuple(
        Requirement(code=code, relation="in", value=allowed)
        for code, allowed in (
            ("form", test.forms),
            ("format", test.formats),
            ("first_exhibition", test.first_exhibition),
        )
        if allowed
    )
    outcome = gravest([fact.outcome or UNKNOWN for fact in facts])
    if outcome == NOT_APPLICABLE:
        outcome = PASS
    codes = {PASS: "scope.inside", FAIL: "scope.outside", NEEDS_HUMAN: "scope.doubtful", UNKNOWN: "scope.unknown"}
    missing = tuple(fact.code for fact in facts if fact.outcome == UNKNOWN)
    return Result(outcome=outcome, code=codes[outcome], facts=tuple(facts), required=required, missing=missing)


class PartiesTest(Record):
    """How many parties must take part. Countries are counted, not companies."""

    minimum: int = 2
    each: bool = False
    """Every party to a closed agreement must bring a producer."""
    each_of: tuple[str, ...] = ()
    """Countries or groups of which each must bring at least one producer."""
    or_exactly: int | None = None
    """Also enough: exactly so many, with no producer from elsewhere, if no bilateral agreement stands between them."""


PARTIES_TEST = Records(PartiesTest, minimum=COUNT, each=s.FLAG, each_of=COUNTRIES_OR_GROUPS, or_exactly=COUNT)


def parties(rule: Rule, film: Film) -> Result:
    """Count the parties that bring a producer."""
    test: PartiesTest = rule.test
    count = len(film.parties)
    facts = (
        Fact(code="parties_count", value=count, terms=film.parties),
        *(Fact(code="third_state", subject=country) for country in film.third),
    )
    required = [Requirement(code="parties_count", relation=">=", value=test.minimum)]
    if test.or_exactly is not None:
        required.append(Requirement(code="parties_count", relation="=", value=test.or_exactly))
    asked = film.law.parties_in_order if test.each else test.each_of
    if asked:
        required = [Requirement(code="party_present", relation="=", value=True, subject=name) for name in asked]
        reached = all(film.members((name,)) & set(film.countries) for name in asked)
    else:
        reached = count >= test.minimum
    more = not (film.placed and film.closed("budget"))
    if reached:
        outcome, code = PASS, "parties.enough"
    elif test.or_exactly == count and not film.third:
        answer = film.dossier.statements.get("bilateral_agreement_exists")
        if more or answer is None:
            outcome, code = UNKNOWN, "parties.bilateral_unknown"
        else:
            outcome, code = (FAIL, "parties.bilateral_first") if answer else (PASS, "parties.bilateral_gap")
    else:
        outcome, code = (UNKNOWN, "parties.unknown") if more else (FAIL, "parties.too_few")
    missing: tuple[str, ...] = ()
    if outcome == UNKNOWN:
        missing = ("complete.producers",) if more else ("statements.bilateral_agreement_exists",)
        if not film.placed:
            missing = film.unplaced
    return Result(outcome=outcome, code=code, facts=facts, required=tuple(required), missing=missing)


class ProducersTest(Record):
    """What a co-producer must be: established among some countries, owned and managed by their nationals."""

    established_in: tuple[str, ...] = ("parties",)
    owned_by: tuple[str, ...] = ()
    managed_by: tuple[str, ...] = ()
    of: tuple[str, ...] = ("parties",)
    """Whose producers are examined."""
    active: bool = False


PRODUCERS_TEST = Records(
    ProducersTest,
    established_in=COUNTRIES_OR_GROUPS,
    owned_by=COUNTRIES_OR_GROUPS,
    managed_by=COUNTRIES_OR_GROUPS,
    of=COUNTRIES_OR_GROUPS,
    active=s.FLAG,
)


def producers(rule: Rule, film: Film) -> Result:
    """Examine every co-producer the rule speaks of."""
    test: ProducersTest = rule.test
    concerned = film.members(test.of)
    seats = film.members(test.established_in)
    facts: list[Fact] = []
    missing: list[str] = []
    for index, producer in enumerate(film.dossier.producers):
        if producer.country is not None and producer.country not in concerned:
            continue
        answers: dict[str, bool | None] = {"country": None if producer.country is None else producer.country in seats}
        if test.owned_by:
            answers["owners"] = _owned(producer, film.members(test.owned_by))
        if test.managed_by:
            inside = film.members(test.managed_by)
            answers["managers"] = all(m in inside for m in producer.managers) if producer.managers else None
        if test.active:
            answers["active"] = producer.active
        for field, answer in answers.items():
            if answer is None:
                missing.append(f"producers.{index}.{field}")
            facts.append(
                Fact(code=f"producer_{field}", subject=producer.id, value=producer.country, outcome=truth(answer))
            )
    required = tuple(
        Requirement(code=code, relation="in", value=value)
        for code, value in (
            ("producer_country", test.established_in),
            ("producer_owners", test.owned_by),
            ("producer_managers", test.managed_by),
        )
        if value
    )
    if not facts:
        missing.append("producers")
    outcome = gravest([fact.outcome or UNKNOWN for fact in facts]) if facts else UNKNOWN
    code = {PASS: "producers.eligible", FAIL: "producers.not_eligible", UNKNOWN: "producers.unknown"}[outcome]
    return Result(
        outcome=outcome,
        code=code,
        facts=tuple(facts),
        required=required,
        missing=tuple(missing) if outcome == UNKNOWN else (),
    )


def _owned(producer: Producer, inside: frozenset[str]) -> bool | None:
    """Whether nationals own more than half; a natural person owns themself."""
    if producer.kind == "person":
        return producer.country in inside if producer.country else None
    if not producer.owners:
        return None
    if all(owner.nationality in inside for owner in producer.owners):
        return True
    own = sum(owner.share or 0 for owner in producer.owners if owner.nationality in inside)
    other = sum(owner.share or 0 for owner in producer.owners if owner.nationality and owner.nationality not in inside)
    if own * 2 > 1:
        return True
    return False if other * 2 >= 1 else None


def independence(rule: Rule, film: Film) -> Result:
    """No co-producer may be tied to another by ownership, management or control, beyond this very film."""
    facts: list[Fact] = []
    missing: list[str] = []
    listed = film.dossier.producers
    for index, producer in enumerate(listed):
        if producer.links is None:
            missing.append(f"producers.{index}.links")
            continue
        for link in producer.links:
            if link.for_this_film is True:
                outcome = PASS
            else:
                outcome = FAIL if link.for_this_film is False else UNKNOWN
                if link.for_this_film is None:
                    missing.append(f"producers.{index}.links")
            facts.append(Fact(code="link", subject=producer.id, value=link.to, terms=(link.kind,), outcome=outcome))
    owners: dict[str, dict[str, str]] = {}
    for producer in listed:
        for owner in producer.owners:
            if owner.name:
                owners.setdefault(owner.name.casefold(), {})[producer.id] = owner.name
    for names in owners.values():
        first, *others = sorted(names)
        terms = (min(names.values()),)
        facts += [
            Fact(code="common_owner", subject=other, value=first, terms=terms, outcome=NEEDS_HUMAN) for other in others
        ]
    if missing or not listed:
        facts.append(Fact(code="links_known", value=False, outcome=UNKNOWN))
    outcome = gravest([fact.outcome or PASS for fact in facts]) if facts else PASS
    codes = {
        PASS: "independence.free",
        FAIL: "independence.tied",
        NEEDS_HUMAN: "independence.common_owner",
        UNKNOWN: "independence.unknown",
    }
    return Result(
        outcome=outcome,
        code=codes[outcome],
        facts=tuple(fact for fact in facts if fact.code != "links_known"),
        missing=tuple(dict.fromkeys(missing)) or ("producers",) if outcome == UNKNOWN else (),
    )


class ThirdTest(Record):
    """Producers from outside the agreement: whether they are admitted, by whose consent, by which treaty."""

    admitted: bool = True
    consent: bool = False
    """Each party's approval is needed for every third co-producer."""
    own_treaty: bool = False
    """Its country must have a co-production treaty of its own with at least one party."""


THIRD_TEST = Records(ThirdTest, admitted=s.FLAG, consent=s.FLAG, own_treaty=s.FLAG)


def third(rule: Rule, film: Film) -> Result:
    """Admission of co-producers from third states."""
    test: ThirdTest = rule.test
    if not film.third:
        if film.placed and film.dossier.producers:
            return Result(outcome=NOT_APPLICABLE, code="third.nobody")
        return Result(outcome=UNKNOWN, code="third.unknown", missing=("producers",))
    facts: list[Fact] = []
    missing: list[str] = []
    for index, producer in enumerate(film.dossier.producers):
        if producer.country not in film.third:
            continue
        outcome = PASS if test.admitted else FAIL
        code = "third_state"
        if test.admitted and test.own_treaty:
            code = "third_treaty"
            treaties = producer.treaty_with
            outcome = truth(None if treaties is None else any(c in film.law.parties for c in treaties))
            if treaties is None:
                missing.append(f"producers.{index}.treaty_with")
        facts.append(
            Fact(
                code=code,
                subject=producer.id,
                value=producer.country,
                terms=producer.treaty_with or (),
                outcome=outcome,
            )
        )
    outcome = gravest([fact.outcome or UNKNOWN for fact in facts])
    if outcome == PASS and not film.placed:
        return Result(outcome=UNKNOWN, code="third.unknown", facts=tuple(facts), missing=film.unplaced)
    consent_of = film.authorities if test.consent and test.admitted else ()
    if consent_of and outcome == PASS:
        outcome = NEEDS_CONSENT
    codes = {
        PASS: "third.admitted",
        FAIL: "third.refused" if not test.admitted else "third.no_treaty",
        NEEDS_CONSENT: "third.needs_consent",
        UNKNOWN: "third.treaty_unknown",
    }
    return Result(
        outcome=outcome, code=codes[outcome], facts=tuple(facts), missing=tuple(missing), consent_of=consent_of
    )


KINDS = (
    Kind(name="scope", shape=SCOPE_TEST, evaluate=scope),
    Kind(name="parties", shape=PARTIES_TEST, evaluate=parties),
    Kind(name="producers", shape=PRODUCERS_TEST, evaluate=producers),
    Kind(name="independence", shape=Records(Record), evaluate=independence),
    Kind(name="third", shape=THIRD_TEST, evaluate=third),
)
