"""Feeds: what has changed stands in them once, every page is in the map of the site in all of its languages."""

from __future__ import annotations

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych.faces.portal import sitemaps
from diptych.faces.portal.shelved import SHELF
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.thing import named
from tests.factories.registers import ANNA, LATER, source, title, work

pytestmark = pytest.mark.usefixtures("programme", "db")

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OTHER = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


def tree(address: str) -> ElementTree.Element:
    answer = Client().get(address)
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content)


def entries(language: str = "en") -> list[dict[str, str]]:
    found = []
    for entry in tree(f"/{language}/news.atom").iter(f"{ATOM}entry"):
        row = {part.tag.removeprefix(ATOM): part.text or "" for part in entry}
        found.append({**row, "href": entry.find(f"{ATOM}link").get("href")})  # type: ignore[union-attr, dict-item]
    return found


def add(kind: str, data: dict[str, object], minutes: int = 0) -> None:
    keeping.create(named(kind), data, by=ANNA, at=LATER + timedelta(days=30, minutes=minutes))


# News -----------------------------------------------------------------------------------------------------------------


def test_bulk_import_is_one_piece_of_news() -> None:
    found = entries()
    assert len(found) == 1
    assert found[0]["title"] == "682 records added or corrected in one stroke"
    assert "Sources: 363" in found[0]["summary"]
    assert "Works: 50" in found[0]["summary"]


def test_what_is_added_and_corrected_stands_first_by_its_thing() -> None:
    add("work", work("silk", titles=[title("Шёлк <новый>", sources=["tass-2025-09-13"])]))
    keeping.correct(
        named("work"),
        "silk",
        changes={"year": 2027},
        revision=1,
        by=ANNA,
        at=LATER + timedelta(days=31),
        reason="secret",
    )
    corrected, added, imported = entries()
    assert corrected["title"] == "Work corrected: Шёлк <новый>"
    assert corrected["summary"] == "What changed: Year"
    assert added["title"] == "Work added: Шёлк <новый>"
    assert added["href"] == "http://testserver/en/films/silk/"
    assert imported["title"].startswith("682 ")


def test_feed_says_what_changed_and_not_who_changed_it() -> None:
    add("work", work("silk", titles=[title(sources=["tass-2025-09-13"])]))
    assert ANNA.label not in Client().get("/ru/news.atom").content.decode()


def test_several_changes_of_one_stroke_are_told_one_by_one_until_they_are_many() -> None:
    for number in range(3):
        add("source", source(f"few-{number}"))
    for number in range(12):
        add("source", source(f"many-{number}"), minutes=1)
    found = entries()
    assert found[0]["title"] == "12 records added or corrected in one stroke"
    assert [row["href"] for row in found[1:4]] == [
        f"http://testserver/en/sources/few-{number}/" for number in (2, 1, 0)
    ]
    assert len(found) == 5


def test_what_is_gone_leads_to_the_front_page() -> None:
    add("source", source("gone"))
    keeping.remove(named("source"), "gone", revision=1, reason="twice", by=ANNA, at=LATER + timedelta(days=31))
    first = entries()[0]
    assert (first["title"], first["href"]) == ("Source removed: …", "http://testserver/en/")


def test_ids_stay_the_same_and_differ_by_language() -> None:
    before = [row["id"] for row in entries()]
    add("source", source("newer"))
    assert [row["id"] for row in entries()][1:] == before
    assert re.fullmatch(r"tag:testserver,\d{4}-\d\d-\d\d:en/change/[0-9a-f]{64}", before[0])
    assert not {row["id"] for row in entries("ru")} & {row["id"] for row in entries()}


def test_feed_of_thousands_of_changes_asks_little() -> None:
    with CaptureQueriesContext(connection) as queries:
        entries()
    assert len(queries) <= 20


