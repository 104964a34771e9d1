"""Two dates of law side by side."""

from __future__ import annotations

from datetime import date

import pytest

from diptych import agreements as library
from diptych.faces.portal.library.comparison import Comparison, compare
from diptych.faces.wording.rules import RuleSpeaker
from diptych.kernel.texts import Language


def compared(id: str, first: date, second: date) -> Comparison:
    agreement, language = library.agreement(id), Language("en")
    return compare(agreement, RuleSpeaker(language, agreement, first), RuleSpeaker(language, agreement, second))


def rows(id: str, first: date, second: date) -> dict[str, list[tuple[str, str, str]]]:
    groups = compared(id, first, second).groups
    return {group.heading: [(row.what, row.first, row.second) for row in group.rows] for group in groups}


def test_threshold_that_changed_names_the_rule_it_belongs_to() -> None:
    (group,) = compared("cn-domestic", date(2003, 1, 1), date(2003, 12, 31)).groups
    (row,) = group.rows
    assert (row.first, row.second, [id for id, _ in row.concerned]) == ("50%", "2/3", ["CN-CAST"])


def test_rule_that_became_law_is_listed_with_its_address() -> None:
    groups = compared("cn-domestic", date(2016, 1, 1), date(2018, 1, 1)).groups
    assert [(group.heading, [row.rule for row in group.rows], group.concerns) for group in groups] == [
        ("Rules", ["CN-EQUAL"], False)
    ]


def test_accession_and_entry_into_force_are_listed() -> None:
    found = rows("ets147", date(1993, 1, 1), date(1994, 6, 1))
    assert found["Status"] == [("The text as a whole", "Not yet law", "In force")]
    assert ("Switzerland", "Not a party", "A party") in found["Parties"]


def test_succession_of_an_authority_is_listed() -> None:
    assert rows("rucn-2017", date(2018, 1, 1), date(2026, 1, 1)) == {
        "Competent authorities": [
            (
                "China",
                "State Administration of Press, Publication, Radio, Film and Television",
                "China Film Administration",
            )
        ]
    }


def test_order_of_the_dates_only_turns_the_columns_round() -> None:
    dates = (date(2003, 1, 1), date(2018, 1, 1))
    there, back = rows("cn-domestic", *dates), rows("cn-domestic", *reversed(dates))
    assert {heading: [(what, b, a) for what, a, b in found] for heading, found in there.items()} == back


@pytest.mark.parametrize("id", library.ids())
def test_one_date_compared_with_itself_shows_no_difference(id: str) -> None:
    assert compared(id, date(2020, 2, 2), date(2020, 2, 2)).groups == ()
