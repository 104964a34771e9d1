"""The order of names in lists of three languages."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.names.sorting import filed_under, sort_key

ORDERS = {
    "ru": [
        *(
            "Абрамов, Иван",
            "Елка",
            "Елкин, Роман",
            "Ёлкин, Роман",
            "Ельцин, Борис",
            "Жаров",
            "Роман Кармен",
            "Кармен, Яков",
        ),
        *("Кармен-Иванов, Анна", "Карменов, Анна", "Яков Щукин", "Anna Karmen", "张艺谋"),
    ],
    "en": [
        *(
            "Anna Ångström",
            "Émile Autant",
            "Ludwig van Beethoven",
            "Roman Karmen",
            "Роман Кармен",
            "Karmen-Ivanov, Anna",
        ),
        *("Zhang Yimou", "Jean Zola"),
    ],
    "zh": ["安", "成龙", "巩俐", "Roman Karmen", "李安", "王家卫", "王小帅", "张艺谋", "章子怡"],
}


@pytest.mark.parametrize("language", ORDERS)
def test_names_are_in_the_order_of_the_catalogue(language: str) -> None:
    names = ORDERS[language]
    for seed in range(5):
        mixed = random.Random(seed).sample(names, len(names))
        assert sorted(mixed, key=lambda name: sort_key(name, language=language)) == names


@pytest.mark.parametrize(
    ("text", "language", "letter"),
    [
        *(("Роман Кармен", "ru", "К"), ("Роман Кармен", "en", "K"), ("Роман Кармен", "zh", "K"), ("Ёлкин", "ru", "Е")),
        *(
            ("张艺谋", "zh", "Z"),
            ("张艺谋", "en", "Z"),
            ("张艺谋", "ru", "Z"),
            ("罗曼·卡尔曼", "zh", "L"),
            ("单田芳", "zh", "S"),
        ),
        *(("Łukasz", "en", "L"), ("", "en", "#"), ("1917", "ru", "#"), ("Ωμέγα", "en", "#"), ("🎬", "zh", "#")),
        *(("Li Wei", "ru", "L"), ("欧阳修", "zh-Hans", "O"), ("Нидерланды", "nl", "N")),
    ],
)
def test_name_is_filed_under(text: str, language: str, letter: str) -> None:
    assert filed_under(text, language=language) == letter


@given(st.text(max_size=40), st.sampled_from(["ru", "zh", "en", "nl"]))
def test_any_text_can_be_sorted_and_kept_by_a_database(text: str, language: str) -> None:
    keyed = sort_key(text, language=language)
    assert "\x00" not in keyed
    assert keyed == sort_key(text, language=language)
    assert len(filed_under(text, language=language)) == 1
