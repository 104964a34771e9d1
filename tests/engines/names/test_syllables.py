"""Pinyin and Palladius, each way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.names.syllables import MOST_READINGS, from_palladius, palladius, pinyin_syllables, spelt
from diptych.engines.names.tables import PALLADIUS

SYLLABLES = st.lists(st.sampled_from(sorted(PALLADIUS)), min_size=1, max_size=2)


@pytest.mark.parametrize(
    ("pinyin", "russian"),
    [
        # Names as Russian encyclopaedias write them.
        ("mao", "мао"), ("ze dong", "цзэдун"), ("deng", "дэн"), ("xiao ping", "сяопин"), ("zhang", "чжан"),
        ("yi mou", "имоу"), ("chang an", "чанъань"), ("peng you", "пэнъю"), ("tian an men", "тяньаньмэнь"),
        ("guo", "го"), ("duo", "до"), ("shuo", "шо"), ("hui", "хуэй"), ("lü", "люй"), ("er", "эр"), ("zi", "цзы"),
    ],
)  # fmt: skip
def test_palladius_writes(pinyin: str, russian: str) -> None:
    assert palladius(pinyin.split()) == russian
    assert tuple(pinyin.split()) in from_palladius(russian)


@given(SYLLABLES)
def test_every_word_is_read_back(syllables: list[str]) -> None:
    assert tuple(syllables) in from_palladius(palladius(syllables))
    assert tuple(syllables) in pinyin_syllables(spelt(syllables))
    assert tuple(syllables) in pinyin_syllables("".join(syllables).replace("ü", "v"))


@given(st.text(st.sampled_from("абвгдежийклмнопрстуфхцчшыьъэюя"), max_size=40))
def test_what_palladius_writes_so_is_all_that_is_read(word: str) -> None:
    readings = from_palladius(word)
    assert len(readings) <= MOST_READINGS
    assert {palladius(syllables) for syllables in readings} <= {word}


def test_words_of_other_languages_are_not_chinese() -> None:
    assert [from_palladius(word) for word in ("кармен", "чжжан", "ъ", "", "роман")] == [()] * 5
    assert [pinyin_syllables(word) for word in ("karmen", "zhng", "'", "", "a" * 500)] == [()] * 5


def test_apostrophe_parts_syllables_where_pinyin_has_it() -> None:
    assert pinyin_syllables("xi'an") == (("xi", "an"),)
    assert pinyin_syllables("xian") == (("xian",), ("xi", "an"))
