"""By what words something was found, as the page says it: few forms of each, the longest of words that overlap."""

from __future__ import annotations

from diptych.faces.portal.search.ways import words_of
from diptych.kernel.search.queries.searching import Across
from diptych.kernel.texts import Language

FILM = Across(asked="film", lang="en", others=(("фильм", "ru"), ("картина", "ru"), ("кино", "ru")))
LONG = Across(asked="documentary film", lang="en", others=(("документальный фильм", "ru"),))
SAME = Across(asked="Documentary film", lang="en", others=(("纪录片", "zh-Hans"), ("документальный фильм", "ru")))


def said(*found: Across) -> list[tuple[str, list[tuple[str, str]]]]:
    names = words_of(found, Language("ru"))
    return [(name.asked, [(form.text, form.lang) for form in name.forms]) for name in names]


def test_two_forms_in_each_language_are_enough() -> None:
    assert said(FILM) == [("film", [("фильм", ""), ("картина", "")])]


def test_word_that_lies_in_a_longer_one_is_not_said_again() -> None:
    assert said(FILM, LONG, SAME) == [("documentary film", [("документальный фильм", ""), ("纪录片", "zh-Hans")])]


def test_word_without_a_form_is_not_said() -> None:
    assert said(FILM.replace(others=())) == []
