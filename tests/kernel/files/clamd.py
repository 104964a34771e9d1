"""A scanner that speaks as clamd does, and knows one virus."""

from __future__ import annotations

import socket
import socketserver
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep

from tests.kernel.files.corpus import EICAR


class Talk(socketserver.BaseRequestHandler):
    """One connection: PING, or a content in parts."""

    def handle(self) -> None:
        server = self.server
        assert isinstance(server, Clamd)
        command = b""
        while not command.endswith(b"\0"):
            command += self.request.recv(1)
        server.commands.append(command)
        sleep(server.slow)
        if server.silent:
            return
        if command == b"zPING\0":
            self.request.sendall(b"PONG\0")
        elif command == b"zINSTREAM\0":
            self.request.sendall(self.scanned(server))

    def scanned(self, server: Clamd) -> bytes:
        content = b""
        while length := struct.unpack(">I", self.exactly(4))[0]:
            if len(content) + length > server.most:
                return b"INSTREAM size limit exceeded. ERROR\0"
            content += self.exactly(length)
        server.contents.append(content)
        return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"

    def exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            data += self.request.recv(count - len(data))
        return data


class Clamd(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """Listens; ``address`` is what the setting says of it."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.commands: list[bytes] = []
        self.contents: list[bytes] = []
        self.silent = False
        self.slow = 0.0
        self.most = 1 << 30

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.server_address[1]}"


class UnixClamd(Clamd):
    """The same behind a file."""

    address_family = socket.AF_UNIX

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__()

    def server_bind(self) -> None:
        self.socket.bind(str(self.path))
        self.server_address = (str(self.path), 0)

    @property
    def address(self) -> str:
        return f"unix:{self.path}"


@contextmanager
def listening(server: Clamd) -> Iterator[Clamd]:
    """The scanner answers until the end of the block."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
