"""Databases that hold a slate, made once and kept under build/ until they would come out otherwise."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bench.registers.databases import ROOT, output, settle, surroundings

KEPT = ROOT / "build" / "bench-slate"
MADE_FROM = (
    "bench/registers/stock.py",
    "bench/slate/authorities.py",
    "bench/slate/filling.py",
    "bench/slate/generator.py",
    "bench/slate/ways.py",
    "src/diptych/apps/slate/transitions.py",
    "src/diptych/engines/names/words.py",
    "src/diptych/kernel/domain/inserting.py",
    "src/diptych/**/migrations/*.py",
)
"""What the content of a database follows from."""


@dataclass(frozen=True)
class Slate:
    """A database that is there: the variables that name it, who is signed in, and what can be asked for."""

    variables: Mapping[str, str]
    sessions: Mapping[str, list[str]]
    """Keys of sessions by role, as in ``RU officer``, and of ``producer``."""
    by_joint: Mapping[str, list[str]]
    """Ids of some proposals."""
    rounds: list[str]
    """Their ids; the last is the small one."""
    programme: str
    proposals: int


@contextmanager
def filled(kind: str) -> Iterator[Slate]:
    """A database with a slate; what was made from something else is thrown away."""
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
            print(f"filling {kind} with a slate …", file=sys.stderr)
            found = output([sys.executable, "-m", "bench.slate.filling"], variables)
            settle(variables)
            told.write_text(found)
        made: dict[str, Any] = json.loads(told.read_text())
        yield Slate(variables, **made)


def key() -> str:
    """A name for what the databases hold."""
    digest = hashlib.sha256()
    for pattern in MADE_FROM:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
