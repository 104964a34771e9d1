"""Jobs about webhooks."""

from __future__ import annotations

from uuid import UUID

from diptych.kernel.hooks.domain.delivering import deliver, forget_old_deliveries
from diptych.kernel.jobs import Attempt, job, periodic
from diptych.kernel.jobs.ticking import DAY, HOUR

ATTEMPTS, FIRST, FACTOR, MOST = 10, 30, 3, 6 * HOUR
"""After half a minute, then ever later: the last attempt comes within a day."""


@job("hooks.deliver_event", attempts=ATTEMPTS, first=FIRST, factor=FACTOR, most=MOST)
def deliver_event(attempt: Attempt, *, delivery: str) -> None:
    """Call a receiver."""
    deliver(UUID(delivery), attempt=attempt)


@periodic("hooks.forget_old_deliveries", every=DAY, offset=4 * HOUR)
def forget(attempt: Attempt) -> None:
    """The log of long ago goes."""
    forget_old_deliveries(at=attempt.at)
