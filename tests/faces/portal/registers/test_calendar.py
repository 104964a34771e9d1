"""The calendar: what stands on the days of a month, and what no day is known of."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych.faces.portal.registers.calendar import Happening, Month, month_page
from diptych.faces.portal.shelved import SHELF
from diptych.kernel import clock
from diptych.kernel.texts import Language
from tests.factories.registers import keep, source, work

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    SHELF.clear()
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    keep("source", source())


def happens(id: str, start: str, end: str = "", *countries: str) -> None:
    keep(
        "event",
        {
            "id": id,
            "kind": "forum",
            "names": [{"text": id.title(), "lang": "en"}],
            "start": start,
            **({"end": end} if end else {}),
            "places": [{"country": code} for code in countries],
            "sources": ["tass"],
        },
    )


def released(id: str, day: str, territory: str = "RU", **fields: Any) -> None:
    release = {"territory": territory, "type": "theatrical", "date": day, "sources": ["tass"], **fields}
    keep("work", work(id, releases=[release]))


def month(year: int = 2025, number: int = 5) -> Month:
    return month_page(year, number, Language("en"), TODAY)


def ids(items: tuple[Happening, ...]) -> list[str]:
    return [item.label.id for item in items]


def lanes(shown: Month, week: int) -> list[list[tuple[int, str, bool, bool]]]:
    """Lines of a week: how many days each thing stands on, what it is, whether it begins and ends there."""
    return [
        [(cell.days, cell.item.label.id if cell.item else "", cell.begins, cell.ends) for cell in lane]
        for lane in shown.weeks[week].lanes
    ]


FREE = (1, "", True, True)


def get(path: str, language: str = "en") -> str:
    answer = Client().get(f"/{language}/{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def texts(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


# What stands where ----------------------------------------------------------------------------------------------------


def test_weeks_begin_on_monday_and_hold_every_day_of_the_month() -> None:
    shown = month(2025, 5)
    days = [day for week in shown.weeks for day in week.days]
    assert days[0].date == date(2025, 4, 28)
    assert days[0].date.weekday() == 0
    assert days[-1].date == date(2025, 6, 1)
    assert [day.date.day for day in days if day.inside] == list(range(1, 32))


def test_event_of_several_days_lies_across_them_from_week_to_week() -> None:
    happens("fair", "2025-05-09", "2025-05-13")
    shown = month()
    assert lanes(shown, 0) == []
    assert lanes(shown, 1) == [[FREE] * 4 + [(3, "fair", True, False)]]
    assert lanes(shown, 2) == [[(2, "fair", False, True)] + [FREE] * 5]


def test_things_of_one_day_and_things_of_several_stand_in_lines_of_their_own() -> None:
    happens("fair", "2025-05-05", "2025-05-07")
    happens("gala", "2025-05-06", "2025-05-06")
    happens("talk", "2025-05-08", "2025-05-08")
    happens("show", "2025-05-09", "2025-05-10")
    assert lanes(month(), 1) == [
        [(3, "fair", True, True), FREE, (2, "show", True, True), FREE],
        [FREE, (1, "gala", True, True), FREE, (1, "talk", True, True)] + [FREE] * 3,
    ]


def test_release_of_a_film_stands_on_its_day_after_the_events() -> None:
    released("silk", "2025-05-06")
    happens("gala", "2025-05-06", "2025-05-06")
    shown = month()
    assert [lane[1][1] for lane in lanes(shown, 1)] == ["gala", "silk"]
    assert [ids(day.items) for day in shown.days] == [["gala", "silk"]]


def test_list_of_days_has_each_thing_once_where_it_begins_or_goes_on_from_before() -> None:
    happens("fair", "2025-04-20", "2025-05-13")
    happens("gala", "2025-05-06", "2025-05-08")
    assert [(day.date.day, ids(day.items)) for day in month().days] == [(1, ["fair"]), (6, ["gala"])]


def test_what_is_known_to_the_month_or_the_year_is_put_on_no_day() -> None:
    happens("talk", "2025-05", "2025-05")
    happens("year", "2025", "2025")
    released("silk", "2025-05")
    released("tale", "2025")
    shown = month()
    assert ids(shown.this_month) == ["talk", "silk"]
    assert ids(shown.this_year) == ["year", "tale"]
    assert (shown.days, shown.all_month) == ((), ())
    assert ids(month(2025, 6).this_month) == []


def test_what_lasts_the_whole_month_stands_above_it() -> None:
    happens("years", "2024-05-16", "2025-11-17")
    assert ids(month(2025, 5).all_month) == ["years"]
    assert [day.date.day for day in month(2025, 11).days] == [1]


def test_end_that_is_known_to_the_month_leaves_the_first_day_where_it_is() -> None:
    happens("show", "2025-04-18", "2025-05")
    (begins,) = month(2025, 4).days
    assert begins.date.day == 18
    assert begins.items[0].time.remark == "begins; its last day is not known"
    assert ids(month(2025, 5).this_month) == ["show"]
    happens("fair", "2025-06", "2025-06-29")
    (ends,) = month(2025, 6).days
    assert ends.items[0].time.remark == "ends; its first day is not known"


def test_event_without_an_end_is_over_with_the_day_the_month_or_the_year_it_began_in() -> None:
    happens("day", "2025-05-07")
    happens("month", "2025-05")
    happens("year", "2025")
    assert [ids(day.items) for day in month().days] == [["day"]]
    assert ids(month().this_month) == ["month"]
    assert [ids(month(2025, number).this_year) for number in (1, 5, 12)] == [["year"]] * 3
    assert ids(month(2026, 1).this_year) == []


def test_film_shown_at_a_festival_some_time_in_its_month_is_left_to_the_festival() -> None:
    happens("fair", "2025-05-05", "2025-05-07")
    released("silk", "2025-05", event="fair")
    released("tale", "2025-05-06", event="fair")
    shown = month()
    assert ids(shown.this_month) == []
    assert [ids(day.items) for day in shown.days] == [["fair"], ["tale"]]


def test_side_is_that_of_the_only_country_something_took_place_in() -> None:
    keep(
        "programme",
        {
            "id": "two",
            "names": [{"text": "Two", "lang": "en"}],
            "parties": [{"country": "RU"}, {"country": "CN"}],
            "sources": ["tass"],
        },
    )
    for number, countries in enumerate((["RU"], ["CN"], ["RU", "CN"], ["KZ"], ["CN", "CN"])):
        happens(f"e{number}", f"2025-05-0{number + 1}", f"2025-05-0{number + 1}", *countries)
    assert [day.items[0].side for day in month().days] == [0, 1, -1, -1, 1]


# Ways -----------------------------------------------------------------------------------------------------------------


def test_calendar_is_that_of_this_month() -> None:
    answer = Client().get("/ru/calendar/")
    assert (answer.status_code, answer["Location"]) == (302, "/ru/calendar/2026/11/")


def test_month_without_anything_leads_to_the_nearest_that_have_something() -> None:
    happens("fair", "2025-05-05", "2025-05-07")
    happens("plan", "2026", "2026")
    released("silk", "2027-02-17")
    html = get("calendar/2026/11/")
    assert "Nothing is on record for this month." in texts(html)
    nearest = html.split('class="month-nearest"')[1].split("</p>")[0]
    assert re.findall('href="([^"]+)"', nearest) == ["/en/calendar/2025/5/", "/en/calendar/2027/2/"]
    assert "Some time in 2026" in texts(html)
    assert 'class="month-nearest"' not in get("calendar/2025/5/")


def test_empty_month_is_kept_from_search_engines_but_not_from_people() -> None:
    happens("fair", "2025-05-05", "2025-05-07")
    assert 'content="noindex"' in get("calendar/2026/11/")
    assert 'content="noindex"' not in get("calendar/2025/5/")


def test_month_leads_to_the_one_before_and_after_and_back_to_today() -> None:
    html = get("calendar/2025/12/")
    ways = html.split('class="month-ways"')[1].split("</nav>")[0]
    assert re.findall('href="([^"]+)"', ways) == [
        "/en/calendar/2025/11/",
        "/en/calendar/2026/1/",
        "/en/calendar/2026/11/",
    ]


def test_today_is_named_to_those_who_do_not_see_it() -> None:
    assert re.findall(
        r'<td class="[^"]*today"[^>]*aria-current="date"><time datetime="([^"]+)"', get("calendar/2026/11/")
    ) == ["2026-11-22"]
    assert 'aria-current="date"' not in get("calendar/2025/5/")


@pytest.mark.parametrize("path", ["2025/13", "2025/0", "1889/12", "2200/1", "99999999/1"])
def test_month_that_is_none_is_not_found_and_said(path: str) -> None:
    answer = Client().get(f"/en/calendar/{path}/")
    assert answer.status_code == 404
    assert "There is no month" in answer.content.decode()


def test_first_and_last_month_have_pages() -> None:
    assert 'rel="prev"' not in get("calendar/1890/1/")
    assert 'rel="next"' not in get("calendar/2199/12/")


def test_month_has_one_address() -> None:
    answer = Client().get("/en/calendar/2025/05/")
    assert (answer.status_code, answer["Location"]) == (302, "/en/calendar/2025/5/")


@pytest.mark.parametrize(
    ("language", "title", "monday"),
    [("en", "May 2025", "Monday"), ("ru", "май 2025 года", "понедельник"), ("zh-hans", "2025年5月", "星期一")],
)
def test_month_and_weekdays_are_named_as_the_language_does(language: str, title: str, monday: str) -> None:
    html = get("calendar/2025/5/", language)
    assert f"<h1>{title}</h1>" in html.replace("\u00a0", " ")
    head = html.split("<thead>")[1].split("</thead>")[0]
    assert f'<th scope="col" abbr="{monday}">' in head.split("</th>")[0]


def test_bar_names_the_days_it_lies_across() -> None:
    happens("fair", "2025-05-13", "2025-05-17")
    html = get("calendar/2025/5/")
    bar = html.split('<td colspan="5" class="bar"')[1].split("</td>")[0]
    assert 'href="/en/events/fair/"' in bar
    assert "13–17 May 2025" in texts(bar)


def test_way_to_subscribe_is_there_for_programs_and_for_people() -> None:
    html = get("calendar/2025/5/", "ru")
    assert 'href="webcal://testserver/ru/calendar.ics"' in html
    assert '<link rel="alternate" type="text/calendar" href="/ru/calendar.ics"' in html


def test_month_takes_as_many_queries_whatever_the_number_of_rows() -> None:
    taken = []
    for number in (1, 30):
        for row in range(number):
            happens(f"e{number}-{row}", f"2025-05-{row % 28 + 1:02}", "2025-05-30", "CN", "RU")
            released(f"w{number}-{row}", f"2025-05-{row % 28 + 1:02}")
        SHELF.clear()
        with CaptureQueriesContext(connection) as found:
            get("calendar/2025/5/")
        taken.append(len(found))
    assert taken[0] == taken[1]
    assert taken[1] <= 18


def test_month_with_more_than_a_page_holds_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diptych.faces.portal.registers.calendar.MOST", 2)
    for number in range(1, 4):
        happens(f"e{number}", f"2025-05-0{number}")
    html = get("calendar/2025/5/")
    assert "More is on record for this month than a page holds." in texts(html)
    assert len(set(re.findall(r"/en/events/(e\d)/", html))) == 2
