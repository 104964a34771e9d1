"""How long sessions last: not past so many minutes in which nothing was asked for, nor past so many hours at all."""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.utils.functional import SimpleLazyObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

BEGUN = "begun"
"""The key under which a session knows when it began, in seconds of the clock of the machine."""

SEEN = "seen"
"""The key under which it knows when something was last asked in it."""

COARSE = 60
"""Seconds in which asking again is not noted: a session is written once a minute at the most."""


class People(AuthenticationMiddleware):
    """Django's own, which ends a session that has lasted too long at the moment somebody asks who is there.

    A public page asks nothing of the kind, so it neither reads a session nor keeps one alive.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _who(request))  # type: ignore[assignment]


def _who(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    if not hasattr(request, "_cached_user"):
        _look(request)
    return get_user(request)


def _look(request: HttpRequest) -> None:
    """End the session if it is over, else note that it is used. What a form sent is not in it, and is not lost."""
    session, now = request.session, time.time()
    if SESSION_KEY not in session:
        return
    if BEGUN not in session:
        begin(request=request)
        return
    left = session[BEGUN] + settings.SESSION_LONGEST - now
    if left <= 0 or now - session[SEEN] > settings.SESSION_COOKIE_AGE:
        session.flush()
    elif now - session[SEEN] >= COARSE:
        session[SEEN] = now
        if left < settings.SESSION_COOKIE_AGE:
            session.set_expiry(int(left) + 1)


def begin(*, request: HttpRequest | None, **_more: Any) -> None:
    """Somebody has signed in: from now on the session is counted. Side effect: it will be saved."""
    if request is not None:
        request.session[BEGUN] = request.session[SEEN] = time.time()


def lasting() -> dict[str, int]:
    """How long sessions last, as sentences say it: minutes without asking for anything, and hours at the most."""
    return {"idle": settings.SESSION_IDLE // 60, "hours": settings.SESSION_LONGEST // 3600}
