"""Virus scanning by ClamAV, where the settings name its socket: what clamd says of a content that is sent to it."""

from __future__ import annotations

import socket
import struct
from contextlib import closing

from django.conf import settings

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

CONNECTING = 5.0
"""Seconds to wait until clamd takes a connection."""

ANSWERING = 120.0
"""Seconds to wait for each step after that: it unpacks what it is sent before it answers."""

PART = 1 << 16
LONGEST_ANSWER = 4096


class Verdict(Record):
    """What the scanner says."""

    infection: str = ""
    """What it calls what it found; empty for nothing."""
    beyond: bool = False
    """The content is larger than it takes: nothing is known of it."""


def configured() -> bool:
    """Whether there is a scanner to ask."""
    return bool(settings.CLAMAV)


def scan(file: IO[bytes]) -> Verdict:
    """Send a content to the scanner, in parts, from its beginning.

    Refused("scanner_silent", why=…) when it does not answer.
    """
    file.seek(0)
    answer = _ask(b"zINSTREAM\0", file)
    if answer.endswith(" OK"):
        return Verdict()
    if answer.endswith(" FOUND"):
        name = answer.removesuffix(" FOUND").partition(": ")[2]
        return Verdict(infection="".join(char for char in name if char.isprintable())[:200] or "?")
    if "size limit exceeded" in answer:
        return Verdict(beyond=True)
    raise Refused("scanner_silent", why=answer[:200] or "no answer")


def trouble() -> str | None:
    """Why the scanner cannot be asked now, if it cannot; asks it."""
    if not configured():
        return None
    try:
        answer = _ask(b"zPING\0")
    except Refused as error:
        return str(error.facts["why"])
    return None if answer == "PONG" else answer[:200] or "no answer"


def _ask(command: bytes, file: IO[bytes] | None = None) -> str:
    """What clamd answers to a command, and to what is sent with it."""
    try:
        with closing(_connection()) as talking:
            talking.settimeout(ANSWERING)
            talking.sendall(command)
            if file is not None:
                try:
                    for part in _parts(file):
                        talking.sendall(part)
                except (BrokenPipeError, ConnectionResetError):
                    pass  # it says why it stopped listening
            return _answer(talking)
    except OSError as error:
        raise Refused("scanner_silent", why=error.strerror or str(error) or type(error).__name__) from None


def _connection() -> socket.socket:
    address = settings.CLAMAV
    if address.startswith("unix:"):
        talking = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        talking.settimeout(CONNECTING)
        try:
            talking.connect("/" + address.removeprefix("unix:").lstrip("/"))
        except OSError:
            talking.close()
            raise
        return talking
    host, _colon, port = address.removeprefix("tcp://").rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=CONNECTING)


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    """A content as clamd takes it: each part behind its length, an empty one at the end."""
    while part := file.read(PART):
        yield struct.pack(">I", len(part)) + part
    yield struct.pack(">I", 0)


def _answer(talking: socket.socket) -> str:
    said = b""
    while len(said) < LONGEST_ANSWER and b"\0" not in said:
        more = talking.recv(LONGEST_ANSWER)
        if not more:
            break
        said += more
    return said.partition(b"\0")[0].decode("utf-8", errors="replace").strip()
