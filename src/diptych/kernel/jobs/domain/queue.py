"""Asking for jobs: in the transaction of the act that wants them done."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.actions import Misused
from diptych.kernel.audit.canonical import check_plain
from diptych.kernel.jobs.kinds import kind_of
from diptych.kernel.jobs.models import Job, State
from diptych.kernel.jobs.queries.jobs import job_of
from diptych.kernel.jobs.ringing import ring
from diptych.kernel.jobs.ticking import periods

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from diptych.kernel.jobs.ticking import Period

KEPT = timedelta(days=30)
"""How long a job stays on record that is done; longer than any period, since its key is what keeps a turn from coming
twice. One that was given up stays until an operator tries it again or drops it."""


def enqueue(name: str, *, at: datetime, after: datetime | None = None, key: str = "", **arguments: Any) -> Job | None:
    """Have a job done after this transaction, and not before ``after``.

    ``key`` says what it is about: a second one of the same name and key is not made, whatever became of the first, and
    None is returned. Arguments are plain data: texts, whole numbers, yes and no.

    Side effects: 1. the job is saved; 2. after the commit, workers are told. Misused outside of a transaction, for a
    name that is not registered and for arguments that are not plain.
    """
    _check(name, arguments)
    due = max(after, at) if after else at
    made = Job(name=name, key=key, arguments=arguments, next_at=due, rung_at=due, created_at=at)
    # Nothing is said of a row that was left out for its key, hence the look; most jobs have none before.
    Job.objects.bulk_create([made], ignore_conflicts=bool(key))
    if key and not Job.objects.filter(pk=made.pk).exists():
        return None
    _ring_later([made], after=due if due > at else None)
    return made


def enqueue_many(
    name: str, arguments: Sequence[dict[str, Any]], *, at: datetime, after: datetime | None = None
) -> list[Job]:
    """The same for several jobs of one name without keys, in one statement, whatever their number."""
    for each in arguments:
        _check(name, each)
    due = max(after, at) if after else at
    made = [Job(name=name, arguments=each, next_at=due, rung_at=due, created_at=at) for each in arguments]
    if made:
        Job.objects.bulk_create(made)
        _ring_later(made, after=due if due > at else None)
    return made


def _check(name: str, arguments: dict[str, Any]) -> None:
    if not connection.in_atomic_block:
        raise Misused("a job and the act that asks for it belong in one transaction")
    if kind_of(name) is None:
        raise Misused(f"no job is registered as {name!r}")
    check_plain(arguments, f"arguments of {name}")


def _ring_later(made: list[Job], *, after: datetime | None) -> None:
    """What fails in telling is only logged: the act is done, and the job is found without it."""
    transaction.on_commit(lambda: ring(*(job.pk for job in made), after=after), robust=True)


def enqueue_turns(*, at: datetime, known: dict[str, datetime]) -> int:
    """Ask for what is done again and again, where a turn has begun that is not ``known``; returns how many jobs.

    ``known`` remembers the turns that this worker has seen to, so that it asks the database once a turn. Side effects:
    those of :func:`enqueue`.
    """
    begun: list[tuple[Period, datetime]] = [(period, period.turn(at)) for period in periods()]
    fresh = [(period, turn) for period, turn in begun if known.get(period.name) != turn]
    made = 0
    for period, turn in fresh:
        with transaction.atomic():
            made += enqueue(period.name, key=turn.isoformat(), at=at) is not None
        known[period.name] = turn
    return made


def retry_job(id: UUID, *, at: datetime) -> Job:
    """Have a job tried again that was given up, with all its attempts before it.

    Side effects: 1. the job waits; 2. workers are told. Refused("no_job"), Refused("job_not_given_up", state=…).
    """
    with transaction.atomic():
        found = job_of(id, lock=True)
        if found.state != State.GIVEN_UP:
            raise Refused("job_not_given_up", id=str(id), state=found.state)
        found.state, found.attempts, found.finished_at = State.WAITING, 0, None
        found.next_at = found.rung_at = at
        found.save(update_fields=["state", "attempts", "finished_at", "next_at", "rung_at"])
        transaction.on_commit(lambda: ring(found.pk), robust=True)
    return found


def drop_job(id: UUID, *, at: datetime) -> Job:
    """Take a job off the record that was given up and that nobody wants done any more; its key is spent all the same.

    Refused("no_job"), Refused("job_not_given_up", state=…).
    """
    with transaction.atomic():
        found = job_of(id, lock=True)
        if found.state != State.GIVEN_UP:
            raise Refused("job_not_given_up", id=str(id), state=found.state)
        found.state, found.finished_at = State.DONE, at
        found.save(update_fields=["state", "finished_at"])
    return found


def forget_old_jobs(*, at: datetime) -> int:
    """Delete what was done long ago, of the jobs and of what told workers of them; returns how many jobs there were."""
    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.filter(enqueued_at__lt=at - timedelta(days=1), run_after__lt=at - timedelta(days=1)).exclude(
        status="READY"
    ).delete()
    # One is told of a job without a moment by the end of all days.
    DBTaskResult.objects.filter(finished_at__lt=at - timedelta(days=1)).delete()
    count, _tables = Job.objects.filter(state=State.DONE, finished_at__lt=at - KEPT).delete()
    return count
