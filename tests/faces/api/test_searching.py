"""Searching by programs: what is found is described, narrowed, turned over page by page; and refused in words."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from diptych.kernel import limits
from diptych.kernel.search.domain.rebuilding import rebuild
from tests.faces.api.test_openapi import content, operation, wrong
from tests.factories.searching import unbroken


@pytest.fixture(scope="module", autouse=True)
def _indexed(programme: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        rebuild()


pytestmark = [pytest.mark.database, pytest.mark.django_db]


def ask(client: Client, address: str, **headers: str) -> Any:
    answer = client.get(
        f"/api/v1/{address}", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    return answer.json()


def ids(data: Any) -> list[str]:
    return [f"{hit['kind']}:{hit['id']}" for hit in data["hits"]]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("search", "search?q=卡尔曼 纪录片&limit=100"),
        ("search", "search?q=наименьшая доля&language=zh-hans"),
        ("search", "search?q=Чебурашкa"),
        ("search", "search"),
        ("suggest", "suggest?q=карм"),
        ("suggest", "suggest"),
    ],
)
def test_answer_is_as_described(client: Client, name: str, address: str) -> None:
    assert wrong(content(operation(name))["schema"], ask(client, address)) == []


def test_hit_says_what_it_is_called_where_it_is_read_and_what_was_met(client: Client) -> None:
    data = ask(client, "search?q=Karmen's grandson&kind=event&language=ru")
    (hit,) = data["hits"]
    assert hit["label"] == {"text": "Светоч мира и новые исторические рубежи", "lang": "ru"}
    assert (hit["page"], hit["address"]) == (
        "/ru/events/forum-torch-of-peace-2025/",
        "/api/v1/events/forum-torch-of-peace-2025",
    )
    pieces = [(piece["text"], piece["hit"]) for piece in hit["excerpt"]["pieces"]]
    assert ("grandson", True) in pieces


def test_article_of_an_agreement_is_a_hit_that_leads_to_its_place(client: Client) -> None:
    data = ask(client, "search?q=third states largest share Russia China&kind=agreement&limit=100")
    hit = next(hit for hit in data["hits"] if hit["id"] == "rucn-2017#RUCN-THIRD")
    assert (hit["page"], hit["address"], hit["within"]) == (
        "/en/agreements/rucn-2017/#RUCN-THIRD",
        "/api/v1/agreements/rucn-2017/rules/RUCN-THIRD",
        "Russia – China, 4 July 2017",
    )


def test_pages_hold_everything_once_and_the_last_has_no_next(client: Client) -> None:
    address: str | None = "search?q=фестиваль&limit=7"
    found: list[str] = []
    total = ask(client, address)["total"]
    while address:
        data = ask(client, address)
        found += ids(data)
        address = data["next"].removeprefix("/api/v1/") if data["next"] else None
    assert len(found) == len(set(found)) == total > 14


def test_choices_narrow_and_are_counted(client: Client) -> None:
    whole = ask(client, "search?q=2025&limit=100")
    assert len(whole["facets"]["country"]) > 1
    for row in whole["facets"]["country"]:
        assert ask(client, f"search?q=2025&country={row['value']}")["total"] == row["count"]
    both = ask(client, "search?q=2025&kind=event,work&limit=100")
    assert {hit["kind"] for hit in both["hits"]} == {"event", "work"}


def test_values_of_facets_have_words_in_the_language_of_the_answer(client: Client) -> None:
    facets = ask(client, "search?q=Кармен&language=ru")["facets"]
    assert {row["value"]: row["label"] for row in facets["country"]}["CN"] == "Китай"
    assert "lang" in facets
    assert "language" not in facets


def test_reader_is_told_what_was_done_to_the_question(client: Client) -> None:
    data = ask(client, "search?q=Кaрмен&language=ru")
    assert [note["code"] for note in data["notes"]] == ["mixed_scripts"]
    assert "Кармен" in data["notes"][0]["sentence"]
    assert data["names"][0]["ids"] == ["agent:roman-karmen"]


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("search?kind=actor", "kind"),
        ("search?page=0", "page"),
        ("search?page=501", "page"),
        ("search?limit=101", "limit"),
        ("search?order=worst", "order"),
        ("search?country=", "country"),
        ("search?country=" + ",".join(f"A{n}" for n in range(21)), "country"),
        ("search?colour=red", "colour"),
        ("suggest?most=21", "most"),
    ],
)
def test_parameter_that_cannot_be_meant_is_named(client: Client, address: str, parameter: str) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 400
    assert [error["parameter"] for error in answer.json()["errors"]] == [parameter]


@pytest.mark.parametrize("question", ["a" * 10_000, "%00", "😀", "%E2%80%AE", "title:* AND (", "' OR 1=1 --"])
def test_whatever_is_asked_is_answered(client: Client, question: str) -> None:
    for name in ("search", "suggest"):
        with unbroken():
            answer = client.get(f"/api/v1/{name}?q={question}")
        assert answer.status_code == 200
        codes = {note["code"] for note in answer.json().get("notes", ())}
        assert codes.isdisjoint({"unavailable", "slow", "building"})


def test_token_that_is_none_is_refused_and_not_taken_for_nobody(client: Client) -> None:
    answer = client.get("/api/v1/search?q=silk", headers={"authorization": "Bearer dip_nothing"})
    assert (answer.status_code, answer.json()["code"]) == (401, "token_unknown")


def test_who_asks_too_often_is_told_when_to_come_back(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LIMITS_URL = "memory://"
    monkeypatch.setitem(limits.PER_MINUTE, "suggest", 2)
    limits._limiter.cache_clear()
    try:
        answers = [client.get("/api/v1/suggest?q=k") for _ in range(3)]
    finally:
        limits._limiter.cache_clear()
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].json()["code"] == "too_fast"
    assert int(answers[-1]["Retry-After"]) > 0
