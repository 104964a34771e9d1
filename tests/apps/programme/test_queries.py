"""Reads of the programme and of its sources: as many queries at one row as at thirty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.apps.programme.queries import events, programmes
from diptych.registers.sources.queries import claims, sources
from tests.factories.registers import agent, claim, keep, load, refusal, source, work

pytestmark = pytest.mark.django_db


def queries(call: Callable[[], Any]) -> int:
    """How many queries a read takes, all of its rows included."""
    with CaptureQueriesContext(connection) as found:
        result = call()
        if hasattr(result, "filter"):
            list(result)
    return len(found)


def name(text: str) -> list[dict[str, str]]:
    return [{"text": text, "lang": "en"}]


def fill(number: int) -> None:
    """Things with lists of that length, and as many of them."""
    keep("source", source())
    keep("source", source("xinhua"))
    keep("agent", agent())
    keep("work", work())
    both = ["tass", "xinhua"]
    for index in range(number):
        plain = {"names": name("Gala"), "sources": both}
        id = f"e{index}"
        told = [claim(f"{id}/c{n}", value=str(n)) for n in range(number)] + [claim(f"{id}/last", value="x")]
        conflict = {"id": f"{id}/x", "about": "…", "claims": [item["id"] for item in told], "reason": "scope"}
        keep(
            "event",
            {
                **plain,
                "id": id,
                "kind": "forum",
                "start": "2025-05",
                "end": "2025-06",
                "places": [{"country": "CN", "city": str(n), "sources": both} for n in range(number)],
                "organisers": ["karmen"] * number,
                "works": [{"work": "silk"}] * number,
                "people": [{"agent": "karmen", "role": "guest"}] * number,
                "claims": told,
                "conflicts": [conflict],
            },
        )
        keep(
            "drive",
            {
                **plain,
                "id": f"d{index}",
                "organisers": ["karmen", "A museum"],
                "what": ["letters"] * number,
                "windows": [{"year": "2025", "source": "tass"}] * number,
                "variants": [{"text": "…", "source": "tass"}] * number,
            },
        )
        names = [{"text": "Plan", "lang": "en", "sources": both}] * number
        keep(
            "document",
            {
                "id": f"p{index}",
                "kind": "plan",
                "level": "programme",
                "names": names,
                "sources": both,
                "parties": [{"country": "CN", "agent": "karmen"}] * number,
                "witnesses": ["karmen"] * number,
                "timeline": [{"date": "2025", "text": "…", "sources": both}] * number,
                "contents": [{"id": f"p{index}/c{n}", "text": "…", "sources": both} for n in range(number)],
            },
        )
        keep(
            "article",
            {
                "id": f"a{index}",
                "source": "tass",
                "relation": "copy_of:xinhua",
                "works": ["silk"],
                "claims": [{"id": f"a{index}/k", "subject": "silk", "predicate": "year", "value": "2025"}],
                "contradicts": [{"claim": f"a{index}/k", "other": f"{id}/last", "about": "…"}],
            },
        )


@pytest.mark.parametrize("number", [1, 30])
def test_reads_take_as_many_queries_whatever_the_number_of_rows(number: int) -> None:
    fill(number)
    assert {
        "events": queries(lambda: events.events_listed(kind="forum", country="CN", text="gala")),
        "event": queries(lambda: events.event_page("e0")),
        "of": queries(lambda: events.events_of("karmen")),
        "with": queries(lambda: events.events_with("silk")),
        "drives": queries(events.drives_listed),
        "drive": queries(lambda: events.drive_page("d0")),
        "documents": queries(programmes.documents_listed),
        "document": queries(lambda: programmes.document_page("p0")),
        "documents of": queries(lambda: programmes.documents_of("karmen")),
        "claims": queries(lambda: claims.claims_of("event", "e0")),
        "figures": queries(lambda: claims.figures("event", ["e0", "e1"], "box_office")),
        "in articles": queries(lambda: claims.claims_in_articles("work", "silk")),
        "conflicts": queries(lambda: claims.conflicts_of("event", "e0")),
        "contradictions": queries(lambda: claims.contradictions_of("work", "silk")),
        "sources": queries(sources.sources_listed),
        "source": queries(lambda: sources.source_page("tass")),
        "found": queries(lambda: sources.sources_listed(text="tass")),
        "readings": queries(sources.readings_listed),
    } == {
        "events": 4,
        "event": 8,
        "of": 3,
        "with": 2,
        "drives": 4,
        "drive": 8,
        "documents": 3,
        "document": 11,
        "documents of": 3,
        "claims": 1,
        "figures": 1,
        "in articles": 1,
        "conflicts": 2,
        "contradictions": 1,
        "sources": 1,
        "source": 9,
        "found": 1,
        "readings": 1,
    }
    page = sources.source_page("tass")
    assert (len(page.readings), len(page.readings[0].found), len(page.readings[0].against)) == (number, 1, 1)
    assert {link.kind for link in page.links} == {"agent", "article", "document", "drive", "event", "work"}


@pytest.mark.parametrize(
    ("earliest", "latest", "found"),
    [
        (date(2025, 5, 7), date(2025, 5, 7), {"forum-torch-of-peace-2025", "red-silk-promo-moscow-2025"}),
        (date(2012, 1, 1), date(2014, 12, 31), set()),
    ],
)
def test_events_are_found_by_the_days_they_may_have_taken(earliest: date, latest: date, found: set[str]) -> None:
    load()
    assert {item.pk for item in events.events_listed(earliest=earliest, latest=latest)} >= found
    assert all(item.start_earliest <= latest for item in events.events_listed(earliest=earliest, latest=latest))


def test_programme_is_shown_with_parties_authorities_agreements_and_its_plan() -> None:
    assert programmes.programme_page() is None
    load()
    found = programmes.programme_page()
    assert found is not None
    assert {
        party.country: [authority.agent_id for authority in party.authorities.all()] for party in found.parties.all()
    } == {"CN": ["china-film-administration"], "RU": ["ru-ministry-of-culture"]}
    assert [(item.pack, item.document_id) for item in found.agreements.all()] == [
        ("rucn-2017", "coproduction-agreement-2017")
    ]
    assert found.plan is not None
    assert found.plan.contents.count() == 6
    assert programmes.market_claims().count() == 23
    assert events.labels(["forum-torch-of-peace-2025"], "zh-Hans")["forum-torch-of-peace-2025"][1] == "zh-Hans"


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        ("event", events.event_page),
        ("drive", events.drive_page),
        ("expedition", events.expedition_page),
        ("document", programmes.document_page),
        ("source", sources.source_page),
    ],
)
def test_missing_page_is_said(kind: str, page: Callable[[str], Any]) -> None:
    assert refusal(lambda: page("none")) == ("no_thing", {"kind": kind, "id": "none"})
