"""Limits of requests: counted for each client and each kind; never in the way when their store fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import RequestFactory
from limits.errors import StorageError
from limits.strategies import SlidingWindowCounterRateLimiter
from pytest_django import Settings

from diptych.engines.values.errors import Refused
from diptych.kernel import limits


@pytest.fixture(autouse=True)
def counting(settings: Settings) -> Iterator[None]:
    """Counts from zero, in memory."""
    settings.LIMITS_URL = "memory://"
    limits._limiter.cache_clear()
    yield
    limits._limiter.cache_clear()


def spend(what: str, times: int, account: str = "", **environment: str) -> int | None:
    """Ask so many times; how long to wait if that is too often."""
    request = RequestFactory().get("/", **environment)  # type: ignore[arg-type]
    try:
        for _ in range(times):
            limits.spend(request, what, account=account)
    except Refused as error:
        return {"too_fast": int(error.facts["wait"])}[error.code]
    return None


@pytest.mark.parametrize("what", list(limits.PER_MINUTE))
def test_as_much_as_is_allowed_passes_and_no_more(what: str) -> None:
    allowed = limits.PER_MINUTE[what]
    assert spend(what, allowed) is None
    assert spend(what, 1) in range(1, 61)


def test_clients_and_kinds_are_counted_apart() -> None:
    spend("pdf", limits.PER_MINUTE["pdf"], REMOTE_ADDR="192.0.2.1")
    assert spend("pdf", 1, REMOTE_ADDR="192.0.2.1")
    assert spend("pdf", 1, REMOTE_ADDR="192.0.2.2") is None
    assert spend("draft", 1, REMOTE_ADDR="192.0.2.1") is None


def test_tries_of_one_account_are_counted_wherever_they_come_from() -> None:
    allowed = limits.PER_MINUTE["sign_in"]
    waits = [spend("sign_in", 1, "anna", REMOTE_ADDR=f"192.0.2.{index}") for index in range(allowed + 1)]
    assert waits[:-1] == [None] * allowed
    assert waits[-1] in range(1, 61)
    assert spend("sign_in", 1, "boris", REMOTE_ADDR="192.0.2.0") is None
    assert spend("sign_in", 1, "\ud800 is no letter", REMOTE_ADDR="192.0.2.0") is None


def test_nothing_is_counted_where_limits_are_off(settings: Settings) -> None:
    settings.LIMITS_URL = "none://"
    assert spend("pdf", 10 * limits.PER_MINUTE["pdf"]) is None


def test_store_that_fails_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*_arguments: object) -> bool:
        raise StorageError(ConnectionError("down"))

    monkeypatch.setattr(SlidingWindowCounterRateLimiter, "hit", down)
    assert spend("pdf", 10 * limits.PER_MINUTE["pdf"]) is None


def test_store_without_its_library_is_told_from_one_that_does_not_answer(settings: Settings) -> None:
    assert (limits.lack_library(), limits.trouble()) == (False, None)
    settings.LIMITS_URL = "redis://127.0.0.1:1"
    limits._limiter.cache_clear()
    try:
        import redis  # noqa: F401
    except ImportError:
        assert limits.lack_library()
    else:
        assert limits.trouble()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (0, "198.51.100.1", "192.0.2.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "forged, 198.51.100.1", "198.51.100.1"),
        (2, "forged, 198.51.100.1, 203.0.113.1", "198.51.100.1"),
        (2, "198.51.100.1", "192.0.2.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "not:an:address", "not:an:address"),
    ],
)
def test_client_is_the_address_that_the_last_known_proxy_saw(
    settings: Settings, proxies: int, forwarded: str, client: str
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR="192.0.2.1")
    assert limits.client(request) == client
