"""How often one client may ask for what costs: counted by a moving window, in a store that can be shared."""

from __future__ import annotations

import time
from functools import cache
from ipaddress import IPv6Network

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
}
"""What one client may ask for within a minute, by what it costs. Typing a whole dossier stays far below."""


@cache
def _limiter() -> SlidingWindowCounterRateLimiter | None:
    if are_off():
        return None
    return SlidingWindowCounterRateLimiter(storage_from_string(settings.LIMITS_URL, wrap_exceptions=True))


def spend(request: HttpRequest, what: str) -> None:
    """Count one more request of a kind; Refused("too_fast", wait=seconds) when there were too many.

    A store that does not answer stops nobody: the site matters more than its limits. It is logged.
    """
    limiter = _limiter()
    if limiter is None:
        return
    limit, who = RateLimitItemPerMinute(PER_MINUTE[what]), client(request)
    try:
        if limiter.hit(limit, what, who):
            return
        wait = limiter.get_window_stats(limit, what, who).reset_time - time.time()
    except StorageError as error:
        log.warning("limits_unreachable", why=str(error.storage_error))
        return
    raise Refused("too_fast", wait=max(1, round(wait)))


def client(request: HttpRequest) -> str:
    """Where a request came from, behind as many proxies as the settings know to be ours.

    Of an address of IPv6 the half that names the network: the other half is its owner's to choose, again and again.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.PROXIES:
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(hops) >= settings.PROXIES:
            address = str(hops[-settings.PROXIES]).strip()
    if ":" in address:
        try:
            return str(IPv6Network((address, 64), strict=False))
        except ValueError:
            pass
    return address


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
