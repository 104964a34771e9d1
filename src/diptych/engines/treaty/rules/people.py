"""People: who may take part, in what proportion, and what each side must supply."""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.treaty.dossier import ROLES, STANDINGS, Person
from diptych.engines.treaty.film import Film, side, unsettled
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
from diptych.engines.treaty.rules.kind import COUNT, COUNTRIES_OR_GROUPS, SHARE, WHO, Kind, Who
from diptych.engines.values import shape as s
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, MapOf, Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.pack import Rule

ROLE = Code(ROLES, "a role")
STANDING = Code(STANDINGS, "a standing")


class Part(Record):
    """Which people are meant: any of some roles, performers of some standing."""

    roles: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()


PART = Records(Part, roles=ListOf(ROLE), standings=ListOf(STANDING))

PARTS = {
    "author": Part(roles=("director", "writer", "composer", "author")),
    "director": Part(roles=("director",)),
    "creative": Part(roles=("writer", "composer", "author", "cinematographer", "editor", "production_designer")),
    "technician": Part(
        roles=(
            "cinematographer",
            "sound",
            "editor",
            "production_designer",
            "costume_designer",
            "visual_effects",
            "technician",
        )
    ),
    "lead": Part(standings=("lead",)),
    "supporting": Part(standings=("supporting",)),
}
"""What packs mean by these words unless they say otherwise in ``parts``."""


def select(part: Part, film: Film) -> list[Person]:
    """Everyone in one of the roles or of one of the standings, each once."""
    chosen = {p.id: p for p in film.people(part.roles)} if part.roles else {}
    if part.standings:
        chosen.update({p.id: p for p in film.people(("performer",)) if p.standing in part.standings})
    return list(chosen.values())


def candidates(part: Part, film: Film) -> list[Person]:
    """Performers who may be meant as well, since their standing is not known."""
    if not part.standings:
        return []
    return [p for p in film.people(("performer",)) if p.standing is None and not set(p.roles) & set(part.roles)]


class ParticipantsTest(Record):
    """Everyone who takes part must belong to the countries named; small parts may be exempt."""

    who: Who = Who()
    part: Part | None = None
    exempt: tuple[str, ...] = ("small", "crowd")
    doubtful: tuple[str, ...] = ()
    """Countries or groups on which the text, as far as it was seen, is silent: their people go to a person to judge."""


PARTICIPANTS_TEST = Records(ParticipantsTest, who=WHO, part=PART, exempt=ListOf(STANDING), doubtful=COUNTRIES_OR_GROUPS)


def participants(rule: Rule, film: Film) -> Result:
    """Whether all participants are nationals (or residents, or of the group) the text admits."""
    test: ParticipantsTest = rule.test
    people = (*select(test.part, film), *candidates(test.part, film)) if test.part else film.dossier.people
    admits, admits_wider = film.admission(test.who), film.admission(test.who, also=test.doubtful)
    facts = []
    missing = []
    for person in people:
        if person.standing in test.exempt:
            continue
        answer = admits(person)
        if answer is None:
            missing.append(unsettled(person))
        elif not answer and _may_be_exempt(person, test):
            missing.append(f"people.{person.id}.standing")
            answer = None
        outcome = truth(answer)
        if outcome == FAIL and admits_wider(person):
            outcome = NEEDS_HUMAN
        facts.append(
            Fact(
                code="participant",
                subject=person.id,
                value=person.nationality or None,
                terms=person.roles,
                outcome=outcome,
            )
        )
    required = (Requirement(code="participants_from", relation="in", value=test.who.countries),)
    if not film.whole_people:
        missing.append("complete.people")
    outsiders = tuple(f for f in facts if f.outcome == FAIL)
    if outsiders:
        return Result(
            outcome=FAIL, code="participants.outside", facts=outsiders, required=required, missing=tuple(missing)
        )
    if missing:
        unknown = tuple(f for f in facts if f.outcome in (UNKNOWN, NEEDS_HUMAN))
        return Result(
            outcome=UNKNOWN, code="participants.unknown", facts=unknown, required=required, missing=tuple(missing)
        )
    doubtful = tuple(f for f in facts if f.outcome == NEEDS_HUMAN)
    if doubtful:
        return Result(outcome=NEEDS_HUMAN, code="participants.doubtful", facts=doubtful, required=required)
    total = Fact(code="participants_counted", value=len(facts), outcome=PASS)
    return Result(outcome=PASS, code="participants.inside", facts=(total,), required=required)


def _may_be_exempt(person: Person, test: ParticipantsTest) -> bool:
    """Whether this could be a small part, or one that the rule does not speak of: a performer of unknown standing."""
    bounded = test.exempt or (test.part and test.part.standings)
    return bool(bounded) and person.standing is None and set(person.roles) <= {"performer"}


class RatioTest(Record):
    """A share of heads: how many of some people belong to a country, or do not."""

    part: Part
    who: Who = Who()
    foreign: bool = False
    """Count those who do not belong, instead of those who do."""
    minimum: Fraction | None = None
    above: Fraction | None = None
    """A strict lower bound, for texts that ask for "most"."""
    maximum: Fraction | None = None


RATIO_TEST = Records(RatioTest, "part", part=PART, who=WHO, foreign=s.FLAG, minimum=SHARE, above=SHARE, maximum=SHARE)


