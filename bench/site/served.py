"""Servers to measure, each a process of its own on a free port, ended with the measurement."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import WrongAnswer
from bench.site.exchange import HOST, Connection

WORKERS = 2
SECONDS_TO_START = 60
SECONDS_TO_STOP = 20


@contextmanager
def diptych(variables: Mapping[str, str] | None = None) -> Iterator[int]:
    """The port of ``diptych serve``, without limits: nobody asks as fast as this. Jobs are left to ``diptych work``, as
    where there are cores for both: the first of them go over the whole slate.

    Nothing is kept yet, unless ``variables`` name a data folder and a database in which there is something.
    """
    command = [
        str(Path(sys.executable).with_name("diptych")),
        "serve",
        "--no-jobs",
        "--workers",
        str(WORKERS),
        "--port",
    ]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIPTYCH_")}
    with TemporaryDirectory(prefix="diptych-bench-") as folder:
        surroundings = {**kept, "DIPTYCH_DATA": folder, "DIPTYCH_LIMITS_URL": "none://", **(variables or {})}
        with running(command, surroundings, ready="/readyz") as port:
            yield port


@contextmanager
def hello() -> Iterator[int]:
    """The port of the least that Django can answer, under the same server with as many workers and threads."""
    command = [sys.executable, "-m", "bench.site.hello"]
    with running(command, os.environ, ready="/") as port:
        yield port


@contextmanager
def running(command: list[str], variables: Mapping[str, str], *, ready: str) -> Iterator[int]:
    port = _free_port()
    with TemporaryDirectory(prefix="diptych-bench-") as folder:
        log = Path(folder, "log")
        # What is logged is written, as where a site is really served.
        with log.open("w", encoding="utf-8") as file:
            process = subprocess.Popen([*command, str(port)], env=variables, stdout=file, stderr=subprocess.STDOUT)
            try:
                _wait(process, port, ready, log)
                yield port
            except WrongAnswer:
                # Whatever went wrong in there is told here alone: the log goes with the folder.
                lines = log.read_text("utf-8", errors="replace").splitlines()
                wrong = [line for line in lines if '"level": "error"' in line or '"code": 5' in line]
                print(*(wrong or lines)[-20:], sep="\n", file=sys.stderr)
                raise
            finally:
                process.terminate()
                process.wait(SECONDS_TO_STOP)


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as server:
        return int(server.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, path: str, log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < end:
        try:
            with Connection(port) as connection:
                if connection.get(path).status == 200:
                    return
        except OSError:
            pass
        time.sleep(0.1)
    raise WrongAnswer(f"{' '.join(process.args)} does not answer: {log.read_text('utf-8')[-2000:]}")  # type: ignore[arg-type]
