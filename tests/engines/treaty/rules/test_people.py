"""People: participants, ratios of heads, what a side supplies; whoever is not known to count is not taken for a no."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.engines.treaty.outcome import FAIL, NEEDS_CONSENT, NEEDS_HUMAN, NOT_APPLICABLE, PASS, UNKNOWN
from tests.factories.dossiers import cast, dossier, finding, outcome, sharing
from tests.factories.packs import parties, rule

EVERYBODY = "{kind: participants, test: {doubtful: [HK]}}"
MAIN_CAST = "part: {standings: [lead, supporting]}"


def person(*roles: str, **fields: Any) -> dict[str, Any]:
    return {"roles": list(roles), **fields}


def part(standing: str | None, nationality: str | None) -> dict[str, Any]:
    return person("performer", standing=standing, nationality=[nationality] if nationality else None)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([person("editor", nationality=["IS"])], PASS),
        ([person("editor", nationality=["US"])], FAIL),
        ([person("editor")], UNKNOWN),
        ([person("editor", nationality=["HK"])], NEEDS_HUMAN),
        ([person("editor", nationality=["HK"]), person("sound")], UNKNOWN),
        ([person("editor", nationality=["HK"]), person("sound", nationality=["US"])], FAIL),
        ([part("crowd", "US"), part("small", "US")], PASS),
        ([part("lead", "US")], FAIL),
        ([part(None, "US")], UNKNOWN),
        ([person("performer", "director", nationality=["US"])], FAIL),
        ([], PASS),
    ],
)
def test_participants_belong_small_parts_apart(people: list[dict[str, Any]], expected: str) -> None:
    assert outcome(rule(EVERYBODY), cast(*people)) == expected


def test_participants_are_open_until_the_list_is_whole() -> None:
    found = finding(rule(EVERYBODY), cast(person("editor", nationality=["IS"]), complete=["producers"]))

    assert (found.outcome, found.missing) == (UNKNOWN, ("complete.people",))


def test_stranger_fails_even_in_a_list_that_is_not_whole() -> None:
    assert outcome(rule(EVERYBODY), cast(person("editor", nationality=["US"]), complete=["producers"])) == FAIL


@pytest.mark.parametrize(
    ("standing", "nationality", "missing"),
    [("lead", None, "people.p1.nationality"), (None, "US", "people.p1.standing")],
)
def test_open_participant_names_what_would_tell(standing: str | None, nationality: str | None, missing: str) -> None:
    assert finding(rule(EVERYBODY), cast(part(standing, nationality))).missing == (missing,)


def test_part_of_the_people_may_be_meant() -> None:
    music = rule("{kind: participants, test: {part: {roles: [composer]}}}")

    assert outcome(music, cast(person("composer", nationality=["IS"]), person("editor", nationality=["US"]))) == PASS


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("US US US US IS IS", PASS),
        ("US US US US IS", FAIL),
        ("US US IS IS ?", PASS),
        ("US US US US IS ?", UNKNOWN),
        ("", NOT_APPLICABLE),
    ],
)
def test_ratio_of_foreign_heads_in_the_main_cast(heads: str, expected: str) -> None:
    two_thirds = rule(f"{{kind: ratio, test: {{{MAIN_CAST}, foreign: true, maximum: 2/3}}}}")
    people = [part("lead", None if head == "?" else head) for head in heads.split()]

    assert outcome(two_thirds, cast(*people)) == expected


@pytest.mark.parametrize(
    ("limit", "own", "total", "expected"),
    [
        ("minimum: 1/3", 1, 3, PASS),
        ("minimum: 1/3", 1, 4, FAIL),
        ("above: 50 %", 2, 4, FAIL),
        ("above: 50 %", 3, 5, PASS),
        ("maximum: 50 %", 3, 5, FAIL),
    ],
)
def test_ratio_of_own_heads_is_exact(limit: str, own: int, total: int, expected: str) -> None:
    heads = rule(f"{{kind: ratio, test: {{part: {{roles: [author]}}, {limit}}}}}")
    people = [person("author", nationality=["IS" if number < own else "US"]) for number in range(total)]

    found = finding(heads, cast(*people))

    assert (found.outcome, found.facts[0].terms) == (expected, (own, total))


@pytest.mark.parametrize(("nationality", "expected"), [("US", UNKNOWN), ("IS", PASS)])
def test_performer_of_unknown_standing_may_belong_to_the_main_cast(nationality: str, expected: str) -> None:
    half = rule(f"{{kind: ratio, test: {{{MAIN_CAST}, foreign: true, maximum: 50 %}}}}")

    found = finding(half, cast(part("lead", "IS"), part("lead", "US"), part(None, nationality)))

    assert (found.outcome, found.missing) == (expected, ("people.p3.standing",) if expected == UNKNOWN else ())


def test_ratio_waits_for_the_whole_list() -> None:
    half = rule(f"{{kind: ratio, test: {{{MAIN_CAST}, foreign: true, maximum: 50 %}}}}")

    assert finding(half, cast(part("lead", "IS"), complete=["producers"])).missing == ("complete.people",)


MINORITY = """
kind: composition
test:
  of: minority
  any_of: [{technician: 2, lead: 1}]
  by_approval: [{author: 1, technician: 1}]
