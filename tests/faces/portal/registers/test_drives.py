"""Collecting drives show what is known and say what is not; expeditions show every claim of the journey."""

from __future__ import annotations

import re
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
from diptych.faces.portal.registers.drives import QUESTIONS
from diptych.faces.portal.shelved import SHELF
from tests.factories.registers import agent, claim, keep, source

pytestmark = pytest.mark.usefixtures("programme", "db")

FIELDS = {
    "period": ("period",),
    "windows": ("opens", "closes", "windows"),
    "exhibition": ("exhibition",),
    "figures": ("items",),
    "what": ("what", "variants"),
}
"""Questions and the fields of a record that answer them, where these are not of the same name."""


@cache
def documents() -> dict[str, Any]:
    file = Path(programmes.folder(programmes.EXAMPLE)) / "events.yaml"
    found: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return found


def drives() -> list[dict[str, Any]]:
    return list(documents()["drives"])


def answered(record: dict[str, Any]) -> list[bool]:
    return [any(record.get(field) for field in FIELDS.get(code, (code,))) for code in QUESTIONS]


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


browser = cache(Client)
"""One for all, for the site is put together anew for each."""


def page(path: str, language: str = "en") -> str:
    answer = browser().get(f"/{language}/{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def texts(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def asked(html: str) -> dict[str, str]:
    """What a drive's page answers to each question."""
    parts = re.findall(r'<section(?: class="not-found")? id="([a-z_]+)">(.*?)</section>', html, re.DOTALL)
    return {code: texts(part.split("</h3>")[1]) for code, part in parts if code in QUESTIONS}


def queries(path: str) -> int:
    SHELF.clear()
    with CaptureQueriesContext(connection) as found:
        page(path)
    return len(found)


# All drives -----------------------------------------------------------------------------------------------------------


def test_every_drive_is_compared_by_what_is_known_of_it() -> None:
    body = page("drives/").split("<tbody")[1].split("</tbody>")[0]
    found = {}
    for row in body.split('<tr role="row">')[1:]:
        (id,) = re.findall(r'href="/en/drives/([^/"]+)/"', row)
        found[id] = [word == "found" for word in re.findall(r'<span class="unseen">([a-z ]+)</span>', row)]
    assert found == {record["id"]: answered(record) for record in drives()}


def test_comparison_counts_the_answers_in_words() -> None:
    html = texts(page("drives/"))
    record = next(record for record in drives() if record["id"] == "tangshan-show-2025")
    assert f"11 June 2025 · China · {sum(answered(record))} of {len(QUESTIONS)} questions answered" in html


def test_page_without_a_drive_says_how_one_comes_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diptych.faces.portal.registers.drives.drives_compared", list)
    html = page("drives/")
    assert "No drive is on record." in texts(html)
    assert "<table" not in html


# A drive --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("record", drives(), ids=lambda record: record["id"])
def test_page_answers_every_question_or_says_that_nothing_was_found(record: dict[str, Any]) -> None:
    answers = asked(page(f"drives/{record['id']}/"))
    assert list(answers) == [
        *("who", "what", "period", "windows", "form_fields", "process", "rules", "modes", "consent"),
        *("contributor_gets", "exhibition", "figures", "status"),
    ]
    known = dict(zip(QUESTIONS, answered(record), strict=True))
    assert {code: answer != "not found" for code, answer in answers.items()} == known


@pytest.mark.parametrize("language", ["en", "ru", "zh-hans"])
def test_page_shows_all_its_record_says(language: str) -> None:
    for record in drives():
        html = page(f"drives/{record['id']}/", language)
        whole = texts(html)
        lists = [
            text
            for code in ("what", "form_fields", "process", "rules", "contributor_gets")
            for text in record.get(code) or ()
        ]
        said = [record.get(code) for code in ("who", "purpose", "consent", "status", "note")]
        names = [name["text"] for name in record["names"]]
        variants = [row["text"] for row in record.get("variants", ())]
        wanted = [text for text in (*lists, *said, *names, *variants) if text]
        assert [text for text in wanted if " ".join(text.split()) not in whole] == [], record["id"]
        cited = set(record["sources"]) | {
            row["source"] for key in ("windows", "variants", "items") for row in record.get(key) or ()
        }
        links = set(re.findall(rf'href="/{language}/sources/([^/"]+)/"', html))
        assert cited - links == set(), record["id"]


def test_what_is_asked_for_in_other_words_names_its_own_source() -> None:
    html = page("drives/cmg-vgtrk-2025/")
    part = html.split('id="what"')[1].split("</section>")[0]
    item = next(item for item in part.split("<li>") if "historical artifacts, images, and stories" in item)
    (number,) = re.findall(r'href="#source-(\d+)"', item)
    assert "/en/sources/third-news-2025-05/" in html.split(f'<li id="source-{number}">')[1].split("</li>")[0]


def test_window_of_which_one_end_is_known_says_which_was_not_found() -> None:
    answers = asked(page("drives/immortal-regiment-online/"))
    assert "until 7 May 2020; the first day was not found" in answers["windows"]
    assert "from 19 April 2021; the last day was not found" in answers["windows"]
    assert "23 April – 6 May 2025" in answers["windows"].replace("\u00a0", " ")


def test_figure_that_nobody_printed_is_an_answer_of_its_own() -> None:
    answers = asked(page("drives/road-of-memory/"))
    assert "1,418 steps" in answers["figures"]
    assert "no exact figure printed" in answers["figures"]


def test_remark_on_a_figure_stands_beside_it() -> None:
    answers = asked(page("drives/europeana-1914-1918/"))
    assert "institutional digitisation, a sister project" in answers["figures"]


def test_conflict_of_a_drive_is_shown_with_its_reason() -> None:
    html = page("drives/immortal-regiment-online/")
    part = html.split('id="polk-x1"')[1].split("</article>")[0]
    assert "2021-05-07 to be sure of a notice" in texts(part)
    assert "2021-05-09" in texts(part)


def test_text_that_was_not_translated_is_marked_once_a_question() -> None:
    html = page("drives/tangshan-show-2025/", "ru")
    part = html.split('id="form_fields"')[1].split("</section>")[0]
    assert part.count('class="tongue"') == 1
    assert part.count('<span lang="en">') == 5
    assert '<span lang="en">organising committee of the Tangshan aerospace' in html


@pytest.mark.parametrize("path", ["drives/", "drives/{}/"])
def test_page_takes_as_many_queries_whatever_the_number_of_rows(path: str) -> None:
    taken = []
    keep("source", source("one"))
    keep(
        "agent",
        agent("anna", {"text": "Anna", "lang": "en", "script": "Latn", "type": "preferred", "sources": ["one"]}),
    )
    for number in (1, 30):
        for row in range(number):
            keep(
                "drive",
                {
                    "id": f"d{number}-{row}",
                    "names": [{"text": "Letters", "lang": "en"}],
                    "sources": ["one", "tass-2025-11-17"],
                    "organisers": ["anna", *["A museum"] * number],
                    "territories": ["CN"] * number,
                    "what": ["letters"] * number,
                    "windows": [{"year": "2025", "source": "one"}] * number,
                    "variants": [{"text": "…", "source": "one"}] * number,
                    "items": [
                        {"id": f"d{number}-{row}/i{n}", "value": n + 1, "unit": "items", "source": "one"}
                        for n in range(number)
                    ],
                },
            )
        taken.append(queries(path.format(f"d{number}-0")))
    assert taken[0] == taken[1]
    assert taken[1] <= 30


def test_markup_in_a_drive_stays_what_it_is() -> None:
    wild = "<script>alert(1)</script>"
    texts_of = dict.fromkeys(("who", "purpose", "consent", "status", "note"), wild)
    lists = {code: [wild] for code in ("what", "form_fields", "process", "rules", "modes", "contributor_gets")}
    names = [{"text": wild, "lang": "en"}]
    variants = [{"text": wild, "source": "tass-2025-11-17"}]
    keep(
        "drive",
        {
            "id": "d",
            "names": names,
            "organisers": [wild],
            "variants": variants,
            **texts_of,
            **lists,
            "sources": ["tass-2025-11-17"],
        },
    )
    for path in ("drives/", "drives/d/"):
        assert "<script>alert" not in page(path)
    assert page("drives/d/").count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 14


# An expedition --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ru", "zh-hans"])
def test_expedition_shows_every_claim_and_conflict_of_its_record(language: str) -> None:
    (record,) = documents()["expeditions"]
    html = page(f"expeditions/{record['id']}/", language)
    places = re.findall(r'id="([^"]+)"', html)
    anchors = [item["id"].replace("/", "-") for key in ("claims", "conflicts") for item in record[key]]
    assert [anchor for anchor in anchors if places.count(anchor) != 1] == []
    assert [name["text"] for name in record["names"] if name["text"] not in texts(html)] == []
    links = set(re.findall(rf'href="/{language}/sources/([^/"]+)/"', html))
    assert {claim["source"] for claim in record["claims"]} | set(record["sources"]) == links
    assert f'href="/{language}/people/{record["agent"]}/"' in html


def test_dated_claims_make_a_journey_in_the_order_of_time() -> None:
    html = page("expeditions/karmen-china-1938-1939/").split('class="journey"')[1].split("</ol>")[0]
    days = re.findall(r'<time datetime="([^"]+)"', html)
    assert days == sorted(days)
    assert days.count("1938-09") == 2
    assert days.count("1938-10") == 2
    items = [texts(f"<li{item}") for item in html.split("<li")[1:]]
    assert any(item.startswith("25 May 1939 Meeting with Mao Zedong") for item in items)


def test_claims_of_an_expedition_stand_by_what_they_measure() -> None:
    html = page("expeditions/karmen-china-1938-1939/")
    group = next(part for part in html.split("<section>") if "karmen-china-film-mfa" in part).split("</section>")[0]
    assert re.findall(r'<li class="report" id="karmen-china-([a-z-]+)"', group) == [
        "film-mfa",
        "film-mil",
        "film-zirve",
    ]
    assert group.count("over 10,000 metres") == 2


def test_expedition_takes_as_many_queries_whatever_the_number_of_claims() -> None:
    taken = []
    keep("source", source("one"))
    for number in (1, 30):
        told = [claim(f"e{number}/c{n}", measure="arrival", value="1938-09", source="one") for n in range(number)]
        names = [{"text": "Journey", "lang": "en"}]
        keep(
            "expedition",
            {"id": f"e{number}", "agent": "roman-karmen", "names": names, "claims": told, "sources": ["one"]},
        )
        taken.append(queries(f"expeditions/e{number}/"))
    assert taken[0] == taken[1]
