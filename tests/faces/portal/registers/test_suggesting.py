"""People offered in fields: a piece of a page, in words, for whoever asks, not too often."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych.faces.portal.registers.suggesting import MOST
from diptych.kernel import limits
from tests.factories.registers import agent, keep, name, source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _people(db: None) -> None:
    keep("source", source())
    names = (name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans"), name("Roman Karmen", "en"))
    keep("agent", agent("roman-karmen", *names, roles=["director"], country="SU"))
    keep("agent", agent("mosfilm", name("Мосфильм"), kind="organisation"))


def asked(text: str, language: str = "en", **more: Any) -> str:
    answer = Client().get(f"/{language}/people-like/", {"q": text, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def options(html: str) -> list[tuple[str, str]]:
    """What a field takes over, and the id, of each row."""
    return re.findall(r'<li role="option" data-text="([^"]*)"[^>]*data-value="([^"]*)"', html)


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def test_field_takes_the_name_that_its_reader_knows() -> None:
    assert options(asked("卡尔曼", "ru")) == [("Роман Кармен", "roman-karmen")]
    assert options(asked("Кармен", "en")) == [("Roman Karmen", "roman-karmen")]
    assert options(asked("karm", "zh-hans")) == [("罗曼·卡尔曼", "roman-karmen")]


def test_field_of_a_record_takes_the_id() -> None:
    assert options(asked("Кармен", take="id")) == [("roman-karmen", "roman-karmen")]


def test_row_says_who_it_is_in_other_scripts_too() -> None:
    told = words(asked("Karmen"))
    assert all(form in told for form in ("Roman Karmen", "Роман Кармен", "罗曼·卡尔曼", "Director"))


def test_kinds_may_be_chosen_and_others_are_not_there() -> None:
    assert options(asked("м", kind=["organisation", "collective"])) == [("Мосфильм", "mosfilm")]
    assert options(asked("Мосфильм", kind="person")) == []
    assert options(asked("Мосфильм", kind="ship")) == [("Мосфильм", "mosfilm")]


def test_where_nobody_is_called_so_a_record_needs_an_id_and_a_name_stays_as_it_is() -> None:
    html = asked("Никто")
    assert options(html) == []
    assert words(html) == "No suggestion"
    assert "A new record can be added at the desk." in words(asked("Никто", take="id"))


@pytest.mark.parametrize("wild", ["", "<script>alert(1)</script>", "' OR 1=1", "NEAR(", "\u202e", "Ы" * 10_000])
def test_wild_text_is_answered(wild: str) -> None:
    assert "<script" not in asked(wild)


def test_name_is_written_safely() -> None:
    keep("agent", agent("wild", name('<b>"Ы'), kind="organisation"))
    html = asked("wild", take="name")
    assert '<b>"' not in html
    assert options(html) == [("&lt;b&gt;&#34;Ы", "wild")]


def test_number_of_queries_is_the_same() -> None:
    def queries(shown: int) -> int:
        # What a process remembers of words is not asked for again.
        asked("Строкин")
        with CaptureQueriesContext(connection) as found:
            assert len(options(asked("Строкин"))) == shown
        return len(found)

    keep("agent", agent("rows", name("Строкин Лев")))
    few = queries(1)
    for each in range(MOST - 3):
        keep("agent", agent(f"rows-{each}", name(f"Строкин {each}")))
    assert queries(MOST - 2) == few


def test_who_asks_too_often_is_told_to_wait(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LIMITS_URL = "memory://"
    monkeypatch.setitem(limits.PER_MINUTE, "names", 2)
    limits._limiter.cache_clear()
    try:
        client = Client()
        answers = [client.get("/en/people-like/", {"q": "Кармен"}) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert int(answers[-1]["Retry-After"]) > 0
        assert "<h1" in answers[-1].content.decode()
    finally:
        limits._limiter.cache_clear()


def test_page_is_read_only() -> None:
    assert Client().post("/en/people-like/", {"q": "Кармен"}).status_code == 405


def test_letters_of_two_alphabets_that_look_alike_are_told_of() -> None:
    html = asked("К\u0061рмен")
    assert options(html) == [("Roman Karmen", "roman-karmen")]
    assert "mixes letters of two alphabets that look alike; “Кармен” was looked for." in words(html)
    assert "mixes" not in asked("Кармен")
