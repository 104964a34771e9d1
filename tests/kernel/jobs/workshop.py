"""Jobs to test with: they write down what they did, or fail as they are told."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from diptych.kernel.jobs import Attempt, Hopeless, enqueue, job
from diptych.kernel.jobs.models import Job
from diptych.kernel.notices.models import Mail

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

done: list[tuple[str, int]] = []
"""What was done in this process: a word and the number of the attempt."""


@job("test.write_word", attempts=3, first=60, most=600)
def write_word(attempt: Attempt, *, word: str, fails: int = 0, hopeless: bool = False) -> None:
    """Write a word down, after having failed so many times."""
    if hopeless:
        raise Hopeless("nobody lives there")
    if attempt.number <= fails:
        raise OSError(f"no ink for {word}")
    done.append((word, attempt.number))


@job("test.write_row", attempts=5, first=1, most=1, whole=True)
def write_row(attempt: Attempt, *, folder: str, word: str) -> None:
    """Write a row, and wait to be killed in the middle of the first attempt."""
    Mail.objects.create(address=word, next_at=attempt.at, created_at=attempt.at)
    linger(Path(folder), attempt)


@job("test.write_file", attempts=5, first=1, most=1)
def write_file(attempt: Attempt, *, folder: str, word: str, seconds: int = 600) -> None:
    """Write a file, unless it is there: what lies outside of the database is told apart by its key."""
    linger(Path(folder), attempt, seconds=seconds)
    path = Path(folder, word)
    if not path.exists():
        path.write_text(str(attempt.number))


@job("test.end_process", attempts=2, first=1, most=1)
def end_process(_attempt: Attempt) -> None:
    """What no worker survives."""
    os._exit(9)


def linger(folder: Path, attempt: Attempt, *, seconds: int = 600) -> None:
    """Leave word that the first attempt has come so far, and wait in it."""
    if attempt.number == 1:
        (folder / "begun").write_text(str(os.getpid()))
        time.sleep(seconds)


def ask(name: str = "test.write_word", *, at: datetime = NOW, **options: Any) -> Job | None:
    """Ask for a job in a transaction of its own."""
    with transaction.atomic():
        return enqueue(name, at=at, **options)


def asked(name: str = "test.write_word", **options: Any) -> Job:
    """The same for one that was not asked for before."""
    found = ask(name, **options)
    assert found is not None
    return found
