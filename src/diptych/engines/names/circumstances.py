"""What speaks for two records being of one, and against it, beside their names: see :mod:`identity`."""

from __future__ import annotations

from itertools import product

from diptych.engines.names.evidence import Described, Evidence
from diptych.engines.names.folding import key
from diptych.engines.names.learned import REVIEW, THRESHOLD
from diptych.engines.names.scoring import Question
from diptych.engines.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from diptych.engines.names.scoring import Matcher

DATED = {"born": -3.0, "died": -3.0, "founded": -2.0, "dissolved": -2.0}
"""Properties that a life has once, and what it costs that they differ by years."""
PLACED = ("birth_place", "seat")
"""Properties whose values are names of places."""


def circumstances(matcher: Matcher, one: Described, other: Described) -> Iterator[Evidence]:
    """Everything but names."""
    yield from _dates(one, other)
    yield from _places(matcher, one, other)
    yield from _facts(one, other)
    if one.country and other.country:
        same = one.country == other.country
        told: dict[str, Any] = {"a": one.country, "b": other.country}
        yield Evidence(code="same_country" if same else "other_country", weight=0.3 if same else -0.6, facts=told)
    if one.roles and other.roles:
        both = [role for role in one.roles if role in other.roles]
        if both:
            yield Evidence(code="same_roles", weight=0.4, facts={"roles": both})
        else:
            yield Evidence(code="other_roles", weight=-0.3, facts={"a": list(one.roles), "b": list(other.roles)})
    if one.body != other.body:
        yield Evidence(code="other_kind", weight=-0.7, facts={"a": one.body, "b": other.body})
    yield from _relations(one, other)
    by_kind: dict[str, list[str]] = {}
    for kind, id in sorted(one.things & other.things):
        by_kind.setdefault(kind, []).append(id)
    for kind, ids in by_kind.items():
        yield Evidence(code="same_things", weight=min(1.6, 0.8 * len(ids)), facts={"kind": kind, "ids": ids})


def _values(record: Described, name: str) -> list[str]:
    return [value for said, value in record.facts if said == name]


def _dates(one: Described, other: Described) -> Iterator[Evidence]:
    for name, cost in DATED.items():
        pairs = list(product(_dated(one, name), _dated(other, name)))
        if not pairs:
            continue
        # Sources may give several days: the two that agree best are what matters.
        weighed = [(*_dates_beside(a, b, cost), a, b) for a, b in pairs]
        code, weight, a, b = max(weighed, key=lambda row: row[1])
        yield Evidence(code=code, weight=weight, facts={"property": name, "a": str(a), "b": str(b)})
    for mine, theirs in ((one, other), (other, one)):
        ends, begins = _dated(mine, "died"), _dated(theirs, "born")
        if ends and begins and max(day.latest for day in ends) < min(day.earliest for day in begins):
            yield Evidence(
                code="never_met", weight=-5.0, facts={"died": str(ends[0]), "of": mine.id, "born": str(begins[0])}
            )


def _dated(record: Described, name: str) -> list[PartialDate]:
    found = []
    for value in _values(record, name):
        try:
            found.append(PartialDate.parse(value))
        except ValueError:
            continue  # a date in words says nothing that could be compared
    return found


def _dates_beside(a: PartialDate, b: PartialDate, cost: float) -> tuple[str, float]:
    """What two dates of one thing say: the same, the one within the other, days apart, years apart."""
    if a == b:
        return "same_date", 3.0 if a.day else 2.0 if a.month else 1.2
    if a.earliest <= b.latest and b.earliest <= a.latest:
        return "date_agrees", 1.0
    if a.year == b.year:
        # Sources differ by days, and calendars by a fortnight.
        return "date_differs", -0.5
    return "date_differs", -1.0 if abs(a.year - b.year) == 1 else cost


def _places(matcher: Matcher, one: Described, other: Described) -> Iterator[Evidence]:
    for name in PLACED:
        pairs = list(product(_values(one, name), _values(other, name)))
        if not pairs:
            continue
        scores = matcher.scores([Question(a=a, b=b, kind="place") for a, b in pairs])
        best = max(range(len(pairs)), key=scores.__getitem__)
        told: dict[str, Any] = {"property": name, "a": pairs[best][0], "b": pairs[best][1]}
        if scores[best] >= THRESHOLD:
            yield Evidence(code="same_place", weight=1.0, facts=told)
        elif scores[best] < REVIEW:
            yield Evidence(code="other_place", weight=-0.7, facts=told)


def _facts(one: Described, other: Described) -> Iterator[Evidence]:
    """What both say in the same words; that they say different things of a position means nothing."""
    told = {(name, key(value)) for name, value in other.facts}
    left = 2
    for name, value in dict.fromkeys(one.facts):
        if name not in DATED and name not in PLACED and left and (name, key(value)) in told:
            left -= 1
            yield Evidence(code="same_fact", weight=0.7, facts={"property": name, "value": value})


def _relations(one: Described, other: Described) -> Iterator[Evidence]:
    for mine, theirs in ((one, other), (other, one)):
        for kind, id in mine.relations:
            if id == theirs.id:
                yield Evidence(code="related", weight=-3.0, facts={"relation": kind, "of": mine.id, "to": theirs.id})
    shared = sorted(set(one.relations) & set(other.relations))
    for kind, id in shared[:2]:
        yield Evidence(code="same_relation", weight=0.7, facts={"relation": kind, "to": id})
