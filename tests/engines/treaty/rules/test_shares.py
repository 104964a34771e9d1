"""Shares: what is bounded, ranges, consents to wider limits, contributions in kind."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from diptych.engines.treaty.outcome import FAIL, NEEDS_CONSENT, NOT_APPLICABLE, PASS, UNKNOWN
from tests.factories.dossiers import dossier, finding, outcome, sharing
from tests.factories.packs import parties, rule

TWENTY = "{kind: share, test: {of: each_party, minimum: 20 %, maximum: 80 %}}"


@pytest.mark.parametrize(
    ("test", "share", "expected"),
    [
        ("minimum: 20 %", "20 %", PASS),
        ("minimum: 20 %", "19.999999 %", FAIL),
        ("above: 20 %", "20 %", FAIL),
        ("above: 20 %", "20.000001 %", PASS),
        ("maximum: 30 %", "30 %", PASS),
        ("maximum: 30 %", "30.000001 %", FAIL),
        ("below: 30 %", "30 %", FAIL),
        ("below: 30 %", "29.999999 %", PASS),
        ("minimum: 1/3", "1/3", PASS),
        ("minimum: 1/3", "33.333333 %", FAIL),
    ],
)
def test_limit_is_inclusive_or_strict_as_written(test: str, share: str, expected: str) -> None:
    bound = rule(f"{{kind: share, test: {{of: country, countries: [UY], {test}}}}}")
    rest = "2/3" if share == "1/3" else f"{100 - float(share[:-2]):.6f} %"

    assert outcome(bound, sharing({"IS": rest, "UY": share})) == expected


FIVE = {"IS": "30 %", "IS-2": "20 %", "UY": "24 %", "JP": "14 %", "KZ": "12 %"}


@pytest.mark.parametrize(
    ("of", "subjects"),
    [
        ("each_party", {"IS": 50, "UY": 24}),
        ("each_country", {"IS": 50, "JP": 14, "KZ": 12, "UY": 24}),
        ("each_producer", {"IS": 30, "IS-2": 20, "UY": 24, "JP": 14, "KZ": 12}),
        ("each_third", {"JP": 14, "KZ": 12}),
        ("all_third", {"third": 26}),
        ("minority", {"UY": 24}),
        ("group, countries: [EU, JP]", {"EU+JP": 14}),
        ("each_in_group, countries: [JP, KZ]", {"JP": 14, "KZ": 12}),
        ("country, countries: [IS]", {"IS": 50}),
        ("all_but_country, countries: [IS]", {"not IS": 50}),
    ],
)
def test_share_is_that_of_whom_the_rule_means(of: str, subjects: dict[str, int]) -> None:
    bound = rule(f"{{kind: share, test: {{of: {of}, maximum: 90 %}}}}")

    facts = finding(bound, sharing(FIVE), EU={"FR"}).facts

    assert {fact.subject: fact.value for fact in facts} == {
        name: Fraction(percent, 100) for name, percent in subjects.items()
    }


def test_arithmetic_shows_part_and_whole_in_money() -> None:
    film = dossier(
        """
        budget: 1 000 000 000 RUB
        rates: [{base: CNY, quote: RUB, rate: 11.25}]
        producers: [{id: is, country: IS, money: 800 020 000 RUB}, {id: uy, country: UY, money: 17 776 000 CNY}]
        """
    )

    facts = finding(rule(TWENTY), film).facts

    assert {fact.subject: [str(term) for term in fact.terms] for fact in facts} == {
        "IS": ["800020000 RUB", "1000000000 RUB"],
        "UY": ["199980000 RUB", "1000000000 RUB"],
    }


@pytest.mark.parametrize(
    ("known", "expected"),
    [("85 %", FAIL), ("80 %", UNKNOWN), ("15 %", UNKNOWN)],
)
def test_range_fails_only_when_no_share_within_it_could_hold(known: str, expected: str) -> None:
    film = dossier(f"producers: [{{id: is, country: IS, share: {known}}}, {{id: uy, country: UY}}]")

    assert outcome(rule(TWENTY), film) == expected


def test_unknown_share_is_a_range_and_says_what_would_settle_it() -> None:
    film = dossier("producers: [{id: is, country: IS, share: 75 %}, {id: uy, country: UY}]")

    found = finding(rule(TWENTY), film)

    assert {fact.subject: (fact.value, fact.at_most) for fact in found.facts} == {
        "IS": (Fraction(3, 4), Fraction(1)),
        "UY": (Fraction(0), Fraction(1, 4)),
    }
    assert (found.outcome, found.missing) == (UNKNOWN, ("producers.1.money",))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("producers: [{id: a, country: IS, money: 5 EUR}, {id: b, country: UY, money: 5 EUR}]", "budget"),
        ("{budget: 10 EUR, producers: [{id: a, country: IS, money: 5 CNY}]}", "rates"),
        ("producers: [{id: a, country: IS, share: 50 %}, {id: b, country: UY, share: 10 %}]", "complete.producers"),
        ("producers: [{id: a, country: IS, share: 50 %}, {id: b, share: 50 %}]", "producers.1.country"),
        ("{}", "producers"),
    ],
)
def test_open_share_names_the_missing_fact(text: str, missing: str) -> None:
    found = finding(rule(TWENTY), dossier(text))

    assert (found.outcome, found.missing[0]) == (UNKNOWN, missing)


def test_third_states_of_a_film_that_has_none_are_nobody() -> None:
    third = rule("{kind: share, test: {of: all_third, maximum: 30 %}}")

    assert outcome(third, sharing({"IS": "60 %", "UY": "40 %"})) == NOT_APPLICABLE
    assert outcome(third, dossier()) == UNKNOWN


def idle(*marks: bool | None) -> dict[str, Any]:
    shares = ("60 %", "24 %", "16 %")
    producers = [
        {"id": country, "country": country, "share": share, "finance_only": mark}
        for country, share, mark in zip(("IS", "UY", "MT"), shares, marks, strict=True)
    ]
    return {"producers": producers, "complete": ["producers"]}


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((False, True, True), PASS),
        ((True, False, False), FAIL),
        ((False, False, False), NOT_APPLICABLE),
        ((False, True, None), UNKNOWN),
        ((True, False, None), FAIL),
        ((None, None, None), UNKNOWN),
    ],
)
def test_whether_somebody_only_finances_is_not_guessed(marks: tuple[bool | None, ...], expected: str) -> None:
    finance = rule(
        "{kind: share, test: {of: each_finance_only, minimum: 10 %, maximum: 25 %}}", parties=parties("IS", "UY", "MT")
    )

    assert outcome(finance, dossier(**idle(*marks))) == expected


WIDER = """
kind: share
test:
  of: each_party
  bases: [budget, creative]
  optional: [creative]
  minimum: 20 %
  maximum: 80 %
  within: {minimum: 10 %, maximum: 90 %}
