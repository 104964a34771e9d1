"""The command as its own process, as it is when it serves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = [
    sys.executable,
    "-c",
    # Whoever runs the tests under nohup has them ignore SIGHUP, and all they start.
    "import signal; signal.signal(signal.SIGHUP, signal.SIG_DFL); "
    "from diptych.faces.cli import main; raise SystemExit(main())",
]
PATIENCE = 60


def surroundings(folder: Path, **variables: str) -> dict[str, str]:
    """No variables but those of the test."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "COVERAGE_PROCESS_START") if name in os.environ}
    return {**kept, "HOME": str(folder), "TMPDIR": str(folder), "COLUMNS": "110", "PYTHONUTF8": "1", **variables}


def ends(folder: Path, *words: str, typed: str | None = None, **variables: str) -> tuple[int, str, str]:
    """Run a command that ends by itself, with what is sent into it: its exit code, output and errors."""
    done = subprocess.run(
        [*COMMAND, *words],
        cwd=folder,
        env=surroundings(folder, **variables),
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


class Serving:
    """A command that serves, until it is told to stop."""

    def __init__(self, process: subprocess.Popen[str], output: Path) -> None:
        self.process = process
        self.output = output
        self.errors = output.with_suffix(".errors")
        eventually(lambda: "http://" in self.said or process.poll() is not None)
        assert "http://" in self.said, self.errors.read_text("utf-8")
        self.address = next(word for word in self.said.split() if word.startswith("http://"))
        self.site = self.address.split("/")[2]

    @property
    def said(self) -> str:
        return self.output.read_text("utf-8")

    @property
    def workers(self) -> list[int]:
        """The processes that answer: those that the command has made, that have made none, and that still are."""
        return [child for child in children_of(self.process.pid) if is_alive(child) and not children_of(child)]

    @property
    def jobs(self) -> list[int]:
        """The process that does what the others leave to be done, and the one that looks after it."""
        children = [child for child in children_of(self.process.pid) if is_alive(child)]
        return [number for child in children if (made := children_of(child)) for number in (child, *made)]

    def get(self, path: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(f"http://{self.site}{path}", timeout=PATIENCE) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, answer.read()

    def stop(self, how: int = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(folder: Path, *words: str, command: list[str] | None = None, **variables: str) -> Iterator[Serving]:
    """Start a command that serves and wait for its address; whatever happens, it has ended afterwards."""
    output = folder / "output"
    with output.open("w") as out, output.with_suffix(".errors").open("w") as errors:
        process = subprocess.Popen(
            [*(command or COMMAND), *words],
            cwd=folder,
            env=surroundings(folder, **variables),
            stdout=out,
            stderr=errors,
            encoding="utf-8",
            start_new_session=True,
        )
    try:
        yield Serving(process, output)
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(PATIENCE)


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


def children_of(process: int) -> list[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, encoding="ascii", check=True)
    pairs = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    return [child for child, parent in pairs if parent == process]


def is_alive(process: int) -> bool:
    """Whether a process is still there; one that has ended and only waits to be noticed is not."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, check=False)
    return bool(listed.stdout.strip()) and not listed.stdout.startswith(b"Z")
