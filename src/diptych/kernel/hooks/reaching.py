"""Reaching a receiver, and nothing else: no machine of our own network, no other place that it sends us to.

The address of a hook is typed by people, and this machine sees more than they do. So its name is looked up here, every
address that comes back is looked at, and the connection goes to the one that was looked at: a name that leads elsewhere
a moment later changes nothing. Redirects are not followed, and no proxy of the surroundings is asked.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import certifi
import httpcore
import httpx
from django.conf import settings

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

CONNECTING = 5.0
"""Seconds for a receiver to take the call."""

ALTOGETHER = 15.0
"""Seconds for all of it, however slowly an answer drips."""

READ = 4096
"""Octets of an answer that are read: what it says matters less than its number."""

MOST_HEADERS = 32 * 1024
"""Octets that may come before an answer."""

EXCERPT = 500
"""Letters of it that are kept."""

LONGEST = 500
"""Letters of an address."""

TRIED = 3
"""Addresses of one name that are called in turn."""

# Networks whose addresses carry one of IPv4 inside, which a gateway may well reach.
_CARRIERS = (
    IPv6Network("64:ff9b::/96"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("2002::/16"),
    IPv6Network("2001::/32"),
)


class Answer(Record):
    """What a receiver answered."""

    status: int
    excerpt: str


class Unreached(Exception):
    """No answer; ``code`` says why.

    ``unknown_name``  nobody knows the name
    ``not_public``    it leads into a network that is not public
    ``unreachable``   nobody takes the call there
    ``too_slow``      no answer in time
    ``not_trusted``   its certificate is not trusted, or not for this name
    ``no_answer``     what came is no answer
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def checked_url(url: str) -> str:
    """An address that a hook may have, as it is kept.

    Refused("hook_address") for what is no address, names a user or a fragment; Refused("hook_not_https");
    Refused("hook_not_public") for an address of numbers, or a name, that is not on the public internet.
    """
    text = url.strip()
    try:
        found = httpx.URL(text)
        host = found.host
    except (httpx.InvalidURL, UnicodeError):
        raise Refused("hook_address", found=text[:LONGEST]) from None
    if not host or found.userinfo or found.fragment or len(text) > LONGEST or re.search(r"[\s\x00-\x1f\\]", text):
        raise Refused("hook_address", found=text[:LONGEST])
    if found.scheme != "https" and not (found.scheme == "http" and settings.HOOK_PLAIN):
        raise Refused("hook_not_https", found=text[:LONGEST])
    if not _is_allowed(host) and ((_is_number(host) and not is_public(host)) or _is_of_this_network(host)):
        raise Refused("hook_not_public", host=host)
    return text


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, reached by everybody alike.

    >>> [is_public(address) for address in ("192.0.2.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1")]
    [False, False, False, False, False]
    >>> is_public("9.9.9.9"), is_public("2620:fe::9"), is_public("64:ff9b::7f00:1")
    (True, True, False)
    """
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if any(found in carrier for carrier in _CARRIERS) or found.is_site_local:
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved and not found.is_unspecified


def post(url: str, *, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Send a body to a receiver and read the beginning of its answer. Raises :class:`Unreached`."""
    at = httpx.URL(url)
    target = httpcore.URL(scheme=at.raw_scheme, host=at.raw_host, port=at.port, target=at.raw_path)
    until = time.monotonic() + ALTOGETHER
    waits = {"connect": CONNECTING, "read": ALTOGETHER, "write": ALTOGETHER, "pool": ALTOGETHER}
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    pool = httpcore.ConnectionPool(ssl_context=_trust(), network_backend=_Guarded(until), retries=0)
    try:
        with pool, pool.stream("POST", target, headers=sent, content=body, extensions={"timeout": waits}) as answer:
            return Answer(status=answer.status, excerpt=_excerpt(answer.iter_stream()))
    except httpcore.TimeoutException:
        raise Unreached("too_slow") from None
    except httpcore.ConnectError as error:
        raise Unreached("not_trusted" if isinstance(error.__context__, ssl.SSLError) else "unreachable") from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise Unreached("no_answer") from None


def _excerpt(parts: Iterable[bytes]) -> str:
    read = b""
    for part in parts:
        read += part
        if len(read) >= READ:
            break
    text = read[:READ].decode("utf-8", "replace")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "\ufffd", text)[:EXCERPT]


@cache
def _trust() -> ssl.SSLContext:
    """Whom the machine trusts, and whom everybody does."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _is_allowed(host: str) -> bool:
    """Whether the operator vouches for a name: then it may lead anywhere."""
    return host.lower().rstrip(".") in settings.HOOK_HOSTS


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_of_this_network(host: str) -> bool:
    """Names that no public directory has (RFC 6761, RFC 8375), and those that are numbers in some old notation."""
    name = host.lower().rstrip(".")
    last = name.rpartition(".")[2]
    if _is_number(host):
        return False
    return "." not in name or bool(re.fullmatch(r"localhost|local|internal|arpa|\d+|0x[\da-f]*", last))


class _Guarded(httpcore.NetworkBackend):
    """Connects only to addresses that were looked at."""

    def __init__(self, until: float) -> None:
        self.until = until
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = _resolved(host, port)
        if not _is_allowed(host) and not all(is_public(address) for address in addresses):
            raise Unreached("not_public")
        failed: Exception = Unreached("unreachable")
        for address in addresses[:TRIED]:
            try:
                stream = self._network.connect_tcp(address, port, timeout=_left(self.until, timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Bounded(stream, self.until)
        raise failed

    def connect_unix_socket(self, *_arguments: Any, **_options: Any) -> httpcore.NetworkStream:
        raise Unreached("not_public")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class _Bounded(httpcore.NetworkStream):
    """A connection that ends when its time is over or too much has come, whatever the other side does."""

    def __init__(self, stream: httpcore.NetworkStream, until: float) -> None:
        self._stream = stream
        self._until = until
        self._read = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        found = self._stream.read(min(max_bytes, READ), timeout=_left(self._until, timeout))
        self._read += len(found)
        if self._read > READ + MOST_HEADERS:
            raise Unreached("no_answer")
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=_left(self._until, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, _left(self._until, timeout)), self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(until: float, timeout: float | None) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left if timeout is None else min(left, timeout)


def _resolved(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise Unreached("unknown_name") from None
    return list(dict.fromkeys(str(address[0]) for _family, _kind, _protocol, _name, address in found))
