"""Figures of the market: all of them in tables, each with its source and date."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych.faces.portal.shelved import SHELF
from tests.factories.registers import claim, keep, source

pytestmark = pytest.mark.django_db

QUERIES = 4


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


def page(language: str = "en") -> str:
    answer = Client().get(f"/{language}/market/")
    assert answer.status_code == 200
    return answer.content.decode()


def rows(html: str) -> list[list[str]]:
    """The cells of every row, without markup."""
    found = re.findall(r'<tr role="row">(.*?)</tr>', html, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in found]
    return [[re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", "", cell))).strip() for cell in row] for row in cells]


def market(number: int) -> None:
    keep("source", source(date="2025-08"))
    plain = {"amount": 9_400_000, "currency": "USD", "territory": "XF", "qualifier": "over"}
    claims = [claim(f"mk/b{n}", **plain, scope=str(2025 - n)) for n in range(number)]
    claims.append(claim("mk/a", measure="admissions", value="2000000", unit="persons", scope="in words of the source"))
    keep("market", {"id": "market", "claims": claims})


def test_figures_stand_by_measure_with_place_source_and_date() -> None:
    market(2)
    html = page()
    assert [row[1:] for row in rows(html) if row[0] == "All foreign territories"] == [
        ["2025", "over 9.4 million US dollars", "TASS", "August 2025"],
        ["2024", "over 9.4 million US dollars", "TASS", "August 2025"],
    ]
    assert ["territory not stated", "in words of the source", "2 million viewers", "TASS", "August 2025"] in rows(html)
    assert html.index("Box office") < html.index("Admissions")
    assert 'href="/en/sources/tass/"' in html


def test_each_figure_has_a_place_on_the_page() -> None:
    market(2)
    assert [page().count(f'id="mk-{key}"') for key in ("a", "b0", "b1")] == [1, 1, 1]


def test_words_of_a_source_are_marked_with_their_language() -> None:
    market(1)
    assert '<span lang="en">in words of the source</span>' in page("ru")
    assert '<span lang="en">' not in page("en")


def test_what_articles_say_of_the_market_stands_there_too() -> None:
    market(1)
    found = {
        "id": "art-1/k",
        "subject": "market",
        "predicate": "share",
        "value": "21",
        "text": "A fifth came from there.",
    }
    keep("article", {"id": "art-1", "source": "tass", "relation": "original", "claims": [found]})
    html = page()
    assert "Found in articles that were read closely" in html
    assert "A fifth came from there." in html


def test_market_of_which_nothing_is_known_says_so() -> None:
    assert "No figure is on record yet." in page()


def test_html_in_a_figure_is_text() -> None:
    keep("source", source(outlet="<b>x</b>"))
    told = claim("mk/a", value="<b>y</b>", scope="<b>z</b>", note="<b>n</b>")
    keep("market", {"id": "market", "claims": [told]})
    html = page()
    assert [letter for letter in "xyzn" if f"<b>{letter}</b>" in html] == []
    assert html.count("&lt;b&gt;") >= 4


@pytest.mark.parametrize("number", [1, 30])
def test_page_takes_as_many_queries_for_one_figure_as_for_thirty(number: int) -> None:
    market(number)
    with CaptureQueriesContext(connection) as found:
        page()
    assert len(found) == QUERIES
