"""Which letters the paper has, and what becomes of the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values.errors import Refused
from diptych.faces.portal.printing import fonts
from diptych.faces.portal.printing.fonts import coverage, printable


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Red Silk", "Red Silk"),
        ("Красный шёлк · 红丝绸 · 붉은 비단", "Красный шёлк · 红丝绸 · 붉은 비단"),
        ("two\nlines\u2028three", "two lines three"),
        ("soft\u00adhyphen", "softhyphen"),
        ("❤\ufe0f", "[U+2764]"),
        ("🎬", "[U+1F3AC]"),
        ("a\u0007b\0c\ue000", "a[U+0007]b[U+0000]c[U+E000]"),
        ("half a pair: \ud83c", "half a pair: [U+D83C]"),
        ("turned \u202eround", "turned [U+202E]round"),
        # One letter of several signs: whole where a face has it, its marks by number where none has.
        ("e\u0301", "é"),
        ("中\u0489", "中[U+0489]"),
    ],
)
def test_text_is_made_printable(typed: str, drawn: str) -> None:
    assert printable(typed) == drawn


def test_chinese_has_every_character_of_the_basic_block_and_extension_a() -> None:
    wanted = {*range(0x4E00, 0x9FA6), *range(0x3400, 0x4DB6)}
    assert any(wanted <= face for face in coverage())


def test_korean_has_every_syllable() -> None:
    assert any(set(range(0xAC00, 0xD7A4)) <= face for face in coverage())


@given(st.text())
def test_printable_text_has_only_letters_of_some_face(text: str) -> None:
    drawn = printable(text)
    assert [char for char in drawn if not any(ord(char) in face for face in coverage())] == []


@given(st.text())
def test_printable_text_stays_as_it_is(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_missing_fonts_are_said_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    coverage.cache_clear()
    try:
        with pytest.raises(Refused, match="front_end_missing"):
            coverage()
    finally:
        coverage.cache_clear()
