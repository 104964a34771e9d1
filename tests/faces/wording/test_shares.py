"""Shares to draw: which rule they are measured by, and the band that two sides leave each other."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from diptych import agreements as library
from diptych.faces.examination import examine
from diptych.faces.wording.shares import Shares, shares
from diptych.faces.wording.speaker import Speaker
from diptych.kernel.texts import Language
from tests.factories.dossiers import sharing

ON = date(2026, 11, 21)


def drawn(split: dict[str, str], agreement: str = "rucn-2017", **fields: object) -> Shares | None:
    found = examine(sharing(split, **fields), agreement, ON, cures=False)
    return shares(found.assessment, Speaker(Language("en"), found.agreement, found.dossier, ON))


def test_two_sides_that_make_the_whole_meet_at_a_line() -> None:
    found = drawn({"RU": "81 %", "CN": "19 %"})
    assert found is not None
    assert found.meeting
    assert [(side.name, side.low) for side in found.sides] == [
        ("Russia", Fraction(81, 100)),
        ("China", Fraction(19, 100)),
    ]
    assert (found.low, found.high) == (Fraction(1, 5), Fraction(4, 5))
    assert found.sentence == "Russia 81%, China 19%; each must lie between 20% and 80%"


def test_two_sides_beside_a_third_state_do_not_meet() -> None:
    found = drawn({"RU": "50 %", "CN": "30 %", "KZ": "20 %"})
    assert found is not None
    assert not found.meeting
    assert [side.name for side in found.sides] == ["Russia", "China"]


def test_range_is_drawn_from_its_low_to_its_high_end() -> None:
    found = drawn({"RU": "30 %", "CN": "40 %"}, complete=[])
    assert found is not None
    assert not found.meeting
    assert [(side.low, side.high) for side in found.sides] == [
        (Fraction(3, 10), Fraction(3, 5)),
        (Fraction(2, 5), Fraction(7, 10)),
    ]


def test_nothing_is_drawn_while_no_share_is_known() -> None:
    found = examine(library.example("red-silk"), "rucn-2017", ON, cures=False)
    assert shares(found.assessment, Speaker(Language("en"), found.agreement, found.dossier, ON)) is None


def test_nothing_is_drawn_where_no_rule_bounds_each_side() -> None:
    assert drawn({"CN": "50 %", "RU": "50 %"}, agreement="cn-domestic") is None
