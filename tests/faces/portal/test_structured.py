"""What pages say to machines: verified facts in the words of schema.org, and nothing that could end the block."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from diptych.faces.portal.shelved import SHELF
from diptych.faces.portal.structured import json_ld
from tests.factories.registers import agent, keep, name, source, title, work

pytestmark = pytest.mark.usefixtures("programme", "db")

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


def told(path: str, language: str = "en") -> dict[str, Any]:
    """The blocks of a page by their type."""
    html = Client().get(f"/{language}/{path}").content.decode()
    return {block["@type"]: block for block in map(json.loads, BLOCK.findall(html))}


def names(rows: list[dict[str, Any]]) -> list[str]:
    return [row["name"] for row in rows]


def test_film_is_told_with_those_who_made_it() -> None:
    movie = told("films/red-silk/")["Movie"]
    assert movie["@context"] == "https://schema.org"
    assert movie["url"] == "http://testserver/en/films/red-silk/"
    assert (movie["name"], movie["datePublished"]) == ("Red Silk", "2025-02-18")
    assert {"Красный шёлк", "红丝绸"} <= set(movie["alternateName"])
    assert [row["identifier"] for row in movie["countryOfOrigin"]] == ["RU", "CN"]
    assert names(movie["director"]) == ["Andrey Volgin"]
    assert {"Nota Bene Film Group", "Hengdian World Studios"} <= set(names(movie["productionCompany"]))
    assert movie["director"][0]["url"] == "http://testserver/en/people/andrey-volgin/"


def test_what_nobody_has_looked_up_is_not_told() -> None:
    assert "inLanguage" not in told("films/red-silk/")["Movie"], "its languages are from memory"
    keep(
        "work",
        work(
            "unsure",
            titles=[title("Sure", "en", sources=["tass-2025-09-13"])],
            spoken_languages=[{"code": "rus", "sources": ["tass-2025-09-13"]}, {"code": "cmn", "basis": "memory"}],
        ),
    )
    assert told("films/unsure/")["Movie"]["inLanguage"] == ["rus"]


def test_series_is_no_film() -> None:
    keep("work", work("serial", kind="tv_series", titles=[title(sources=["tass-2025-09-13"])]))
    assert told("films/serial/")["TVSeries"]["name"] == "Красный шёлк"


def test_identifiers_say_where_the_same_film_is_elsewhere_and_sources_do_not() -> None:
    cited = {"sources": ["tass-2025-09-13"]}
    keep(
        "work",
        work(
            "known",
            titles=[title(**cited)],
            identifiers=[
                {"scheme": "wikidata", "value": "Q1", **cited},
                {"scheme": "imdb", "value": "tt0000001", **cited},
                {"scheme": "isan", "value": "0000-0000-D07A-0090-Q", **cited},
            ],
        ),
    )
    movie = told("films/known/")["Movie"]
    assert movie["sameAs"] == ["https://www.wikidata.org/entity/Q1", "https://www.imdb.com/title/tt0000001/"]
    assert [row["propertyID"] for row in movie["identifier"]] == ["WIKIDATA", "IMDB", "ISAN"]
    assert "tass.ru" not in json.dumps(movie)


def test_person_has_every_form_of_the_name() -> None:
    person = told("people/roman-karmen/", "ru")["Person"]
    assert person["name"] == "Роман Кармен"
    assert {"罗曼·卡尔曼", "卡尔曼", "Roman Karmen"} <= set(person["alternateName"])
    assert person["deathDate"] == "1978-04-28"


def test_date_on_which_sources_differ_is_left_out() -> None:
    cited = {"sources": ["tass-2025-09-13"]}
    born = [{"property": "born", "value": value, **cited} for value in ("1906-11-16", "1906-11-29")]
    keep("agent", agent("somebody", name("Some Body", "en", **cited), facts=born))
    assert "birthDate" not in told("people/somebody/")["Person"]


def test_organisation_and_event_say_where_they_are() -> None:
    assert told("people/hengdian-world-studios/")["Organization"]["address"]["addressCountry"] == "CN"
    event = told("events/miff-48/")["Festival"]
    assert (event["startDate"], event["endDate"]) == ("2026-04-16", "2026-04-23")
    assert event["location"][0]["address"]["addressLocality"] == "Moscow"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"


def test_pages_say_the_way_to_them() -> None:
    trail = told("films/red-silk/", "zh-hans")["BreadcrumbList"]["itemListElement"]
    assert [row["item"] for row in trail] == [
        "http://testserver/zh-hans/films/",
        "http://testserver/zh-hans/films/red-silk/",
    ]


def test_nothing_in_a_name_ends_the_block() -> None:
    evil = "</script><script>alert(1)</script><!-- & \u2028"
    written = str(json_ld([{"@type": "Movie", "name": evil}], "https://x.org"))
    assert written.count("<") == 2, "the element's own tags"
    assert json.loads(BLOCK.findall(written)[0])["name"] == evil


def test_name_with_markup_is_told_whole_on_its_page() -> None:
    evil = "</script><img src=x onerror=alert(1)>"
    keep("source", source("evil-source"))
    keep("agent", agent("evil", name(evil, "en", sources=["evil-source"])))
    assert told("people/evil/")["Person"]["name"] == evil