def ratio(rule: Rule, film: Film) -> Result:
    """Count heads; a person of unknown nationality, or a list not known to be whole, leaves a range."""
    test: RatioTest = rule.test
    people = select(test.part, film)
    admits = film.admission(test.who)
    answers = [admits(p) for p in people]
    extra = candidates(test.part, film)
    extra_answers = [admits(p) for p in extra]
    counted = sum(1 for a in answers if a is (not test.foreign))
    most = counted + sum(1 for a in answers if a is None)
    total = len(people)
    for_it = sum(1 for a in extra_answers if a is not test.foreign)
    against = sum(1 for a in extra_answers if a is not (not test.foreign))
    required = tuple(
        Requirement(code="foreign_heads" if test.foreign else "own_heads", relation=relation, value=value)
        for relation, value in ((">=", test.minimum), (">", test.above), ("<=", test.maximum))
        if value is not None
    )
    missing = [unsettled(p) for p, a in zip(people, answers, strict=True) if a is None]
    missing += [f"people.{p.id}.standing" for p in extra]
    if not film.whole_people:
        missing.append("complete.people")
    if not total and not extra:
        code = "ratio.nobody"
        outcome = NOT_APPLICABLE if film.whole_people else UNKNOWN
        return Result(outcome=outcome, code=code, required=required, missing=tuple(missing))
    low = Fraction(counted, total + against) if total + against else Fraction(1)
    high = Fraction(most + for_it, total + for_it) if total + for_it else Fraction(0)
    if not film.whole_people:
        outcome = UNKNOWN
    elif not _heads_may(test, high, low):
        outcome = FAIL
    elif _heads_may(test, low, high):
        outcome = PASS
    else:
        outcome = UNKNOWN
    fact = Fact(
        code="foreign_heads" if test.foreign else "own_heads",
        value=low,
        at_most=None if low == high else high,
        terms=(counted, total),
        outcome=outcome,
    )
    code = {PASS: "ratio.within", FAIL: "ratio.outside"}.get(outcome, "ratio.unknown")
    if outcome != UNKNOWN:
        missing = []
    return Result(outcome=outcome, code=code, facts=(fact,), required=required, missing=tuple(missing))


def _heads_may(test: RatioTest, least: Fraction, most: Fraction) -> bool:
    """Whether a ratio keeps its lower bounds at ``least`` and its upper bound at ``most``."""
    reaches = test.minimum is None or least >= test.minimum
    exceeds = test.above is None or least > test.above
    return reaches and exceeds and (test.maximum is None or most <= test.maximum)


class CompositionTest(Record):
    """What a side must supply, in heads: any one of several combinations, such as one author and one lead."""

    of: str
    any_of: tuple[dict[str, int], ...]
    parts: dict[str, Part] = {}
    by_approval: tuple[dict[str, int], ...] = ()
    """Combinations that serve instead once every authority approves them."""


COMPOSITION_TEST = Records(
    CompositionTest,
    "of",
    "any_of",
    of=Code(("minority", "each_party"), "minority or each_party"),
    any_of=ListOf(MapOf(s.SLUG, COUNT)),
    parts=MapOf(s.SLUG, PART),
    by_approval=ListOf(MapOf(s.SLUG, COUNT)),
)


def composition(rule: Rule, film: Film) -> Result:
    """Count what each side supplies and hold it against the combinations the text allows."""
    test: CompositionTest = rule.test
    parts = {**PARTS, **test.parts}
    required = tuple(
        Requirement(code=f"{code}.{index}", relation=">=", value=count, subject=name)
        for code, combinations in (("heads", test.any_of), ("heads_by_approval", test.by_approval))
        for index, combination in enumerate(combinations)
        for name, count in combination.items()
    )
    sides = film.authorities if test.of == "each_party" else film.minorities()
    if sides is None:
        return Result(
            outcome=UNKNOWN, code="composition.majority_unknown", required=required, missing=("producers.money",)
        )
    if not sides:
        if film.lead()[0] == "equal":
            return Result(outcome=NEEDS_HUMAN, code="composition.equal_shares", required=required)
        return Result(outcome=UNKNOWN, code="composition.unknown", required=required, missing=("producers",))
    facts: list[Fact] = []
    outcomes = []
    names = dict.fromkeys(name for combination in (*test.any_of, *test.by_approval) for name in combination)
    for country in sides:
        sure, perhaps = {}, {}
        for name in names:
            selected = select(parts[name], film)
            sure[name] = sum(1 for p in selected if side(p) == country)
            perhaps[name] = sure[name] + sum(1 for p in selected if side(p) is None)
            perhaps[name] += sum(1 for p in candidates(parts[name], film) if side(p) in (None, country))
            facts.append(Fact(code="heads_supplied", subject=country, value=sure[name], terms=(name,)))
        if any(all(sure[n] >= need for n, need in combination.items()) for combination in test.any_of):
            outcomes.append(PASS)
        elif any(all(sure[n] >= need for n, need in combination.items()) for combination in test.by_approval):
            outcomes.append(NEEDS_CONSENT)
        elif film.whole_people and not any(
            all(perhaps[n] >= need for n, need in combination.items())
            for combination in (*test.any_of, *test.by_approval)
        ):
            outcomes.append(FAIL)
        else:
            outcomes.append(UNKNOWN)
    outcome = gravest(outcomes) if film.placed else UNKNOWN
    codes = {PASS: "composition.supplied", FAIL: "composition.short", NEEDS_CONSENT: "composition.by_approval"}
    people = () if gravest(outcomes) != UNKNOWN else ("people",) if film.whole_people else ("complete.people",)
    missing = (*film.unplaced, *people) if outcome == UNKNOWN else ()
    return Result(
        outcome=outcome,
        code=codes.get(outcome, "composition.unknown"),
        facts=tuple(facts),
        required=required,
        consent_of=film.authorities if outcome == NEEDS_CONSENT else (),
        missing=missing,
    )


KINDS = (
    Kind(name="participants", shape=PARTICIPANTS_TEST, evaluate=participants),
    Kind(name="ratio", shape=RATIO_TEST, evaluate=ratio),
    Kind(name="composition", shape=COMPOSITION_TEST, evaluate=composition),
)
