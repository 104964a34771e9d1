"""The page of the search: what was found, marked and narrowed by links; what was done to the question, in words."""

from __future__ import annotations

import gzip
import re
from collections.abc import Generator
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from diptych.kernel import limits
from diptych.kernel.search.domain.rebuilding import rebuild
from tests.factories.searching import unbroken

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _indexed(programme: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        rebuild()


@pytest.fixture
def _counted(settings: Any) -> Generator[None]:
    settings.LIMITS_URL = "memory://"
    limits._limiter.cache_clear()
    yield
    limits._limiter.cache_clear()


def asked(language: str = "en", path: str = "", **fields: Any) -> Any:
    return Client().get(f"/{language}/search/{path}?{urlencode(fields, doseq=True)}")


def page(language: str = "en", **fields: Any) -> str:
    answer = asked(language, **fields)
    assert answer.status_code == 200
    return str(answer.content.decode())


def titles(text: str) -> list[str]:
    found = re.findall(r"(?s)<h2><a href=[^>]*>(.*?)</a></h2>", text)
    return [unescape(re.sub("<[^>]*>", "", title)).strip() for title in found]


def links(text: str, begin: str) -> dict[str, tuple[str, str]]:
    """Addresses and words of links whose ids begin so, by id."""
    rows = re.findall(rf'<a id="({begin}[^"]*)" href="([^"]*)"[^>]*>(.*?)</a>', text)
    return {id: (unescape(href), re.sub("<[^>]*>", " ", words)) for id, href, words in rows}


def notes(text: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'(?s)class="notice warn".*?<p>(.*?)</p>', text)]


# What is found --------------------------------------------------------------------------------------------------------


def test_person_is_found_under_every_name_and_the_page_says_so() -> None:
    for text in ("Кармен", "卡尔曼", "Karmen", "Roman Karmen", "Кармена"):
        found = page("ru", q=text)
        assert titles(found)[0] == "Роман Кармен", text
        through = re.sub("<[^>]*>", "", found.partition("seek-through")[2].partition("</p>")[0])
        assert "Роман Кармен" in through
        assert "罗曼·卡尔曼" in through
        assert "Roman Karmen" in through


def test_what_was_asked_for_is_marked_where_it_stands() -> None:
    found = page("ru", q="кармен")
    assert re.search(r"<mark>Романа? Кармен", found)
    # Markup in a question is text in the answer.
    assert "<script>alert" not in page(q="<script>alert(1)</script> silk")


def test_word_of_one_language_finds_what_is_described_in_another() -> None:
    found = page("en", q="documentary film", kind="agreement")
    assert "纪录片" in found.partition("seek-through")[2].partition("</div>")[0]


def test_page_says_what_to_do_where_nothing_was_found() -> None:
    found = page(q="zzzzqqqq xxxxyyyy", kind="work")
    assert "Nothing was found." in found
    assert "The same in everything" in found


def test_page_before_a_question_shows_what_there_is_and_what_to_try() -> None:
    found = page()
    assert "One question, three languages" in found
    assert {"kind=work", "kind=agent", "kind=source"} <= set(re.findall(r"search/\?(kind=\w+)", found))
    assert "罗曼·卡尔曼" in found
    assert "документальный фильм" in found


def test_everything_of_a_kind_is_looked_through_without_a_word() -> None:
    found = page(kind="work")
    assert len(titles(found)) == 20
    assert notes(found) == []


# What it is narrowed by -----------------------------------------------------------------------------------------------


def test_counts_stay_while_others_are_chosen_and_each_choice_is_a_link() -> None:
    text = page(q="film", kind="source")
    countries = links(text, "by-country-")
    href, words = countries["by-country-RU"]
    chosen = page_at(href)
    again = links(chosen, "by-country-")
    assert {id: said.split()[-1] for id, (_href, said) in again.items()} == {
        id: said.split()[-1] for id, (_href, said) in countries.items()
    }
    assert int(words.split()[-1]) == count(chosen) < count(text)
    assert "chosen; take away" in again["by-country-RU"][1]
    assert count(page_at(again["by-country-RU"][0])) == count(text)


def test_choices_are_taken_away_one_by_one_or_all_at_once() -> None:
    text = page(q="film", kind="source", country=["RU", "CN"])
    chips = re.findall(r'<li><a href="([^"]*)" rel="nofollow"><span class="unseen">Take away', text)
    assert [unescape(href).partition("?")[2] for href in chips] == [
        "q=film&country=CN&kind=source",
        "q=film&country=RU&kind=source",
        "q=film&country=RU&country=CN",
    ]
    assert 'seek-plain" href="/en/search/?q=film"' in text


