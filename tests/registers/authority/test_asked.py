"""Names within a question, of the example programme: who is meant, and by which of three ways."""

from __future__ import annotations

import pytest

from diptych.registers.authority.domain.naming import index_waiting
from diptych.registers.authority.queries.asked import names_in

pytestmark = [pytest.mark.usefixtures("programme"), pytest.mark.django_db]

WORD_FOR_WORD = [
    ("Роман Кармен", "Роман Кармен", "roman-karmen"),
    ("Кармен, Роман Лазаревич", "Кармен, Роман Лазаревич", "roman-karmen"),
    ("罗曼·卡尔曼纪录片", "罗曼·卡尔曼", "roman-karmen"),
    ("羅曼·卡爾曼", "羅曼·卡爾曼", "roman-karmen"),
    ("фильмы Романа Кармена о войне", "Романа Кармена", "roman-karmen"),
    ("who was ROMAN KALMAN?", "ROMAN KALMAN", "roman-karmen"),
    ("国家电影局2025年计划", "国家电影局", "china-film-administration"),
    ("сборы Мосфильма", "Мосфильма", "mosfilm"),
]

FAMILY_ALONE = [
    ("Кармен", "Кармен", "roman-karmen"),
    ("фильмы кармена", "кармена", "roman-karmen"),
    ("речь Любимовой", "Любимовой", "olga-lyubimova"),
]

ALIKE = [
    ("Roman Calman", "roman-karmen", ("罗曼·卡尔曼",)),
    ("罗曼·卡曼", "roman-karmen", ()),
    ("встреча с Шэнь Хайсюна", "shen-haixiong", ()),
]

NOBODY = [
    "роман",
    "film",
    "Совместное производство",
    "фестиваль китайского кино",
    "电影节",
    "Хуан Цзысюань",
    "2025",
    "",
]


@pytest.mark.parametrize(("question", "typed", "agent"), WORD_FOR_WORD)
def test_names_that_stand_there_word_for_word(question: str, typed: str, agent: str) -> None:
    (found,) = names_in(question, "en")
    assert (found.ref, found.typed, found.exact, found.score) == (f"agent:{agent}", typed, True, 1.0)
    assert question[found.start : found.end] == typed


@pytest.mark.parametrize(("question", "typed", "agent"), FAMILY_ALONE)
def test_family_name_alone_where_few_bear_it(question: str, typed: str, agent: str) -> None:
    (found,) = names_in(question, "ru")
    assert (found.ref, found.typed, found.exact) == (f"agent:{agent}", typed, False)


@pytest.mark.parametrize(("question", "agent", "path"), ALIKE)
def test_name_that_nobody_has_leads_to_whoever_has_one_like_it(
    question: str, agent: str, path: tuple[str, ...]
) -> None:
    index_waiting()
    (found,) = names_in(question, "en")
    assert (found.ref, found.exact, found.path) == (f"agent:{agent}", False, path)
    assert found.score < 0.6
    assert names_in(question, "en", alike=False) == []


@pytest.mark.parametrize("question", NOBODY)
def test_words_that_are_nobodys_name_name_nobody(question: str) -> None:
    index_waiting()
    assert names_in(question, "en") == []


def test_forms_begin_with_the_readers_own_and_end_with_mistakes() -> None:
    for language, first in (("ru", "Роман Кармен"), ("zh-hans", "罗曼·卡尔曼"), ("en", "Roman Karmen")):
        (found,) = names_in("Karmen", language)
        assert (found.forms[0], found.forms[-1]) == (first, "Roman Kalman")


def test_forms_of_a_family_name_alone_begin_with_it_in_every_language() -> None:
    (found,) = names_in("Кармен", "ru")
    assert found.forms[:3] == ("Кармен", "卡尔曼", "Karmen")


def test_two_names_in_one_question_are_both_found() -> None:
    found = names_in("Кармен и Ольга Любимова", "ru")
    assert {row.ref for row in found} == {"agent:roman-karmen", "agent:olga-lyubimova"}
