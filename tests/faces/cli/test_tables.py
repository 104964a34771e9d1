"""Tables for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.faces.cli.tables import paragraph, room, table, width, wrap

TEXT = st.text(st.sampled_from("ab цж 合拍电影，。é \n"), max_size=120)


@pytest.mark.parametrize(
    ("text", "expected"), [("abc", 3), ("цж", 2), ("合拍", 4), ("合a", 3), ("e\u0301", 1), ("", 0)]
)
def test_width_is_that_on_screen(text: str, expected: int) -> None:
    assert width(text) == expected


def test_columns_are_aligned_by_width_on_screen() -> None:
    assert list(table([("合拍", "x", "one"), ("a", "yy", "two")], room=60)) == ["合拍  x   one", "a     yy  two"]


def test_last_column_wraps_under_itself() -> None:
    rows = list(table([("id", "word " * 12)], room=40))
    assert rows == ["id  word word word word word word word", "    word word word word word"]


def test_no_rows_are_no_table() -> None:
    assert list(table([], room=60)) == []


def test_chinese_breaks_anywhere_but_before_its_punctuation() -> None:
    lines = list(wrap("合拍电影，须经双方同意。", 10))
    assert "".join(lines) == "合拍电影，须经双方同意。"
    assert [line for line in lines if line[0] in "，。" or width(line) > 12] == []


@given(text=TEXT, size=st.integers(24, 80))
def test_wrapping_loses_nothing_but_blanks(text: str, size: int) -> None:
    lines = list(wrap(text, size))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert [line for line in lines if "\n" in line or not line.strip()] == []


@given(words=st.lists(st.text("abцж合", min_size=1, max_size=9), max_size=40), size=st.integers(40, 80))
def test_lines_fit(words: list[str], size: int) -> None:
    assert [line for line in paragraph(" ".join(words), indent=2, room=size) if width(line) > size] == []


def test_line_break_in_a_text_stays_in_its_column() -> None:
    assert list(table([("id", "one\ntwo\tthree")], room=60)) == ["id  one two three"]


@pytest.mark.parametrize(
    ("columns", "expected"), [("80", 80), ("20", 60), ("500", 110), ("", 100), ("wide", 100), ("-3", 60)]
)
def test_room_follows_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: str, expected: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("os.get_terminal_size", _nowhere)
    assert room() == expected


def _nowhere() -> None:
    raise OSError
