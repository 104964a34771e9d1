"""Points tests: a weighted table of elements, a threshold, roles ranked by days worked.

Where a nationality, a rank or a place is not known the total is a range; the verdict waits only if the threshold lies
inside it.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from diptych.engines.treaty.dossier import WORKS, Person
from diptych.engines.treaty.film import ZERO, Film, nationality, unsettled
from diptych.engines.treaty.outcome import FAIL, PASS, UNKNOWN, Fact, Requirement, Result
from diptych.engines.treaty.rules.kind import NUMBER, SHARE, TEXTS, WHO, Kind, Who
from diptych.engines.treaty.rules.people import ROLE
from diptych.engines.values import shape as s
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.pack import Rule

RANKS = 3
"""No text ranks more than three parts."""

Part = tuple[bool | None, int | None]
"""A performer for the purpose of ranks: whether they count, and the days they worked."""


class Element(Record):
    """One line of the table: points for a role (or any one of several), for a ranked part, or for work somewhere."""

    id: str
    name: dict[str, str]
    points: Fraction
    roles: tuple[str, ...] = ()
    rank: int | None = None
    works: tuple[str, ...] = ()
    split: bool = False
    """Whether several people share the points in proportion."""


class PointsTest(Record):
    """The table, what counts, and how much is enough: points, or a share of the points that could apply."""

    elements: tuple[Element, ...]
    who: Who = Who()
    threshold: Fraction | None = None
    threshold_share: Fraction | None = None
    """A share of the applicable points instead of a number: elements the film does not have are left out."""


TEST = Records(
    PointsTest,
    "elements",
    elements=ListOf(
        Records(
            Element,
            "id",
            "name",
            "points",
            id=s.SLUG,
            name=TEXTS,
            points=s.NUMBER,
            roles=ListOf(ROLE),
            rank=s.COUNT,
            works=ListOf(Code(WORKS, "a kind of work")),
            split=s.FLAG,
        ),
        unique="id",
    ),
    who=WHO,
    threshold=NUMBER,
    threshold_share=SHARE,
)


class Score(Record):
    """Points of one element: from ``low`` to ``high``, and for whom. ``applies`` is false if the film has none."""

    element: Element
    low: Fraction
    high: Fraction
    holders: tuple[str, ...] = ()
    applies: bool = True


class Tally(Record):
    """The whole table: its lines, and the range of its sum (narrower than the sum of the ranges where ranks depend)."""

    scores: tuple[Score, ...]
    low: Fraction
    high: Fraction


def evaluate(rule: Rule, film: Film) -> Result:
    """Add the table up, as a range where something is not known."""
    test: PointsTest = rule.test
    tally = score(test, film)
    scores, low, high = tally.scores, tally.low, tally.high
    possible, threshold = asked(test, tally)
    outcome = PASS if low >= threshold else FAIL if high < threshold else UNKNOWN
    facts = (
        Fact(
            code="points_total",
            value=low,
            at_most=None if low == high else high,
            terms=(possible,),
            outcome=outcome,
        ),
        *(
            Fact(
                code="points",
                subject=item.element.id,
                value=item.low,
                at_most=None if item.low == item.high else item.high,
                terms=(item.element.points, *item.holders),
            )
            for item in scores
        ),
    )
    required = (Requirement(code="points", relation=">=", value=threshold),)
    code = {PASS: "points.enough", FAIL: "points.short", UNKNOWN: "points.range"}[outcome]
    missing = _missing(scores, film) if outcome == UNKNOWN else ()
    return Result(outcome=outcome, code=code, facts=facts, required=required, missing=missing)


def asked(test: PointsTest, tally: Tally) -> tuple[Fraction, Fraction]:
    """The points that could be earned, and how many of them are enough."""
    possible = sum((item.element.points for item in tally.scores if item.applies or not test.threshold_share), ZERO)
    return possible, test.threshold if test.threshold is not None else (test.threshold_share or ZERO) * possible


def score(test: PointsTest, film: Film) -> Tally:
    """The points of every element, in table order, and their sum."""
    countries = film.members(test.who.countries)
    counts = film.admission(test.who)
    ranks = tuple(element for element in test.elements if element.rank)
    ranked = _ranked(ranks, [(p, counts(p)) for p in film.people(("performer",))], film) if ranks else None
    by_rank = {item.element.id: item for item in ranked.scores} if ranked else {}
    fixed = {
        element.id: _worked(element, countries, film)
        if element.works
        else _best([_role(element, [(p, counts(p)) for p in film.people((r,))], film) for r in element.roles or ("",)])
        for element in test.elements
        if not element.rank
    }
    return Tally(
        scores=tuple(by_rank.get(element.id) or fixed[element.id] for element in test.elements),
        low=sum((item.low for item in fixed.values()), ranked.low if ranked else ZERO),
        high=sum((item.high for item in fixed.values()), ranked.high if ranked else ZERO),
    )


def _best(scores: list[Score]) -> Score:
    """An element that any of several roles may earn: the role that earns most."""
    if len(scores) == 1:
        return scores[0]
    return scores[0].replace(
        low=max(item.low for item in scores),
        high=max(item.high for item in scores),
        holders=tuple(dict.fromkeys(name for item in scores for name in item.holders)),
        applies=any(item.applies for item in scores),
    )


def _role(element: Element, people: list[tuple[Person, bool | None]], film: Film) -> Score:
    """Points for a role: full if everyone in it counts, none if nobody does, split or open if some do."""
    full = element.points
    if not people:
        whole = film.whole_people
        return Score(element=element, low=ZERO, high=ZERO if whole else full, applies=not whole)
    holders = tuple(p.id for p, counts in people if counts)
    sure = len(holders)
    perhaps = sum(1 for _, counts in people if counts is not False)
    if element.split:
        low, high = full * sure / len(people), full * perhaps / len(people)
        return Score(element=element, low=low, high=high if film.whole_people else full, holders=holders)
    low = full if sure == len(people) else ZERO
    high = full if perhaps else ZERO
    if not film.whole_people and not perhaps:
        high = ZERO
    return Score(element=element, low=low, high=high, holders=holders)


def _worked(element: Element, countries: frozenset[str], film: Film) -> Score:
    """Points for work done in a country that counts; work spread over several is open unless shares decide."""
    places = [place for place in film.dossier.places if place.work in element.works]
    if not places:
        whole = "places" in film.dossier.complete
        return Score(element=element, low=ZERO, high=ZERO if whole else element.points, applies=not whole)
    inside = [None if place.country is None else place.country in countries for place in places]
    holders = tuple(dict.fromkeys(p.country for p, own in zip(places, inside, strict=True) if own and p.country))
    if all(inside):
        return Score(element=element, low=element.points, high=element.points, holders=holders)
    if not any(own is not False for own in inside):
        return Score(element=element, low=ZERO, high=ZERO)
    if all(place.share is not None and own is not None for place, own in zip(places, inside, strict=True)):
        own_share = sum((p.share for p, own in zip(places, inside, strict=True) if own and p.share), ZERO)
        points = element.points if own_share * 2 > 1 else ZERO
        return Score(element=element, low=points, high=points, holders=holders)
    return Score(element=element, low=ZERO, high=element.points, holders=holders)


def _ranked(elements: tuple[Element, ...], performers: list[tuple[Person, bool | None]], film: Film) -> Tally:
    """First, second and third part by days worked, never by billing.

    Performers who count alike and worked alike may change places without a change of points, so every order of such
    kinds is tried that the known days allow. Those who cannot be among the busiest three are left out, so the work does
    not grow with the cast. A cast list that is not whole may hide a busier part, so it gives no lower bound.
    """
    ceiling = ZERO if film.whole_people else None
    if not performers:
        scores = tuple(
            Score(element=e, low=ZERO, high=e.points if ceiling is None else ZERO, applies=ceiling is None)
            for e in elements
        )
        return Tally(scores=scores, low=ZERO, high=sum((item.high for item in scores), ZERO))
    known = sorted((person.days for person, _ in performers if person.days is not None), reverse=True)
    least = known[:RANKS][-1] if known else 0
    people: dict[Part, list[str]] = {}
    for person, counts in performers:
        if person.days is None or person.days >= least:
            people.setdefault((counts, person.days), []).append(person.id)
    size = min(RANKS, len(performers))
    orders = _orders({part: len(ids) for part, ids in people.items()}, size)
    rows = [[order[(e.rank or 1) - 1] if (e.rank or 1) <= size else None for e in elements] for order in orders]
    lows = [[e.points if part and part[0] else ZERO for e, part in zip(elements, row, strict=True)] for row in rows]
    highs = [
        [e.points if part and part[0] is not False else ZERO for e, part in zip(elements, row, strict=True)]
        for row in rows
    ]
    settled = all(row == rows[0] for row in rows) and all(len(people[part]) == 1 for part in rows[0] if part)
    scores = tuple(
        Score(
            element=element,
            low=min(row[i] for row in lows) if film.whole_people else ZERO,
            high=max(row[i] for row in highs) if film.whole_people else element.points,
            holders=tuple(people[part]) if settled and part else (),
        )
        for i, (element, part) in enumerate(zip(elements, rows[0], strict=True))
    )
    if not film.whole_people:
        return Tally(scores=scores, low=ZERO, high=sum((e.points for e in elements), ZERO))
    return Tally(scores=scores, low=min(sum(row, ZERO) for row in lows), high=max(sum(row, ZERO) for row in highs))


def _orders(left: dict[Part, int], size: int) -> list[tuple[Part, ...]]:
    """Every order that the known days allow: the busiest of those whose days are known comes first among them, and
    whoever's are not known may come anywhere."""
    if not size:
        return [()]
    most = max((days for _, days in left if days is not None), default=None)
    found = []
    for part, count in left.items():
        if part[1] in (None, most):
            rest = {**left, part: count - 1} if count > 1 else {other: n for other, n in left.items() if other != part}
            found += [(part, *order) for order in _orders(rest, size - 1)]
    return found


def _missing(scores: tuple[Score, ...], film: Film) -> tuple[str, ...]:
    """Which facts would narrow the range."""
    missing: list[str] = []
    for item in scores:
        if item.low == item.high:
            continue
        if not film.whole_people and not item.element.works:
            missing.append("complete.people")
        if item.element.rank:
            performers = film.people(("performer",))
            missing += [unsettled(p) for p in performers if len(nationality(p)) != 1]
            alike = Counter(p.days for p in performers)
            missing += [f"people.{p.id}.days" for p in performers if p.days is None or alike[p.days] > 1]
        elif item.element.works:
            missing.append(f"places.{item.element.works[0]}")
        else:
            people = film.people(item.element.roles)
            missing += [unsettled(p) for p in people] or [f"people.{item.element.roles[0]}"]
    return tuple(dict.fromkeys(missing))


KINDS = (Kind(name="points", shape=TEST, evaluate=evaluate),)
