"""What is done for the slate by itself, again and again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from diptych.apps.slate import tasks
from diptych.kernel.ids import new_id
from diptych.kernel.jobs.kinds import Attempt
from diptych.kernel.jobs.ticking import periods
from tests.factories import slate


def attempt(**passed: int) -> Attempt:
    return Attempt(job=new_id(), number=1, at=slate.NOW + timedelta(**passed), next_at=None)


def test_jobs_of_the_slate_are_known() -> None:
    mine = {period.name for period in periods() if period.name.startswith("slate.")}
    assert {"slate.publish_due_decisions", "slate.remind_of_deadlines"} <= mine


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
