"""Running jobs: each by one worker at a time, tried again when it fails, taken over when its worker is gone."""

from __future__ import annotations

import random
from datetime import timedelta
from functools import partial
from traceback import format_exception
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from diptych.kernel.jobs.kinds import Attempt, Hopeless, Kind, kind_of
from diptych.kernel.jobs.models import Job, State
from diptych.kernel.jobs.queries.jobs import due_jobs, forgotten_jobs, left_jobs
from diptych.kernel.jobs.ringing import ring, this_process

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)
"""For how long a worker that runs a job need not say that it still does."""

LONGEST = timedelta(minutes=15)
"""What a job may take. After that its worker counts as stuck, and another begins it."""

FORGOTTEN = timedelta(seconds=60)
"""A job that waits so long after workers were told of it is told again: a kill after the commit loses none."""

ERROR_LENGTH = 8000
"""Letters kept of an error: its end, where the cause is."""

SWEPT_AT_ONCE = 100


class _Lost(Exception):
    """The job was taken over by another worker meanwhile."""


def run(id: UUID, *, worker: str, at: datetime | None = None) -> bool:
    """Run a job now if it waits and is due; whether it was run, well or not.

    Side effects: 1. the job is this worker's; 2. what the job does; 3. it is done, or waits for its next attempt, or is
    given up after the last one, with its error.
    """
    began = at or timezone.now()
    job = _claim(id, worker, began)
    if job is None:
        return False
    kind = kind_of(job.name)
    if kind is None:
        # Another version of the program asked for it, and may be the one to come.
        later = None if job.attempts >= UNKNOWN_ATTEMPTS else began + UNKNOWN_WAIT
        _fail(job, LookupError(f"no job is registered as {job.name!r}"), at=began, next_at=later)
        return True
    attempt = _attempt(job, kind, began)
    _at_work[job.pk] = began
    try:
        _carry_out(job, kind, attempt)
    except _Lost:
        log.warning("job_lost", job=str(job.pk), name=job.name)
    except Exception as error:  # whatever it is, the next job is none the worse for it
        _fail(job, error, at=at or timezone.now(), next_at=attempt.next_at)
    finally:
        del _at_work[job.pk]
    return True


_at_work: dict[UUID, datetime] = {}


def at_work_since() -> datetime | None:
    """When the job was begun that this process runs the longest; None while it runs none."""
    return min(tuple(_at_work.values()), default=None)


def run_due(*, at: datetime, most: int = 1000) -> int:
    """Run what is due, here and now, until nothing is; returns how many jobs that were."""
    count = 0
    while count < most and (found := due_jobs(at=at).first()):
        count += run(found.pk, worker=this_process(), at=at)
    return count


def extend_leases(*, worker: str, at: datetime) -> int:
    """Say that this worker still runs what it runs, except for what takes too long; returns how many jobs."""
    mine = Job.objects.filter(worker=worker, state=State.RUNNING)
    return mine.filter(begun_at__gt=at - LONGEST).update(lease_until=at + LEASE)


def sweep(*, at: datetime) -> int:
    """Find jobs that nobody will do: their worker is gone, or never was told of them. Returns how many.

    Side effects: 1. those begun wait again, or are given up where that was the last attempt; 2. workers are told.
    """
    count = 0
    for job in left_jobs(at=at)[:SWEPT_AT_ONCE]:
        count += _take_back(job, at)
    for job in forgotten_jobs(at=at, since=FORGOTTEN)[:SWEPT_AT_ONCE]:
        # Several workers sweep; the one that moves the moment is the one that tells.
        if Job.objects.filter(pk=job.pk, state=State.WAITING, rung_at=job.rung_at).update(rung_at=at):
            ring(job.pk)
            count += 1
    return count


def _claim(id: UUID, worker: str, at: datetime) -> Job | None:
    waiting = Job.objects.filter(pk=id, state=State.WAITING, next_at__lte=at)
    if not waiting.update(
        state=State.RUNNING, attempts=F("attempts") + 1, worker=worker, begun_at=at, lease_until=at + LEASE
    ):
        return None
    return Job.objects.get(pk=id)


def _attempt(job: Job, kind: Kind, at: datetime) -> Attempt:
    last = job.attempts >= kind.attempts
    wait = kind.backoff.wait(job.attempts, chance=random.random())
    return Attempt(job=job.pk, number=job.attempts, at=at, next_at=None if last else at + wait)


def _carry_out(job: Job, kind: Kind, attempt: Attempt) -> None:
    if not kind.whole:
        kind.run(attempt, **job.arguments)
        _end(job, State.DONE, at=max(attempt.at, timezone.now()))
        return
    with transaction.atomic():
        # First, so that two who believe the job theirs do not both do it: one waits here, and then finds it done.
        _end(job, State.DONE, at=attempt.at)
        kind.run(attempt, **job.arguments)


def _end(job: Job, state: State, *, at: datetime, error: str = "") -> None:
    mine = Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts, worker=job.worker)
    if not mine.update(state=state, finished_at=at, lease_until=None, error=error):
        raise _Lost


def _fail(job: Job, error: Exception, *, at: datetime, next_at: datetime | None) -> None:
    """Note why an attempt failed; the next one follows, unless it was the last or no other would help."""
    told = "".join(format_exception(error))[-ERROR_LENGTH:].replace("\0", "")
    if next_at is None or isinstance(error, Hopeless):
        try:
            _end(job, State.GIVEN_UP, at=at, error=told)
        except _Lost:
            return
        log.error("job_given_up", job=str(job.pk), name=job.name, attempts=job.attempts, why=str(error))
        return
    if _wait_again(job, at=next_at, error=told):
        log.warning("job_failed", job=str(job.pk), name=job.name, attempts=job.attempts, why=str(error))


UNKNOWN_ATTEMPTS = 50
UNKNOWN_WAIT = timedelta(minutes=30)
"""How a job is waited for that this version of the program does not know: about a day."""

LEFT = "worker_left"
"""The error of a job whose worker ended, or took too long, before it was done; a face has the sentence."""


def _wait_again(job: Job, *, at: datetime, error: str) -> bool:
    with transaction.atomic():
        mine = Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts, worker=job.worker)
        found = mine.update(state=State.WAITING, lease_until=None, next_at=at, rung_at=at, error=error)
        if found:
            transaction.on_commit(partial(ring, job.pk, after=at), robust=True)
    return bool(found)


def _take_back(job: Job, at: datetime) -> bool:
    """Take a job from a worker that does not answer any more."""
    kind = kind_of(job.name)
    if job.attempts < (kind.attempts if kind else UNKNOWN_ATTEMPTS):
        return _wait_again(job, at=at, error=LEFT)
    try:
        # Whoever made its workers end every time must not go on doing so.
        _end(job, State.GIVEN_UP, at=at, error=LEFT)
    except _Lost:
        return False
    log.error("job_given_up", job=str(job.pk), name=job.name, attempts=job.attempts, why=LEFT)
    return True
