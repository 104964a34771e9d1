"""Words that may have been meant where none is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.kernel.search.nearest import Nearest

TERMS = {
    "archiv": 40,
    "arch": 3,
    "кармен": 7,
    "кармин": 90,
    "камень": 50,
    "卡尔曼": 5,
    "卡尔加": 9,
    "电影": 80,
    "点映": 2,
    "1941": 3,
    "35mm": 4,
    "film": 100,
    "firm": 5,
    "ab": 7,
    "война": 30,
    "воин": 12,
}
NEAR = Nearest(TERMS)


@pytest.mark.parametrize(
    ("token", "found"),
    [
        ("arhiv", ["archiv"]),
        ("fillm", ["film"]),
        ("fimr", ["firm"]),
        ("крамен", ["кармен", "кармин", "камень"]),
        ("карман", ["кармин", "кармен"]),
        ("вйона", ["война"]),
        ("卡尔慢", ["卡尔曼", "卡尔加"]),
        ("电映", ["电影", "点映"]),
        ("1942", []),
        ("ac", []),
        ("кино", []),
        ("电", []),
        ("36mm", []),
        ("x" * 64, []),
        ("", []),
    ],
)
def test_nearest_words_come_first(token: str, found: list[str]) -> None:
    assert [near.token for near in NEAR.near(token)] == found


def test_no_more_come_than_are_wanted() -> None:
    assert [near.token for near in NEAR.near("крамен", most=1)] == ["кармен"]
    assert Nearest({}).near("кармен") == ()


@given(st.text(max_size=50))
def test_anything_has_an_answer(token: str) -> None:
    for near in NEAR.near(token):
        assert near.token in TERMS
        assert near.token != token
        assert 0 < near.distance <= 2
