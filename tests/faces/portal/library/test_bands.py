"""Thresholds are drawn where the text puts them, in per cent of a line, and their words never touch."""

from __future__ import annotations

from datetime import date

import pytest

from diptych import agreements as library
from diptych.faces.portal.library.bands import Band, bands
from diptych.faces.wording.rules import RuleSpeaker
from diptych.kernel.texts import Language
from tests.factories.packs import parties, rule

TODAY = date(2026, 11, 21)


def drawn(text: str, *countries: str) -> tuple[Band, ...]:
    agreement = rule(text, parties=parties(*(countries or ("IS", "UY"))))
    speaker = RuleSpeaker(Language("en"), agreement, TODAY)
    return bands(speaker.law.rules[0].test, speaker)


def stretches(band: Band) -> dict[str, tuple[str, str]]:
    return {stretch.kind: (stretch.start, stretch.width) for stretch in band.stretches}


def test_two_sides_meet_between_what_each_must_bring() -> None:
    (band,) = drawn("{kind: share, test: {of: each_party, minimum: 20 %, maximum: 80 %}}")
    assert band.sides == ("Iceland", "Uruguay")
    assert stretches(band) == {"first": ("0", "20"), "second": ("80", "20")}
    assert [(mark.at, mark.text) for mark in band.below] == [("20", "20%"), ("80", "80%")]


def test_maximum_of_one_side_is_a_minimum_of_the_other() -> None:
    (band,) = drawn("{kind: share, test: {of: each_party, minimum: 10 %, maximum: 70 %}}")
    assert stretches(band) == {"first": ("0", "30"), "second": ("70", "30")}


def test_minimum_alone_leaves_the_line_as_free_as_two_minima() -> None:
    (band,) = drawn("{kind: share, test: {of: each_party, minimum: 15 %}}")
    assert stretches(band) == {"first": ("0", "15"), "second": ("85", "15")}


def test_what_consent_may_open_is_marked_above() -> None:
    (band,) = drawn(
        "{kind: share, test: {of: each_party, minimum: 20 %, maximum: 80 %, within: {minimum: 10 %, maximum: 90 %}}}"
    )
    assert [mark.text for mark in band.above] == ["10%", "90%"]
    assert stretches(band)["first-consent"] == ("10", "10")
    assert stretches(band)["second-consent"] == ("80", "10")


def test_consent_that_lowers_one_limit_lowers_it_for_both_sides() -> None:
    (band,) = drawn("{kind: share, test: {of: each_party, minimum: 20 %, maximum: 80 %, within: {minimum: 10 %}}}")
    assert stretches(band)["first"] == ("0", "10")
    assert stretches(band)["second"] == ("90", "10")


def test_three_parties_share_one_band() -> None:
    (band,) = drawn("{kind: share, test: {of: each_party, minimum: 10 %, maximum: 70 %}}", "IS", "UY", "MN")
    assert (band.sides, stretches(band)) == ((), {"allowed": ("10", "60")})


def test_every_base_is_drawn_by_itself() -> None:
    found = drawn("{kind: share, test: {of: each_party, bases: [budget, creative], minimum: 20 %}}")
    assert [band.name for band in found] == ["share of the total budget", "share of the creative contribution"]


def test_limit_that_is_itself_outside_is_a_ring() -> None:
    (band,) = drawn("{kind: ratio, test: {part: {roles: [director]}, above: 50 %}}")
    assert [(mark.at, mark.strict) for mark in band.below] == [("50", True)]


def test_third_is_written_as_a_fraction_and_placed_exactly_enough() -> None:
    (band,) = drawn("{kind: ratio, test: {part: {roles: [director]}, minimum: 1/3}}")
    assert (band.below[0].text, band.below[0].at) == ("1/3", "33.333")


@pytest.mark.parametrize(
    ("low", "high", "anchors"),
    [("20 %", "80 %", ["middle", "middle"]), ("10 %", "20 %", ["end", "start"]), ("2 %", "99 %", ["start", "end"])],
)
def test_words_of_marks_keep_apart(low: str, high: str, anchors: list[str]) -> None:
    (band,) = drawn(f"{{kind: share, test: {{of: each_third, minimum: {low}, maximum: {high}}}}}")
    assert [mark.anchor for mark in band.below] == anchors


def test_pass_mark_is_drawn_among_all_points() -> None:
    agreement = library.agreement("ets147")
    speaker = RuleSpeaker(Language("en"), agreement, TODAY)
    held = next(item for item in speaker.law.rules if item.id == "ETS-EURO")
    (band,) = bands(held.test, speaker)
    assert [(mark.text, mark.at) for mark in band.below] == [("15", "78.947"), ("19", "100")]


@pytest.mark.parametrize(
    "text",
    [
        "{kind: note}",
        "{kind: share, test: {of: each_third, less_than: each_party}}",
        "{kind: proportion, test: {}}",
        "{kind: places, test: {works: [studio]}}",
    ],
)
def test_rule_without_a_part_of_a_whole_is_not_drawn(text: str) -> None:
    assert drawn(text) == ()


def test_every_mark_of_the_library_lies_on_its_line() -> None:
    language = Language("en")
    outside = []
    for agreement in library.agreements():
        speaker = RuleSpeaker(language, agreement, TODAY)
        for held in speaker.law.rules:
            for test in [held.test, *(limb.test for limb in getattr(held.test, "limbs", ()))]:
                for band in bands(test, speaker):
                    ends = [float(s.start) + float(s.width) for s in band.stretches]
                    places = [float(mark.at) for mark in (*band.below, *band.above)]
                    outside += [held.id for at in (*ends, *places) if not -0.01 <= at <= 100.01]
    assert outside == []