def test_kind_is_chosen_by_tabs_and_the_count_of_all_stays() -> None:
    text, narrowed = page(q="film"), page(q="film", kind="event")
    assert links(narrowed, "kind-all")["kind-all"][1] == links(text, "kind-all")["kind-all"][1]
    assert 'id="kind-event"' in narrowed
    assert 'aria-current="true"' in narrowed.partition('id="kind-event"')[2][:120]


def test_page_behind_the_last_is_the_last() -> None:
    text = page(q="film", page=400)
    assert titles(text)
    assert 'rel="prev"' in text
    assert 'rel="next"' not in text


def page_at(href: str) -> str:
    return Client().get(href).content.decode()


def count(text: str) -> int:
    found = re.search(r'role="status">([\d,]+) found', text)
    assert found is not None
    return int(found[1].replace(",", ""))


# What was done to the question ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Кaрмен", ["“Кaрмен” mixes letters of two alphabets that look alike; “Кармен” was looked for."]),
        ("🎬 silk", ["Pictures between the words were left out: only words are looked for."]),
        ("\u202esilk", ["Marks that nobody sees were left out."]),
        ("((((", ["Nothing of that can be looked for: a question needs a letter or a figure."]),
        ("-silk", ["A question needs a word to look for, beside those to leave out."]),
        ("к" * 10_000, ["Only the first 400 letters were looked for."]),
        ("NEAR(silk AND red) OR title:silk* --;'", []),
        ("' OR 1=1; DROP TABLE search_index --", []),
        ("", []),
        ("中", []),
    ],
)
def test_whatever_is_typed_is_answered_and_what_was_done_to_it_said(text: str, said: list[str]) -> None:
    assert [note for note in notes(page(q=text)) if not note.startswith("Little or nothing has all")] == said
    with unbroken():
        assert asked(path="suggest/", q=text).status_code == 200


def test_value_that_nothing_goes_by_is_left_out_in_words() -> None:
    assert notes(page(q="silk", kind="opera")) == ["What it is: nothing here goes by “opera”; the filter is left out."]


def test_misspelt_word_is_put_right_by_a_link() -> None:
    assert re.search(
        r'Did you mean <a href="/ru/search/\?q=[^"]*"><bdi>кармен', page("en", q="кармин").replace("/en/", "/ru/")
    )


@pytest.mark.usefixtures("_counted")
def test_whoever_asks_too_often_is_told_so_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for what, path in (("search", ""), ("suggest", "suggest/")):
        monkeypatch.setitem(limits.PER_MINUTE, what, 1)
        assert asked(path=path, q="silk").status_code == 200
        last = asked(path=path, q="silk")
        assert (last.status_code, int(last["Retry-After"]) > 0) == (429, True)
        assert "<h1" in last.content.decode()


@pytest.mark.usefixtures("_counted")
def test_page_before_a_question_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.PER_MINUTE, "search", 1)
    assert [asked().status_code for _ in range(3)] == [200, 200, 200]


# What may be meant ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["карм", "罗曼", "luoman", "Karm", "Rfhv"])
def test_person_is_offered_in_any_letters(typed: str) -> None:
    text = asked(path="suggest/", q=typed).content.decode()
    assert 'data-href="/en/people/roman-karmen/"' in text
    assert 'class="combo-said"' in text


def test_list_of_offers_ends_with_the_way_to_everything() -> None:
    text = asked(path="suggest/", q="silk & <b>").content.decode()
    assert "<b>" not in text
    rows = re.findall(r'role="option"[^>]*data-href="([^"]*)"', asked(path="suggest/", q="silk").content.decode())
    assert len(rows) <= 9
    assert rows[-1] == "/en/search/?q=silk"


# Who keeps it ---------------------------------------------------------------------------------------------------------


def test_answer_for_everybody_is_kept_by_their_own_browser_alone() -> None:
    for path in ("", "suggest/"):
        answer = asked(path=path, q="silk")
        assert "Cookie" in answer["Vary"]
        assert set(answer["Cache-Control"].split(", ")) == {"private", "no-cache"}
        again = Client().get(f"/en/search/{path}?q=silk", headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_page_is_packed_for_everybody_who_takes_it_so() -> None:
    answer = Client().get("/en/search/?q=silk", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert "Red" in gzip.decompress(answer.content).decode()


def test_page_costs_the_same_for_one_hit_and_for_twenty() -> None:
    """Of sources that have articles: of a thing that has no parts, no parts are fetched."""
    told = {}
    for number, text in ((1, "“China premiere of Red Silk”"), (20, "“film”")):
        assert len(titles(page(q=text, kind="source"))) == number
        # What a process remembers of the index is not asked for again.
        with CaptureQueriesContext(connection) as found:
            page(q=text, kind="source")
        told[number] = len(found)
    assert told[20] == told[1]