def test_feed_is_tagged_until_the_ledger_grows() -> None:
    etag = Client().get("/en/news.atom")["ETag"]
    assert Client().get("/en/news.atom", headers={"If-None-Match": etag}).status_code == 304
    add("source", source("newer"))
    assert Client().get("/en/news.atom", headers={"If-None-Match": etag}).status_code == 200


# The map of the site --------------------------------------------------------------------------------------------------


def parts() -> list[str]:
    return [part.text or "" for part in tree("/sitemap.xml").iter(f"{MAP}loc")]


def test_every_page_is_in_the_map_in_every_language() -> None:
    found = {}
    for part in parts():
        for page in tree(part.removeprefix("http://testserver")).iter(f"{MAP}url"):
            found[page.findtext(f"{MAP}loc")] = {link.get("hreflang"): link.get("href") for link in page.iter(OTHER)}
    for language in ("ru", "zh-hans", "en"):
        for path in ("", "films/", "films/red-silk/", "people/roman-karmen/", "agreements/rucn-2017/", "about/"):
            assert found[f"http://testserver/{language}/{path}"] == {
                "ru": f"http://testserver/ru/{path}",
                "zh-Hans": f"http://testserver/zh-hans/{path}",
                "en": f"http://testserver/en/{path}",
                "x-default": f"http://testserver/en/{path}",
            }
    assert not [address for address in found if address and "/sources/memory/" in address]


def test_map_says_when_a_thing_has_changed() -> None:
    page = next(tree("/sitemap/work/1.xml").iter(f"{MAP}url"))
    assert page.findtext(f"{MAP}lastmod") == "2026-11-21T12:00:00+00:00"


def test_pages_of_the_map_are_there() -> None:
    for page in tree("/sitemap/site/1.xml").iter(f"{MAP}loc"):
        address = (page.text or "").removeprefix("http://testserver")
        if address.startswith("/en/"):
            assert (address, Client().get(address).status_code) == (address, 200)


def test_large_kinds_have_several_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "THINGS_OF_A_PART", 20)
    works = [part for part in parts() if "/work/" in part]
    assert works == [f"http://testserver/sitemap/work/{number}.xml" for number in (1, 2, 3)]
    pages = [len(list(tree(f"/sitemap/work/{number}.xml").iter(f"{MAP}url"))) for number in (1, 2, 3)]
    assert pages == [60, 60, 30]


@pytest.mark.parametrize("path", ["work/2", "work/0", f"work/{10**30}", "site/2", "market/1", "nothing/1"])
def test_no_other_part_is_there(path: str) -> None:
    assert Client().get(f"/sitemap/{path}.xml").status_code == 404


def test_robots_are_told_of_the_map() -> None:
    assert "Sitemap: http://testserver/sitemap.xml" in Client().get("/robots.txt").content.decode().splitlines()


# What the head of a page says -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "beyond"),
    [
        ("", ""),
        ("?page=1", ""),
        ("?page=2", "?page=2"),
        ("?page=2&from=elsewhere", "?page=2"),
        ("?page=4999", "?page=4"),
        ("?kind=person", ""),
        ("?kind=person&page=2", ""),
    ],
)
def test_page_of_a_list_stands_for_itself_and_what_filters_leave_for_the_list(asked: str, beyond: str) -> None:
    html = Client().get(f"/ru/people/{asked}").content.decode()
    assert f'<link rel="canonical" href="http://testserver/ru/people/{beyond}">' in html
    assert f'<meta property="og:url" content="http://testserver/ru/people/{beyond}">' in html
    assert f'<link rel="alternate" hreflang="en" href="http://testserver/en/people/{beyond}">' in html


def test_pages_name_their_other_languages_and_the_feed() -> None:
    html = Client().get("/ru/films/red-silk/").content.decode()
    assert '<link rel="alternate" hreflang="x-default" href="http://testserver/en/films/red-silk/">' in html
    assert re.search(r'type="application/atom\+xml" title="[^"]+" href="http://testserver/ru/news.atom"', html)
