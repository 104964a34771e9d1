"""Places of work: where it may be done, how much elsewhere, the larger part in the majority's country."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.outcome import FAIL, NEEDS_HUMAN, NOT_APPLICABLE, PASS, UNKNOWN
from tests.factories.dossiers import dossier, finding, outcome
from tests.factories.packs import rule

HERE = "{kind: places, test: {works: [laboratory, post_production], countries: [parties]}}"


def film(*places: dict[str, Any], shares: tuple[str, str] = ("60 %", "40 %"), whole: bool = True) -> Dossier:
    return dossier(
        budget="1000 EUR",
        producers=[
            {"id": country, "country": country, "share": share}
            for country, share in zip(("IS", "UY"), shares, strict=True)
        ],
        places=[{"work": "laboratory", **place} for place in places],
        complete=["producers", "places"] if whole else ["producers"],
    )


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([{"country": "IS"}, {"country": "UY"}], PASS),
        ([{"country": "IS"}, {"country": "US"}], FAIL),
        ([{"country": "IS"}, {}], UNKNOWN),
        ([{"work": "location", "country": "US"}], NOT_APPLICABLE),
        ([], NOT_APPLICABLE),
    ],
)
def test_work_is_done_in_the_countries_named(places: list[dict[str, str]], expected: str) -> None:
    assert outcome(rule(HERE), film(*places)) == expected


def test_list_that_is_not_whole_leaves_the_question_open() -> None:
    found = finding(rule(HERE), film({"country": "IS"}, whole=False))

    assert (found.outcome, found.missing) == (UNKNOWN, ("complete.places",))
    assert outcome(rule(HERE), film({"country": "US"}, whole=False)) == FAIL


@pytest.mark.parametrize(("approved_by", "expected"), [(["IS", "UY"], PASS), (["IS"], FAIL), ([], FAIL)])
def test_place_elsewhere_may_be_approved_by_every_authority(approved_by: list[str], expected: str) -> None:
    approved = rule(HERE.replace("[parties]", "[parties], approved: true"))

    assert outcome(approved, film({"country": "US", "approved_by": approved_by})) == expected


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([{"country": "US", "spend": "250 EUR"}], PASS),
        ([{"country": "US", "spend": "251 EUR"}], FAIL),
        ([{"country": "US", "spend": "200 EUR"}, {"country": "JP", "spend": "51 EUR"}], FAIL),
        ([{"country": "US"}], UNKNOWN),
        ([{"country": "US", "spend": "100 USD"}], UNKNOWN),
        ([{"country": "US", "spend": "251 EUR"}, {}], FAIL),
        ([{"country": "US", "spend": "10 EUR"}, {}], UNKNOWN),
        ([{"country": "IS", "spend": "999 EUR"}], PASS),
    ],
)
def test_work_elsewhere_costs_no_more_than_its_share_of_the_budget(places: list[dict[str, str]], expected: str) -> None:
    capped = rule(
        "{kind: places, test: {works: [laboratory], countries: [parties], minimum: 0 %, elsewhere_up_to: 25 %}}"
    )

    assert outcome(capped, film(*places)) == expected


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([{"country": "IS", "share": "50 %"}, {"country": "US", "share": "50 %"}], PASS),
        ([{"country": "IS", "share": "49 %"}, {"country": "US", "share": "51 %"}], FAIL),
        ([{"country": "IS"}, {"country": "US"}], UNKNOWN),
        ([{"country": "US"}], FAIL),
        ([{"country": "IS"}], PASS),
    ],
)
def test_least_share_of_the_work_is_done_in_the_countries_named(places: list[dict[str, str]], expected: str) -> None:
    half = rule("{kind: places, test: {works: [laboratory], countries: [parties], minimum: 50 %}}")

    assert outcome(half, film(*places)) == expected


IN_LEAD = "{kind: places, test: {works: [laboratory, post_production], in_lead: true}}"


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([{"country": "IS"}], PASS),
        ([{"country": "UY"}], FAIL),
        ([{"country": "IS"}, {"country": "UY"}], UNKNOWN),
        ([{"country": "IS", "share": "51 %"}, {"country": "UY", "share": "49 %"}], PASS),
        ([{"country": "IS", "share": "50 %"}, {"country": "UY", "share": "50 %"}], FAIL),
        (
            [
                {"country": "IS", "share": "100 %"},
                {"country": "UY", "share": "100 %", "work": "post_production"},
            ],
            NEEDS_HUMAN,
        ),
    ],
)
def test_larger_part_is_done_in_the_country_of_the_majority(places: list[dict[str, str]], expected: str) -> None:
    assert outcome(rule(IN_LEAD), film(*places)) == expected


def test_equal_shares_leave_the_larger_part_to_a_person() -> None:
    found = finding(rule(IN_LEAD), film({"country": "IS"}, shares=("50 %", "50 %")))

    assert (found.outcome, found.code) == (NEEDS_HUMAN, "places.equal_shares")