"""


def created(*creative: str | None) -> dict[str, Any]:
    film = [("IS", "70 %"), ("UY", "30 %")]
    return {
        "producers": [
            {"id": country, "country": country, "share": share, "creative": own}
            for (country, share), own in zip(film, creative, strict=True)
        ]
    }


@pytest.mark.parametrize(
    ("creative", "expected"),
    [
        ((None, None), PASS),
        (("70 %", None), PASS),
        (("70 %", "30 %"), PASS),
        (("84 %", "16 %"), NEEDS_CONSENT),
        (("92 %", "8 %"), FAIL),
        (("92 %", None), FAIL),
    ],
)
def test_optional_base_counts_as_far_as_it_is_stated(creative: tuple[str | None, str | None], expected: str) -> None:
    assert outcome(rule(WIDER), dossier(**created(*creative))) == expected


def test_consent_within_wider_limits_is_that_of_every_authority() -> None:
    found = finding(rule(WIDER), sharing({"IS": "85 %", "UY": "15 %"}))

    assert (found.outcome, found.code, found.consent_of) == (NEEDS_CONSENT, "share.within_consent", ("IS", "UY"))


def test_exception_does_not_reach_beyond_the_hard_floor() -> None:
    found = finding(rule(f"{WIDER}exception: {{}}\n"), sharing({"IS": "92 %", "UY": "8 %"}))

    assert (found.outcome, found.code) == (FAIL, "share.beyond_consent")


def test_consent_to_wider_limits_does_not_accept_contributions_in_kind() -> None:
    film = dossier(
        budget="100 EUR",
        producers=[
            {"id": "a", "country": "IS", "money": "5 EUR", "in_kind": [{"value": "10 EUR"}]},
            {"id": "b", "country": "UY", "money": "85 EUR"},
        ],
        complete=["producers"],
        consents=[{"party": party, "rule": "RULE"} for party in ("IS", "UY")],
    )

    found = finding(rule(f"{WIDER}exception: {{}}\n", in_kind="by_approval"), film)

    assert (found.outcome, found.code) == (NEEDS_CONSENT, "share.in_kind")


def test_party_not_yet_listed_keeps_its_share_open() -> None:
    each = rule("{kind: share, test: {of: each_party, minimum: 20 %, maximum: 80 %}}")

    found = finding(each, sharing({"IS": "50 %", "AR": "30 %"}, complete=[]))

    assert found.outcome == UNKNOWN
    assert [(fact.subject, fact.outcome) for fact in found.facts] == [("IS", PASS), ("UY", UNKNOWN)]


def test_party_not_listed_in_a_whole_list_brings_nothing() -> None:
    each = rule("{kind: share, test: {of: each_party, minimum: 20 %}}")

    assert outcome(each, sharing({"IS": "100 %"})) == FAIL


def test_small_share_is_valid_and_warned_of() -> None:
    soft = rule("{kind: share, test: {of: each_party, minimum: 10 %, warn_below: 20 %}}")

    found = finding(soft, sharing({"IS": "85 %", "UY": "15 %"}))

    assert (found.outcome, found.warnings) == (PASS, ("support_may_be_limited:UY:1/5",))


def test_relative_cap_names_whom_a_share_is_held_against() -> None:
    strict = rule("{kind: share, test: {of: each_third, less_than: each_party}}")

    found = finding(strict, sharing({"IS": "45 %", "UY": "27 %", "JP": "28 %"}))

    assert [(fact.terms, fact.outcome) for fact in found.facts] == [
        ((Fraction(45, 100), "IS"), PASS),
        ((Fraction(27, 100), "UY"), FAIL),
    ]


@pytest.mark.parametrize(
    ("creative", "expected"),
    [("50 %", PASS), ("50.01 %", FAIL), ("20 %", PASS), ("19.99 %", FAIL), (None, UNKNOWN)],
)
def test_proportion_allows_so_many_points_above_and_below(creative: str | None, expected: str) -> None:
    near = rule("{kind: proportion, test: {of: country, countries: [UY], points_above: 10 %, points_below: 20 %}}")
    film = dossier(
        "complete: [producers]",
        producers=[
            {"id": "is", "country": "IS", "share": "60 %"},
            {"id": "is-2", "country": "IS", "share": "0 %"},
            {"id": "uy", "country": "UY", "share": "40 %", "creative": creative},
        ],
    )

    assert outcome(near, film) == expected


def test_proportion_without_a_number_is_for_the_authorities() -> None:
    assert finding(rule("kind: proportion"), dossier()).code == "proportion.unquantified"
