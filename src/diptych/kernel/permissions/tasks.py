"""Jobs about tokens, forms, sessions and administrators."""

from __future__ import annotations

from diptych.kernel.jobs import Attempt, periodic
from diptych.kernel.jobs.ticking import HOUR
from diptych.kernel.permissions.domain.accounts import renew_secrets
from diptych.kernel.permissions.domain.administering import note_ended
from diptych.kernel.permissions.domain.answers import forget_answers
from diptych.kernel.permissions.domain.closing import forget_unshown
from diptych.kernel.permissions.domain.sending import forget_sent_forms
from diptych.kernel.permissions.domain.sessions import forget_expired_sessions

MINUTE = 60


@periodic("permissions.forget_answers", every=HOUR)
def forget(attempt: Attempt) -> None:
    """First answers of yesterday go, and what is known of forms of a month ago."""
    forget_answers(at=attempt.at)
    forget_sent_forms(at=attempt.at)


@periodic("permissions.note_ended", every=5 * MINUTE)
def note(attempt: Attempt) -> None:
    """Administrator sessions that have run out have their end in the ledger, as of then."""
    note_ended(at=attempt.at)


@periodic("permissions.forget_sessions", every=HOUR)
def forget_sessions(attempt: Attempt) -> None:
    """Sessions that have run out go, with what was known of their browsers."""
    forget_expired_sessions(at=attempt.at)


@periodic("permissions.forget_unshown", every=24 * HOUR)
def forget_accounts(attempt: Attempt) -> None:
    """Accounts whose address nobody has shown to be theirs go."""
    forget_unshown(at=attempt.at)


@periodic("permissions.renew_secrets", every=HOUR)
def renew(attempt: Attempt) -> None:
    """After a change of the secret key, secrets of second factors are kept under the new one."""
    renew_secrets()
