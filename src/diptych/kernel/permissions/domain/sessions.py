"""Sessions of those who are signed in, which the database keeps until somebody clears them away."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import User


def forget_expired_sessions(*, at: datetime) -> int:
    """Delete sessions that have run out; returns how many. They open nothing any more, but say who was there when.

    Called whenever a session begins and once an hour, so that there are never many. Side effects: 1. they are deleted;
    2. so is what is known of browsers whose session is not there any more.
    """
    deleted, _by_model = Session.objects.filter(expire_date__lt=at).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return deleted


def end_session(number: int, *, user: User) -> None:
    """End one session of an account, wherever it is open. Side effect: it is deleted. Refused("no_session")."""
    with transaction.atomic():
        found = UserSession.objects.filter(pk=number, user=user).first()
        if found is None:
            raise Refused("no_session")
        found.end()


def end_other_sessions(user: User, *, but: str) -> int:
    """End all sessions of an account but the one of this key; returns how many. Side effect: they are deleted."""
    with transaction.atomic():
        others = list(UserSession.objects.filter(user=user).exclude(session_key=but))
        for session in others:
            session.end()
    return len(others)
