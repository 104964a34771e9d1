"""What signing in tells: who changed how they sign in stands in the ledger, and old sessions go."""

from __future__ import annotations

from django.utils import timezone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from django.contrib.auth.models import User

WATCHED = ("password_changed", "password_set", "password_reset", "email_changed")


def connect() -> None:
    """Listen to django-allauth."""
    from allauth.account import signals as account
    from allauth.mfa import signals as mfa
    from allauth.socialaccount import signals as outside

    for name in WATCHED:
        getattr(account, name).connect(_noting(name), weak=False, dispatch_uid=f"diptych.{name}")
    for name in ("added", "removed", "reset"):
        signal = getattr(mfa, f"authenticator_{name}")
        signal.connect(_noting_factor(name), weak=False, dispatch_uid=f"diptych.factor_{name}")
    outside.social_account_added.connect(_outside_added, dispatch_uid="diptych.outside_added")
    account.user_logged_in.connect(_signed_in, dispatch_uid="diptych.signed_in")


def _noting(code: str) -> Callable[..., None]:
    def note(user: User, **_more: Any) -> None:
        _note(code, user)

    return note


def _noting_factor(what: str) -> Callable[..., None]:
    def note(user: User, authenticator: Any, **_more: Any) -> None:
        _note(f"{authenticator.type}_{what}", user)

    return note


def _outside_added(sociallogin: Any, **_more: Any) -> None:
    _note("outside_added", sociallogin.user)


def _note(code: str, user: User) -> None:
    from diptych.kernel.permissions.domain.accounts import note_security
    from diptych.kernel.permissions.queries.accounts import actor_of

    note_security(code, user, by=actor_of(user), at=timezone.now())


def _signed_in(**_more: Any) -> None:
    from diptych.kernel.permissions.domain.sessions import forget_expired_sessions

    forget_expired_sessions(at=timezone.now())
