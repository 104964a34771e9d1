"""Places: where shooting, laboratory, post-production and other work is done, and how much may be done elsewhere."""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.treaty.dossier import WORKS, Place
from diptych.engines.treaty.film import ZERO, Film
from diptych.engines.treaty.outcome import (
    FAIL,
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
from diptych.engines.treaty.rules.kind import COUNTRIES_OR_GROUPS, SHARE, Kind
from diptych.engines.values import shape as s
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.pack import Rule


class PlacesTest(Record):
    """Work of some kinds is done in some countries; ``elsewhere_up_to`` is a share, ``in_lead`` the majority's due."""

    works: tuple[str, ...]
    countries: tuple[str, ...] = ("parties", "third")
    minimum: Fraction | None = None
    """Least share of the work to be done there; all of it when neither limit is given."""
    elsewhere_up_to: Fraction | None = None
    """Largest share (of the budget) that work elsewhere may cost, even with consent."""
    in_lead: bool = False
    """The larger part must be done in the majority co-producer's country."""
    approved: bool = False
    """Places outside are allowed once every authority has approved them."""


PLACES_TEST = Records(
    PlacesTest,
    "works",
    works=ListOf(Code(WORKS, "a kind of work")),
    countries=COUNTRIES_OR_GROUPS,
    minimum=SHARE,
    elsewhere_up_to=SHARE,
    in_lead=s.FLAG,
    approved=s.FLAG,
)


def places(rule: Rule, film: Film) -> Result:
    """Hold the places of the work against those the text admits."""
    test: PlacesTest = rule.test
    inside = film.members(test.countries)
    concerned = [place for place in film.dossier.places if place.work in test.works]
    whole = "places" in film.dossier.complete
    required = [Requirement(code="work_done_in", relation="in", value=test.countries, subject="+".join(test.works))]
    if test.minimum is not None:
        required.append(Requirement(code="work_share", relation=">=", value=test.minimum))
    if test.elsewhere_up_to is not None:
        required.append(Requirement(code="work_elsewhere", relation="<=", value=test.elsewhere_up_to))
    if not concerned:
        outcome = NOT_APPLICABLE if whole else UNKNOWN
        missing = () if whole else tuple(f"places.{work}" for work in test.works)
        return Result(outcome=outcome, code="places.none", required=tuple(required), missing=missing)
    facts: list[Fact] = []
    missing_fields: list[str] = []
    for place in concerned:
        own = None if place.country is None else place.country in inside
        if own is False and test.approved and set(film.authorities) <= set(place.approved_by):
            own = True
        if own is None:
            missing_fields.append(f"places.{place.work}.country")
        facts.append(Fact(code="work_place", subject=place.work, value=place.country, outcome=truth(own)))
    if test.minimum is not None:
        facts = [fact.replace(outcome=PASS) for fact in facts]
        facts.append(_share(test.minimum, concerned, inside))
        if facts[-1].outcome == UNKNOWN:
            missing_fields.append("places.share")
    if not whole:
        missing_fields.append("complete.places")
    if test.elsewhere_up_to is not None:
        over = _elsewhere(test.elsewhere_up_to, concerned, inside, film)
        if over is not None:
            facts.append(over)
            missing_fields += ["places.spend"] if over.outcome == UNKNOWN else []
    if test.in_lead:
        facts.append(_in_lead(concerned, film))
        if facts[-1].outcome == UNKNOWN:
            missing_fields.append("producers.money" if film.lead()[0] == "unknown" else "places.share")
    outcome = gravest([fact.outcome or UNKNOWN for fact in facts])
    if outcome == PASS and not whole:
        outcome = UNKNOWN
    codes = {
        PASS: "places.inside",
        FAIL: "places.outside",
        UNKNOWN: "places.unknown",
        NEEDS_HUMAN: "places.equal_shares" if film.lead()[0] == "equal" else "places.to_weigh",
    }
    return Result(
        outcome=outcome,
        code=codes[outcome],
        facts=tuple(facts),
        required=tuple(required),
        missing=tuple(dict.fromkeys(missing_fields)) if outcome in (UNKNOWN, FAIL) else (),
    )


def _share(minimum: Fraction, concerned: list[Place], inside: frozenset[str]) -> Fact:
    """The share of the work done inside, where every place states its share or all lie on one side."""
    own = [None if place.country is None else place.country in inside for place in concerned]
    if all(own):
        low = high = Fraction(1)
    elif None not in own and not any(own):
        low = high = ZERO
    elif None not in own and all(place.share is not None for place in concerned):
        low = high = sum((p.share for p, at in zip(concerned, own, strict=True) if at and p.share), ZERO)
    else:
        low, high = ZERO, Fraction(1)
    outcome = PASS if low >= minimum else FAIL if high < minimum else UNKNOWN
    return Fact(code="work_share", value=low, at_most=None if low == high else high, outcome=outcome)


def _elsewhere(limit: Fraction, concerned: list[Place], inside: frozenset[str], film: Film) -> Fact | None:
    """What work outside costs, as a share of the budget; work whose place or cost is not known leaves it open."""
    outside = [place for place in concerned if place.country is None or place.country not in inside]
    if not outside:
        return None
    budget = film.dossier.budget
    total = ZERO
    settled = True
    for place in outside:
        cost = place.spend.to(budget.currency, film.dossier.rates) if place.spend and budget else None
        if cost is None or budget is None or place.country is None:
            settled = False
        else:
            total += cost.amount / budget.amount
    outcome = FAIL if total > limit else PASS if settled else UNKNOWN
    return Fact(code="work_elsewhere", value=total if settled else None, outcome=outcome)


def _in_lead(concerned: list[Place], film: Film) -> Fact:
    """Whether more than half of the work lies in the majority co-producer's country."""
    kind, country = film.lead()
    if kind == "equal":
        return Fact(code="work_in_lead", outcome=NEEDS_HUMAN)
    if country is None or any(place.country is None for place in concerned):
        return Fact(code="work_in_lead", outcome=UNKNOWN)
    here = [place for place in concerned if place.country == country]
    if len(here) == len(concerned):
        answer: bool | None = True
    elif not here:
        answer = False
    elif all(place.share is not None for place in concerned):
        # Shares are of one kind of work each: kinds that point different ways are for a person to weigh.
        answers = {
            sum((p.share or ZERO for p in here if p.work == work), ZERO) * 2 > 1 for work in {p.work for p in concerned}
        }
        if len(answers) > 1:
            return Fact(code="work_in_lead", subject=country, outcome=NEEDS_HUMAN)
        answer = answers.pop()
    else:
        answer = None
    return Fact(code="work_in_lead", subject=country, value=answer, outcome=truth(answer))


KINDS = (Kind(name="places", shape=PLACES_TEST, evaluate=places),)
