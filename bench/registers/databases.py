"""Databases that hold the generated records, made once and kept under build/ until they would come out otherwise."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from tools import postgresql

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "bench-registers"
MADE_FROM = (
    "bench/registers/generator.py",
    "bench/registers/stock.py",
    "src/diptych/engines/names/words.py",
    "src/diptych/kernel/domain/inserting.py",
    "src/diptych/kernel/keeping/thing.py",
    "src/diptych/kernel/keeping/domain/rows.py",
    "src/diptych/**/migrations/*.py",
    "src/diptych/programmes/*/*.yaml",
)
"""What the content of a database follows from."""

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


@dataclass(frozen=True)
class Filled:
    """A database that is there: the variables that name it, and what came of filling it."""

    variables: Mapping[str, str]
    records: int
    seconds: float


def kinds() -> list[str]:
    """The databases that can be measured here."""
    return [SQLITE, POSTGRESQL] if postgresql.binaries() else [SQLITE]


@contextmanager
def filled(kind: str) -> Iterator[Filled]:
    """A database with all generated records; what was made from something else is thrown away."""
    folder = KEPT / key() / kind.lower()
    told = folder / "filled.json"
    if not told.exists():
        for other in KEPT.glob("*"):
            if other != folder.parent:
                shutil.rmtree(other)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    with surroundings(kind, folder) as variables:
        if not told.exists():
            print(f"filling {kind} …", file=sys.stderr)
            with TemporaryDirectory(prefix="diptych-bench-") as documents:
                found = output([sys.executable, "-m", "bench.registers.filling", documents], variables)
            settle(variables)
            told.write_text(found)
        records, seconds = json.loads(told.read_text())
        yield Filled(variables, records, seconds)


@contextmanager
def surroundings(kind: str, folder: Path) -> Iterator[dict[str, str]]:
    """The variables by which the product finds a database in a folder, which may be empty."""
    variables = {"DIPTYCH_DATA": str(folder / "data"), "DIPTYCH_LIMITS_URL": "none://"}
    with ExitStack() as stack:
        if kind == POSTGRESQL:
            binaries = postgresql.binaries()
            assert binaries is not None
            address = stack.enter_context(postgresql.server(binaries, kept=folder / "server"))
            _make_database(address)
            variables["DIPTYCH_DATABASE_URL"] = address
        yield variables


def _make_database(address: str) -> None:
    server, _, name = address.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if found is None:
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))


def settle(variables: Mapping[str, str]) -> None:
    """What PostgreSQL does by itself in a quiet minute, done at once."""
    if address := variables.get("DIPTYCH_DATABASE_URL"):
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")


def output(command: list[str], variables: Mapping[str, str]) -> str:
    """What a command prints; its complaints go where ours go."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("DIPTYCH_")}
    found = subprocess.run(command, env={**others, **variables}, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return found.stdout.decode()


def key() -> str:
    """A name for what the databases hold."""
    digest = hashlib.sha256()
    for pattern in MADE_FROM:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
