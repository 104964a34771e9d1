"""The index finds what its filters let through, and says of each text what it is at a glance."""

from __future__ import annotations

from datetime import date

import pytest

from diptych import agreements as library
from diptych.faces.portal.library.index import FILTERS, Entry, Index, index
from diptych.kernel.texts import LANGUAGES, Language

TODAY = date(2026, 11, 21)


def asked(language: str = "en", **filters: str) -> Index:
    return index(Language(language), TODAY, filters)


def entries(found: Index) -> dict[str, Entry]:
    return {entry.id: entry for _, held in found.groups for entry in held}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_agreement_stands_once(language: str) -> None:
    found = asked(language)
    assert sorted(entries(found)) == sorted(library.ids())
    assert (found.found, found.total, found.filtered) == (20, 20, False)


def test_filters_narrow_together() -> None:
    found = asked(country="CN", form="fiction", status="in_force")
    assert sorted(entries(found)) == ["cn-domestic", "krcn"]
    assert found.filtered is True


def test_layer_is_a_filter() -> None:
    assert sorted(entries(asked(layer="convention"))) == ["cets220", "ets147"]


def test_filter_that_nothing_goes_by_is_left_out_and_said() -> None:
    found = asked(country="ATLANTIS", layer="protocol")
    assert found.refused == (("Country", "ATLANTIS"),)
    assert list(entries(found)) == ["eukr-prot"]


def test_nothing_found_is_not_an_error() -> None:
    found = asked(country="NZ", layer="convention")
    assert (found.found, found.groups) == (0, ())


def test_options_are_only_those_that_find_something() -> None:
    for choice in asked().filters:
        for value, _ in choice.options:
            assert asked(**{choice.name: value}).found > 0


def test_chosen_options_are_kept() -> None:
    assert [choice.chosen for choice in asked(country="CN", form="x").filters] == ["CN", "", "", ""]
    assert tuple(choice.name for choice in asked().filters) == FILTERS


def test_newest_stands_first_and_a_draft_last() -> None:
    ids = [entry.id for entry in asked().groups[0][1]]
    assert (ids[0], ids[-1]) == ("rucn-2017", "ruuz-draft")


def test_parties_of_two_face_each_other_and_many_do_not() -> None:
    found = entries(asked())
    assert found["rucn-2017"].panels == ("Russia", "China")
    assert found["ets147"].panels == ("European Convention 1992 (ETS 147)",)


@pytest.mark.parametrize(
    ("id", "shares"),
    [
        ("rucn-2017", "20–80%"),
        ("cacn-2016", "from 15%, from 10%"),
        ("ets147", "10–70%, 20–80%"),
        ("eukr-prot", "from 35%, from 30%"),
        ("krcn", ""),
    ],
)
def test_share_limits_are_said_in_a_word(id: str, shares: str) -> None:
    assert entries(asked())[id].shares == shares


@pytest.mark.parametrize(
    ("id", "status"),
    [
        ("rucn-2017", "Signed 4 July 2017; entry into force not known"),
        ("ets147", "Signed 2 October 1992; in force since 1 April 1994"),
        ("ruuz-draft", "Draft of 24 May 2024"),
        ("cn-domestic", "In force"),
        ("itcn", "Status not known"),
    ],
)
def test_status_is_said_with_its_dates(id: str, status: str) -> None:
    assert entries(asked())[id].status.replace("\u00a0", " ") == status


def test_status_before_the_text_was_law_is_that_of_the_day() -> None:
    found = {entry.id: entry for _, held in index(Language("en"), date(1993, 1, 1), {}).groups for entry in held}
    assert found["ets147"].status.replace("\u00a0", " ").startswith("Not yet law; signed 2 October 1992")


def test_confidence_is_said_in_words_too() -> None:
    assert entries(asked())["rucn-2017"].trust == (
        "text read – 6, official guidance or two agreeing summaries – 3, one summary – 2"
    )


def test_confidences_count_every_rule() -> None:
    for id, entry in entries(asked()).items():
        assert sum(count for _, count in entry.confidences) == entry.rules == len(library.agreement(id).rules)
