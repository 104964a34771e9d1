"""Events: the list finds them by its filters, the page of each keeps everything its register knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych import programmes
from diptych.faces.portal.shelved import SHELF
from tests.factories.registers import agent, claim, keep, source, work

pytestmark = pytest.mark.usefixtures("programme", "db")

MEMORY = "memory"


@cache
def records() -> dict[str, dict[str, Any]]:
    file = Path(programmes.folder(programmes.EXAMPLE)) / "events.yaml"
    return {item["id"]: item for item in yaml.safe_load(file.read_text("utf-8"))["events"]}


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


browser = cache(Client)
"""One for all, for the site is put together anew for each."""


def page(path: str, language: str = "en", **asked: str) -> str:
    answer = browser().get(f"/{language}/{path}", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def texts(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def queries(path: str) -> int:
    SHELF.clear()
    with CaptureQueriesContext(connection) as found:
        page(path)
    return len(found)


def forum(id: str = "gala", **fields: Any) -> dict[str, Any]:
    plain = {"kind": "forum", "names": [{"text": "Gala", "lang": "en"}], "sources": ["tass"]}
    return {"id": id, **plain, **fields}


# The list -------------------------------------------------------------------------------------------------------------


def listed(html: str) -> list[str]:
    return re.findall(r'<h3><a href="/en/events/([^/"]+)/"', html)


def found_by(fits: Callable[[dict[str, Any]], bool]) -> list[str]:
    return sorted(id for id, record in records().items() if fits(record))


def test_list_has_every_event_a_page_at_a_time_the_latest_first() -> None:
    ids = [*listed(page("events/")), *listed(page("events/", page="2"))]
    assert sorted(ids) == sorted(records())
    begins = [records()[id]["start"][:4] for id in ids]
    assert begins == sorted(begins, reverse=True)


def test_events_stand_under_the_year_in_which_they_begin() -> None:
    html = page("events/", series="miff")
    years = re.findall(r'<h2 id="year-\d+" class="num">(\d+)</h2>', html)
    assert years == ["2026", "2025", "2023", "2017"]
    assert listed(html) == ["miff-48", "miff-47", "miff-45", "miff-39"]


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({"kind": "exhibition"}, lambda record: record["kind"] == "exhibition"),
        ({"series": "siff"}, lambda record: record.get("series") == "siff"),
        ({"country": "IN"}, lambda record: any(place["country"] == "IN" for place in record["places"])),
        ({"from": "2023", "to": "2023"}, lambda record: record["start"][:4] <= "2023" <= record["end"][:4]),
        ({"to": "2015"}, lambda record: record["start"][:4] <= "2015"),
        ({"kind": "meeting", "from": "2025"}, lambda record: record["kind"] == "meeting" and record["end"] >= "2025"),
        ({"text": "subcommission"}, lambda record: record.get("series") == "film-subcommission"),
    ],
)
def test_filters_of_the_address_let_through_what_fits(
    asked: dict[str, str], fits: Callable[[dict[str, Any]], bool]
) -> None:
    if "text" in asked:
        asked = {"text": "заседание подкомиссии"}
    assert sorted(listed(page("events/", **asked))) == found_by(fits)


@pytest.mark.parametrize("asked", [{"kind": "<b>"}, {"from": "1066"}, {"to": "soon"}, {"country": "QQ"}])
def test_filter_by_which_nothing_goes_is_left_out_and_said(asked: dict[str, str]) -> None:
    html = page("events/", **asked)
    assert len(listed(html)) == 40
    assert f"nothing here goes by “{next(iter(asked.values()))}”" in texts(html)


def test_filters_without_an_event_lead_back_to_all() -> None:
    html = page("events/", kind="award", country="IN")
    assert "No event is all of that." in texts(html)
    assert listed(html) == []


def test_name_in_the_language_of_the_other_side_stands_beside_the_reader_s() -> None:
    html = page("events/", "zh-hans", series="china-film-festival-russia")
    row = next(part for part in html.split("<li") if "cff-ru-2025" in part)
    assert texts(f"<li{row}").startswith("2025年5月13日至17日 2025中国电影节 Фестиваль китайского кино 2025")
    assert '<p class="event-other" lang="ru"><bdi>Фестиваль китайского кино 2025</bdi>' in row


def test_precision_of_dates_is_kept() -> None:
    html = texts(page("events/", **{"from": "2024", "to": "2024"}))
    assert " 2024 Film dialogue at the China Film Administration" in html
    assert "22–27 October 2024 " in html
    assert "January 2025 Talks of Lyubimova and Shen Haixiong" in texts(page("events/", kind="meeting"))


@pytest.mark.parametrize("path", ["events/", "events/gala/"])
def test_page_takes_as_many_queries_whatever_the_number_of_rows(path: str) -> None:
    taken = []
    keep("source", source("one"))
    keep(
        "agent",
        agent("anna", {"text": "Anna", "lang": "en", "script": "Latn", "type": "preferred", "sources": ["one"]}),
    )
    for number in (1, 30):
        for row in range(number):
            told = [claim(f"g{number}{row}/c{n}", source="one", value=str(n)) for n in range(number)]
            keep(
                "event",
                forum(
                    "gala" if row == 0 and number == 1 else f"gala-{number}-{row}",
                    sources=["one", "tass-2025-11-17"],
                    series="gala",
                    start="2026",
                    places=[{"country": "CN", "city": str(n), "sources": ["one"]} for n in range(number)],
                    organisers=["anna"] * number,
                    works=[{"work": "red-silk"}] * number,
                    people=[{"agent": "anna", "role": "guest"}] * number,
                    claims=told,
                ),
            )
        taken.append(queries(path if number == 1 or path == "events/" else "events/gala-30-0/"))
    assert taken[0] == taken[1]
    assert taken[1] <= 30


# The page -------------------------------------------------------------------------------------------------------------


def said_of(record: dict[str, Any]) -> list[str]:
    """Texts of a record that its page has to show as they stand."""
    venues = [place["venue"] for place in record["places"] if place.get("venue")]
    titles = [shown["title"] for shown in record.get("works", ()) if "title" in shown]
    return [*(name["text"] for name in record["names"]), *venues, *titles, *filter(None, [record.get("note")])]


def cited_in(record: dict[str, Any]) -> set[str]:
    found = set(record["sources"])
    for part in (*record["places"], *record.get("claims", ())):
        found |= {*part.get("sources", ()), *([part["source"]] if "source" in part else [])}
    return found - {MEMORY}


@pytest.mark.parametrize("language", ["en", "ru", "zh-hans"])
def test_page_of_every_event_shows_all_its_record_says(language: str) -> None:
    for id, record in records().items():
        html = page(f"events/{id}/", language)
        whole = texts(html)
        assert [text for text in said_of(record) if " ".join(text.split()) not in whole] == [], id
        links = set(re.findall(rf'href="/{language}/([a-z]+/[^/"?]+)/"', html))
        wanted = {f"people/{who}" for who in record.get("organisers", ())}
        wanted |= {f"people/{row['agent']}" for row in record.get("people", ())}
        wanted |= {f"films/{row['work']}" for row in record.get("works", ()) if "work" in row}
        wanted |= {f"sources/{source}" for source in cited_in(record)}
        assert wanted - links == set(), id
        places = re.findall(r'id="([^"]+)"', html)
        anchors = [item["id"].replace("/", "-") for key in ("claims", "conflicts") for item in record.get(key, ())]
        assert [anchor for anchor in anchors if places.count(anchor) != 1] == [], id


def test_names_of_both_sides_face_each_other_and_the_reader_s_own_stands_beneath() -> None:
    html = page("events/cff-ru-2025/")
    head = html.split('class="titles')[1].split("</h1>")[0] + html.split("</h1>")[1]
    assert '<h1 lang="ru">Фестиваль китайского кино 2025' in head
    assert '<p class="title" lang="zh-Hans">2025中国电影节</p>' in head
    assert '<p class="under" lang="en">2025 China Film Festival in Russia</p>' in head


def test_film_at_an_event_has_what_its_own_sources_say_of_it_there() -> None:
    films = page("events/rff-cn-2025/").split('id="films"')[1].split("</section>")[0]
    item = next(part for part in films.split("<li>") if "/films/karuza/" in part)
    assert "5 September 2025" in texts(item)
    assert "Lanzhou, China" in texts(item)


def test_reports_that_differ_face_each_other_with_the_reason() -> None:
    html = page("events/years-of-culture-2024-2025/")
    part = html.split('id="years-of-culture-2024-2025-x1"')[1].split("</article>")[0]
    assert "over 230 events" in texts(part)
    assert "over 400 events" in texts(part)
    assert "Planned and held." in texts(part)


def test_editions_of_a_series_lead_to_each_other() -> None:
    part = page("events/cff-ru-2023/").split('class="editions"')[1].split("</ol>")[0]
    assert re.findall(r'href="/en/events/([^/"]+)/', part) == [
        "cff-ru-2025",
        "cff-ru-2024",
        "cff-ru-2019",
        "cff-ru-2015",
    ]
    assert "Chinese film festival in Russia 2023" in texts(part.split('aria-current="true"')[1].split("</li>")[0])


def test_text_in_another_language_is_marked() -> None:
    html = page("events/cff-ru-2025/", "ru")
    assert re.search(r'<span lang="en">Illuzion cinema</span> <span class="tongue"[^>]*>английский</span>', html)
    assert '<span class="tongue"' not in page("events/cff-ru-2025/").split("<dl")[1].split("</dl>")[0]


def test_event_of_no_known_day_offers_no_calendar_and_says_what_is_not_known() -> None:
    keep("event", forum(sources=["tass-2025-11-17"]))
    html = page("events/gala/")
    assert "date not known" in texts(html)
    assert "place not known" in texts(html)
    assert ".ics" not in html
    assert '/en/events/cff-ru-2025.ics"' in page("events/cff-ru-2025/")


def test_event_that_nobody_looked_up_is_marked_and_cites_nothing() -> None:
    keep("event", forum(sources=[MEMORY], start="2026-12-01", end="2026-12-02"))
    html = page("events/gala/")
    assert "1–2 December 2026 unverified" in texts(html)
    assert 'id="source-1"' not in html


def test_country_that_a_source_leaves_open_is_said_to_be_open() -> None:
    assert "Territory not stated" in texts(page("events/culture-talks-2025-01/"))
    assert "Территория не указана" in texts(page("events/culture-talks-2025-01/", "ru"))


def test_markup_and_direction_in_names_stay_what_they_are() -> None:
    wild = "<script>alert(1)</script>"
    keep(
        "event",
        forum(
            names=[{"text": f"{wild} مهرجان", "lang": "en"}],
            sources=["tass-2025-11-17"],
            start="2026-12-01",
            note=wild,
            places=[{"country": "CN", "city": wild, "venue": wild}],
            works=[{"title": wild, "lang": "ru", "director": wild, "year": "2025"}],
            people=[{"agent": "mao-yu", "role": wild}],
            claims=[claim("gala/c1", measure="films", value=wild, source="tass-2025-11-17", printed=wild, note=wild)],
        ),
    )
    for path in ("events/", "events/gala/", "calendar/2026/12/"):
        html = page(path)
        assert "<script>alert" not in html
        assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt; مهرجان</bdi>" in html or path == "events/gala/"
    assert page("events/gala/").count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 8


def test_no_page_leads_to_the_address_of_a_source() -> None:
    for id in records():
        outward = [link for link in re.findall(r'<a [^>]*href="([^"]+)"', page(f"events/{id}/")) if "://" in link]
        assert outward == []


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("events/cff-ru-2026/", ["/en/events/cff-ru-2025/", "/en/events/cff-ru-2024/"]),
        ("drives/faces-of-victor/", ["/en/drives/faces-of-victory/"]),
        ("expeditions/karmen-china/", ["/en/expeditions/karmen-china-1938-1939/"]),
        ("events/<b>/", []),
        ("events/zzz/", []),
    ],
)
def test_unknown_id_is_answered_with_those_that_are_near(path: str, near: list[str]) -> None:
    answer = browser().get(f"/en/{path}")
    html = answer.content.decode()
    assert answer.status_code == 404
    assert [link for link in near if f'href="{link}"' not in html] == []
    assert "<b>" not in html.split("<main")[1].split("</main>")[0]
    assert bool(near) == ("Perhaps one of these is meant:" in html)


def test_work_of_another_programme_is_shown_by_the_name_it_has() -> None:
    keep("source", source())
    keep("work", work("silk"))
    keep("event", forum(start="2026-12", works=[{"work": "silk"}]))
    assert '<a href="/en/films/silk/" lang="ru"><bdi>Красный шёлк</bdi></a>' in page("events/gala/")


def test_list_is_had_as_a_file_with_the_filters_that_are_chosen() -> None:
    html = page("events/", kind="exhibition", text="")
    assert re.findall('<a href="([^"]+)" rel="nofollow" download>', html) == [
        "/en/events.csv?kind=exhibition",
        "/en/events.xlsx?kind=exhibition",
    ]
