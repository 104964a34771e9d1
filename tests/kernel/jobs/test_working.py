"""Workers are processes: they are killed in the middle of a job, told to stop, and leave nothing undone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.utils import timezone

from diptych.kernel.jobs.models import Job, State
from diptych.kernel.notices.models import Mail
from tests.faces.cli.serving import PATIENCE, eventually, surroundings
from tests.kernel.jobs.workshop import asked

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAM = """
import signal
from datetime import timedelta
from diptych.faces.cli import site
site.set_up()
import tests.kernel.jobs.workshop
from diptych.kernel.jobs import working
from diptych.kernel.jobs.domain import running
running.LEASE = timedelta(seconds=1)
working.EXTENDING, working.SWEEPING, working.INTERVAL = 0.2, 0.2, 0.05
worker = working.Worker(2)
signal.signal(signal.SIGTERM, lambda *_: worker.stop())
print("at work", flush=True)
worker.run()
"""

ROOT = Path(__file__).parents[3]


def same_database() -> str:
    """The address of the database that this test has, for another process."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DIPTYCH_DATABASE_URL"])._replace(path=f"/{name}").geturl()


@contextmanager
def worker(folder: Path, program: str = PROGRAM) -> Iterator[subprocess.Popen[str]]:
    """A worker in a process of its own, which has ended afterwards."""
    variables = surroundings(folder, DIPTYCH_DATABASE_URL=same_database(), PYTHONPATH=str(ROOT))
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=folder,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "at work\n"
        yield process
    finally:
        process.terminate()
        try:
            process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def state(job: Job) -> tuple[str, int]:
    job.refresh_from_db()
    return job.state, job.attempts


@pytest.mark.parametrize("name", ["test.write_row", "test.write_file"])
def test_kill_in_mid_job_loses_nothing_and_doubles_nothing(tmp_path: Path, name: str) -> None:
    job = asked(name, at=timezone.now(), key="silk", folder=str(tmp_path), word="silk")
    with worker(tmp_path) as killed:
        eventually(lambda: (tmp_path / "begun").exists())
        assert (tmp_path / "begun").read_text() == str(killed.pid)
        killed.send_signal(signal.SIGKILL)
        killed.wait(PATIENCE)
        assert state(job) == (State.RUNNING, 1)
        assert Mail.objects.count() == 0
    with worker(tmp_path):
        eventually(lambda: state(job) == (State.DONE, 2))
    if name == "test.write_row":
        assert list(Mail.objects.values_list("address", flat=True)) == ["silk"]
    else:
        assert (tmp_path / "silk").read_text() == "2"


def test_worker_that_is_told_to_stop_finishes_what_it_has_begun(tmp_path: Path) -> None:
    job = asked("test.write_file", at=timezone.now(), folder=str(tmp_path), word="silk", seconds=1)
    with worker(tmp_path) as told:
        eventually(lambda: (tmp_path / "begun").exists())
        told.send_signal(signal.SIGTERM)
        assert told.wait(PATIENCE) == 0
    assert state(job) == (State.DONE, 1)


def test_long_job_stays_with_its_worker(tmp_path: Path) -> None:
    """It takes longer than a lease, which its worker extends."""
    job = asked("test.write_file", at=timezone.now(), folder=str(tmp_path), word="silk", seconds=3)
    with worker(tmp_path), worker(tmp_path):
        eventually(lambda: state(job)[0] == State.DONE)
    assert state(job) == (State.DONE, 1)


FOREMAN = PROGRAM.partition("worker = ")[0] + (
    """
from diptych.faces.cli import work
work.PAUSES = (0.05,)
print("at work", flush=True)
work._Foreman(2, alone=True).stay()
"""
)


def test_worker_that_a_job_ends_is_replaced_and_the_job_given_up(tmp_path: Path) -> None:
    deadly = asked("test.end_process", at=timezone.now())
    with worker(tmp_path, FOREMAN) as foreman:
        eventually(lambda: state(deadly) == (State.GIVEN_UP, 2))
        good = asked("test.write_file", at=timezone.now(), folder=str(tmp_path), word="silk", seconds=0)
        eventually(lambda: state(good) == (State.DONE, 1))
        foreman.send_signal(signal.SIGINT)
        assert foreman.wait(PATIENCE) == 0
    assert deadly.error == "worker_left"
