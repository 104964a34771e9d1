"""What is logged and told of those who come, or try to: who got in and how, who did not, who tries too often.

A line names the account if there is one. What was typed as a name that nobody has stands there as a digest, since it
may be a password in the wrong field; passwords, codes and cookies never do.
"""

from __future__ import annotations

import hashlib
import hmac

import structlog
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import validate_totp_code
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.core.cache import cache
from django.db.models import Q

from diptych.engines.values.errors import Refused
from diptych.faces.accounts import letters
from diptych.kernel.limits import address_of, spend
from diptych.kernel.permissions.queries.accounts import has_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

log = structlog.get_logger(__name__)

ONCE = 3600
"""Seconds in which an owner is told once that somebody tries to get in, however often it is tried."""

YEAR = 365 * 24 * 3600

SALT = "diptych.known"

MOST_KNOWN = 20
"""Accounts that one browser is remembered for."""


# Those who get in -----------------------------------------------------------------------------------------------------


def signed_in(request: HttpRequest, user: User, response: HttpResponse | None = None, **_more: Any) -> None:
    """Log who got in, and by what; tell them by mail if this browser had never opened the account.

    Side effects: 1. a line of the log; 2. the browser is marked; 3. a mail, unless it is the first time of all.
    """
    told("signed_in", request, account=user.username, by=ways(request, user))
    known, mine = marks(request), mark_of(user)
    if mine in known:
        return
    if response is not None:
        response.set_cookie(
            settings.KNOWN_COOKIE_NAME,
            signing.dumps([*known, mine][-MOST_KNOWN:], salt=SALT),
            max_age=YEAR,
            secure=bool(settings.SESSION_COOKIE_SECURE),
            httponly=True,
            samesite="Lax",
        )
    if not getattr(request, "first_time", False):
        tell(user, "signed_in_elsewhere")


def ways(request: HttpRequest, user: User) -> str:
    """What somebody showed to get in: ``password``, ``password, totp``, ``webauthn``, ``socialaccount``, …"""
    records = get_authentication_records(request, user)
    return ", ".join(dict.fromkeys(str(record.get("type") or record.get("method")) for record in records))


def signed_out(request: HttpRequest | None, user: User | None, **_more: Any) -> None:
    if request is not None and user is not None:
        told("signed_out", request, account=user.username)


def marks(request: HttpRequest) -> list[str]:
    """For which accounts this browser has been used: none of them can be told from its mark."""
    try:
        found = signing.loads(request.COOKIES.get(settings.KNOWN_COOKIE_NAME, ""), salt=SALT, max_age=YEAR)
    except signing.BadSignature:
        return []
    return [str(mark) for mark in found]


def mark_of(user: User) -> str:
    return _keyed(f"account {user.pk}")


# Those who do not -----------------------------------------------------------------------------------------------------


def failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_more: Any) -> None:
    """A password that opens nothing, at signing in or where somebody shows once more who they are."""
    if request is None:
        return
    typed = str(credentials.get("username") or credentials.get("email") or "")
    told("sign_in_failed", request, by="password", **named(typed))


def second_failed(user: User, authenticator: Authenticator, request: HttpRequest, **_more: Any) -> None:
    """A second thing that does not fit. A code that fits and was used before is told to the owner: somebody saw it."""
    told("sign_in_failed", request, by=str(authenticator.type), account=user.username)
    code = request.POST.get("code", "").strip()
    is_code = authenticator.type == Authenticator.Type.TOTP and bool(code)
    if is_code and validate_totp_code(decrypt(authenticator.data["secret"]), code):
        told("code_used_twice", request, account=user.username)
        tell_once(user, "code_used_twice")


def passkey_failed(request: HttpRequest) -> None:
    told("sign_in_failed", request, by="webauthn", account="")


def counted(request: HttpRequest, what: str, *, account: str = "") -> None:
    """Count one more try; Refused("too_fast", …) is logged, and told to the owner of the account once an hour.

    Side effects where it is refused: 1. a line of the log; 2. a mail to the owner, if there is one with an address.
    """
    try:
        spend(request, what, account=account)
    except Refused:
        user = account_behind(account)
        told("locked_out", request, what=what, **(named(account) if user is None else {"account": user.username}))
        if user is not None and account:
            tell_once(user, "locked_out")
        raise


def account_behind(typed: str) -> User | None:
    """The account that somebody names: ``#17``, a name or an address; one query or two."""
    if typed.startswith("#"):
        return User.objects.filter(pk=int(typed[1:])).first() if typed[1:].isdecimal() and len(typed) < 19 else None
    if not typed or "\0" in typed:
        return None
    owners = EmailAddress.objects.filter(email__iexact=typed, verified=True).values("user")
    return User.objects.filter(Q(username__iexact=typed) | Q(pk__in=owners), is_active=True).first()


def named(typed: str) -> dict[str, str]:
    """The account of a name, or a digest by which tries under the same name are known to be that."""
    user = account_behind(typed.strip().lower())
    if user is not None:
        return {"account": user.username}
    return {"account": "", "typed": _keyed(typed.strip().lower())[:12] if typed else ""}


# Lines and mails ------------------------------------------------------------------------------------------------------


def told(event: str, request: HttpRequest, **facts: str) -> None:
    """Write a line about this request, with the address it came from; ``request_id`` is added to every line."""
    log.info(event, address=address_of(request), **facts)


def tell(user: User, kind: str) -> None:
    """Write to the owner of an account, who may have none to be written to. Side effect: the mail."""
    if has_address(user):
        letters.send(kind, user.email, {"user": user})


def tell_once(user: User, kind: str) -> None:
    """The same, once an hour."""
    if cache.add(f"accounts.{kind}.{user.pk}", 1, ONCE):
        tell(user, kind)


def _keyed(text: str) -> str:
    """A digest that nobody makes without the key of the site: a list of names does not give the name away."""
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), person=b"diptych-watching", digest_size=32).digest()
    return hmac.new(key, text.encode(errors="replace"), hashlib.sha256).hexdigest()[:24]
