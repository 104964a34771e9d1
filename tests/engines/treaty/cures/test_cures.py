"""Suggestions as a whole: each one tried, none that harms, in the order of the rules."""

from __future__ import annotations

from diptych.engines.treaty.cures import cures
from tests.factories.dossiers import ON, dossier, sharing
from tests.factories.packs import pack, rule

TWENTY = "kind: share, test: {of: each_party, minimum: 20 %, maximum: 80 %}"


def test_cures_stand_in_the_order_of_the_rules_after_the_shift_of_shares() -> None:
    agreement = pack(
        f"""
        rules:
          - {{id: DOCS, kind: documents, test: {{items: [{{id: script}}]}}}}
          - {{id: SHARE, {TWENTY}}}
          - {{id: VERSIONS, kind: versions, test: {{all_of: [is]}}}}
        """
    )

    found = cures(sharing({"IS": "90 %", "UY": "10 %"}), agreement, on=ON)

    assert [(cure.code, cure.rules) for cure in found] == [
        ("shift_shares", ("SHARE",)),
        ("add_documents", ("DOCS",)),
        ("add_versions", ("VERSIONS",)),
    ]


def test_cure_tells_the_status_it_leads_to() -> None:
    (cure,) = cures(sharing({"IS": "90 %", "UY": "10 %"}), rule(f"{{{TWENTY}}}"), on=ON)

    assert (cure.outcomes, cure.status) == ({"RULE": "pass"}, "qualifies")


def test_shift_that_mends_one_rule_does_not_break_another() -> None:
    agreement = pack(
        f"""
        rules:
          - {{id: SHARE, {TWENTY}}}
          - {{id: THIRD, kind: share, test: {{of: all_third, maximum: 30 %}}}}
        """
    )
    film = dossier(
        """
        budget: 100 EUR
        producers:
          - {id: is, country: IS, money: 47 EUR}
          - {id: uy, country: UY, money: 19 EUR}
          - {id: jp, country: JP, money: 34 EUR}
        """
    )

    (cure,) = cures(film, agreement, on=ON)

    assert (cure.rules, str(cure.size)) == (("SHARE", "THIRD"), "4 EUR")


def test_shift_without_a_solution_is_not_offered() -> None:
    impossible = pack(
        """
        rules:
          - {id: MUCH, kind: share, test: {of: each_party, minimum: 60 %}}
        """
    )

    assert cures(sharing({"IS": "90 %", "UY": "10 %"}), impossible, on=ON) == ()


def test_shift_that_would_upset_the_creative_proportion_is_not_offered() -> None:
    agreement = pack(
        f"""
        rules:
          - {{id: SHARE, {TWENTY}}}
          - {{id: EQUAL, kind: proportion, test: {{points_above: 0 %, points_below: 0 %}}}}
        """
    )
    producers = [
        {"id": "is", "country": "IS", "share": "90 %", "creative": "90 %"},
        {"id": "uy", "country": "UY", "share": "10 %", "creative": "10 %"},
    ]

    assert cures(dossier(producers=producers, complete=["producers"]), agreement, on=ON) == ()
