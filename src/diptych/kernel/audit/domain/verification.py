"""Proving that nothing was altered or removed."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.kernel.audit.marks import Mark, keep_mark, last_mark
from diptych.kernel.audit.queries.walk import Break, Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


class Verification(Record):
    """What a walk along the chain has found."""

    entries: int
    """How many hang together, from the first on."""
    hash: str
    """The hash of the last of them."""
    broken: Break | None
    """Where the chain breaks first, or None."""
    last_time: Mark | None
    """How far it was whole when it was verified before."""


def verify(*, at: datetime, seen: Callable[[int, int], None] = lambda _good, _all: None) -> Verification:
    """Walk the whole ledger, and hold it against what the last verification saw.

    ``seen`` is told now and then how many entries of how many hang together. Side effect: a ledger that is whole leaves
    its end in a file of the data folder, for the next time. Refused("mark_unreadable"), Refused("data_unusable").
    """
    mark = last_mark()
    walk = Walk(mark)
    broken = walk.first_break(seen)
    if broken is None:
        keep_mark(Mark(sequence=walk.entries, hash=walk.hash, at=at))
    return Verification(entries=walk.entries, hash=walk.hash, broken=broken, last_time=mark)
