"""People who are told things, and somebody who takes their mails."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage as Received
from email.policy import default

from django.contrib.auth.models import User

from diptych.kernel.notices import kind
from diptych.kernel.permissions.models import Profile

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

TOLD = kind("test.thing_happened")
OTHER = kind("test.thing_went_on")


def reader(
    name: str, language: str = "en", *, mails: bool = True, email: str | None = None, active: bool = True
) -> User:
    """An account with a profile and an address."""
    address = f"{name}@example.org" if email is None else email
    user = User.objects.create(username=name, email=address, is_active=active)
    Profile.objects.create(user=user, language=language, mails=mails)
    return user


class MailTaker:
    """A server that takes mails by SMTP (RFC 5321), one connection after another, and says what it is told to."""

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers = answers
        self.mails: list[Received] = []
        self.recipients: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(10)

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self._socket.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as lines:
                connection.sendall(b"220 mail.example.org\r\n")
                for line in lines:
                    verb = line.split(maxsplit=1)[0].upper().decode("ascii")
                    said = self.answers.get(verb, "250 OK")
                    if verb == "RCPT":
                        self.recipients.append(line.decode("ascii").partition("<")[2].partition(">")[0])
                    if verb == "DATA" and verb not in self.answers:
                        connection.sendall(b"354 go on\r\n")
                        body = b"".join(iter(lines.readline, b".\r\n")).replace(b"\r\n..", b"\r\n.")
                        received = message_from_bytes(body, _class=Received, policy=default)
                        self.mails.append(received)
                    connection.sendall(said.encode() + b"\r\n")
                    if verb == "QUIT":
                        break


@contextmanager
def taking_mails(**answers: str) -> Iterator[MailTaker]:
    """A server for mails until the end of the block; ``RCPT="550 no such user"`` is what it answers that verb."""
    taker = MailTaker(answers)
    try:
        yield taker
    finally:
        taker.close()
