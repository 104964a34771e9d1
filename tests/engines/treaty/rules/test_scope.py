"""Gates: the kind of film, how many parties, whose producers, ties between them, third states."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.engines.treaty.outcome import FAIL, NEEDS_CONSENT, NEEDS_HUMAN, NOT_APPLICABLE, PASS, UNKNOWN
from tests.factories.dossiers import dossier, finding, outcome, sharing
from tests.factories.packs import parties, rule

SCOPE = """
kind: scope
test:
  forms: [fiction, animation]
  doubtful_forms: [other]
  formats: [film, tv_series]
  doubtful_formats: [tv_series]
  first_exhibition: [cinema]
"""


@pytest.mark.parametrize(
    ("film", "expected"),
    [
        ({"form": "fiction", "format": "film", "first_exhibition": "cinema"}, PASS),
        ({"form": "documentary", "format": "film", "first_exhibition": "cinema"}, FAIL),
        ({"form": "fiction", "format": "film", "first_exhibition": "television"}, FAIL),
        ({"form": "fiction", "format": "tv_series", "first_exhibition": "cinema"}, NEEDS_HUMAN),
        ({"form": "other", "format": "film", "first_exhibition": "cinema"}, NEEDS_HUMAN),
        ({"form": "fiction", "format": "film"}, UNKNOWN),
        ({"form": "documentary"}, FAIL),
        ({}, UNKNOWN),
    ],
)
def test_film_is_of_a_kind_that_the_text_covers(film: dict[str, str], expected: str) -> None:
    assert outcome(rule(SCOPE), dossier(**film)) == expected


def test_open_scope_names_what_is_missing() -> None:
    assert finding(rule(SCOPE), dossier("form: fiction")).missing == ("format", "first_exhibition")


def test_scope_that_names_nothing_covers_everything() -> None:
    assert outcome(rule("kind: scope"), dossier()) == PASS


CONVENTION = {"parties": parties("IS", "UY", "MT", "FR"), "layer": "convention"}
THREE = "{kind: parties, test: {minimum: 3, or_exactly: 2}}"


@pytest.mark.parametrize(
    ("producers", "statements", "expected"),
    [
        ({"IS": "40 %", "UY": "30 %", "MT": "30 %"}, {}, PASS),
        ({"IS": "40 %", "IS-2": "30 %", "UY": "30 %"}, {"bilateral_agreement_exists": False}, PASS),
        ({"IS": "60 %", "UY": "40 %"}, {"bilateral_agreement_exists": False}, PASS),
        ({"IS": "60 %", "UY": "40 %"}, {"bilateral_agreement_exists": True}, FAIL),
        ({"IS": "60 %", "UY": "40 %"}, {}, UNKNOWN),
        ({"IS": "60 %", "UY": "14 %", "US": "26 %"}, {"bilateral_agreement_exists": False}, FAIL),
        ({"IS": "60 %", "UY": "14 %"}, {"bilateral_agreement_exists": False}, UNKNOWN),
        ({"IS": "100 %"}, {}, FAIL),
    ],
)
def test_parties_are_counted_not_companies(
    producers: dict[str, str], statements: dict[str, bool], expected: str
) -> None:
    film = sharing(producers, statements=statements, complete=[])

    assert outcome(rule(THREE, **CONVENTION), film) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{producers: [{id: a, country: IS}, {id: b, country: UY}]}", PASS),
        ("{producers: [{id: a, country: IS}]}", UNKNOWN),
        ("{producers: [{id: a, country: IS}], complete: [producers]}", FAIL),
        ("{producers: [{id: a, country: IS}, {id: b}], complete: [producers]}", UNKNOWN),
    ],
)
def test_each_party_of_a_bilateral_text_brings_a_producer(text: str, expected: str) -> None:
    assert outcome(rule("{kind: parties, test: {each: true}}"), dossier(text)) == expected


OWNED = "{kind: producers, test: {owned_by: [parties], of: [parties]}}"


@pytest.mark.parametrize(
    ("producer", "expected"),
    [
        ({"kind": "person"}, PASS),
        ({"owners": [{"nationality": "IS"}, {"nationality": "UY"}]}, PASS),
        ({"owners": [{"nationality": "IS", "share": "51 %"}, {"nationality": "US", "share": "49 %"}]}, PASS),
        ({"owners": [{"nationality": "IS", "share": "50 %"}, {"nationality": "US", "share": "50 %"}]}, FAIL),
        ({"owners": [{"nationality": "IS"}, {"nationality": "US"}]}, UNKNOWN),
        ({"owners": [{"nationality": "IS", "share": "51 %"}, {"share": "49 %"}]}, PASS),
        ({"owners": [{"nationality": "IS", "share": "49 %"}, {"share": "51 %"}]}, UNKNOWN),
        ({}, UNKNOWN),
    ],
)
def test_nationals_own_more_than_half(producer: dict[str, Any], expected: str) -> None:
    film = dossier(producers=[{"id": "is", "country": "IS", **producer}])

    assert outcome(rule(OWNED), film) == expected


def test_producers_of_other_countries_are_not_examined() -> None:
    film = dossier(producers=[{"id": "is", "country": "IS", "kind": "person"}, {"id": "jp", "country": "JP"}])

    assert [fact.subject for fact in finding(rule(OWNED), film).facts] == ["is", "is"]


@pytest.mark.parametrize(("active", "expected"), [(True, PASS), (False, FAIL), (None, UNKNOWN)])
def test_producer_takes_an_active_part(active: bool | None, expected: str) -> None:
    busy = rule("{kind: producers, test: {active: true}}")

    assert outcome(busy, dossier(producers=[{"id": "is", "country": "IS", "active": active}])) == expected


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([], PASS),
        ([{"to": "uy", "for_this_film": True}], PASS),
        ([{"to": "uy", "for_this_film": False}], FAIL),
        ([{"to": "uy"}], UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_tie_beyond_this_film_ends_independence(links: list[dict[str, Any]] | None, expected: str) -> None:
    film = dossier(
        producers=[{"id": "is", "country": "IS", "links": links}, {"id": "uy", "country": "UY", "links": []}]
    )

    assert outcome(rule("kind: independence"), film) == expected


def test_owner_of_two_producers_is_for_a_person_to_weigh() -> None:
    film = dossier(
        """
        producers:
          - {id: uy, country: UY, links: [], owners: [{name: ARCTIC HOLDING}]}
          - {id: is, country: IS, links: [], owners: [{name: Arctic Holding}]}
        """
    )

    found = finding(rule("kind: independence"), film)

    assert (found.outcome, found.code) == (NEEDS_HUMAN, "independence.common_owner")
    assert [(fact.subject, fact.value) for fact in found.facts] == [("uy", "is")]


@pytest.mark.parametrize(
    ("test", "treaties", "expected"),
    [
        ("admitted: false", None, FAIL),
        ("admitted: true", None, PASS),
        ("consent: true", None, NEEDS_CONSENT),
        ("own_treaty: true", ["UY"], PASS),
        ("own_treaty: true", ["FR"], FAIL),
        ("own_treaty: true", [], FAIL),
        ("own_treaty: true", None, UNKNOWN),
        ("own_treaty: true, consent: true", ["IS"], NEEDS_CONSENT),
        ("own_treaty: true, consent: true", ["FR"], FAIL),
    ],
)
def test_third_state_is_admitted_as_the_text_says(test: str, treaties: list[str] | None, expected: str) -> None:
    film = dossier(producers=[{"id": "is", "country": "IS"}, {"id": "jp", "country": "JP", "treaty_with": treaties}])

    assert outcome(rule(f"{{kind: third, test: {{{test}}}}}"), film) == expected


@pytest.mark.parametrize(
    ("producers", "expected"),
    [
        ([{"id": "is", "country": "IS"}], NOT_APPLICABLE),
        ([{"id": "is", "country": "IS"}, {"id": "who"}], UNKNOWN),
        ([{"id": "jp", "country": "JP"}, {"id": "who"}], UNKNOWN),
        ([], UNKNOWN),
    ],
)
def test_producer_of_unknown_country_may_be_from_a_third_state(producers: list[dict[str, str]], expected: str) -> None:
    assert outcome(rule("kind: third"), dossier(producers=producers)) == expected


def test_each_of_several_groups_brings_a_producer() -> None:
    both = rule("{kind: parties, gate: true, test: {each_of: [AR, UY]}}", parties=parties("IS", "UY", "AR"))

    assert outcome(both, dossier(producers=[{"id": "a", "country": "AR"}, {"id": "b", "country": "UY"}])) == PASS
    assert outcome(both, dossier(producers=[{"id": "a", "country": "IS"}, {"id": "b", "country": "UY"}])) == UNKNOWN
