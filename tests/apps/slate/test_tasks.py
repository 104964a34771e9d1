"""What is done for the slate by itself, again and again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from diptych.apps.slate import tasks
from diptych.apps.slate.domain.reminding import PUBLISHED_WITHIN
from diptych.kernel.ids import new_id
from diptych.kernel.jobs.kinds import Attempt
from diptych.kernel.jobs.ticking import periods
from tests.factories import slate


def attempt(**passed: int) -> Attempt:
    return Attempt(job=new_id(), number=1, at=slate.NOW + timedelta(**passed), next_at=None)


def test_jobs_of_the_slate_are_known() -> None:
    mine = {period.name for period in periods() if period.name.startswith("slate.")}
    assert {"slate.publish_due_decisions", "slate.remind_of_deadlines"} <= mine


def test_a_day_begins_with_the_publication_of_its_decisions() -> None:
    (period,) = [period for period in periods() if period.name == "slate.publish_due_decisions"]
    midnight = datetime(2027, 3, 1, tzinfo=UTC)

    assert period.turn(midnight + timedelta(seconds=1)) == midnight
    assert period.every == PUBLISHED_WITHIN.total_seconds()


@pytest.mark.django_db
def test_days_are_those_of_the_attempt() -> None:
    found = slate.under_review()
    slate.decide(found, "CN", publish=False, publish_on=slate.day(days=4))
    slate.officer("RU")

    for days in (3, 4):
        tasks.publish_due(attempt(days=days))
        assert slate.states(found)["CN"] == ("decided" if days == 3 else "approved")
    tasks.remind(attempt(days=60))
    assert slate.track(found, "RU").reminded_at is not None
