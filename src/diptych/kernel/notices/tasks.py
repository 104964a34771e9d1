"""Jobs about notices and mails."""

from __future__ import annotations

from uuid import UUID

from diptych.kernel.jobs import Attempt, job, periodic
from diptych.kernel.jobs.ticking import DAY, HOUR
from diptych.kernel.notices.domain.mails import forget_old_mails, send_mail
from diptych.kernel.notices.domain.notices import forget_old_notices


@job("notices.send_mail", attempts=9, first=60, factor=3, most=6 * HOUR)
def send(attempt: Attempt, *, mail: str) -> None:
    """Send a mail: nine times at the most, within a day."""
    send_mail(UUID(mail), attempt=attempt)


@periodic("notices.forget_old_notices", every=DAY, offset=3 * HOUR)
def forget(attempt: Attempt) -> None:
    """What was told long ago leaves the tables."""
    forget_old_notices(at=attempt.at)
    forget_old_mails(at=attempt.at)
