"""Working days are counted by each country's own calendar."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diptych.apps.slate.queries.deadlines import is_working_day, working_days_after, working_days_between

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(country=st.sampled_from(("RU", "CN", "NL", "XX")), first=DAYS, length=st.integers(0, 800))
def test_days_between_are_those_one_would_count(country: str, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    counted = sum(is_working_day(country, first + timedelta(days=number)) for number in range(1, length + 1))
    assert working_days_between(country, first, last) == counted
    assert working_days_between(country, last, first) == 0


@given(country=st.sampled_from(("RU", "CN")), first=DAYS, days=st.integers(1, 120))
def test_term_of_so_many_days_has_so_many_between(country: str, first: date, days: int) -> None:
    last = working_days_after(country, first, days)
    assert (working_days_between(country, first, last), is_working_day(country, last)) == (days, True)
