"""How things are measured, and the rows that come of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TypeVar

Name = TypeVar("Name")


class WrongAnswer(Exception):
    """What was to be measured answers wrongly, so its speed is of no interest."""


@dataclass(frozen=True)
class Row:
    """One line of the table. ``ratio`` is what was measured over the limit or the peer; ``kept`` is None if nothing
    was promised and the figure stands there to be known."""

    name: str
    measured: str
    against: str = ""
    ratio: float | None = None
    kept: bool | None = None


def at_most(name: str, seconds: float, limit: float) -> Row:
    """A time that may not exceed a limit."""
    return Row(name, duration(seconds), f"≤ {duration(limit)}", seconds / limit, seconds <= limit)


def at_least(name: str, rate: float, limit: float) -> Row:
    """Things done a second, of which there must be so many."""
    return Row(name, f"{rate:,.0f} /s", f"≥ {limit:,.0f} /s", rate / limit, rate >= limit)


def beside(name: str, seconds: float, peer: str, theirs: float, *, times: float) -> Row:
    """A time that may be at most so many times that of a peer measured in the same run."""
    ratio = seconds / theirs
    return Row(name, duration(seconds), f"≤ {times:g}× {peer}, {duration(theirs)}", ratio, ratio <= times)


def expect(what: str, found: object, wanted: object) -> None:
    """Refuse to measure something that does not do what it should; of two lists the first difference is named."""
    if found != wanted:
        if isinstance(found, list) and isinstance(wanted, list) and len(found) == len(wanted):
            place = next(i for i, (one, other) in enumerate(zip(found, wanted, strict=True)) if one != other)
            what, found, wanted = f"{what}, number {place}", found[place], wanted[place]
        raise WrongAnswer(f"{what}: {found!r} instead of {wanted!r}")


def typical(act: Callable[[], object], *, seconds: float = 1.0, rounds: int = 7) -> float:
    """The median time of an action repeated for so long, and at least so often; the first time does not count."""
    act()
    times: list[float] = []
    end = perf_counter() + seconds
    while len(times) < rounds or perf_counter() < end:
        times.append(timed(act))
    return median(times)


def in_turn(
    acts: Mapping[Name, Callable[[], object]], *, rounds: int, of: Callable[[list[float]], float] = median
) -> dict[Name, float]:
    """Times of several actions, taken in turn so that what disturbs the machine disturbs them alike."""
    times: dict[Name, list[float]] = {name: [] for name in acts}
    for act in acts.values():
        act()
    for _ in range(rounds):
        for name, act in acts.items():
            times[name].append(timed(act))
    return {name: of(taken) for name, taken in times.items()}


def timed(act: Callable[[], object]) -> float:
    """How long one run takes, in seconds."""
    start = perf_counter()
    act()
    return perf_counter() - start


def stay_on_one_core() -> None:
    """Keep this process and its children on one core, where the system can be asked to."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


@contextmanager
def on_all_cores() -> Iterator[None]:
    """Let this process and its children use every core there is while this lasts, where the system can be asked to."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def duration(seconds: float) -> str:
    """A time in the unit it is read best in: ``0.44 ms`` is ``440 µs``.

    >>> duration(0.0123), duration(0.00044), duration(12.5)
    ('12.3 ms', '440 µs', '12.5 s')
    """
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"
