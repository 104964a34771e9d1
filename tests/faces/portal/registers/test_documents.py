"""Documents of the programme: the plan first, and everything that is known of each with where it is from."""

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
from diptych.faces.portal.shelved import SHELF
from tests.factories.registers import agent, keep, source

pytestmark = pytest.mark.usefixtures("programme", "db")

browser = cache(Client)
"""One for all, for the site is put together anew for each."""


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


@cache
def documents() -> dict[str, dict[str, Any]]:
    file = Path(programmes.folder(programmes.EXAMPLE)) / "agreements.yaml"
    return {item["id"]: item for item in yaml.safe_load(file.read_text("utf-8"))["agreements"]}


def page(path: str, language: str = "en", **asked: str) -> str:
    answer = browser().get(f"/{language}/{path}", asked)
    assert answer.status_code == 200
    # Links to whom a text names are for tests of their own.
    return re.sub(r'<a class="mention"[^>]*>([^<]*)</a>', r"\1", answer.content.decode())


def section(html: str, id: str) -> str:
    """A block of a page, as far as the next one."""
    return re.split(rf'<section class="block" id="{id}"[^>]*>', html)[1].split('<section class="block"')[0]


def texts(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def listed(html: str) -> list[str]:
    return re.findall(r'<h3><a href="/[a-z-]+/documents/([^/"]+)/"', html)


def sources_in(html: str, cited: str) -> set[str]:
    """The sources that a piece of a page leads to."""
    numbers = dict(re.findall(r'<li id="source-(\d+)">\s*<a href="/en/sources/([^/"]+)/"', html))
    return {numbers[number] for number in re.findall(r"#source-(\d+)", cited)}


# Everything is there --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", documents())
def test_page_shows_all_that_the_record_has_each_with_its_sources(id: str) -> None:
    record, html = documents()[id], page(f"documents/{id}/")
    plain = texts(html)
    assert set(record["sources"]) <= sources_in(html, html)
    for form in record["names"]:
        shown = re.findall(rf'<bdi lang="{form["lang"]}">{re.escape(form["text"])}</bdi>(.*)', unescape(html))
        assert any(sources_in(html, cited) == set(form["sources"]) for cited in shown), form
    for point in record.get("contents", ()):
        block = html.split(f'<li id="{point["id"].replace("/", "-")}">')[1].split("</li>")[0]
        assert point["text"] in unescape(block)
        assert sources_in(html, block) == set(point["sources"])
    for step in record.get("timeline", ()):
        block = unescape(section(html, "way")).split(step["text"])[1].split("</li>")[0]
        assert sources_in(html, block) == set(step["sources"])
    for party in record["parties"]:
        for name in ("agent", "signed_or_exchanged_by"):
            assert name not in party or f'href="/en/people/{party[name]}/"' in section(html, "parties")
    for witness in record.get("witnesses", ()):
        assert f'href="/en/people/{witness}/"' in section(html, "parties")
    for conflict in record.get("conflicts", ()):
        block = html.split(f'id="{conflict["id"].replace("/", "-")}"')[1].split("</article>")[0]
        assert all(said in texts(block) for said in (conflict["about"], *conflict["values"]))
        assert sources_in(html, block) == set(conflict["sources"])
    assert record.get("note", "") in plain
    assert record.get("date_basis", "") in plain


def test_what_articles_say_is_told_once_with_all_who_say_it() -> None:
    html = page("documents/action-plan-2030/")
    told = section(html, "reports").replace("\u00a0", " ")
    assert texts(told).count("8 May 2025") == 1
    cited = told.split("8 May 2025")[1].split("</li>")[0]
    assert len(sources_in(html, cited)) == 5
    assert 'id="art-jilin-2025-05-163-k1"' in told


def test_garbled_names_stand_apart() -> None:
    names = section(page("documents/action-plan-2030/"), "names")
    right, wrong = names.split("Met in print, and wrong")
    assert "国家管理计划和2030年电影合作中俄罗斯文化联盟的行动" in wrong
    assert "国家管理计划" not in right


def test_award_that_a_machine_renamed_is_held_against_the_one_meant() -> None:
    conflicts = texts(section(page("documents/action-plan-2030/"), "conflicts"))
    assert "Eurasian film award 欧亚电影奖" in conflicts
    assert "European film award 欧洲电影奖" in conflicts


# Sides ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("ru", "План действий", "2030年前"),
        ("zh-hans", "2030年前", "План действий"),
        ("en", "План действий", "2030年前"),
    ],
)
def test_title_and_parties_face_each_other_in_one_order(language: str, first: str, second: str) -> None:
    html = page("documents/action-plan-2030/", language)
    title = html.split('class="titles')[1].split('id="parties"')[0]
    assert title.index(first) < title.index(second)
    ministry = html.split('id="parties"')[1].index("/people/ru-ministry-of-culture/")
    administration = html.split('id="parties"')[1].index("/people/china-film-administration/")
    assert (ministry < administration) == (first == "План действий")


