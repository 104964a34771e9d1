"""A dossier being worked on: its verdict, its cures applied and taken back, its rows."""

from __future__ import annotations

from datetime import date

import pytest

from diptych import agreements as library
from diptych.engines.treaty.dossier_format import write_dossier
from diptych.engines.values.errors import Refused
from diptych.faces.portal.checker.work import Work, example_data, saved_steps
from diptych.kernel.texts import LANGUAGES, Language

ON = date(2026, 11, 21)


def work(example: str, language: str = "en", **changed: object) -> Work:
    return Work({**example_data(example), **changed}, language=Language(language), on=ON)


def cures(found: Work) -> list[tuple[str, str]]:
    assert found.panel is not None
    return [
        (cure.key, cure.sentence)
        for _, _, findings in found.panel.groups
        for finding in findings
        for cure in finding.cures
    ]


@pytest.mark.parametrize("example", library.example_ids())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cure_of_every_example_is_applied_and_taken_back(example: str, language: str) -> None:
    begun = work(example, language)
    for key, sentence in cures(begun):
        cured = begun.with_cure(key)
        assert cured.reading.troubles == ()
        assert saved_steps(cured.applied, Language(language)) == [{"key": key, "sentence": sentence}]
        back = cured.without(key)
        assert back.reading.dossier == begun.reading.dossier
        assert back.applied == []


def test_cure_moves_the_money_that_was_missing() -> None:
    begun = work("does-not-qualify")
    assert begun.examination is not None
    assert begun.examination.assessment.status == "does_not_qualify"
    cured = begun.with_cure(cures(begun)[0][0])
    assert cured.examination is not None
    assert cured.examination.assessment.finding("RUCN-SHARE").outcome == "pass"


def test_cure_finds_its_row_behind_blank_ones() -> None:
    data = example_data("does-not-qualify")
    begun = work("does-not-qualify", producers=[{"id": "producer-9"}, *data["producers"]])
    cured = begun.with_cure(cures(begun)[0][0])
    assert cured.dossier["producers"][0] == {"id": "producer-9"}
    assert [row["money"] for row in cured.dossier["producers"][1:]] != [row["money"] for row in data["producers"]]


def test_what_cures_add_comes_after_all_rows() -> None:
    begun = work("red-silk", versions=[{}, *example_data("red-silk").get("versions", [])])
    adding = next(key for key, sentence in cures(begun) if "version" in sentence)
    before = len(begun.dossier["versions"])
    cured = begun.with_cure(adding)
    assert cured.dossier["versions"][:before] == begun.dossier["versions"]
    assert len(cured.reading.dossier.versions) > len(begun.reading.dossier.versions)


def test_step_is_not_taken_back_over_a_later_change() -> None:
    begun = work("does-not-qualify")
    key = cures(begun)[0][0]
    cured = begun.with_cure(key)
    changed = cured.changed({**cured.dossier, "producers": example_data("does-not-qualify")["producers"]})
    with pytest.raises(Refused, match="changed_since"):
        changed.without(key)


def test_cure_that_no_longer_fits_is_refused() -> None:
    key = cures(work("does-not-qualify"))[0][0]
    with pytest.raises(Refused, match="cure_gone"):
        work("qualifies").with_cure(key)


def test_removed_row_comes_back() -> None:
    begun = work("qualifies")
    removed = begun.without_row("people.0")
    assert len(removed.dossier["people"]) == len(begun.dossier["people"]) - 1
    back = removed.without(removed.applied[0]["key"])
    assert back.dossier == begun.dossier


def test_blank_row_is_removed_without_a_trace() -> None:
    begun, _row = work("qualifies").with_row("producers")
    number = len(begun.dossier["producers"]) - 1
    assert begun.without_row(f"producers.{number}").applied == []


def test_nameless_producers_are_called_by_their_place_in_the_form() -> None:
    producers = [{"id": "producer-1"}, {"id": "producer-2", "country": "RU", "share": "81 %"}]
    producers.append({"id": "producer-3", "country": "CN", "share": "19 %"})
    found = Work({"agreement": "rucn-2017", "producers": producers}, language=Language("en"), on=ON)
    assert "Co-producer 2" in cures(found)[0][1]


def test_nothing_is_judged_before_anything_is_known() -> None:
    assert Work({}, language=Language("en"), on=ON).panel is None


def test_agreement_that_suits_best_is_taken_where_none_is_chosen() -> None:
    data = write_dossier(library.example("three-countries").replace(agreement=None))
    assert Work(data, language=Language("en"), on=ON).agreement == "ets147"


@pytest.mark.parametrize("example", library.example_ids())
def test_every_missing_fact_leads_to_a_field_of_the_form(example: str) -> None:
    found = work(example)
    assert found.panel is not None
    lost = [
        (finding.rule, words)
        for _, _, findings in found.panel.groups
        for finding in findings
        for words, anchor in finding.missing
        if not anchor
    ]
    assert lost == []


def test_error_is_named_at_its_field_without_the_fields_own_name() -> None:
    found = Work({"budget": "lots RUB", "minutes": "x"}, language=Language("en"), on=ON)
    assert found.notes == {
        "budget.amount": "Found “lots RUB”, expected an amount and a currency, as in 500 000 RUB.",
        "minutes": "Found “x”, expected a whole number.",
    }
