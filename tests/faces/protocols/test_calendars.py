"""Calendars for other programs: whole days, ends that are not included, ids that never change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.thing import named
from tests.factories.registers import ANNA, LATER, NOW, keep, source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _source() -> None:
    keep("source", source())


def happens(id: str = "fair", start: str = "2025-05-13", end: str = "2025-05-17", **fields: Any) -> None:
    names = [{"text": "Ярмарка", "lang": "ru"}, {"text": "Fair", "lang": "en"}]
    plain = {"kind": "forum", "names": names, "start": start, "end": end, "sources": ["tass"]}
    keep("event", {"id": id, **plain, **fields})


def get(path: str, language: str = "en", **headers: str) -> Any:
    return Client().get(f"/{language}/{path}", headers={name.replace("_", "-"): text for name, text in headers.items()})


def calendar(path: str = "calendar.ics", language: str = "en") -> Any:
    answer = get(path, language)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def entries(path: str = "calendar.ics", language: str = "en") -> dict[str, Any]:
    found = list(calendar(path, language).walk("VEVENT"))
    assert [entry.errors for entry in found if entry.errors] == []
    return {str(entry["uid"]).removesuffix("@events.diptych"): entry for entry in found}


def test_event_takes_whole_days_and_ends_on_the_day_after_its_last() -> None:
    happens()
    happens("talk", "2025-05-08", "2025-05-08")
    happens("gala", "2025-12-31", "2025-12-31")
    found = entries()
    assert (found["fair"]["dtstart"].dt, found["fair"]["dtend"].dt) == (date(2025, 5, 13), date(2025, 5, 18))
    assert found["talk"]["dtend"].dt == date(2025, 5, 9)
    assert found["gala"]["dtend"].dt == date(2026, 1, 1)
    body = get("calendar.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20250513\r\n" in body
    assert "DTEND;VALUE=DATE:20250518\r\n" in body


def test_event_known_to_the_month_or_the_year_is_put_on_no_day_and_that_is_said() -> None:
    happens()
    happens("month", "2025-05", "2025-05")
    happens("year", "2025", "2025")
    happens("ends", "2025-06", "2025-06-29")
    assert list(entries()) == ["fair"]
    assert "3 events are known to the month or the year only and are left out" in str(calendar()["description"])
    assert str(calendar()["x-wr-caldesc"]) == str(calendar()["description"])


def test_description_says_nothing_of_what_is_left_out_where_nothing_is() -> None:
    happens()
    assert str(calendar()["description"]) == "Events of the programme, on the days that their sources name."


def test_event_whose_last_day_is_not_known_stands_on_its_first_and_says_so() -> None:
    happens("show", "2025-04-18", "2025-06")
    entry = entries()["show"]
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(2025, 4, 18), date(2025, 4, 19))
    assert "only this is known: June 2025" in str(entry["description"])


def test_names_are_in_the_language_of_the_address_and_ids_are_the_same_in_all() -> None:
    happens()
    russian, english, chinese = (entries(language=code)["fair"] for code in ("ru", "en", "zh-hans"))
    assert (str(russian["summary"]), russian["summary"].params["LANGUAGE"]) == ("Ярмарка", "ru")
    assert str(english["summary"]) == "Fair"
    assert (str(chinese["summary"]), chinese["summary"].params["LANGUAGE"]) == ("Fair", "en")
    assert {str(entry["uid"]) for entry in (russian, english, chinese)} == {"fair@events.diptych"}
    assert str(russian["url"]) == "http://testserver/ru/events/fair/"


def test_change_keeps_the_id_and_counts_on() -> None:
    happens()
    before = entries()["fair"]
    keeping.correct(named("event"), "fair", changes={"end": "2025-05-18"}, revision=1, by=ANNA, at=LATER)
    after = entries()["fair"]
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert (before["last-modified"].dt, after["last-modified"].dt) == (NOW, LATER)
    assert after["dtstamp"].dt == datetime(2026, 11, 21, 13, tzinfo=UTC)


def test_calendar_that_has_not_changed_is_not_sent_again() -> None:
    happens()
    tag = get("calendar.ics")["ETag"]
    again = get("calendar.ics", if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert get("calendar.ics", "ru", if_none_match=tag).status_code == 200
    keeping.correct(named("event"), "fair", changes={"note": "…"}, revision=1, by=ANNA, at=LATER)
    assert get("calendar.ics", if_none_match=tag).status_code == 200


def test_one_event_is_a_calendar_of_its_own() -> None:
    happens(places=[{"city": "Kazan", "country": "RU", "venue": "Hall, 1; “A”"}, {"city": "Beijing", "country": "CN"}])
    happens("talk")
    entry = entries("events/fair.ics")["fair"]
    assert list(entries("events/fair.ics")) == ["fair"]
    assert str(entry["location"]) == "Hall, 1; “A”, Kazan, Russia; Beijing, China"
    assert get("events/fair.ics")["Content-Disposition"] == 'inline; filename="fair.ics"'


@pytest.mark.parametrize("id", ["nobody", "month", "a%22b", "..", "%E4%B8%AD"])
def test_there_is_no_calendar_of_what_has_no_day(id: str) -> None:
    happens("month", "2025-05", "2025-05")
    assert get(f"events/{id}.ics").status_code == 404


def test_names_cannot_write_lines_of_their_own() -> None:
    wild = "Fair, “A”; \\ BEGIN:VEVENT END:VCALENDAR"
    happens(names=[{"text": wild, "lang": "en"}], places=[{"city": wild, "country": "CN", "venue": wild}])
    (entry,) = entries().values()
    assert str(entry["summary"]) == wild
    body = get("calendar.ics").content
    assert body.count(b"\r\nBEGIN:VEVENT\r\n") == 1
    assert max(len(line) for line in body.split(b"\r\n")) <= 75


def test_calendar_of_nothing_is_still_one() -> None:
    assert entries() == {}
    assert str(calendar()["name"]) == "Events of the programme"


@pytest.mark.parametrize("number", [1, 30])
def test_calendar_takes_as_many_queries_whatever_the_number_of_events(
    number: int, django_assert_num_queries: Any
) -> None:
    for row in range(number):
        happens(f"e{row}", places=[{"country": "CN"}] * number)
    with django_assert_num_queries(5):
        tag = get("calendar.ics")["ETag"]
    with django_assert_num_queries(1):
        get("calendar.ics", if_none_match=tag)
