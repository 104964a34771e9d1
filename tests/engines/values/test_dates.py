"""Dates known to the day, the month or the year, and what can be said of their order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values.dates import PartialDate, months_before
from tests.factories.refusals import refuses

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
DATES = st.builds(
    lambda day, parts: PartialDate.parse("-".join(day.isoformat().split("-")[:parts])), DAYS, st.integers(1, 3)
)


@pytest.mark.parametrize("text", ["2026", "2026-06", "2026-06-15", "1895-12-28"])
def test_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "26", "2026-6", "2026-06-5", "2026-13", "2026-02-30", "2026-00", "2026-06-15-01", "15.06.2026", "0000"]
)
def test_anything_else_is_no_date(text: str) -> None:
    assert refuses(PartialDate.parse, text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-06-15", date(2026, 6, 15), date(2026, 6, 15)),
    ],
)
def test_date_spans_what_its_precision_leaves_open(text: str, earliest: date, latest: date) -> None:
    value = PartialDate.parse(text)

    assert (value.earliest, value.latest) == (earliest, latest)


def test_only_a_day_is_exact() -> None:
    assert PartialDate.parse("2026-06-15").exact == date(2026, 6, 15)
    assert PartialDate.parse("2026-06").exact is None


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("2026-05-31", "2026-06", True),
        ("2026-06-01", "2026-06", None),
        ("2026-06-30", "2026-06", False),
        ("2026-07", "2026-06", False),
        ("2026", "2026", None),
        ("2026-06-15", "2026-06-15", False),
        ("2025", "2026", True),
    ],
)
def test_order_is_open_where_the_precision_does_not_decide(first: str, second: str, answer: bool | None) -> None:
    assert PartialDate.parse(first).before(PartialDate.parse(second)) is answer


@given(DATES, DATES)
def test_answer_about_order_holds_for_every_day_it_could_be(first: PartialDate, second: PartialDate) -> None:
    possible = {one < two for one in (first.earliest, first.latest) for two in (second.earliest, second.latest)}

    assert first.before(second) in ({None, *possible} if len(possible) > 1 else possible)


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 6, 15), 2, date(2026, 4, 15)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 10), 1, date(2025, 12, 10)),
        (date(2026, 6, 15), 0, date(2026, 6, 15)),
        (date(2026, 11, 30), -3, date(2027, 2, 28)),
    ],
)
def test_months_before_a_day(day: date, months: int, earlier: date) -> None:
    assert months_before(day, months) == earlier


@given(DAYS, st.integers(0, 36))
def test_months_before_never_leaves_the_month_it_counts_to(day: date, months: int) -> None:
    earlier = months_before(day, months)

    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day == day.day or (earlier + timedelta(days=1)).day == 1
