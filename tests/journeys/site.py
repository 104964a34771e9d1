"""The site as it is served: one process with a folder of its own, which can be stopped and started again."""

from __future__ import annotations

import fcntl
import json
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from diptych import programmes
from tests.faces.cli.serving import ends, serving, surroundings

ROOT = Path(__file__).resolve().parents[2]


class Site:
    """``diptych serve`` on a port that stays the same, however often it is started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        self._running = ExitStack()
        self._made: dict[str, list[str]] = {}
        self.serves = False

    def begin(self, filled: Path) -> None:
        """Hold what a folder holds that all sites of a run are copied from; whoever comes first fills it."""
        filled.mkdir(exist_ok=True)
        with (filled / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            made = filled / "made.json"
            if not made.exists():
                self.fill()
                shutil.copytree(self.data, filled / "data")
                made.write_text(json.dumps(self._made), "utf-8")
                return
        shutil.copytree(filled / "data", self.data)
        self._made = json.loads(made.read_text("utf-8"))

    def fill(self) -> None:
        """Have the registers hold the example programme, and its slate what journeys find there."""
        code, _said, errors = ends(
            self.folder, "import", "programme", "--example", programmes.EXAMPLE, DIPTYCH_DATA=self.data
        )
        assert code == 0, errors
        done = subprocess.run(
            [sys.executable, "-m", "tests.journeys.slate_data"],
            cwd=ROOT,
            env=surroundings(self.folder, DIPTYCH_DATA=self.data),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        self._made = json.loads(done.stdout.splitlines()[-1])
        code, _said, errors = ends(self.folder, "search", "rebuild", DIPTYCH_DATA=self.data)
        assert code == 0, errors

    def take(self, what: str) -> str:
        """The id of a proposal that waits for somebody, for one journey alone: ``checking`` or ``reviewing``."""
        return self._made[what].pop()

    @property
    def call(self) -> str:
        """The id of the call they were filed for."""
        return self._made["round"][0]

    @property
    def data(self) -> str:
        return str(self.folder / "data")

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve, unless it does; returns once the site says of itself that it is ready."""
        if self.serves:
            return
        self.serves = True
        self._running.enter_context(
            serving(
                self.folder,
                *("serve", "--port", str(self.port), "--workers", "1"),
                DIPTYCH_DATA=self.data,
                # A browser that is driven asks faster than people do.
                DIPTYCH_LIMITS_URL="none://",
            )
        )

    def stop(self) -> None:
        """End the process; what is kept in its folder stays."""
        self._running.close()
        self.serves = False
