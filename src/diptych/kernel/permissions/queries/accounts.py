"""Accounts as they are read."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User

from diptych.engines.values.errors import Refused
from diptych.kernel.audit import Actor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.db.models import QuerySet


def accounts() -> QuerySet[User]:
    """Every account, by name; one query."""
    return User.objects.order_by("username")


def account_named(name: str, *, lock: bool = False) -> User:
    """The account of this name, however its letters are written; Refused("no_account"). One query."""
    found = accounts().select_for_update() if lock else accounts()
    user = found.filter(username__iexact=name).first()
    if user is None:
        raise Refused("no_account", name=name)
    return user


def actor_of(user: User) -> Actor:
    """Who the ledger names: the account, under the person's full name if there is one."""
    return Actor("person", user.username, user.get_full_name() or user.username)


def has_second_factor(user: User) -> bool:
    """Whether an account has a passkey or codes from an app; one query."""
    rows = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return bool(rows.exists())


def has_address(user: User) -> bool:
    """Whether the address of an account is known to be its owner's; one query."""
    rows = EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True)
    return bool(user.email and rows.exists())
