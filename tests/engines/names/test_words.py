"""Words as people look for them: any part of a name, typed any way, finds it."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.names.words import LONGEST, MOST_TYPED, typed, words

LETTERS = st.text(st.sampled_from("аАёЁйкРrRéÉnñßİ5٣红丝绸曼カールがｶﾞ한글हिन्दी"), min_size=1, max_size=12)
TEXTS = st.one_of(LETTERS, st.text(max_size=60))


def finds(asked: str, text: str) -> bool:
    """Whether every word that is typed begins one of the text."""
    there = words(text)
    return all(any(word.startswith(beginning) for word in there) for beginning in typed(asked))


@given(TEXTS)
def test_text_is_found_by_itself_in_any_case_and_form(text: str) -> None:
    for asked in (text, text.casefold(), unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)):
        assert finds(asked, text)
        assert finds(text, asked)


@given(TEXTS)
def test_words_are_their_own_words(text: str) -> None:
    for word in words(text):
        assert typed(word) == (word,)
        assert word in words(word)
        assert 0 < len(word) <= LONGEST


@given(st.text(st.sampled_from("红丝绸罗曼卡尔々カー"), min_size=1, max_size=LONGEST), st.data())
def test_any_part_of_a_chinese_title_finds_it(title: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(title) - 1))
    end = data.draw(st.integers(begin + 1, len(title)))
    assert finds(title[begin:end], title)


@given(TEXTS)
def test_every_beginning_that_is_typed_is_one_word_and_no_other_begins_with_it(text: str) -> None:
    found = typed(text)
    assert len(found) <= MOST_TYPED
    assert not [(one, two) for one in found for two in found if one != two and two.startswith(one)]


def test_names_are_found_without_regard_to_what_people_do_not_type() -> None:
    assert finds("кармен", "Роман КАРМЕН")
    assert finds("семен", "Семён Раппопорт")
    assert finds("Kar rom", "Román Karmén")
    assert finds("卡尔曼", "罗曼·卡尔曼")
    assert finds("罗曼卡尔曼", "罗曼·卡尔曼")
    assert finds("罗曼·卡尔曼", "罗曼卡尔曼")
    assert finds("ｶｰﾙ", "カール・マルクス")
    assert not finds("армен", "Роман Кармен")
    assert not finds("роман петров", "Роман Кармен")


def test_what_nobody_sees_is_in_no_word() -> None:
    assert words("Кар\u00adмен \u202eabc\u2066") == ("кармен", "abc")


def test_signs_look_for_nothing() -> None:
    assert typed("%_*'\"\\ — ?") == ()
