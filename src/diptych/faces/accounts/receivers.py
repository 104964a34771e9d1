"""What signing in tells: who changed how they sign in stands in the ledger, who came in the log; old sessions go."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.utils import timezone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Any

    from django.contrib.auth.models import User

WATCHED = ("password_changed", "password_set", "password_reset", "email_changed")

RENEWED = {("recovery_codes_removed", "recovery_codes_added"): "recovery_codes_reset"}
"""What a removal and an addition in one go are called."""

_noted: ContextVar[list[tuple[str, User]] | None] = ContextVar("noted", default=None)


@contextmanager
def one_change() -> Generator[None]:
    """A change of how somebody signs in and its entries of the ledger: both, or neither.

    Entries are written when the change is made, at the end of the same transaction: the ledger is always locked last.
    """
    with transaction.atomic():
        token = _noted.set([])
        try:
            yield
            noted = _noted.get() or []
        finally:
            _noted.reset(token)
        for code, user in _renewed(noted):
            _write(code, user)


def _renewed(noted: list[tuple[str, User]]) -> list[tuple[str, User]]:
    codes = [code for code, _user in noted]
    for pair, code in RENEWED.items():
        if all(each in codes for each in pair):
            user = next(user for each, user in noted if each == pair[1])
            noted = [*(row for row in noted if row[0] not in pair), (code, user)]
    return noted


def connect() -> None:
    """Listen to Django and to django-allauth."""
    from allauth.account import signals as account
    from allauth.mfa import signals as mfa
    from allauth.mfa.models import Authenticator
    from allauth.socialaccount import signals as outside
    from django.contrib.auth import signals as auth
    from django.db.models.signals import post_delete, post_save

    from diptych.faces.accounts import lasting, watching

    for name in WATCHED:
        getattr(account, name).connect(_noting(name), weak=False, dispatch_uid=f"diptych.{name}")
    # The rows themselves: what allauth tells of them it tells after its transaction.
    post_save.connect(_factor_saved, sender=Authenticator, dispatch_uid="diptych.factor_saved")
    post_delete.connect(_factor_deleted, sender=Authenticator, dispatch_uid="diptych.factor_deleted")
    outside.social_account_added.connect(_outside_added, dispatch_uid="diptych.outside_added")
    account.user_logged_in.connect(_signed_in, dispatch_uid="diptych.signed_in")
    account.user_logged_in.connect(watching.signed_in, dispatch_uid="diptych.watching_in")
    mfa.authentication_failed.connect(watching.second_failed, dispatch_uid="diptych.watching_second")
    auth.user_logged_in.connect(lasting.begin, dispatch_uid="diptych.lasting")
    auth.user_logged_out.connect(watching.signed_out, dispatch_uid="diptych.watching_out")
    auth.user_login_failed.connect(watching.failed, dispatch_uid="diptych.watching_failed")


def _noting(code: str) -> Callable[..., None]:
    def note(user: User, **_more: Any) -> None:
        _note(code, user)

    return note


def _factor_saved(instance: Any, created: bool, raw: bool = False, **_more: Any) -> None:
    if created and not raw:
        _note(f"{instance.type}_added", instance.user)


def _factor_deleted(instance: Any, **_more: Any) -> None:
    _note(f"{instance.type}_removed", instance.user)


def _outside_added(sociallogin: Any, **_more: Any) -> None:
    _note("outside_added", sociallogin.user)


def _note(code: str, user: User) -> None:
    noted = _noted.get()
    if noted is None:
        _write(code, user)
    else:
        noted.append((code, user))


def _write(code: str, user: User) -> None:
    from diptych.kernel.permissions.domain.accounts import note_security
    from diptych.kernel.permissions.queries.accounts import actor_of

    note_security(code, user, by=actor_of(user), at=timezone.now())


def _signed_in(**_more: Any) -> None:
    from diptych.kernel.permissions.domain.sessions import forget_expired_sessions

    forget_expired_sessions(at=timezone.now())
