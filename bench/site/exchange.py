"""As little of HTTP as asking a server of one's own takes: what is measured is what answers, not what asks."""

from __future__ import annotations

import gzip
import re
import selectors
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import cast

from bench.measure import expect

HOST = "127.0.0.1"

PATIENCE = 30
"""Seconds after which an answer is given up."""

CHUNK = 1 << 18
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    """With small names; of several of one name the last."""
    body: bytes

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


class Connection:
    """A connection that stays open, as a browser keeps it."""

    def __init__(self, port: int) -> None:
        self.host = f"{HOST}:{port}"
        self.socket = socket.create_connection((HOST, port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.socket.close()

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        return self.ask(self.request("GET", path, headers or {}))

    def post(self, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        kind = "application/x-www-form-urlencoded;charset=UTF-8"
        return self.ask(self.request("POST", path, {"Content-Type": kind, **headers}, body))

    def request(self, verb: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
        """The letters of a request, to be sent as often as one likes."""
        all_headers = {"Host": self.host, **headers}
        if verb == "POST":
            all_headers["Content-Length"] = str(len(body))
        lines = [f"{verb} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in all_headers.items()), "", ""]
        return "\r\n".join(lines).encode() + body

    def ask(self, request: bytes) -> Answer:
        """Send a request and read its answer to the end."""
        self.socket.sendall(request)
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += _some(self.socket)
        first, *lines = received[:end].decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        parts, missing = [received[end + 4 :]], int(headers["content-length"]) - len(received) + end + 4
        while missing > 0:
            parts.append(_some(self.socket))
            missing -= len(parts[-1])
        return Answer(status=int(first.split()[1]), headers=headers, body=b"".join(parts))


def _some(connection: socket.socket) -> bytes:
    """What has arrived, at least one byte of it."""
    found = connection.recv(CHUNK)
    if not found:
        raise ConnectionResetError("closed before the answer was complete")
    return found


def rate(port: int, path: str, headers: Mapping[str, str], *, connections: int, seconds: float) -> float:
    """Answers a second, when so many connections ask for the same again as soon as they are answered.

    One thread serves them all, so that asking takes as little as possible of what answering needs.
    """
    opened = [Connection(port) for _ in range(connections)]
    request = opened[0].request("GET", path, headers)
    with selectors.DefaultSelector() as ready:
        for connection in opened:
            size = len(connection.ask(request).body)
            ready.register(connection.socket, selectors.EVENT_READ, bytearray())
        for connection in opened:
            connection.socket.sendall(request)
        done, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            for key, _ in ready.select(PATIENCE):
                asked = cast(socket.socket, key.fileobj)
                received: bytearray = key.data
                received += _some(asked)
                if not _is_whole(received):
                    continue
                # Pages packed anew carry some random bytes against those who would guess at them.
                good = received.startswith(b"HTTP/1.1 200 ") and 2 * len(received) > size
                expect(f"answer to {path}", good, True)
                received.clear()
                asked.sendall(request)
                done += 1
    for connection in opened:
        connection.socket.close()
    return done / seconds


def _is_whole(received: bytearray) -> bool:
    """Whether an answer has come to its end."""
    end = received.find(b"\r\n\r\n")
    found = LENGTH.search(received, 0, end) if end >= 0 else None
    return found is not None and len(received) >= end + 4 + int(found[1])
