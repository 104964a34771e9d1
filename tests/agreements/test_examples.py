"""The example dossiers: each reads without trouble and has, under its agreement, the status it was made for."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache

import pytest

from diptych import agreements
from diptych.engines.treaty.assess import assess
from diptych.engines.treaty.dossier_format import read_dossier, write_dossier
from diptych.engines.treaty.outcome import Assessment, Finding

ON = date(2026, 11, 21)

STATUSES = {
    "archive-documentary": ("nlcn-2015", "open"),
    "does-not-qualify": ("rucn-2017", "does_not_qualify"),
    "five-producers": ("rucn-2017", "does_not_qualify"),
    "open-questions": ("rucn-2017", "open"),
    "out-of-scope": ("rucn-2017", "out_of_scope"),
    "qualifies": ("nlcn-2015", "qualifies"),
    "qualifies-with-consent": ("nlcn-2015", "qualifies_with_consent"),
    "red-silk": ("rucn-2017", "open"),
    "three-countries": ("ets147", "open"),
}
EXAMPLE_WORDS = {"en": "Example: ", "ru": "Пример: ", "zh-hans": "示例："}


@cache
def assessed(name: str) -> Assessment:
    dossier = agreements.example(name)
    return assess(dossier, agreements.agreement(STATUSES[name][0]), on=ON, groups=agreements.groups(ON))


def waiting(assessment: Assessment) -> dict[str, str]:
    return {f.rule: f.outcome for f in assessment.findings if f.outcome not in ("pass", "not_applicable")}


def shares(finding: Finding) -> dict[str | None, object]:
    return {fact.subject: fact.value for fact in finding.facts if fact.code == "share_of_budget"}


def test_every_example_has_a_status() -> None:
    assert sorted(STATUSES) == list(agreements.example_ids())


@pytest.mark.parametrize("name", STATUSES)
def test_example_has_the_status_it_was_made_for(name: str) -> None:
    assert assessed(name).status == STATUSES[name][1]


@pytest.mark.parametrize("name", STATUSES)
def test_example_reads_back_as_written(name: str) -> None:
    dossier = agreements.example(name)

    assert read_dossier(write_dossier(dossier)) == dossier


@pytest.mark.parametrize("name", STATUSES)
def test_example_tells_where_its_facts_come_from(name: str) -> None:
    dossier = agreements.example(name)

    assert dossier.notes != ()


@pytest.mark.parametrize("name", sorted(set(STATUSES) - {"red-silk"}))
def test_made_up_film_says_so_in_every_language(name: str) -> None:
    dossier = agreements.example(name)

    assert dossier.example
    title = dossier.title or {}
    assert sorted(title) == sorted(EXAMPLE_WORDS)
    assert [text for language, text in title.items() if not text.startswith(EXAMPLE_WORDS[language])] == []


def test_real_film_is_no_example() -> None:
    dossier = agreements.example("red-silk")

    assert not dossier.example
    assert dossier.title == {"ru": "Красный шёлк", "zh-hans": "红丝绸", "en": "Red Silk"}


def test_real_film_states_nothing_that_no_source_states() -> None:
    dossier = agreements.example("red-silk")

    assert [p.id for p in dossier.producers if p.money or p.in_kind or p.share or p.creative] == []
    assert [p.id for p in dossier.people if p.nationality or p.residence or p.supplied_by or p.standing] == []
    assert (dossier.versions, dossier.original_languages, dossier.decisions, dossier.complete) == ((), (), (), ())


def test_real_film_misses_contributions_versions_and_decisions() -> None:
    assessment = assessed("red-silk")

    assert waiting(assessment) == {
        "RUCN-SHARE": "unknown",
        "RUCN-LANG": "unknown",
        "RUCN-NAT": "needs_human",
        "RUCN-STEPS": "needs_human",
    }
    assert assessment.finding("RUCN-SHARE").missing == tuple(f"producers.{i}.money" for i in range(5))
    assert assessment.finding("RUCN-LANG").missing == ("versions.ru", "versions.zh")


def test_consents_are_what_the_changed_film_waits_for() -> None:
    assessment = assessed("qualifies-with-consent")

    assert waiting(assessment) == {"NLCN-CONF": "needs_consent", "NLCN-SHARE": "needs_consent"}
    assert assessment.finding("NLCN-SHARE").consent_of == ("NL",)
    assert shares(assessment.finding("NLCN-SHARE")) == {"CN": Fraction(85, 100), "NL": Fraction(15, 100)}


def test_only_authorities_are_left_to_answer_for_the_clean_film() -> None:
    assert waiting(assessed("open-questions")) == {"RUCN-NAT": "needs_human", "RUCN-STEPS": "needs_human"}


def test_share_that_prints_as_twenty_fails() -> None:
    finding = assessed("does-not-qualify").finding("RUCN-SHARE")

    assert finding.outcome == "fail"
    assert shares(finding) == {"CN": Fraction(19998, 100000), "RU": Fraction(80002, 100000)}


def test_series_is_outside_whatever_its_shares() -> None:
    assessment = assessed("out-of-scope")

    assert assessment.finding("RUCN-SCOPE").outcome == "fail"
    assert assessment.finding("RUCN-SHARE").outcome == "pass"


def test_archive_film_needs_the_exception_for_footage() -> None:
    finding = assessed("archive-documentary").finding("NLCN-FOOT")

    assert (finding.outcome, finding.consent_of) == ("needs_consent", ("CN", "NL"))
    assert [(fact.code, fact.value) for fact in finding.facts] == [("footage.specially_shot", Fraction(30, 100))]


def test_three_countries_reach_fifteen_points_by_days_worked() -> None:
    assessment = assessed("three-countries")

    total = assessment.finding("ETS-EURO").facts[0]
    assert (total.code, total.value, total.at_most, total.outcome) == ("points_total", 15, None, "pass")
    assert assessment.finding("ETS-SH-M").warnings == ("support_may_be_limited:BE:1/5",)
    assert [rule for rule, outcome in waiting(assessment).items() if outcome != "needs_human"] == []


def test_five_producers_break_two_limits_at_once() -> None:
    assessment = assessed("five-producers")

    assert shares(assessment.finding("RUCN-SHARE")) == {"CN": Fraction(19, 100), "RU": Fraction(47, 100)}
    assert shares(assessment.finding("RUCN-THIRD")) == {"KZ": Fraction(34, 100)}
    assert [f.rule for f in assessment.findings if f.outcome == "fail"] == ["RUCN-SHARE", "RUCN-THIRD"]
