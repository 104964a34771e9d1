"""Dates as people type them in each language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diptych.engines.values.dates import PartialDate
from diptych.faces.typed import read_date, show_date
from diptych.kernel.texts import LANGUAGES, Language

SPOKEN = {code: Language(code) for code in LANGUAGES}
each_language = pytest.mark.parametrize("language", SPOKEN.values(), ids=SPOKEN)
LEFT = "left"


@each_language
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-06-15", "2026-06-15"),
        (" 2026-06-15 ", "2026-06-15"),
        ("2026-06", "2026-06"),
        ("2026", "2026"),
        ("2026-6-5", "2026-06-05"),
        ("2026/6/15", "2026-06-15"),
        ("2026.6.15", "2026-06-15"),
        ("2026/06", "2026-06"),
        ("15.06.2026", "2026-06-15"),
        ("15.6.2026", "2026-06-15"),
        ("15.06.2026 г.", "2026-06-15"),
        ("１５．０６．２０２６", "2026-06-15"),
        ("15/06/2026", "2026-06-15"),
        ("05/05/2026", "2026-05-05"),
        ("06.2026", "2026-06"),
        ("6/2026", "2026-06"),
        ("15 июня 2026", "2026-06-15"),
        ("15 ИЮНЯ 2026 г.", "2026-06-15"),
        ("15\xa0июня 2026\xa0года", "2026-06-15"),
        ("15 июн. 2026", "2026-06-15"),
        ("9 мая 2026", "2026-05-09"),
        ("июнь 2026", "2026-06"),
        ("июнь 2026 г.", "2026-06"),
        ("2026 г.", "2026"),
        ("2026 год", "2026"),
        ("15 June 2026", "2026-06-15"),
        ("15th June 2026", "2026-06-15"),
        ("June 15, 2026", "2026-06-15"),
        ("June 1st 2026", "2026-06-01"),
        ("15 Jun 2026", "2026-06-15"),
        ("Sept. 2026", "2026-09"),
        ("June 2026", "2026-06"),
        ("2026年6月15日", "2026-06-15"),
        ("2026 年 6 月 15 号", "2026-06-15"),
        ("2026年6月", "2026-06"),
        ("2026年", "2026"),
    ],
)
def test_date_that_means_one_thing_to_everybody(language: Language, typed: str, expected: str) -> None:
    assert read_date(typed, language) == expected


@pytest.mark.parametrize(
    ("typed", "en", "ru", "zh"),
    [
        ("05.06.2026", LEFT, "2026-06-05", LEFT),
        ("05/06/2026", LEFT, "2026-06-05", LEFT),
        ("06/15/2026", "2026-06-15", LEFT, "2026-06-15"),
    ],
)
def test_day_and_month_in_numbers_follow_the_language(typed: str, en: str, ru: str, zh: str) -> None:
    found = [read_date(typed, language) for language in SPOKEN.values()]
    assert [LEFT if text == typed else text for text in found] == [en, ru, zh]


@each_language
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "15.06.26",
        "15 июня",
        "15 июня 26",
        "31.02.2026",
        "2026-02-30",
        "2026-13",
        "0000",
        "2026/15/06",
        "15.06/2026",
        "2026-06/15",
        "15 June 16 2026",
        "ма 2026",
        "summer 2026",
        "2026年15月",
        "20260615",
    ],
)
def test_date_that_is_not_certain_is_left(language: Language, typed: str) -> None:
    assert read_date(typed, language) == typed


@pytest.mark.parametrize(
    ("canonical", "en", "ru", "zh"),
    [
        ("2026-06-05", "5 June 2026", "05.06.2026", "2026年6月5日"),
        ("2026-06", "June 2026", "06.2026", "2026年6月"),
        ("2026", "2026", "2026", "2026"),
        ("2026-02-30", "2026-02-30", "2026-02-30", "2026-02-30"),
        ("soon", "soon", "soon", "soon"),
    ],
)
def test_date_in_its_field(canonical: str, en: str, ru: str, zh: str) -> None:
    assert [show_date(canonical, language) for language in SPOKEN.values()] == [en, ru, zh]


@each_language
@given(day=st.dates(), precision=st.sampled_from([4, 7, 10]))
@example(day=date(1, 1, 1), precision=10)
def test_date_comes_back_from_its_field(language: Language, day: date, precision: int) -> None:
    text = day.isoformat()[:precision]
    assert read_date(show_date(text, language), language) == text
    assert read_date(text, language) == text


@each_language
@given(day=st.dates(date(1000, 1, 1)))
def test_date_as_sentences_have_it_is_read(language: Language, day: date) -> None:
    assert read_date(language.date(day), language) == day.isoformat()


@each_language
@given(typed=st.text("0123456789 .-/年月日г.июняJune", max_size=16) | st.text(max_size=16))
def test_date_is_one_of_the_format_or_what_was_typed(language: Language, typed: str) -> None:
    found = read_date(typed, language)
    assert found == typed or str(PartialDate.parse(found)) == found
    assert isinstance(show_date(typed, language), str)
