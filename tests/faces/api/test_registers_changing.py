"""The registers read by machines while they change: cursors hold, editions end, ids that moved are followed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych.faces.api.registers.paging import Order
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.domain import agents
from diptych.registers.works.queries.works import works_listed
from tests.faces.api.test_problems import told
from tests.factories.registers import ANNA, LATER, NOW, agent, claim, keep, name, source, title, work

pytestmark = pytest.mark.django_db

WORKS = "/api/v1/works"


@pytest.fixture(autouse=True)
def _source() -> None:
    keep("source", source())


def pages(client: Client, address: str) -> list[list[str]]:
    """The ids on every page of a list."""
    found = []
    following: str | None = address
    while following:
        data = client.get(following).json()
        found.append([row["id"] for row in data["works"]])
        following = data["next"]
    return found


# Cursors --------------------------------------------------------------------------------------------------------------


def test_works_of_unknown_year_stand_on_exactly_one_page(client: Client) -> None:
    years = {"a": 2024, "b": None, "c": 2025, "d": None, "e": 2024}
    for id, year in years.items():
        keep("work", work(id, **({"year": year} if year else {})))

    whole = pages(client, f"{WORKS}?limit=200")[0]

    assert sorted(whole) == sorted(years)
    assert [id for id in whole if years[id]] == ["c", "a", "e"]
    assert pages(client, f"{WORKS}?limit=1") == [[id] for id in whole]
    assert pages(client, f"{WORKS}?limit=2") == [whole[:2], whole[2:4], whole[4:]]


def test_page_begins_after_the_last_whatever_came_in_between(client: Client) -> None:
    for year in (2021, 2022, 2023, 2024):
        keep("work", work(f"w{year}", year=year))
    first = client.get(f"{WORKS}?limit=2").json()
    keep("work", work("newer", year=2025))
    keep("work", work("older", year=2020))
    keeping.remove(named("work"), "w2023", revision=1, reason="…", by=ANNA, at=LATER)

    assert [row["id"] for row in first["works"]] == ["w2024", "w2023"]
    assert pages(client, first["next"]) == [["w2022", "w2021"], ["older"]]


def test_filters_and_fields_stay_from_page_to_page(client: Client) -> None:
    for number in range(3):
        keep("work", work(f"w{number}", titles=[title("Тишина & шум")]))
    answer = client.get(f"{WORKS}?limit=2&text=%26%20%D1%88%D1%83%D0%BC&fields=titles&language=ru")
    following = client.get(answer.json()["next"])

    assert answer["Link"] == f'<{answer.json()["next"]}>; rel="next"'
    assert (list(following.json()["works"][0]), following["Content-Language"]) == (["id", "titles"], "ru")
    assert "Link" not in following
    assert following.json()["next"] is None


def test_total_is_counted_when_asked(client: Client) -> None:
    for number in range(3):
        keep("work", work(f"w{number}"))

    assert "total" not in client.get(WORKS).json()
    assert client.get(f"{WORKS}?count=true&limit=1").json()["total"] == 3


def cursor(*place: Any) -> str:
    order = Order(place[0], works_listed())
    return order.cursor(dict(zip(("year", "id"), place[1:], strict=True)))


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "x",
        "%00",
        "%F0%9F%8E%AC",
        "bm9uZQ",
        "e30",
        "WyJ3b3JrcyJd",
        "WyJ3b3JrcyIsMWU5OTksImEiXQ",
        cursor("agents", 2024, "a"),
        cursor("works", 10**30, "a"),
        cursor("works", -(10**30), "a"),
        cursor("works", "soon", "a"),
        cursor("works", True, "a"),
        cursor("works", 2024, "\x00"),
        cursor("works", 2024, "\ud800"),
        cursor("works", 2024, None),
        cursor("works", 2024, ["a"]),
        cursor("works", "[" * 5000, "a"),
    ],
)
def test_cursor_that_is_none_is_refused_in_words(client: Client, broken: str) -> None:
    data = told(client.get(f"{WORKS}?cursor={broken}"), 400, "bad_cursor")

    assert "without one" in data["detail"]


# Editions -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [WORKS, f"{WORKS}/silk"])
def test_client_that_holds_the_answer_is_told_so_until_something_changes(client: Client, address: str) -> None:
    keep("work", work())
    first = client.get(address)
    with CaptureQueriesContext(connection) as found:
        again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert len(found) == 1
    keeping.correct(named("work"), "silk", changes={"year": 2025}, revision=1, by=ANNA, at=LATER)
    changed = client.get(address, headers={"if-none-match": first["ETag"]})

    assert first["Cache-Control"] == "no-cache"
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert (changed.status_code, changed["ETag"] == first["ETag"]) == (200, False)
    assert b"2025" in changed.content


def test_edition_is_of_one_address_and_one_language(client: Client) -> None:
    keep("work", work())
    answers = [
        client.get(WORKS),
        client.get(f"{WORKS}?count=true"),
        client.get(WORKS, headers={"accept-language": "ru"}),
    ]

    assert len({answer["ETag"] for answer in answers}) == 3
    assert all("Accept-Language" in answer["Vary"] for answer in answers)
    told(client.get(WORKS, headers={"if-match": '"old"'}), 412, "precondition_failed")


def test_revision_and_time_of_the_last_change_are_answered(client: Client) -> None:
    keep("work", work())
    before = client.get(f"{WORKS}/silk").json()
    keeping.correct(named("work"), "silk", changes={"year": 2025}, revision=1, by=ANNA, at=LATER)
    after = client.get(f"{WORKS}/silk").json()

    assert (before["revision"], before["changed_at"]) == (1, NOW.isoformat())
    assert (after["revision"], after["changed_at"]) == (2, LATER.isoformat())


def test_what_nobody_looked_up_can_be_asked_for(client: Client) -> None:
    keep("source", source("memory"))
    keep("work", work(claims=[claim("silk/known"), claim("silk/told", source="memory")]))
    ids = {
        asked: [row["id"] for row in client.get(f"/api/v1/claims?{asked}").json()["claims"]]
        for asked in ("", "unverified=true", "unverified=false")
    }

    assert ids == {
        "": ["silk/known", "silk/told"],
        "unverified=true": ["silk/told"],
        "unverified=false": ["silk/known"],
    }


# Queries --------------------------------------------------------------------------------------------------------------


def full(id: str) -> dict[str, Any]:
    """A work with every list, every fact of it with two sources."""
    both = ["tass", "xinhua"]
    claims = [claim(f"{id}/c1", value="1"), claim(f"{id}/c2", value="2")]
    return work(
        id,
        titles=[title(sources=both)],
        countries=["RU"],
        spoken_languages=[{"code": "rus", "sources": both}],
        setting={"place": "…", "sources": both},
        identifiers=[{"scheme": "imdb", "value": id, "sources": both}],
        credits=[{"agent": "karmen", "role": "director", "sources": both}],
        companies=[{"agent": "karmen", "role": "producer", "sources": both}],
        releases=[{"territory": "RU", "type": "theatrical", "sources": both}],
        claims=claims,
        conflicts=[{"id": f"{id}/x", "about": "…", "claims": [f"{id}/c1", f"{id}/c2"], "reason": "scope"}],
    )


@pytest.mark.parametrize("register", ["works", "claims", "conflicts", "sources", "agents"])
def test_thirty_records_take_as_many_queries_as_one(client: Client, register: str) -> None:
    keep("source", source("xinhua"))
    keep("agent", agent())
    for number in range(31):
        keep("work", full(f"w{number}"))
        keep("source", source(f"s{number}"))
        keep("agent", agent(f"a{number}"))
    taken = []
    for limit in (1, 30):
        with CaptureQueriesContext(connection) as found:
            data = client.get(f"/api/v1/{register}?limit={limit}&include=sources&count=true").json()
        assert len(data[register]) == limit
        taken.append(len(found))

    assert taken[0] == taken[1]


# Ids that lead nowhere, and text that is no markup --------------------------------------------------------------------


def test_id_of_a_merged_agent_leads_to_the_one_that_was_kept(client: Client) -> None:
    keep("agent", agent("karmen"))
    keep("agent", agent("carmen", name("Кармен Р.", kind="variant")))
    agents.merge("karmen", gone="carmen", revision=1, gone_revision=1, reason="…", besides="…", by=ANNA, at=LATER)

    answer = client.get("/api/v1/agents/carmen?fields=names&language=ru")

    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/agents/karmen?fields=names&language=ru")
    assert answer["Cache-Control"] == "no-cache"
    assert client.get(answer["Location"]).json()["id"] == "karmen"


def test_unknown_id_is_told_with_those_that_look_like_it(client: Client) -> None:
    keep("work", work("red-silk"))
    keep("work", work("red-sand"))

    data = told(client.get(f"{WORKS}/red-slik"), 404, "unknown_record")

    assert data["detail"].startswith("There is no “red-slik” in the registers. Did you mean red-silk")
    assert "red-slik" in told(client.get(f"{WORKS}/red-slik?language=ru"), 404, "unknown_record")["detail"]


@pytest.mark.parametrize(
    "address", ["works/%00", "works/Красный", "claims/a/%00", "claims/a/b", "market", "agents/x-y"]
)
def test_what_is_no_id_leads_nowhere(client: Client, address: str) -> None:
    told(client.get(f"/api/v1/{address}"), 404, "unknown_record")


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("fields=id,colour", ("fields", "unknown_code")),
        ("fields=", ("fields", "unknown_code")),
        ("include=agents", ("include", "unknown_code")),
        ("limit=0", ("limit", "wrong_type")),
        ("limit=201", ("limit", "too_large")),
        ("limit=ten", ("limit", "wrong_type")),
        ("count=1", ("count", "wrong_type")),
        ("kind=opera", ("kind", "unknown_code")),
        ("territory=XX", ("territory", "unknown_country")),
        ("agent=A b", ("agent", "wrong_type")),
        ("text=%00", ("text", "control_character")),
        ("colour=red", ("colour", "unknown_field")),
        ("year=2024&year=2025", ("year", "twice")),
    ],
)
def test_parameter_that_cannot_be_used_is_named(client: Client, query: str, place: tuple[str, str]) -> None:
    (error,) = told(client.get(f"{WORKS}?{query}"), 400, "bad_parameter")["errors"]

    assert (error["parameter"], error["code"]) == place
    if place[0] == "fields":
        assert "titles, " in error["detail"]


def test_markup_in_texts_stays_text(client: Client) -> None:
    markup = "</script><img src=x onerror=alert(1)>&amp;\"'"
    keep("work", work(titles=[title(markup)], notes=markup))

    answer = client.get(f"{WORKS}/silk")

    assert (answer.json()["titles"][0]["text"], answer.json()["notes"]) == (markup, markup)
    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"
