"""Jobs about what names are found by, and about agents that may be one."""

from __future__ import annotations

from time import monotonic

from django.db import transaction

from diptych.kernel.jobs import Attempt, enqueue, job, periodic
from diptych.kernel.jobs.ticking import DAY, HOUR
from diptych.registers.authority.domain import duplicates, naming

AT_A_TIME = 60
"""Seconds after which a job leaves the rest to another, so that a worker that is told to end can."""


@job(naming.JOB)
def index_names(attempt: Attempt) -> None:
    """Have the names found by their words that were written with many others."""
    if not naming.index_waiting(seconds=AT_A_TIME):
        with transaction.atomic():
            enqueue(naming.JOB, at=attempt.at)


@periodic("authority.renew_names", every=HOUR, offset=HOUR // 4)
def renew_names(attempt: Attempt) -> None:
    """Make anew what was made from other tables, as before an update; see to what waits and was forgotten."""
    if naming.is_outdated():
        naming.rebuild()
    index_names(attempt)


@periodic("authority.find_lost_names", every=DAY, offset=2 * HOUR)
def find_lost_names(_attempt: Attempt) -> None:
    """See to names that are found by no word, as after tables were lost."""
    naming.index_lost()


# Agents that may be one -----------------------------------------------------------------------------------------------

EVERY = 300
"""Seconds between two looks for duplicates: what is changed within them is seen to together."""

COMPARED = 50
"""Agents that are compared before the time is looked at."""


@periodic("authority.seek_duplicates", every=EVERY)
def seek_duplicates(attempt: Attempt) -> None:
    """Compare with all others what was changed since it was compared last, as far as a minute goes; the next turn sees
    to the rest. ``diptych names duplicates`` does all of it at once."""
    end = monotonic() + AT_A_TIME
    while duplicates.seek(at=attempt.at, most=COMPARED) and monotonic() < end:
        pass
    while monotonic() < end and duplicates.weigh_anew(at=attempt.at, most=COMPARED):
        pass
