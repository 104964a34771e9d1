"""Agents that texts name."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.kernel.keeping.domain import keeping
from diptych.registers.authority.domain.things import AGENT
from diptych.registers.authority.queries.mentions import marked, marked_all
from tests.factories.registers import ANNA, LATER, agent, keep, name, source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _people(db: None) -> None:
    keep("source", source())
    keep("agent", agent("karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans"), name("Roman Karmen", "en")))
    keep("agent", agent("mosfilm", name("Мосфильм"), name("莫斯科电影制片厂", "zh-Hans"), kind="organisation"))
    keep("agent", agent("wang-li", name("王力", "zh-Hans")))


def named(text: str, language: str | None = None) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.agent) for span in marked(text, language)]


def test_text_names_people_in_its_own_cases_and_letters() -> None:
    assert named("Фильм Романа Кармена снят на «Мосфильме».", "ru") == [
        ("Романа Кармена", "karmen"),
        ("Мосфильме", "mosfilm"),
    ]
    assert named("Filmed by Roman Karmen in Yan'an.", "en") == [("Roman Karmen", "karmen")]
    assert named("莫斯科电影制片厂的罗曼·卡尔曼", "zh-Hans") == [
        ("莫斯科电影制片厂", "mosfilm"),
        ("罗曼·卡尔曼", "karmen"),
    ]


def test_cases_are_those_of_russian() -> None:
    assert named("Филм Романа Кармена.", "sr") == []


def test_name_that_is_only_like_it_is_nobody() -> None:
    assert named("Роман Карманов, Roman Carmen, 罗曼·卡尔门") == []


def test_piece_of_a_longer_chinese_word_is_nobody() -> None:
    assert named("歌手王力宏演唱", "zh-Hans") == []
    assert named("王力是语言学家", "zh-Hans") == [("王力", "wang-li")]


def test_name_of_two_is_left_alone_and_so_is_every_piece_of_it() -> None:
    for id in ("ivan-1", "ivan-2"):
        keep("agent", agent(id, name("Иван Волгин")))
    keep("agent", agent("volgin", name("Волгин")))
    assert named("Играл Иван Волгин.") == []
    assert named("Играл Волгин.") == [("Волгин", "volgin")]


def test_longest_name_is_meant() -> None:
    keep("agent", agent("studio", name("Мосфильм Кино"), kind="organisation"))
    assert named("Студия Мосфильм Кино") == [("Мосфильм Кино", "studio")]


def test_what_is_looked_up_follows_the_name() -> None:
    row = AGENT.model.objects.get(pk="karmen")
    changes = {"names": [name("Эфраим Корнман")]}
    keeping.correct(AGENT, "karmen", changes=changes, revision=row.revision, by=ANNA, at=LATER)
    assert named("Роман Кармен и Эфраим Корнман") == [("Эфраим Корнман", "karmen")]


@pytest.mark.parametrize("texts", [1, 30])
def test_texts_are_looked_through_with_one_query(texts: int) -> None:
    asked: list[tuple[str, str | None]] = [
        (f"Роман Кармен {number}, 莫斯科电影制片厂", None) for number in range(texts)
    ]
    with CaptureQueriesContext(connection) as found:
        spans = marked_all(asked)
    assert len(found) == 1
    assert [[span.agent for span in one] for one in spans] == [["karmen", "mosfilm"]] * texts


@pytest.mark.parametrize(
    "wild", ["", "—", "a" * 10_000, "卡" * 10_000, "Р. " * 5_000, "' OR 1=1 --", "\u202e\U0001f600"]
)
def test_wild_text_names_nobody(wild: str) -> None:
    assert marked(wild) == ()


def test_no_text_takes_no_query() -> None:
    with CaptureQueriesContext(connection) as found:
        told: Any = marked_all([("", None), ("100 %", "ru")])
    assert (told, len(found)) == ([(), ()], 0)
