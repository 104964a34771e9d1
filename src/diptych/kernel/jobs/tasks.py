"""Jobs about jobs."""

from __future__ import annotations

from diptych.kernel.jobs.domain.queue import forget_old_jobs
from diptych.kernel.jobs.kinds import Attempt
from diptych.kernel.jobs.ticking import HOUR, periodic


@periodic("jobs.forget_old_jobs", every=6 * HOUR, whole=True)
def forget(attempt: Attempt) -> None:
    """What was done long ago leaves the tables."""
    forget_old_jobs(at=attempt.at)
