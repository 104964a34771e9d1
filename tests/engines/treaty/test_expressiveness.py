"""The kinds of rule seen in real agreements: for each, the pack format says it and the engine answers it.

The numbers are those of the list of kinds of rule that the format was made for; from 13 on they stand in
``test_expressiveness_of_procedure``. Iceland and Uruguay have no such agreement.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from diptych.engines.treaty.outcome import FAIL, NEEDS_CONSENT, NEEDS_HUMAN, NOT_APPLICABLE, PASS, UNKNOWN
from tests.factories.dossiers import cast, dossier, finding, findings, outcome, sharing
from tests.factories.packs import pack, parties, rule

EU = {"FR", "ES", "IT"}


def test_01_share_bounds_per_party_are_exact_and_inclusive() -> None:
    twenty_to_eighty = rule("{kind: share, test: {of: each_party, minimum: 20 %, maximum: 80 %}}")

    found = finding(twenty_to_eighty, sharing({"IS": "80.002 %", "UY": "19.998 %"}))

    assert found.outcome == FAIL
    assert {fact.subject: fact.value for fact in found.facts} == {
        "IS": Fraction(80002, 100000),
        "UY": Fraction(19998, 100000),
    }
    assert outcome(twenty_to_eighty, sharing({"IS": "80 %", "UY": "20 %"})) == PASS


def test_02_bounds_depend_on_the_number_of_parties_not_of_companies() -> None:
    convention = pack(
        """
        rules:
          - id: MANY
            kind: share
            when: {parties_from: 3}
            test: {of: each_party, minimum: 10 %, maximum: 70 %}
          - id: TWO
            kind: share
            when: {parties_to: 2}
            test: {of: each_party, minimum: 20 %, maximum: 80 %}
        """,
        parties=parties("IS", "UY", "MT"),
    )

    two = findings(convention, sharing({"IS": "45 %", "IS-2": "40 %", "UY": "15 %"}))
    three = findings(convention, sharing({"IS": "45 %", "MT": "40 %", "UY": "15 %"}))

    assert [found.outcome for found in two.findings] == [NOT_APPLICABLE, FAIL]
    assert [found.outcome for found in three.findings] == [PASS, NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("share", "consents", "expected"),
    [
        ("15 %", [], NEEDS_CONSENT),
        ("15 %", ["IS"], NEEDS_CONSENT),
        ("15 %", ["IS", "UY"], PASS),
        ("8 %", ["IS", "UY"], FAIL),
    ],
)
def test_03_bounds_relaxed_by_consent_keep_their_hard_floor(share: str, consents: list[str], expected: str) -> None:
    relaxed = rule(
        """
        kind: share
        test: {of: each_party, minimum: 20 %, maximum: 80 %, within: {minimum: 10 %, maximum: 90 %}}
        """
    )
    given = [{"party": party, "rule": "RULE"} for party in consents]
    rest = f"{100 - int(share[:-2])} %"

    assert outcome(relaxed, sharing({"IS": rest, "UY": share}, consents=given)) == expected


@pytest.mark.parametrize(
    ("first", "third", "not_above", "less_than"),
    [("45 %", "27 %", PASS, PASS), ("44 %", "28 %", PASS, FAIL), ("43.999 %", "28.001 %", FAIL, FAIL)],
)
def test_04_relative_cap_is_strict_or_inclusive_as_the_text_says(
    first: str, third: str, not_above: str, less_than: str
) -> None:
    inclusive = rule("{kind: share, test: {of: each_third, not_above: lesser_party}}")
    strict = rule("{kind: share, test: {of: each_third, less_than: each_party}}")
    film = sharing({"IS": first, "UY": "28 %", "JP": third})

    assert (outcome(inclusive, film), outcome(strict, film)) == (not_above, less_than)


def test_04_third_states_are_capped_together() -> None:
    together = rule("{kind: share, test: {of: all_third, maximum: 30 %}}")

    assert outcome(together, sharing({"IS": "40 %", "UY": "30 %", "JP": "18 %", "KZ": "12 %"})) == PASS
    assert outcome(together, sharing({"IS": "40 %", "UY": "28 %", "JP": "18 %", "KZ": "14 %"})) == FAIL


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({"FR": "12 %", "ES": "18 %", "UY": "70 %"}, [PASS, PASS]),
        ({"FR": "12 %", "ES": "17 %", "UY": "71 %"}, [FAIL, PASS]),
        ({"FR": "9 %", "ES": "21 %", "UY": "70 %"}, [PASS, FAIL]),
    ],
)
def test_05_group_is_summed_and_each_state_inside_it_has_its_own_floor(
    shares: dict[str, str], expected: list[str]
) -> None:
    protocol = pack(
        """
        rules:
          - {id: GROUP, kind: share, test: {of: group, countries: [EU], minimum: 30 %}}
          - {id: STATE, kind: share, test: {of: each_in_group, countries: [EU], minimum: 10 %}}
        """,
        parties=parties("FR", "ES", "IT", "UY"),
    )

    assert [found.outcome for found in findings(protocol, sharing(shares), EU=EU).findings] == expected


def test_06_proportionality_has_a_tolerance_a_floor_or_a_judge() -> None:
    proportional = pack(
        """
        guidelines: [{id: test, name: {en: Test, ru: Тест, zh-hans: 准则}, authority: IS}]
        rules:
          - {id: REASONABLE, kind: proportion}
          - {id: TOLERANCE, kind: proportion, test: {points_above: 10 %, points_below: 10 %}}
          - id: FLOOR
            kind: proportion
            layer: test
            test: {of: country, countries: [IS], measure: spend, points_below: 5 %}
        """
    )
    film = dossier(
        """
        producers:
          - {id: is, country: IS, share: 60 %, creative: 71 %, spend_share: 55 %}
          - {id: uy, country: UY, share: 40 %, creative: 29 %, spend_share: 45 %}
        complete: [producers]
        """
    )

    found = findings(proportional, film)

    assert [(f.rule, f.outcome, f.layer) for f in found.findings] == [
        ("REASONABLE", NEEDS_HUMAN, None),
        ("TOLERANCE", FAIL, None),
        ("FLOOR", PASS, "test"),
    ]


def test_07_percentage_names_what_it_is_a_percentage_of() -> None:
    bases = pack(
        """
        rules:
          - {id: BUDGET, kind: share, test: {of: country, countries: [UY], bases: [budget], minimum: 20 %}}
          - {id: CREATIVE, kind: share, test: {of: country, countries: [UY], bases: [creative], minimum: 20 %}}
          - {id: SPEND, kind: share, test: {of: country, countries: [UY], bases: [spend], minimum: 20 %}}
        """
    )
    film = dossier(
        """
        budget: 1000 EUR
        producers:
          - {id: is, country: IS, money: 750 EUR, creative: 85 %}
          - {id: uy, country: UY, money: 250 EUR, creative: 15 %, spend: 100 EUR}
        complete: [producers]
        """
    )

    assert [(f.facts[0].code, f.facts[0].value, f.outcome) for f in findings(bases, film).findings] == [
        ("share_of_budget", Fraction(1, 4), PASS),
        ("share_of_creative", Fraction(15, 100), FAIL),
        ("share_of_spend", Fraction(1, 10), FAIL),
    ]


POINTS = """
kind: points
discretion: true
test:
  threshold: 4
  elements:
    - {id: director, points: 3, roles: [director]}
    - {id: design, points: 1, roles: [production_designer, costume_designer]}
    - {id: sound, points: 1, roles: [sound], split: true}
