"""How often one client may ask for what costs: counted by a moving window, in a store that can be shared."""

from __future__ import annotations

import hashlib
import time
from functools import cache
from ipaddress import IPv6Network, ip_address

import structlog
from django.conf import settings
from limits import RateLimitItemPerMinute
from limits.errors import ConfigurationError, StorageError
from limits.storage import storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest

log = structlog.get_logger(__name__)

PER_MINUTE = {
    "assess": 600,
    "survey": 120,
    "cures": 120,
    "draft": 60,
    "pdf": 20,
    "file": 30,
    "picture": 60,
    "sign_in": 10,
    "begin": 5,
    "code": 10,
    "mail": 5,
    "passkey": 30,
    "session": 30,
    "act": 240,
    "token": 600,
    "names": 240,
    "search": 240,
    "suggest": 900,
}
"""What one client may ask for within a minute, by what it costs; so much may be tried of one account too. Typing a
whole dossier stays far below."""


@cache
def _limiter() -> SlidingWindowCounterRateLimiter | None:
    if are_off():
        return None
    return SlidingWindowCounterRateLimiter(storage_from_string(settings.LIMITS_URL, wrap_exceptions=True))


def spend(request: HttpRequest, what: str, *, account: str = "", by_address: bool = True) -> None:
    """Count one more request of a kind; Refused("too_fast", wait=seconds) when there were too many.

    ``account`` is the name that somebody wants to be known by, whether there is such an account or not: it is counted
    too, whoever asks, so that a password is not guessed from many addresses at once. The store gets a digest of it.
    Without ``by_address`` it alone is counted: a whole authority may come from one address.

    A store that does not answer stops nobody: the site matters more than its limits. It is logged.
    """
    limiter = _limiter()
    if limiter is None:
        return
    limit = RateLimitItemPerMinute(PER_MINUTE[what])
    counted: list[tuple[str, ...]] = [(what, client(request))] if by_address else []
    if account:
        counted.append((what, "account", hashlib.sha256(account.encode(errors="replace")).hexdigest()))
    try:
        spent = next((who for who in counted if not limiter.hit(limit, *who)), None)
        if spent is None:
            return
        wait = limiter.get_window_stats(limit, *spent).reset_time - time.time()
    except StorageError as error:
        log.warning("limits_unreachable", why=str(error.storage_error))
        return
    raise Refused("too_fast", wait=max(1, round(wait)))


def client(request: HttpRequest) -> str:
    """Where a request came from, behind as many proxies as the settings know to be ours.

    Of an address of IPv6 the half that names the network: the other half is its owner's to choose, again and again.
    """
    address = _hop(request)
    if ":" in address:
        try:
            return str(IPv6Network((address, 64), strict=False))
        except ValueError:
            pass
    return address


def address_of(request: HttpRequest) -> str:
    """The same as an address, of which the half that its owner chooses is left out; empty where there is none."""
    try:
        return str(ip_address(client(request).partition("/")[0]))
    except ValueError:
        return ""


def _hop(request: HttpRequest) -> str:
    if settings.PROXIES:
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(hops) >= settings.PROXIES:
            return str(hops[-settings.PROXIES]).strip()
    return str(request.META.get("REMOTE_ADDR", ""))


# The store ------------------------------------------------------------------------------------------------------------


def are_off() -> bool:
    return str(settings.LIMITS_URL).startswith("none")


def are_in_memory() -> bool:
    """Whether every worker counts for itself."""
    return str(settings.LIMITS_URL).startswith("memory")


def lack_library() -> bool:
    """Whether the store needs a library that is not installed."""
    try:
        _limiter()
    except ConfigurationError:
        return True
    return False


def trouble() -> str | None:
    """Why counting cannot work now, if it cannot; asks the store."""
    limiter = _limiter()
    try:
        return None if limiter is None or limiter.storage.check() else settings.LIMITS_URL.partition("://")[0]
    except StorageError as error:
        return str(error.storage_error)
