"""How long is waited between attempts."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from diptych.kernel.jobs.backoff import SPREAD, Backoff

GROWING = Backoff(first=30, most=3600)


def test_waits_double_up_to_the_most() -> None:
    assert [wait.total_seconds() for wait in GROWING.waits(9)] == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]


@given(attempt=st.integers(1, 10_000), chance=st.floats(0, 1))
def test_chance_moves_a_wait_by_a_fifth_at_most(attempt: int, chance: float) -> None:
    even = GROWING.wait(attempt, chance=0.5)
    assert abs(GROWING.wait(attempt, chance=chance) - even) <= even * SPREAD + timedelta(microseconds=1)
