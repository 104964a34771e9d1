"""What is done again and again: every hour, every day.

Time is cut into turns as long as a job's period. Each worker asks for the job of the turn that has begun, under a key
that names the turn; a key is taken once, so the job runs once, however many workers there are. Turns during which no
worker ran are not made up for: a job looks at all that is due by now.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from diptych.engines.values.record import Record
from diptych.kernel.jobs.kinds import job, load

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from diptych.kernel.jobs.kinds import Function

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

HOUR, DAY = 3600, 24 * 3600


class Period(Record):
    """A job that is done every so many seconds, ``offset`` seconds after midnight UTC and on from there.

    >>> period = Period(name="slate.remind", every=DAY, offset=5 * HOUR)
    >>> period.turn(datetime(2026, 11, 22, 4, 59, tzinfo=UTC)).isoformat()
    '2026-11-21T05:00:00+00:00'
    """

    name: str
    every: int
    offset: int = 0

    def turn(self, at: datetime) -> datetime:
        """When the turn began in which this moment lies."""
        passed = int((at - EPOCH).total_seconds()) - self.offset
        return EPOCH + timedelta(seconds=passed - passed % self.every + self.offset)


_periods: dict[str, Period] = {}


def periodic(
    name: str, *, every: int, offset: int = 0, attempts: int = 4, whole: bool = False
) -> Callable[[Function], Function]:
    """Register a job that is done once in every turn of so many seconds; it takes the attempt alone."""

    def register(function: Function) -> Function:
        registered = job(name, attempts=attempts, first=60, most=900, whole=whole)(function)
        _periods[name] = Period(name=name, every=every, offset=offset)
        return registered

    return register


def periods() -> list[Period]:
    """Every job that is done again and again."""
    load()
    return list(_periods.values())
