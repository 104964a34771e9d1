"""The example programme read by machines: nothing of it is dropped, and everything leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych.apps.programme.bundles import FORMATS, MARKET
from diptych.faces.api.registers.declared import MARKET_FIGURES, REGISTERS, Register
from diptych.faces.api.registers.described import examples
from tests.faces.api.test_openapi import wrong
from tests.factories.registers import EXAMPLE
from tools.refresh_api_examples import asked

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("programme")]

BY_NAME = {register.name: register for register in REGISTERS}
every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.name)


def get(client: Client, address: str, **headers: str) -> Any:
    answer = client.get(f"/api/v1/{address}", headers={name.replace("_", "-"): held for name, held in headers.items()})
    assert answer.status_code == 200, answer.content
    return answer.json()


def walk(client: Client, address: str) -> Iterator[dict[str, Any]]:
    """Every record of a list, page after page."""
    following: str | None = f"/api/v1/{address}"
    while following:
        data = client.get(following).json()
        yield from data[address.partition("?")[0]]
        following = data["next"]


def ids(client: Client, address: str) -> list[str]:
    return [row["id"] for row in walk(client, f"{address}&fields=id")]


def bare(register: Register, row: dict[str, Any]) -> dict[str, Any]:
    """What the register says, without what the API has beside."""
    return {name: item for name, item in row.items() if name in register.shape.fields}


# Nothing is dropped ---------------------------------------------------------------------------------------------------


@cache
def shipped() -> dict[str, dict[str, Any]]:
    """Every record of the files by its kind and id, as any YAML library reads it."""
    found: dict[str, dict[str, Any]] = {}
    for form in FORMATS:
        data = yaml.safe_load(Path(EXAMPLE, f"{form.file}.yaml").read_text("utf-8"))
        for key, kind in form.lists.items():
            if kind == MARKET:
                found[kind] = {MARKET: {"id": MARKET, "claims": data[key]}}
            else:
                found[kind] = {row["id"]: row for row in data[key]}
    return found


THINGS = [register for register in REGISTERS if register.changes]


@pytest.mark.parametrize("register", THINGS, ids=lambda register: register.name)
def test_every_record_of_the_files_is_answered_field_by_field(client: Client, register: Register) -> None:
    given = shipped()[register.one.lower()]
    found = [bare(register, row) for row in walk(client, f"{register.name}?limit=40")]

    assert len(found) == len(given)
    for row in found:
        assert row == given[row["id"]]
        assert next(iter(row)) == "id"


@pytest.mark.parametrize("register", THINGS, ids=lambda register: register.name)
def test_single_record_says_what_the_list_says(client: Client, register: Register) -> None:
    row, *_rest = get(client, f"{register.name}?limit=1")[register.name]

    assert client.get(row["address"]).json() == row


def test_figures_of_the_market_are_all_there(client: Client) -> None:
    assert bare(MARKET_FIGURES, get(client, "market")) == shipped()[MARKET][MARKET]


def test_every_claim_stands_by_itself_too(client: Client) -> None:
    expected: dict[str, Any] = {}
    for kind, rows in shipped().items():
        for id, row in rows.items():
            if kind == "article":
                expected |= {claim["id"]: read(row, claim) for claim in row.get("claims", ())}
                continue
            about = {"subject_type": kind, "subject": id}
            expected |= {claim["id"]: {**about, **claim} for claim in row.get("claims", ())}
            items = row.get("items") or ()
            expected |= {claim["id"]: {**about, "measure": "items", **claim} for claim in items}
    found = {row["id"]: bare(BY_NAME["claims"], row) for row in walk(client, "claims?limit=100")}

    assert set(found) == set(expected)
    for id, row in found.items():
        expected[id].setdefault("subject_type", row["subject_type"])
        assert without_unknown(row) == without_unknown(expected[id])


def read(article: dict[str, Any], claim: dict[str, Any]) -> dict[str, Any]:
    """A claim that a reading found, as others are written."""
    value = claim["value"] if isinstance(claim["value"], dict) else {"value": claim["value"]}
    usd = {"restated": value["usd"], "restated_currency": "USD"} if "usd" in value else {}
    found = {**claim, **value, **usd, "article": article["id"], "source": article["source"]}
    found["measure"] = found.pop("predicate")
    found.pop("usd", None)
    if not isinstance(claim["value"], dict) or "value" in claim["value"]:
        return found
    found.pop("value")
    return found


def without_unknown(row: dict[str, Any]) -> dict[str, Any]:
    return {name: item for name, item in row.items() if item is not None}


def test_every_conflict_stands_by_itself_too(client: Client) -> None:
    expected = {
        conflict["id"]: {"owner_type": kind, "owner": id, **conflict}
        for kind, rows in shipped().items()
        for id, row in rows.items()
        for conflict in row.get("conflicts", ())
    }
    found = {row["id"]: bare(BY_NAME["conflicts"], row) for row in walk(client, "conflicts?limit=60")}

    assert found == expected


def test_part_of_a_thing_is_answered_alone(client: Client) -> None:
    claim = get(client, "claims/red-silk/ru-w1")

    assert [row for row in walk(client, "claims?subject=red-silk") if row["id"] == claim["id"]] == [claim]
    assert claim["page"] == "/en/films/red-silk/"
    assert claim["label"] == get(client, "works/red-silk")["label"]


# Filters --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "meets"),
    [
        ("works?kind=documentary", lambda row: row["kind"] == "documentary"),
        ("works?year=2025", lambda row: row.get("year") == 2025),
        ("works?status=released", lambda row: row.get("status") == "released"),
        ("works?country=RU", lambda row: "RU" in row.get("countries", [])),
        ("works?territory=CN", lambda row: "CN" in [item["territory"] for item in row.get("releases", [])]),
        ("works?text=шёлк", lambda row: "шёлк" in str([item["text"] for item in row["titles"]])),
        ("agents?kind=person&country=CN", lambda row: (row["kind"], row.get("country")) == ("person", "CN")),
        ("agents?role=director", lambda row: "director" in row.get("roles", [])),
        ("events?kind=festival_edition", lambda row: row["kind"] == "festival_edition"),
        ("events?from=2025-06-01", lambda row: row.get("end", row["start"]) >= "2025-06"),
        ("events?to=2019-12-31", lambda row: row["start"] <= "2019-12-31"),
        ("documents?level=project", lambda row: row["level"] == "project"),
        ("sources?lang=en&kind=news", lambda row: (row["lang"], row["kind"]) == ("en", "news")),
        ("sources?year=2019", lambda row: row.get("date", "")[:4] == "2019"),
        ("articles?relation=copy_of", lambda row: row["relation"].partition(":")[0] == "copy_of"),
        ("claims?subject_type=event", lambda row: row["subject_type"] == "event"),
        ("claims?measure=box_office&currency=RUB", lambda row: row["measure"] == "box_office" and "RUB" in str(row)),
        ("claims?source=izvestia-2025-08-29", lambda row: row["source"] == "izvestia-2025-08-29"),
        ("conflicts?reason=rounding", lambda row: row["reason"] == "rounding"),
        ("conflicts?owner_type=work&owner=red-silk", lambda row: row["owner"] == "red-silk"),
    ],
)
def test_list_holds_what_meets_every_filter(client: Client, address: str, meets: Any) -> None:
    name = address.partition("?")[0]
    found = ids(client, address)
    whole = {row["id"]: row for row in walk(client, f"{name}?limit=200")}

    assert set(found) == {id for id, row in whole.items() if meets(row)}
    assert 0 < len(found) < len(whole)


# Fields ---------------------------------------------------------------------------------------------------------------


@every_register
def test_only_fields_asked_for_are_answered(client: Client, register: Register) -> None:
    whole = {row["id"]: row for row in walk(client, f"{register.name}?limit=200")}
    for name in register.fields:
        for row in get(client, f"{register.name}?fields={name}&limit=3")[register.name]:
            expected = {key: whole[row["id"]][key] for key in ("id", name) if key in whole[row["id"]]}
            assert row == expected


def test_tables_of_other_fields_are_not_read(client: Client) -> None:
    with CaptureQueriesContext(connection) as found:
        get(client, "works?fields=id,titles")

    tables = [query["sql"].split(" FROM ")[1].split()[0].strip('"') for query in found]
    assert tables == ["audit_entry", "works_work", "works_work", "works_title", "works_titlecitation"]


@every_register
def test_number_of_queries_does_not_follow_the_number_of_records(client: Client, register: Register) -> None:
    """At the most one for each table, one for its further sources; then who, what it is called, what is cited."""
    tables = [register.rows]
    for rows in tables:
        tables += rows.lists.values()
    most = sum(2 if rows.citations else 1 for rows in tables)
    for limit in (1, 30, 200):
        with CaptureQueriesContext(connection) as found:
            get(client, f"{register.name}?limit={limit}&count=true&include=sources")
        assert len(found) <= most + 3 + 8 + 2


def test_sources_cited_are_added_once(client: Client) -> None:
    data = get(client, "works/red-silk?include=sources&fields=titles,releases")
    cited = {id for name in ("titles", "releases") for fact in data[name] for id in fact["sources"]}
    sources = data["included"]["sources"]

    assert sorted(row["id"] for row in sources) == sorted(cited)
    assert sources[0] == get(client, f"sources/{sources[0]['id']}")


def test_sources_of_all_records_of_a_page_are_added(client: Client) -> None:
    data = get(client, "claims?measure=box_office&include=sources&limit=20")

    assert sorted(row["id"] for row in data["included"]["sources"]) == sorted({row["source"] for row in data["claims"]})


# Where it leads -------------------------------------------------------------------------------------------------------


@every_register
@pytest.mark.parametrize("language", ["en", "ru", "zh-hans"])
def test_addresses_given_lead_somewhere(client: Client, register: Register, language: str) -> None:
    for row in get(client, f"{register.name}?limit=2&language={language}")[register.name]:
        assert client.get(row["address"]).json()["id"] == row["id"]
        assert row["page"].startswith(f"/{language}/")


def test_name_is_in_the_language_asked_for(client: Client) -> None:
    names = {code: get(client, f"works/red-silk?language={code}")["label"] for code in ("en", "ru", "zh-hans")}

    assert names == {
        "en": {"text": "Red Silk", "lang": "en"},
        "ru": {"text": "Красный шёлк", "lang": "ru"},
        "zh-hans": {"text": "红丝绸", "lang": "zh-Hans"},
    }


# The description ------------------------------------------------------------------------------------------------------


@every_register
def test_answers_are_as_described(client: Client, register: Register) -> None:
    schema = {"$ref": f"#/components/schemas/{register.one}s"}
    whole = get(client, f"{register.name}?limit=60&include=sources&count=true")

    assert wrong(schema, whole) == []
    assert wrong(schema, {**whole, register.name: [{"id": "x", "colour": "red"}]}) != []


@pytest.mark.parametrize("name", list(examples()))
def test_example_is_what_comes(client: Client, name: str) -> None:
    """Mend with ``python tools/refresh_api_examples.py``."""
    example = examples()[name]

    assert asked()[name] == example["asked"]
    assert client.get(example["asked"]).json() == example["answer"]


def test_every_operation_has_an_example() -> None:
    assert set(examples()) == set(asked())
