"""Sessions of those who are signed in, which the database keeps until somebody clears them away."""

from __future__ import annotations

from django.contrib.sessions.models import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


def forget_expired_sessions(*, at: datetime) -> int:
    """Delete sessions that have run out; returns how many. They open nothing any more, but say who was there when.

    Called whenever a session begins, so that there are never many. Side effect: they are deleted.
    """
    deleted, _by_model = Session.objects.filter(expire_date__lt=at).delete()
    return deleted
