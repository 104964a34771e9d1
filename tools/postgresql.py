"""Run a command beside a PostgreSQL server that lives as long as the command, and that it finds by its variable.

    python tools/postgresql.py pytest -m database

Where no server is installed this is said, and the command is left out; where everything has to run (``CI=true``) that
is a failure.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

SERVERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
"""Where distributions put it, aside from the path of commands."""

OLDEST = 14
"""What Django 5.2 supports."""

UNPRIVILEGED = ("postgres", "nobody")
"""Whom to run it as instead of root, which it refuses."""

CARELESS = ("fsync", "synchronous_commit", "full_page_writes")
"""Nothing outlives the run, so nothing waits for the disk."""

MISSING = """\
PostgreSQL is not installed here, so its half of the tests is left out. They have run on SQLite.
To run them too: apt-get install postgresql (Debian), brew install postgresql (macOS).
"""

PATIENCE = 60


def binaries() -> Path | None:
    """The folder of the latest server that is installed."""
    folders = [Path(found).parent for found in [shutil.which("postgres")] if found]
    for pattern in SERVERS:
        folders += sorted(Path("/").glob(pattern.lstrip("/")))
    fitting = {
        version: folder
        for folder in folders
        if (folder / "initdb").exists() and (version := version_of(folder / "postgres")) >= OLDEST
    }
    return fitting[max(fitting)] if fitting else None


def version_of(server: Path) -> int:
    """The major version; 0 if it cannot be told."""
    if not server.exists():
        return 0
    said = subprocess.run([server, "--version"], capture_output=True, encoding="utf-8", check=False).stdout
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(found[1]) if found else 0


@contextmanager
def server(folder: Path, kept: Path | None = None) -> Iterator[str]:
    """A server reached by nothing but a socket in a folder of its own; gives the address of a database.

    It is a fresh one, unless its data are ``kept`` in a folder that it finds or makes.
    """
    with tempfile.TemporaryDirectory(prefix="diptych-pg-", ignore_cleanup_errors=True) as home:
        somebody = account()
        if somebody:
            os.chown(home, somebody.pw_uid, somebody.pw_gid)
        identity: dict[str, Any] = (
            {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": []} if somebody else {}
        )
        data = kept or Path(home, "data")
        if not data.exists():
            data.mkdir(mode=0o700)
            if somebody:
                os.chown(data, somebody.pw_uid, somebody.pw_gid)
            choices = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
            subprocess.run(
                [folder / "initdb", "-D", data, *choices], **identity, cwd=home, stdout=subprocess.DEVNULL, check=True
            )
        options = [word for name in CARELESS for word in ("-c", f"{name}=off")]
        with Path(home, "log").open("w") as log:
            process = subprocess.Popen(
                [folder / "postgres", "-D", data, "-k", home, "-c", "listen_addresses=", *options],
                **identity,
                cwd=home,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the command; the server is stopped after it
            )
        try:
            wait_for(process, home)
            yield f"postgresql://postgres@{quote(home, safe='')}/diptych"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)


def account() -> pwd.struct_passwd | None:
    """Whom to run the server as; nobody else than who runs this, unless that is root."""
    if os.geteuid() != 0:
        return None
    return next(found for found in pwd.getpwall() if found.pw_name in UNPRIVILEGED)


def wait_for(process: subprocess.Popen[bytes], home: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(host=home, user="postgres", dbname="postgres").close()
            return
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"PostgreSQL does not start: {Path(home, 'log').read_text('utf-8')}") from error
            time.sleep(0.05)


def main(command: list[str]) -> int:
    folder = binaries()
    if folder is None:
        print(MISSING, end="", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    with server(folder) as address:
        print(f"On PostgreSQL {version_of(folder / 'postgres')}:", flush=True)
        return subprocess.run(command, env={**os.environ, "DIPTYCH_DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
