"""Jobs about tokens, sessions and administrators."""

from __future__ import annotations

from diptych.kernel.jobs import Attempt, periodic
from diptych.kernel.jobs.ticking import HOUR
from diptych.kernel.permissions.domain.administering import note_ended
from diptych.kernel.permissions.domain.answers import forget_answers
from diptych.kernel.permissions.domain.sessions import forget_expired_sessions

MINUTE = 60


@periodic("permissions.forget_answers", every=HOUR)
def forget(attempt: Attempt) -> None:
    """First answers of yesterday go."""
    forget_answers(at=attempt.at)


@periodic("permissions.note_ended", every=5 * MINUTE)
def note(attempt: Attempt) -> None:
    """Administrator sessions that have run out have their end in the ledger, as of then."""
    note_ended(at=attempt.at)


@periodic("permissions.forget_sessions", every=HOUR)
def forget_sessions(attempt: Attempt) -> None:
    """Sessions that have run out go, with what was known of their browsers."""
    forget_expired_sessions(at=attempt.at)