"""


def test_08_points_have_alternatives_splits_and_discretion_below_the_threshold() -> None:
    table = rule(POINTS)
    costume = {"roles": ["costume_designer"], "nationality": ["UY"]}
    sound = [{"roles": ["sound"], "nationality": [country]} for country in ("IS", "US")]

    enough = finding(table, cast({"roles": ["director"], "nationality": ["IS"]}, costume, *sound))
    short = finding(table, cast({"roles": ["director"], "nationality": ["US"]}, costume, *sound))

    assert (enough.outcome, enough.facts[0].value) == (PASS, Fraction(9, 2))
    assert (short.outcome, short.facts[0].value) == (NEEDS_HUMAN, Fraction(3, 2))


def test_08_points_may_be_a_share_of_those_that_could_apply() -> None:
    half = rule(POINTS.replace("threshold: 4", "threshold_share: 50 %").replace("discretion: true\n", ""))

    found = finding(half, cast({"roles": ["director"], "nationality": ["IS"]}))

    assert (found.outcome, found.facts[0].value, found.facts[0].terms) == (PASS, 3, (3,))


def test_08_points_table_differs_by_form() -> None:
    tables = pack(
        """
        rules:
          - id: FICTION
            kind: points
            when: {forms: [fiction]}
            test: {threshold: 3, elements: [{id: director, points: 3, roles: [director]}]}
          - id: ANIMATION
            kind: points
            when: {forms: [animation]}
            test: {threshold: 2, elements: [{id: drawing, points: 2, roles: [visual_effects]}]}
        """
    )
    film = cast({"roles": ["visual_effects"], "nationality": ["UY"]}, form="animation")

    assert [found.outcome for found in findings(tables, film).findings] == [NOT_APPLICABLE, PASS]


def test_09_roles_are_ranked_by_days_worked_not_by_billing() -> None:
    ranked = rule(
        """
        kind: points
        test:
          threshold: 5
          elements:
            - {id: first, points: 3, rank: 1}
            - {id: second, points: 2, rank: 2}
            - {id: third, points: 1, rank: 3}
        """
    )
    star = {"roles": ["performer"], "nationality": ["US"], "billing": 1, "days": 12}
    actress = {"roles": ["performer"], "nationality": ["IS"], "billing": 2, "days": 40}
    actor = {"roles": ["performer"], "nationality": ["UY"], "billing": 3, "days": 28}

    found = finding(ranked, cast(star, actress, actor))

    assert (found.outcome, found.facts[0].value) == (PASS, 5)
    assert {fact.subject: fact.terms[1:] for fact in found.facts[1:]} == {
        "first": ("p2",),
        "second": ("p3",),
        "third": ("p1",),
    }


def test_10_composition_counts_heads_in_alternative_combinations() -> None:
    composed = rule(
        """
        kind: composition
        test:
          of: minority
          any_of:
            - {author: 1, lead: 1}
            - {author: 1, supporting: 2}
            - {technician: 3, lead: 1}
        """
    )
    author = {"roles": ["writer"], "nationality": ["UY"]}
    supporting = {"roles": ["performer"], "standing": "supporting", "nationality": ["UY"]}

    assert outcome(composed, cast(author, supporting, supporting)) == PASS
    assert outcome(composed, cast(author, supporting)) == FAIL


@pytest.mark.parametrize(("foreign", "expected"), [(6, PASS), (7, FAIL)])
def test_10_ratio_counts_heads(foreign: int, expected: str) -> None:
    crew = rule(
        """
        kind: ratio
        test: {part: {roles: [crew]}, who: {countries: [IS]}, foreign: true, maximum: 30 %}
        """
    )
    people = [{"roles": ["crew"], "nationality": ["US" if number < foreign else "IS"]} for number in range(20)]

    assert outcome(crew, cast(*people)) == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({"nationality": ["FR"]}, PASS),
        ({"nationality": ["HK"], "residence": {"country": "HK"}}, FAIL),
        ({"nationality": ["HK"]}, UNKNOWN),
        ({"nationality": ["US"], "residence": {"country": "UY", "years": 6}}, PASS),
        ({"nationality": ["US"], "residence": {"country": "UY", "years": 5}}, FAIL),
        ({"nationality": ["US"], "residence": {"country": "UY", "permanent": True}}, UNKNOWN),
        ({"nationality": ["IS", "US"], "counted_as": "IS", "residence": {"country": "US"}}, PASS),
        ({"nationality": ["IS", "US"], "counted_as": "US", "residence": {"country": "US"}}, FAIL),
        ({"nationality": ["IS", "US"], "residence": {"country": "US"}}, UNKNOWN),
    ],
)
def test_11_people_count_by_nationality_group_and_years_of_residence(person: dict, expected: str) -> None:
    people = rule("{kind: participants, test: {who: {countries: [parties, EU], resident_years: 5}}}")

    assert outcome(people, cast({"roles": ["editor"], **person}), EU=EU) == expected


def test_11_companies_count_by_seat_owners_managers_and_ties() -> None:
    companies = pack(
        """
        rules:
          - id: OWNED
            kind: producers
            test: {established_in: [parties], owned_by: [parties], managed_by: [parties], of: [parties]}
          - {id: APART, kind: independence}
        """
    )
    film = dossier(
        """
        producers:
          - id: is
            country: IS
            owners: [{name: Holding, nationality: IS, share: 51 %}, {nationality: US, share: 49 %}]
            managers: [IS]
            links: []
          - id: uy
            country: UY
            owners: [{name: Fund, nationality: US, share: 50 %}, {nationality: UY, share: 50 %}]
            managers: [UY]
            links: [{to: is, kind: management, for_this_film: false}]
        """
    )

    found = findings(companies, film)

    assert {fact.subject: fact.outcome for fact in found.finding("OWNED").facts if fact.code == "producer_owners"} == {
        "is": PASS,
        "uy": FAIL,
    }
    assert found.finding("APART").outcome == FAIL


@pytest.mark.parametrize(
    ("consents", "expected"),
    [
        ([], NEEDS_CONSENT),
        ([{"party": "IS", "written": True}], NEEDS_CONSENT),
        ([{"party": "IS", "written": True}, {"party": "UY"}], NEEDS_CONSENT),
        ([{"party": "IS", "written": True}, {"party": "UY", "written": True}], PASS),
    ],
)
def test_12_exception_names_who_grants_it_and_in_what_form(consents: list[dict], expected: str) -> None:
    exceptional = rule(
        """
        kind: participants
        exception: {consent_of: each, written: true, grounds: [script, financing]}
        """
    )
    given = [{"rule": "RULE", "ground": "script", **consent} for consent in consents]

    assert outcome(exceptional, cast({"roles": ["editor"], "nationality": ["US"]}, consents=given)) == expected


def test_12_exception_of_one_authority_is_enough_where_the_text_says_so() -> None:
    exceptional = rule("{kind: participants, exception: {consent_of: one}}")
    given = [{"party": "UY", "rule": "RULE"}]

    assert outcome(exceptional, cast({"roles": ["editor"], "nationality": ["US"]}, consents=given)) == PASS


def test_12_exception_does_not_reach_beyond_its_cap() -> None:
    capped = pack(
        """
        rules:
          - {id: HERE, kind: places, exception: {}, test: {works: [effects], countries: [parties]}}
          - id: CAP
            kind: places
            test: {works: [effects], countries: [parties], minimum: 0 %, elsewhere_up_to: 25 %}
        """
    )
    film = dossier(
        """
        budget: 1000 EUR
        places: [{work: effects, country: US, spend: 251 EUR}]
        consents: [{party: IS, rule: HERE}, {party: UY, rule: HERE}]
        complete: [places]
        """
    )

    assert [found.outcome for found in findings(capped, film).findings] == [PASS, FAIL]