def test_words_of_ours_are_marked_once_as_not_translated() -> None:
    contents = section(page("documents/action-plan-2030/", "ru"), "contents")
    assert contents.count("английский") == 1
    assert '<span lang="en">co-production projects</span>' in contents
    assert "tongue" not in section(page("documents/action-plan-2030/"), "contents")


def test_treaty_leads_to_the_library_of_agreements() -> None:
    for path in ("documents/coproduction-agreement-2017/", "documents/"):
        assert 'href="/en/agreements/rucn-2017/"' in page(path)


# The list -------------------------------------------------------------------------------------------------------------


def test_list_has_every_document_the_plan_first_then_treaties() -> None:
    found = listed(page("documents/"))
    assert found[:2] == ["action-plan-2030", "coproduction-agreement-2017"]
    assert found[-1] == "quota-proposal-2015"
    assert sorted(found) == sorted(documents())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"level": "treaty_pointer"}, ["coproduction-agreement-2017"]),
        ({"kind": "memorandum", "level": "project"}, ["riki-cctv-mou-2017"]),
        ({"kind": "draft", "level": "project"}, []),
    ],
)
def test_list_is_narrowed_by_the_address(asked: dict[str, str], found: list[str]) -> None:
    assert listed(page("documents/", **asked)) == found


def test_filter_that_nothing_goes_by_is_left_out_and_said() -> None:
    html = page("documents/", kind="<b>")
    assert len(listed(html)) == len(documents())
    assert "nothing here goes by “&lt;b&gt;”" in html


# Addresses, markup, queries -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["action-plan-2031", "nothing"])
def test_unknown_id_is_answered_with_those_that_are_near(id: str) -> None:
    answer = browser().get(f"/en/documents/{id}/")
    assert answer.status_code == 404
    assert ("/en/documents/action-plan-2030/" in answer.content.decode()) == (id == "action-plan-2031")


def test_what_people_wrote_is_never_markup() -> None:
    evil = '<script>alert("1")</script>'
    keep("source", source(title=evil, outlet=evil))
    keep(
        "document",
        {
            "id": "evil",
            "kind": "memorandum",
            "level": "programme",
            "names": [{"text": evil, "lang": "en", "sources": ["tass"]}],
            "sources": ["tass"],
            "date_basis": evil,
            "place": {"city": evil, "country": "CN", "venue": evil},
            "parties": [{"country": "CN"}],
            "contents": [{"id": "evil/c1", "text": evil, "sources": ["tass"]}],
            "timeline": [{"date": "2025", "text": evil, "sources": ["tass"]}],
            "note": evil,
        },
    )
    for path in ("documents/evil/", "documents/"):
        assert "<script>alert" not in page(path)
        assert "&lt;script&gt;alert" in page(path)


def fill(number: int) -> None:
    """A document with lists of that length, and as many others."""
    keep("source", source())
    keep("source", source("ria"))
    both = ["tass", "ria"]
    people = [f"somebody-{index}" for index in range(number)]
    for person in people:
        keep("agent", agent(person))
    for index in range(number):
        fact = {"text": "…", "sources": both}
        conflict = {"about": "…", "values": ["a", "b"], "sources": both, "reason": "scope"}
        keep(
            "document",
            {
                "id": f"paper-{index}",
                "kind": "memorandum",
                "level": "programme",
                "sources": both,
                "names": [{**fact, "lang": "en"}] * number,
                "parties": [{"agent": id, "country": "RU", "signed_or_exchanged_by": id} for id in people],
                "witnesses": people,
                "contents": [{**fact, "id": f"paper-{index}/c{point}"} for point in range(number)],
                "timeline": [{**fact, "date": "2025"}] * number,
                "conflicts": [{**conflict, "id": f"paper-{index}/x{row}"} for row in range(number)],
            },
        )


def queries(path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        page(path)
    return len(found)


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(("path", "count"), [("documents/", 14), ("documents/paper-0/", 25)])
def test_page_takes_a_fixed_number_of_queries(path: str, count: int, number: int) -> None:
    fill(number)
    assert queries(path) == count


def test_page_on_the_shelf_takes_one_query() -> None:
    page("documents/action-plan-2030/")
    assert queries("documents/action-plan-2030/") == 1
