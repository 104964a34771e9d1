"""What is done for the slate without anybody asking."""

from __future__ import annotations

from diptych.apps.slate.domain.reminding import PUBLISHED_WITHIN, publish_due_decisions, remind_of_deadlines
from diptych.kernel.jobs import Attempt, periodic

HOUR = 3600


@periodic("slate.publish_due_decisions", every=int(PUBLISHED_WITHIN.total_seconds()))
def publish_due(attempt: Attempt) -> None:
    publish_due_decisions(at=attempt.at)


@periodic("slate.remind_of_deadlines", every=HOUR)
def remind(attempt: Attempt) -> None:
    remind_of_deadlines(at=attempt.at)
