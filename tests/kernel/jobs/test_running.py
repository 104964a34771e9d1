"""Jobs are run by one worker, tried again later when they fail, and taken over from a worker that is gone."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from diptych.kernel.jobs.domain import running
from diptych.kernel.jobs.domain.running import LEASE, LONGEST, extend_leases, run, run_due, sweep
from diptych.kernel.jobs.models import Job, State
from diptych.kernel.jobs.ringing import begin, this_process
from diptych.kernel.notices.models import Mail
from tests.kernel.audit.ledger import at_once
from tests.kernel.jobs.workshop import NOW, asked, done

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _nothing_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """And no chance: waits are as long as they say."""
    done.clear()
    monkeypatch.setattr(running.random, "random", lambda: 0.5)


def state(job: Job) -> tuple[str, int, datetime]:
    job.refresh_from_db()
    return job.state, job.attempts, job.next_at


@pytest.mark.django_db
def test_job_is_done_once() -> None:
    job = asked(word="silk")
    assert run(job.pk, worker="a", at=NOW) is True
    assert run(job.pk, worker="b", at=NOW) is False
    job.refresh_from_db()
    assert (job.state, job.attempts, job.worker, job.lease_until) == (State.DONE, 1, "a", None)
    assert done == [("silk", 1)]


@pytest.mark.django_db
def test_job_is_not_begun_before_its_time() -> None:
    job = asked(after=NOW + MINUTE, word="silk")
    assert run(job.pk, worker="a", at=NOW) is False
    assert run(job.pk, worker="a", at=NOW + MINUTE) is True


@pytest.mark.django_db
def test_unknown_id_is_nobodys_job() -> None:
    assert run(uuid4(), worker="a", at=NOW) is False


@pytest.mark.django_db
def test_job_that_fails_is_tried_later_and_later_then_given_up() -> None:
    job = asked(word="silk", fails=99)
    run_due(at=NOW)
    assert state(job) == (State.WAITING, 1, NOW + MINUTE)
    assert job.error.rstrip().endswith("OSError: no ink for silk")
    assert run_due(at=NOW + MINUTE / 2) == 0
    run_due(at=NOW + MINUTE)
    assert state(job) == (State.WAITING, 2, NOW + 3 * MINUTE)
    run_due(at=NOW + 3 * MINUTE)
    assert state(job)[:2] == (State.GIVEN_UP, 3)
    assert run_due(at=NOW + timedelta(days=99)) == 0


@pytest.mark.django_db
def test_job_that_fails_once_is_done_the_second_time() -> None:
    job = asked(word="silk", fails=1)
    run_due(at=NOW)
    run_due(at=NOW + MINUTE)
    assert (state(job)[:2], done) == ((State.DONE, 2), [("silk", 2)])
    assert job.error == ""


@pytest.mark.django_db
def test_hopeless_job_is_given_up_at_once() -> None:
    job = asked(word="silk", hopeless=True)
    run_due(at=NOW)
    assert state(job)[:2] == (State.GIVEN_UP, 1)
    assert "nobody lives there" in job.error


@pytest.mark.django_db
def test_job_of_another_version_waits_for_it() -> None:
    job = asked(word="silk")
    Job.objects.update(name="test.later_version")
    run_due(at=NOW)
    assert state(job) == (State.WAITING, 1, NOW + 30 * MINUTE)
    assert "no job is registered as 'test.later_version'" in job.error


@pytest.mark.django_db
def test_writes_of_a_whole_job_that_fails_are_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError("full")

    monkeypatch.setattr("tests.kernel.jobs.workshop.linger", fail)
    job = asked("test.write_row", folder="", word="silk")
    run_due(at=NOW)
    assert (state(job)[0], Mail.objects.count()) == (State.WAITING, 0)
    monkeypatch.setattr("tests.kernel.jobs.workshop.linger", lambda *_arguments: None)
    run_due(at=NOW + MINUTE)
    assert (state(job)[0], Mail.objects.count()) == (State.DONE, 1)


# Workers --------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_workers_told_of_one_job_at_the_same_moment_do_it_once() -> None:
    job = asked(word="silk")
    outcomes = at_once(*[lambda name=name: run(job.pk, worker=name, at=NOW) for name in "abcd"])
    assert sorted(outcomes) == [False, False, False, True]
    assert done == [("silk", 1)]


@pytest.mark.django_db(transaction=True)
def test_job_of_a_worker_that_is_gone_is_begun_again() -> None:
    job = asked(word="silk")
    Job.objects.update(state=State.RUNNING, attempts=1, worker="gone", begun_at=NOW, lease_until=NOW + LEASE)
    DBTaskResult.objects.all().delete()
    assert sweep(at=NOW + LEASE) == 0
    later = NOW + LEASE + timedelta(seconds=1)
    assert sweep(at=later) == 1
    assert state(job) == (State.WAITING, 1, later)
    assert DBTaskResult.objects.count() == 1
    assert run_due(at=later) == 1
    assert done == [("silk", 2)]


@pytest.mark.django_db
def test_job_that_ends_its_workers_is_given_up_in_the_end() -> None:
    job = asked(word="silk")
    Job.objects.update(state=State.RUNNING, attempts=3, worker="gone", begun_at=NOW, lease_until=NOW)
    assert sweep(at=NOW + MINUTE) == 1
    assert state(job)[:2] == (State.GIVEN_UP, 3)
    assert job.error == "worker_left"


@pytest.mark.django_db
def test_lease_is_extended_while_the_job_is_not_stuck() -> None:
    job = asked(word="silk")
    Job.objects.update(state=State.RUNNING, attempts=1, worker="a", begun_at=NOW, lease_until=NOW + LEASE)
    half = LONGEST / 2
    assert extend_leases(worker="b", at=NOW + half) == 0
    assert extend_leases(worker="a", at=NOW + half) == 1
    job.refresh_from_db()
    assert job.lease_until == NOW + half + LEASE
    assert extend_leases(worker="a", at=NOW + LONGEST) == 0


@pytest.mark.django_db
def test_worker_that_lost_its_job_does_not_end_it_for_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    job = asked("test.write_row", folder=str(tmp_path), word="silk")

    def slow(*_arguments: object, **_options: object) -> None:
        Job.objects.update(attempts=2, worker="b", lease_until=NOW + LEASE)

    monkeypatch.setattr("tests.kernel.jobs.workshop.linger", slow)
    Job.objects.update(name="test.write_file")
    assert run(job.pk, worker="a", at=NOW) is True
    assert state(job)[:2] == (State.RUNNING, 2)


@pytest.mark.django_db(transaction=True)
def test_job_that_nobody_was_told_of_is_found() -> None:
    """As after a kill between the commit and the telling."""
    job = asked(word="silk")
    DBTaskResult.objects.all().delete()
    assert sweep(at=NOW + MINUTE / 2) == 0
    assert sweep(at=NOW + MINUTE) == 1
    assert sweep(at=NOW + MINUTE) == 0
    (told,) = DBTaskResult.objects.all()
    assert told.args_kwargs["args"] == [[str(job.pk)]]


@pytest.mark.django_db(transaction=True)
def test_being_told_runs_the_job() -> None:
    now = timezone.now()
    first, second = asked(at=now, word="silk"), asked(at=now, word="ink")
    DBTaskResult.objects.all().delete()
    begin.call([str(first.pk)])
    assert done == [("silk", 1)]
    begin.call([str(first.pk), str(second.pk)])
    assert [row.args_kwargs["args"] for row in DBTaskResult.objects.order_by("id")] == [
        [[str(first.pk)]],
        [[str(second.pk)]],
    ]


def test_process_has_a_name_of_its_own() -> None:
    assert this_process() == this_process()
    assert this_process().split(":")[-2] == str(os.getpid())
