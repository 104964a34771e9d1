"""The library read by machines: filters, the law of a day, rules, examples, and answers that are made once."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from diptych import agreements
from diptych.engines.treaty.dossier_format import read_dossier
from diptych.engines.treaty.pack_format import read_agreement


def ids(client: Client, query: str) -> list[str]:
    return [row["id"] for row in client.get(f"/api/v1/agreements?{query}").json()["agreements"]]


def test_list_has_every_agreement(client: Client) -> None:
    assert ids(client, "") == list(agreements.ids())


@pytest.mark.parametrize(
    ("query", "meets"),
    [
        ("country=NL", lambda item: "NL" in [party.country for party in item.parties]),
        ("form=educational", lambda item: "educational" in item.forms),
        ("layer=domestic", lambda item: item.layer == "domestic"),
        ("country=CN&layer=agreement", lambda item: item.layer == "agreement" and "CN" in str(item.parties)),
    ],
)
def test_list_holds_what_meets_every_filter(client: Client, query: str, meets: Any) -> None:
    found = ids(client, query)

    assert found == [item.id for item in agreements.agreements() if meets(item)]
    assert 0 < len(found) < len(agreements.ids())


def test_status_is_that_of_the_day(client: Client) -> None:
    assert "rucn-2017" in ids(client, "on=2018-01-01&status=signed")
    assert "rucn-2017" in ids(client, "on=2017-01-01&status=not_yet")


@pytest.mark.parametrize("id", agreements.ids())
def test_agreement_comes_with_its_whole_pack(client: Client, id: str) -> None:
    data = client.get(f"/api/v1/agreements/{id}").json()

    assert read_agreement(data["pack"]) == agreements.agreement(id)
    assert data["law"]["rules"]


def test_law_is_that_of_the_day(client: Client) -> None:
    """The Convention's parties grew over the years."""
    early = client.get("/api/v1/agreements/ets147?on=1995-01-01").json()["law"]
    late = client.get("/api/v1/agreements/ets147?on=2010-01-01").json()["law"]

    assert set(early["parties"]) < set(late["parties"])
    assert early["on"] == "1995-01-01"


@pytest.mark.parametrize("id", agreements.ids())
def test_every_rule_has_an_address(client: Client, id: str) -> None:
    for rule in agreements.agreement(id).rules:
        data = client.get(f"/api/v1/agreements/{id}/rules/{rule.id}?language=ru").json()
        assert data["rule"]["id"] == data["id"] == rule.id
        assert data["text"] == rule.text["ru"]
        assert data["page"] == f"/ru/agreements/{id}/#{rule.id}"


def test_thresholds_of_a_rule_are_those_of_the_day(client: Client) -> None:
    data = client.get("/api/v1/agreements/rucn-2017/rules/RUCN-SHARE").json()

    assert data["is_law"] is True
    assert data["parameters"]["minimum_share"] == {"fraction": "1/5", "decimal": "0.2"}


def test_examples_can_be_sent_back(client: Client) -> None:
    rows = client.get("/api/v1/examples").json()["examples"]

    assert [row["id"] for row in rows] == list(agreements.example_ids())
    for row in rows:
        assert read_dossier(client.get(row["address"]).json()["dossier"]) == agreements.example(row["id"])


@pytest.mark.parametrize("language", ["en", "ru", "zh-hans"])
def test_addresses_given_lead_somewhere(client: Client, language: str) -> None:
    (row,) = [
        r for r in client.get(f"/api/v1/agreements?language={language}").json()["agreements"] if r["id"] == "rufr"
    ]

    assert client.get(row["address"]).status_code == 200
    assert row["page"] == f"/{language}/agreements/rufr/"


# Made once ------------------------------------------------------------------------------------------------------------

KEPT = ("/api/", "/api/v1/", "/api/v1/openapi.json", "/api/v1/agreements", "/api/v1/agreements/rucn-2017",
        "/api/v1/agreements/rucn-2017/rules/RUCN-SHARE", "/api/v1/examples", "/api/v1/examples/qualifies",
        "/api/v1/schema/dossier", "/api/v1/schema/agreement", "/api/v1/problems")  # fmt: skip


@pytest.mark.parametrize("address", KEPT)
def test_client_that_holds_the_answer_is_told_so(client: Client, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert first["ETag"].startswith('"')
    assert first["Cache-Control"] == "public, max-age=300"
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


@pytest.mark.parametrize("address", KEPT)
def test_head_is_answered_like_get(client: Client, address: str) -> None:
    head, get = client.head(address), client.get(address)

    assert (head.status_code, head.content) == (200, b"")
    assert {name: head[name] for name in ("ETag", "Content-Type", "Vary")} == {
        name: get[name] for name in ("ETag", "Content-Type", "Vary")
    }


def test_etag_follows_what_the_answer_depends_on(client: Client) -> None:
    address = "/api/v1/agreements/ets147"
    answers = [
        client.get(address + query, headers={"accept-language": accepted})
        for query, accepted in (("", "en"), ("", "ru"), ("?on=1995-01-01", "en"), ("?language=zh-hans", "en"))
    ]

    assert len({answer["ETag"] for answer in answers}) == 4
    assert [answer["Content-Language"] for answer in answers] == ["en", "ru", "en", "zh-Hans"]
    assert all("Accept-Language" in answer["Vary"] for answer in answers)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("de,ru;q=0.5,en;q=0.2", "ru"),
        ("de", "en"),
        ("*", "en"),
    ],
)
def test_language_is_the_one_accepted_best(client: Client, accepted: str, language: str) -> None:
    assert client.get("/api/v1/problems", headers={"accept-language": accepted})["Content-Language"] == language


def test_cookie_has_no_say(client: Client) -> None:
    client.cookies["language"] = "ru"

    assert client.get("/api/v1/problems")["Content-Language"] == "en"
