"""What the paper says, before it is drawn."""

from __future__ import annotations

import pytest

from diptych.faces.wording.groups import GROUPS
from tests.faces.portal.printing.conftest import CASES, example_report, typed_report


@pytest.mark.parametrize(("example", "language"), CASES)
def test_findings_stand_by_what_to_do_next_and_none_is_lost(example: str, language: str) -> None:
    report = example_report(example, language)
    order = [outcome for outcome, _heading in GROUPS]
    groups = [group.outcome for group in report.groups]
    assert groups == sorted(groups, key=order.index)
    rules = [finding.said.rule for group in report.groups for finding in group.findings]
    assert len(rules) == len(set(rules)) > 0


@pytest.mark.parametrize(("example", "language"), CASES)
def test_findings_cite_sources_of_the_list_by_number(example: str, language: str) -> None:
    report = example_report(example, language)
    numbers = {source.number for source in report.sources}
    cited = {number for group in report.groups for finding in group.findings for number in finding.sources}
    assert cited <= numbers == set(range(1, len(report.sources) + 1))


def test_title_is_in_the_language_of_the_reader_and_the_others_beside_it() -> None:
    report = example_report("red-silk", "zh-hans")
    assert (report.title.text, report.title.tag) == ("红丝绸", "zh-hans")
    assert {title.text for title in report.titles} == {"Красный шёлк", "Red Silk"}


def test_film_without_a_title_goes_by_its_id() -> None:
    assert typed_report(id="draft-7").title.text == "draft-7"
    assert typed_report().title.text == "Untitled"


def test_both_sides_and_who_decides_for_them_stand_on_the_paper() -> None:
    report = example_report("red-silk")
    assert [(side.name, side.authority) for side in report.sides] == [
        ("Russia", "Ministry of Culture of the Russian Federation"),
        ("China", "China Film Administration"),
    ]


def test_of_a_convention_only_the_parties_that_take_part_are_named() -> None:
    assert [side.name for side in example_report("three-countries").sides] == ["Belgium", "Germany", "France"]
