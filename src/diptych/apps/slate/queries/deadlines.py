"""Deadlines, counted in working days by a party's own calendar."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import holidays

from diptych.apps.slate.models import PartyTerms


def terms_of(programme: str, party: str) -> PartyTerms | None:
    """In how many working days a party acts; None where nobody has said. One query."""
    return PartyTerms.objects.filter(programme=programme, party=party).first()


def deadline(programme: str, party: str, term: str, day: date) -> date | None:
    """The last day of a term (``check``, ``review``, ``answer``, ``appeal``) that begins after ``day``.

    None where the party has set no such term. One query.
    """
    terms = terms_of(programme, party)
    days = getattr(terms, f"{term}_days") if terms else None
    return working_days_after(party, day, days) if days else None


def working_days_after(country: str, day: date, days: int) -> date:
    """The day so many working days after (or before, if negative) another, by the country's public calendar.

    A country whose calendar is not known works from Monday to Friday.
    """
    step = timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        day += step
        while not is_working_day(country, day):
            day += step
    return day


def working_days_between(country: str, first: date, last: date) -> int:
    """Working days after the first day up to the last, by the country's calendar; 0 where that lies before.

    >>> from datetime import date
    >>> working_days_between("CN", date(2026, 11, 20), date(2026, 11, 30))
    6
    """
    if last <= first:
        return 0
    found = (
        _worked(country, last.year)[last.timetuple().tm_yday] - _worked(country, first.year)[first.timetuple().tm_yday]
    )
    return found + sum(_worked(country, year)[-1] for year in range(first.year, last.year))


@lru_cache(maxsize=256)
def _worked(country: str, year: int) -> tuple[int, ...]:
    """How many working days of a year have begun by the end of each of its days, counted from 0 before the first."""
    day, counts = date(year, 1, 1), [0]
    while day.year == year:
        counts.append(counts[-1] + is_working_day(country, day))
        day += timedelta(days=1)
    return tuple(counts)


def is_working_day(country: str, day: date) -> bool:
    known = _calendar(country, day.year)
    return known.is_working_day(day) if known is not None else day.weekday() < 5


@lru_cache(maxsize=64)
def _calendar(country: str, year: int) -> holidays.HolidayBase | None:
    try:
        return holidays.country_holidays(country, years=year)
    except NotImplementedError:
        return None
