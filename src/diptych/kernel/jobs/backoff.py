"""How long to wait before the next attempt."""

from __future__ import annotations

from datetime import timedelta

from diptych.engines.values.record import Record

SPREAD = 0.2
"""By how much of itself a wait is shortened or lengthened, so that what failed together is not tried together again."""


class Backoff(Record):
    """Waits that grow: ``first`` seconds, then ``factor`` times the one before, ``most`` at the most.

    >>> [wait.total_seconds() for wait in Backoff(first=30, factor=4, most=600).waits(5)]
    [30.0, 120.0, 480.0, 600.0, 600.0]
    """

    first: float
    most: float
    factor: float = 2

    def wait(self, attempt: int, *, chance: float) -> timedelta:
        """After this attempt, counted from 1. ``chance`` between 0 and 1 spreads it; 0.5 leaves it as it is."""
        # A large power of a float is an error, and long before that the wait has reached its most.
        seconds = min(self.most, self.first * self.factor ** min(attempt - 1, 60))
        return timedelta(seconds=seconds * (1 + SPREAD * (2 * chance - 1)))

    def waits(self, attempts: int) -> list[timedelta]:
        """All waits between so many attempts and the next, unspread."""
        return [self.wait(attempt, chance=0.5) for attempt in range(1, attempts + 1)]
