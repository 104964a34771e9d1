"""Points: ranges where something is not known, ranks by days worked with ties and gaps, work by place."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.engines.treaty.film import Film
from diptych.engines.treaty.outcome import FAIL, PASS, UNKNOWN, Fact
from diptych.engines.treaty.pack import Agreement
from diptych.engines.treaty.rules.points import score
from tests.factories.dossiers import ON, cast, dossier, finding, sharing
from tests.factories.packs import rule

RANKED = """
kind: points
test:
  threshold: 4
  elements:
    - {id: first, points: 3, rank: 1}
    - {id: second, points: 2, rank: 2}
    - {id: third, points: 1, rank: 3}
"""
OWN, FOREIGN = ["IS"], ["US"]


def performer(nationality: list[str] | None, days: int | None, **fields: Any) -> dict[str, Any]:
    return {"roles": ["performer"], "nationality": nationality, "days": days, **fields}


def total(agreement: Agreement, *people: dict[str, Any], **fields: Any) -> tuple[str, object, object]:
    """Outcome, least and most points."""
    found = finding(agreement, cast(*people, **fields))
    fact: Fact = found.facts[0]
    return found.outcome, fact.value, fact.at_most if fact.at_most is not None else fact.value


def test_ranks_go_by_days_whatever_the_billing() -> None:
    people = [performer(FOREIGN, 12, billing=1), performer(OWN, 40, billing=2), performer(OWN, 28, billing=3)]

    assert total(rule(RANKED), *people) == (PASS, 5, 5)


def test_tie_leaves_the_rank_open() -> None:
    assert total(rule(RANKED), performer(OWN, 40), performer(FOREIGN, 40)) == (FAIL, 2, 3)


def test_tie_does_not_matter_where_both_count_alike() -> None:
    assert total(rule(RANKED), performer(OWN, 40), performer(OWN, 40), performer(FOREIGN, 12)) == (PASS, 5, 5)


def test_tie_for_the_last_rank_is_a_range() -> None:
    people = [performer(OWN, 40), performer(FOREIGN, 30), performer(FOREIGN, 12), performer(OWN, 12)]

    assert total(rule(RANKED), *people) == (UNKNOWN, 3, 4)


def test_performer_whose_days_are_unknown_may_hold_any_rank() -> None:
    assert total(rule(RANKED), performer(OWN, 40), performer(OWN, 28), performer(FOREIGN, None)) == (UNKNOWN, 3, 5)


def test_performer_of_unknown_nationality_may_count() -> None:
    assert total(rule(RANKED), performer(OWN, 40), performer(None, 28), performer(FOREIGN, 12)) == (UNKNOWN, 3, 5)


def test_fewer_performers_than_ranks_leave_the_rest_empty() -> None:
    assert total(rule(RANKED), performer(OWN, 40)) == (FAIL, 3, 3)


def test_cast_that_is_not_whole_may_hide_a_busier_part() -> None:
    people = [performer(OWN, 40), performer(OWN, 28)]

    assert total(rule(RANKED), *people, complete=["producers"]) == (UNKNOWN, 0, 6)


def test_whole_list_without_performers_earns_nothing() -> None:
    assert total(rule(RANKED)) == (FAIL, 0, 0)
    assert total(rule(RANKED), complete=["producers"]) == (UNKNOWN, 0, 6)


def test_open_ranks_ask_for_days_and_nationalities() -> None:
    found = finding(rule(RANKED), cast(performer(OWN, 40), performer(None, 28), performer(FOREIGN, None)))

    assert found.missing == ("people.p2.nationality", "people.p3.days")


COUNTS = {"own": True, "foreign": False, "unknown": None}
NATIONALITY = {"own": OWN, "foreign": FOREIGN, "unknown": None}


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.sampled_from(("own", "foreign", "unknown")), st.none() | st.integers(0, 3)), min_size=1, max_size=6
    )
)
def test_range_of_ranks_is_that_of_every_order_the_days_allow(people: list[tuple[str, int | None]]) -> None:
    agreement = rule(RANKED)
    film = Film(cast(*(performer(NATIONALITY[kind], days) for kind, days in people)), agreement.law(ON), ON)

    tally = score(agreement.rules[0].test, film)

    sums = list(_sums(people))
    assert (tally.low, tally.high) == (min(low for low, _ in sums), max(high for _, high in sums))


def _sums(people: list[tuple[str, int | None]]) -> Any:
    """Least and most points of every order of the whole cast in which no known day count rises."""
    for order in permutations(people):
        known = [days for _, days in order if days is not None]
        if known == sorted(known, reverse=True):
            held = list(zip((3, 2, 1), order, strict=False))
            yield (
                sum(points for points, (kind, _) in held if COUNTS[kind] is True),
                sum(points for points, (kind, _) in held if COUNTS[kind] is not False),
            )


DESIGN = """
kind: points
test:
  threshold: 2
  elements:
    - {id: design, points: 2, roles: [production_designer, costume_designer]}
