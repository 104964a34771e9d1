"""What the other state of the keyboard would have given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.kernel.search.layouts import swapped


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rfhvty", "кармен"),
        ("rhfcysq i`kr", "красный шёлк"),
        ("j,ofz ,elrf", "общая будка"),
        ("Лфкьут", "Karmen"),
        ("'qptyintqy", "эйзенштейн"),
        ("卡尔曼", ""),
        ("Кармен Karmen", ""),
        ("1941 - 1945", ""),
        ("", ""),
    ],
)
def test_keys_are_read_in_the_other_layout(typed: str, meant: str) -> None:
    assert swapped(typed) == meant


@given(st.text(st.sampled_from("abcxyzABC';[] "), max_size=20))
def test_there_and_back_is_the_same(typed: str) -> None:
    other = swapped(typed)
    if other:
        assert swapped(other) in (typed, "")


@given(st.text(max_size=40))
def test_anything_has_an_answer(typed: str) -> None:
    assert len(swapped(typed)) in (0, len(typed))
