"""Jobs are asked for with the act or not at all, and once for each key."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.actions import Misused
from diptych.kernel.jobs import enqueue, job
from diptych.kernel.jobs.domain.queue import KEPT, drop_job, enqueue_many, enqueue_turns, forget_old_jobs, retry_job
from diptych.kernel.jobs.domain.running import run_due
from diptych.kernel.jobs.models import Job, State
from diptych.kernel.jobs.queries.jobs import job_counts, jobs_in
from diptych.kernel.jobs.ticking import DAY, HOUR, Period, periods
from tests.kernel.jobs.workshop import NOW, ask, asked, done


@pytest.fixture(autouse=True)
def _nothing_done() -> None:
    done.clear()


@pytest.mark.django_db(transaction=True)
def test_job_waits_and_workers_are_told_after_the_commit() -> None:
    with transaction.atomic():
        found = enqueue("test.write_word", at=NOW, word="silk")
        assert found is not None
        assert not DBTaskResult.objects.exists()
    (told,) = DBTaskResult.objects.all()
    assert told.args_kwargs == {"args": [[str(found.pk)]], "kwargs": {}}
    assert (found.state, found.attempts, found.next_at) == (State.WAITING, 0, NOW)


@pytest.mark.django_db(transaction=True)
def test_act_that_is_rolled_back_leaves_no_job() -> None:
    with transaction.atomic():
        enqueue("test.write_word", at=NOW, word="silk")
        transaction.set_rollback(True)
    assert (Job.objects.count(), DBTaskResult.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_later_job_is_told_for_its_time() -> None:
    later = NOW + timedelta(days=30000)
    asked(after=later, word="silk")
    assert DBTaskResult.objects.get().run_after == later
    assert not DBTaskResult.objects.ready().exists()


@pytest.mark.django_db(transaction=True)
def test_many_jobs_are_told_of_at_once() -> None:
    with transaction.atomic():
        enqueue_many("test.write_word", [{"word": "silk"}, {"word": "ink"}], at=NOW)
        enqueue_many("test.write_word", [], at=NOW)
    assert DBTaskResult.objects.count() == 1
    assert run_due(at=NOW) == 2
    assert done == [("silk", 1), ("ink", 1)]


@pytest.mark.django_db
def test_key_is_taken_once_whatever_became_of_the_job() -> None:
    first = asked(key="a", word="silk")
    assert ask(key="a", word="ink") is None
    run_due(at=NOW)
    assert ask(key="a", word="ink") is None
    assert (done, list(jobs_in())) == ([("silk", 1)], [first])
    assert ask(key="b", word="ink") is not None
    assert ask(word="ink") is not None
    assert ask(word="ink") is not None


@pytest.mark.django_db
def test_what_cannot_be_meant_is_a_mistake() -> None:
    with pytest.raises(Misused, match="no job is registered"):
        ask("test.burn_word")
    with pytest.raises(Misused, match="no plain data"):
        ask(word=NOW)
    with pytest.raises(Misused, match="twice"):
        job("test.write_word")(print)
    with pytest.raises(Misused, match="not written as"):
        job("write")


@pytest.mark.django_db(transaction=True)
def test_job_outside_of_a_transaction_is_a_mistake() -> None:
    with pytest.raises(Misused, match="one transaction"):
        enqueue("test.write_word", at=NOW, word="silk")


# What an operator does ------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_job_that_was_given_up_is_tried_again() -> None:
    found = asked(word="silk", hopeless=True)
    run_due(at=NOW)
    assert job_counts() == {"waiting": 0, "running": 0, "done": 0, "given_up": 1}
    Job.objects.update(arguments={"word": "silk"})
    later = NOW + timedelta(hours=1)
    assert retry_job(found.pk, at=later).attempts == 0
    assert run_due(at=later) == 1
    assert done == [("silk", 1)]


@pytest.mark.django_db
def test_only_what_was_given_up_is_tried_again_or_dropped() -> None:
    found = asked(word="silk")
    for verb in (retry_job, drop_job):
        with pytest.raises(Refused, match="job_not_given_up"):
            verb(found.pk, at=NOW)
        with pytest.raises(Refused, match="no_job"):
            verb(uuid4(), at=NOW)
    Job.objects.update(state=State.GIVEN_UP, finished_at=NOW)
    assert drop_job(found.pk, at=NOW).state == State.DONE


@pytest.mark.django_db
def test_what_was_done_long_ago_is_forgotten() -> None:
    for word, state, age in [("a", "done", KEPT * 2), ("b", "done", KEPT / 2), ("c", "given_up", KEPT * 2)]:
        found = asked(key=word, word=word)
        Job.objects.filter(pk=found.pk).update(state=state, finished_at=NOW - age)
    assert forget_old_jobs(at=NOW) == 1
    assert {row.key for row in Job.objects.all()} == {"b", "c"}


# Turns ----------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_turn_comes_once_however_many_workers_ask() -> None:
    count = len(periods())
    mine: dict[str, object] = {}
    assert count >= 1
    assert enqueue_turns(at=NOW, known=mine) == count
    assert enqueue_turns(at=NOW, known={}) == 0
    assert enqueue_turns(at=NOW, known=mine) == 0
    assert enqueue_turns(at=NOW + timedelta(days=1), known=mine) == count


def test_turns_begin_at_their_offset() -> None:
    daily = Period(name="x.y", every=DAY, offset=5 * HOUR)
    five = NOW.replace(hour=5)
    assert [daily.turn(five + step) for step in (timedelta(0), timedelta(hours=23, minutes=59))] == [five, five]
    assert daily.turn(five - timedelta(seconds=1)) == five - timedelta(days=1)