"""


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([("production_designer", OWN)], (PASS, 2, 2)),
        ([("production_designer", FOREIGN), ("costume_designer", OWN)], (PASS, 2, 2)),
        ([("production_designer", FOREIGN), ("costume_designer", FOREIGN)], (FAIL, 0, 0)),
        ([("production_designer", OWN), ("production_designer", FOREIGN)], (UNKNOWN, 0, 2)),
        ([("production_designer", FOREIGN), ("costume_designer", None)], (UNKNOWN, 0, 2)),
        ([], (FAIL, 0, 0)),
    ],
)
def test_element_is_earned_by_any_of_its_roles(people: list[tuple[str, Any]], expected: tuple[str, int, int]) -> None:
    assert total(rule(DESIGN), *({"roles": [role], "nationality": held} for role, held in people)) == expected


def test_shared_element_is_split_among_those_who_hold_it() -> None:
    split = rule(DESIGN.replace("costume_designer]}", "costume_designer], split: true}"))
    people = [{"roles": ["production_designer"], "nationality": held} for held in (OWN, FOREIGN, FOREIGN)]

    assert total(split, *people) == (FAIL, Fraction(2, 3), Fraction(2, 3))


WORK = """
kind: points
test:
  threshold: 1
  elements:
    - {id: post, points: 1, works: [post_production]}
"""


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([{"country": "IS"}], (PASS, 1, 1)),
        ([{"country": "US"}], (FAIL, 0, 0)),
        ([{"country": "IS"}, {"country": "US"}], (UNKNOWN, 0, 1)),
        ([{"country": "IS", "share": "60 %"}, {"country": "US", "share": "40 %"}], (PASS, 1, 1)),
        ([{"country": "IS", "share": "50 %"}, {"country": "US", "share": "50 %"}], (FAIL, 0, 0)),
        ([{}], (UNKNOWN, 0, 1)),
        ([], (FAIL, 0, 0)),
    ],
)
def test_work_earns_points_where_more_than_half_of_it_is_done(
    places: list[dict[str, str]], expected: tuple[str, int, int]
) -> None:
    film = sharing(
        {"IS": "60 %", "UY": "40 %"},
        places=[{"work": "post_production", **place} for place in places],
        complete=["producers", "places"],
    )

    found = finding(rule(WORK), film)

    fact = found.facts[0]
    assert (found.outcome, fact.value, fact.at_most if fact.at_most is not None else fact.value) == expected


def test_threshold_inside_the_range_waits_and_outside_it_does_not() -> None:
    tables = [rule(DESIGN.replace("threshold: 2", f"threshold: {points}")) for points in (0, 1, 2, 3)]
    film = dossier("{people: [{id: a, roles: [costume_designer]}], complete: [people]}")

    assert [finding(table, film).outcome for table in tables] == [PASS, UNKNOWN, UNKNOWN, FAIL]


def test_elements_the_film_does_not_have_are_not_applicable_points() -> None:
    table = rule(
        """
        kind: points
        test:
          threshold_share: 50 %
          elements:
            - {id: director, points: 4, roles: [director]}
            - {id: music, points: 2, roles: [composer]}
            - {id: effects, points: 6, works: [effects]}
        """
    )
    people = [{"roles": ["director"], "nationality": OWN}, {"roles": ["composer"], "nationality": FOREIGN}]

    found = finding(table, cast(*people, complete=["producers", "people", "places"]))

    assert (found.outcome, found.facts[0].value, found.facts[0].terms, found.required[0].value) == (PASS, 4, (6,), 3)