"""
LEAD, TECHNICIAN, AUTHOR = part("lead", "UY"), person("sound", nationality=["UY"]), person("writer", nationality=["UY"])


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([LEAD, TECHNICIAN, TECHNICIAN], PASS),
        ([AUTHOR, TECHNICIAN], NEEDS_CONSENT),
        ([LEAD, TECHNICIAN], FAIL),
        ([LEAD, TECHNICIAN, person("editor", supplied_by="UY", nationality=["US"])], PASS),
        ([LEAD, TECHNICIAN, person("editor", supplied_by="IS", nationality=["UY"])], FAIL),
        ([LEAD, TECHNICIAN, person("editor")], UNKNOWN),
        ([part(None, "UY"), TECHNICIAN, TECHNICIAN], UNKNOWN),
        ([part(None, "IS"), TECHNICIAN, TECHNICIAN], FAIL),
    ],
)
def test_minority_supplies_one_of_several_combinations(people: list[dict[str, Any]], expected: str) -> None:
    assert outcome(rule(MINORITY), cast(*people)) == expected


def test_combination_by_approval_asks_every_authority() -> None:
    assert finding(rule(MINORITY), cast(AUTHOR, TECHNICIAN)).consent_of == ("IS", "UY")


def test_composition_waits_for_the_whole_list_and_the_majority() -> None:
    assert finding(rule(MINORITY), cast(LEAD, complete=["producers"])).missing == ("complete.people",)
    assert finding(rule(MINORITY), dossier("producers: [{id: a, country: IS}]")).missing == ("producers.money",)


def test_equal_shares_have_no_minority_to_supply_anything() -> None:
    film = sharing({"IS": "50 %", "UY": "50 %"})

    assert finding(rule(MINORITY), film).code == "composition.equal_shares"


def test_every_minority_supplies_its_own() -> None:
    both = rule("{kind: composition, test: {of: minority, any_of: [{author: 1}]}}", parties=parties("IS", "UY", "MT"))
    people = [{"id": "a", "roles": ["writer"], "nationality": ["UY"]}]
    film = sharing({"IS": "60 %", "UY": "20 %", "MT": "20 %"}, people=people, complete=["producers", "people"])

    found = finding(both, film)

    assert (found.outcome, [(fact.subject, fact.value) for fact in found.facts]) == (FAIL, [("MT", 0), ("UY", 1)])


def test_pack_may_say_what_its_words_mean() -> None:
    own_words = rule(
        """
        kind: composition
        test: {of: minority, any_of: [{key: 1}], parts: {key: {roles: [cinematographer]}}}
        """
    )

    assert outcome(own_words, cast(TECHNICIAN)) == FAIL
    assert outcome(own_words, cast(person("cinematographer", nationality=["UY"]))) == PASS
