"""The list of films beside the public list of sessions of pretalx, with as many on the page: more requests a second.

pretalx is the best-known programme of conferences on Django. It is installed as it is published, in an environment of
its own, and served as we are: the same server with as many workers, SQLite, nothing for finding mistakes. A worker has
one thread, as its handbook has it; with more it answers a request in some hundreds with an error.
Its list for browsers without scripts is the one compared, since the other one comes without a single session.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.measure import Row, expect, on_all_cores
from bench.registers.databases import ROOT, SQLITE, filled
from bench.registers.generator import Generator
from bench.site.exchange import HOST, Connection, rate
from bench.site.served import WORKERS, diptych, running
from diptych.faces.portal.registers.listing import PER_PAGE

LOCK = ROOT / "requirements" / "bench-pretalx.txt"
HOME = ROOT / "build" / "bench-pretalx"
PATH = "/programme/schedule/nojs"
AS_BROWSERS = {"Accept": "text/html", "Accept-Encoding": "gzip, deflate, br, zstd"}
TO_PRETALX = {**AS_BROWSERS, "Host": "localhost"}
"""It answers to the name it was given, whatever the port."""

ENTRY = re.compile(r"/(?:programme/talk|en/films)/[\w-]+/(?=[\"> ])")
"""The address of a session or of a film."""

CONNECTIONS = 8
SECONDS = 4.0


def rows() -> Iterator[Row]:
    with on_all_cores():
        with served() as (port, _session):
            check(port, PATH, TO_PRETALX)
            theirs = rate(port, PATH, TO_PRETALX, connections=CONNECTIONS, seconds=SECONDS)
        with filled(SQLITE) as database, diptych(database.variables) as port:
            check(port, "/en/films/", AS_BROWSERS)
            anew = rate(port, "/en/films/?made=anew", AS_BROWSERS, connections=CONNECTIONS, seconds=SECONDS)
            shelf = rate(port, "/en/films/", AS_BROWSERS, connections=CONNECTIONS, seconds=SECONDS)
        peer = f"pretalx, {PER_PAGE} sessions, {theirs:,.0f} /s"
        for name, ours in (("made anew for every request", anew), ("from the shelf", shelf)):
            name = f"list of films, {PER_PAGE} of {database.records:,} records, {name}"
            yield Row(name, f"{ours:,.0f} /s", f"> {peer}", ours / theirs, ours > theirs)


def check(port: int, path: str, headers: Mapping[str, str]) -> None:
    """The page has as many entries as is said."""
    with Connection(port) as connection:
        page = connection.get(path, headers).text
    entries = set(ENTRY.findall(page))
    expect(f"entries of {path}", len(entries), PER_PAGE)


# The peer -------------------------------------------------------------------------------------------------------------


@contextmanager
def served() -> Iterator[tuple[int, str]]:
    """The port of pretalx with its sessions, and the cookie of whoever organises them."""
    binaries = environment()
    with TemporaryDirectory(prefix="diptych-bench-") as folder:
        variables = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "pretalx.settings",
            "PRETALX_DATA_DIR": folder,
            "PRETALX_DEBUG": "False",
            "PRETALX_FILESYSTEM_STATIC": str(Path(folder, "static")),
            "PRETALX_NO_INITIAL_LOG": "1",
            "PRETALX_SITE_URL": f"http://{TO_PRETALX['Host']}",
        }
        _run([binaries / "python", "-m", "django", "collectstatic", "--noinput", "-v0"], variables)
        script: list[str | Path] = [binaries / "python", "-I", Path(__file__).with_name("sessions.py")]
        cookie = _run(script, variables, json.dumps(sessions())).splitlines()[-1]
        command = [str(binaries / "granian"), "pretalx.wsgi:application", "--interface", "wsgi", "--no-ws"]
        command += ["--host", HOST, "--workers", str(WORKERS), "--blocking-threads", "1", "--port"]
        with running(command, variables, ready="/robots.txt") as port:
            yield port, cookie


def sessions() -> list[tuple[str, str]]:
    """Titles and names like those of our list."""
    stock = Generator().stock
    chance = Random("sessions")
    return [(stock.title(chance)[1], stock.person(chance)[1]) for _ in range(PER_PAGE)]


def environment() -> Path:
    """Where the peer's programs are, installed from the lock if they are not there or from another one."""
    binaries, stamp = HOME / "venv" / "bin", HOME / "installed.txt"
    if not stamp.exists() or stamp.read_bytes() != LOCK.read_bytes():
        print("installing pretalx …", file=sys.stderr)
        shutil.rmtree(HOME, ignore_errors=True)
        _run([Path(sys.executable), "-m", "venv", HOME / "venv"], os.environ)
        _run([binaries / "pip", "install", "--quiet", "--require-hashes", "--requirement", LOCK], os.environ)
        stamp.write_bytes(LOCK.read_bytes())
    return binaries


def _run(command: list[str | Path], variables: Mapping[str, str], told: str = "") -> str:
    """Run one of the peer's programs; what it says is returned, and shown if it fails."""
    done = subprocess.run(
        command,
        env=dict(variables),
        input=told,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    expect(f"{command[-1]} of the peer: {done.stdout[-500:] if done.returncode else ''}", done.returncode, 0)
    return done.stdout
