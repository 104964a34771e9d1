"""A receiver of webhooks on this machine, which remembers what it is told and answers as it is asked to."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from django.contrib.auth.models import User

from diptych.kernel.hooks import event
from diptych.kernel.hooks.domain.hooks import add_hook
from diptych.kernel.hooks.models import Hook
from diptych.kernel.permissions.person import Person, Role, Seat

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

HAPPENED = event("test.something_happened")
OTHER = event("test.something_else")

Answer = Callable[[BaseHTTPRequestHandler], None]


class Received:
    """One call."""

    def __init__(self, headers: dict[str, str], body: bytes) -> None:
        self.headers = headers
        self.body = body


def says(status: int, body: bytes = b"thanks", **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def endless(handler: BaseHTTPRequestHandler) -> None:
    """An answer without an end, as fast as it is taken."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


def endless_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X-More: " + b"x" * 1000 + b"\r\n")


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """An answer of which a letter comes now and then."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X")
        time.sleep(0.05)


def silent(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


def garbled(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"220 mail.example.org\r\n\r\n")
    handler.close_connection = True


class Receiver:
    def __init__(self) -> None:
        self.answer: Answer = says(204, b"")
        self.calls: list[Received] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.calls.append(Received({name.lower(): value for name, value in self.headers.items()}, body))
                try:
                    outer.answer(self)
                except OSError:
                    self.close_connection = True

            def do_GET(self) -> None:
                outer.calls.append(Received({}, b"GET"))

            def log_message(self, *_arguments: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()
    try:
        yield receiver
    finally:
        receiver.server.shutdown()
        receiver.server.server_close()


def nobody() -> str:
    """An address at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}/"


def coordinator(party: str = "RU", role: Role = Role.COORDINATOR, programme: str = "ru-cn") -> Person:
    user, _made = User.objects.get_or_create(username=f"{role}-{party}-{programme}".lower())
    return Person(
        id=user.pk, name=user.username, label=user.username, language="ru", seats=(Seat(programme, party, role),)
    )


def hook_to(url: str, *, party: str = "RU", programme: str = "ru-cn", events: tuple[str, ...] = ()) -> tuple[Hook, str]:
    by = coordinator(party, programme=programme)
    return add_hook(programme=programme, party=party, url=url, events=events, by=by, at=NOW)
