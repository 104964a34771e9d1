"""Dates that may be known to the day, the month or the year.

>>> shooting = PartialDate.parse("2026-06")
>>> shooting.earliest, shooting.latest
(datetime.date(2026, 6, 1), datetime.date(2026, 6, 30))
>>> PartialDate.parse("2026-05-16").before(shooting)
True
>>> PartialDate.parse("2026-06-16").before(shooting) is None
True
"""

from __future__ import annotations

from datetime import date, timedelta

from diptych.engines.values.record import Record


class PartialDate(Record):
    """A date with the precision its source gives; comparisons answer None where the precision does not decide."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2026``, ``2026-06`` or ``2026-06-15``; ValueError for anything else or a day that is none."""
        bare = text.strip()
        year, month, day = bare[:4], bare[5:7], bare[8:]
        digits, hyphens = year + month + day, bare[4:5] + bare[7:8]
        if len(bare) not in (4, 7, 10) or not (digits.isascii() and digits.isdigit()) or hyphens.strip("-"):
            raise ValueError(text)
        if "00" in (month, day):
            raise ValueError(text)
        value = cls(year=int(year), month=int(month) if month else None, day=int(day) if day else None)
        value.earliest  # noqa: B018 - a day that does not exist is refused here
        return value

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(year=day.year, month=day.month, day=day.day)

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        if self.day:
            return self.earliest
        month = self.month or 12
        if month == 12:
            return date(self.year, 12, 31)
        return date(self.year, month + 1, 1) - timedelta(days=1)

    @property
    def exact(self) -> date | None:
        """The day, when it is known."""
        return self.earliest if self.day else None

    def before(self, other: PartialDate) -> bool | None:
        """Whether this comes strictly before the other; None when the precision leaves it open."""
        if self.latest < other.earliest:
            return True
        return None if self.earliest < other.latest else False

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


def current(start: PartialDate | None, end: PartialDate | None, on: date) -> bool:
    """Whether a day may lie between two dates, both included; a side without a date has no limit.

    >>> current(PartialDate.parse("2026-06"), None, date(2026, 6, 1)), current(None, None, date(2026, 6, 1))
    (True, True)
    """
    return (start is None or start.earliest <= on) and (end is None or end.latest >= on)


def months_before(day: date, months: int) -> date:
    """The same day of the month, ``months`` earlier; the month's last day where that day does not exist.

    >>> months_before(date(2026, 6, 15), 2), months_before(date(2026, 3, 31), 1)
    (datetime.date(2026, 4, 15), datetime.date(2026, 2, 28))
    """
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = PartialDate(year=year, month=month + 1).latest.day
    return date(year, month + 1, min(day.day, last))
