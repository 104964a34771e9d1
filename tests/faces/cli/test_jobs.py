"""``diptych jobs``, ``diptych mails`` and ``diptych work``: what was left to be done, and what became of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from diptych.faces.wording import mails as wording
from diptych.faces.wording.notices import Letter
from diptych.kernel.jobs.domain.running import run_due
from diptych.kernel.jobs.models import Job
from diptych.kernel.notices import post
from diptych.kernel.notices.models import Mail, MailState
from diptych.kernel.notices.queries.mails import SMTP
from tests.faces.cli.conftest import Run
from tests.faces.cli.serving import COMMAND, PATIENCE, ends, eventually, serving, surroundings
from tests.kernel.jobs.workshop import NOW, asked, done

MISSING = "01a201ef-026a-72de-92a0-720cd355a119"


@pytest.fixture
def _no_migrations(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of a test is up to date, and in a transaction that a migration would end."""
    done.clear()
    monkeypatch.setattr("diptych.faces.cli.site.bring_up_to_date", lambda: None)


in_this_process = pytest.mark.usefixtures("_no_migrations")


@in_this_process
def test_jobs_are_listed_with_why_they_failed(run: Run) -> None:
    assert run("jobs", "list").out == "No job waits, and none was given up.\n"
    asked(word="silk", hopeless=True)
    asked(key="2026", word="ink")
    asked(word="paper")
    run_due(at=NOW, most=2)
    lines = run("jobs", "list").out.splitlines()
    assert [line[38:74] for line in lines[:2]] == [
        "test.write_word  waits     2026-11-2",
        "test.write_word  given up  2026-11-2",
    ]
    assert "kinds.Hopeless:" in lines[1]
    told = run("jobs", "list", "--json").data
    assert told["counts"] == {"waiting": 1, "running": 0, "done": 1, "given_up": 1}
    assert [job["state"] for job in told["jobs"]] == ["waiting", "given_up"]
    assert [job["key"] for job in run("jobs", "list", "--state", "done", "--json").data["jobs"]] == ["2026"]


@in_this_process
def test_job_that_was_given_up_is_tried_again_or_dropped(run: Run) -> None:
    first, second = asked(word="silk", hopeless=True), asked(word="ink", hopeless=True)
    run_due(at=NOW)
    assert run("jobs", "retry", first.pk) == (0, "1 job is tried again.\n", "")
    assert run("jobs", "drop", "--all").out == "1 job is no longer listed.\n"
    assert dict(Job.objects.values_list("pk", "state")) == {first.pk: "waiting", second.pk: "done"}


@in_this_process
@pytest.mark.parametrize("words", [("jobs", "retry"), ("jobs", "drop"), ("mails", "retry")])
def test_nothing_named_nothing_done(run: Run, words: tuple[str, str]) -> None:
    assert run(*words) == (64, "", f"Name what is meant, or say --all: diptych {' '.join(words)} --help\n")
    assert run(*words, "seven").err.startswith("ID: “seven” cannot be meant; expected 01a2")
    assert run(*words, MISSING).err == f"There is no {words[0][:-1]} {MISSING}.\n"


@in_this_process
def test_job_that_was_not_given_up_is_left_alone(run: Run) -> None:
    job = asked(word="silk")
    assert run("jobs", "retry", job.pk) == (
        64,
        "",
        f"The job {job.pk} was not given up, so there is nothing to do about it.\n",
    )


@in_this_process
def test_outbox_is_listed_sent_and_tried_again(run: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(wording.LETTERS, "test.hello", Letter(subject="A way in", body="{link}"))
    assert run("mails", "list").out == "There is no such mail.\n"
    with transaction.atomic():
        mail = post("anna@example.org", code="test.hello", facts={}, link="/secret/", at=datetime.now(UTC))
    said = run("mails", "list", "--last", "5").out
    assert said == f"{mail.pk}  waits  anna@example.org  A way in\n"
    assert "/secret/" not in run("mails", "list", "--json").out
    assert run("mails", "send").out == "1 mail will be sent.\n"
    Mail.objects.update(state=MailState.GIVEN_UP, error="550 no such user")
    assert "550 no such user" in run("mails", "list", "--state", "given_up").out
    assert run("mails", "retry", "--all").out == "1 mail will be sent.\n"
    settings.EMAIL_BACKEND = SMTP
    assert run("mails", "list").out.endswith("No mail server is named, so mails stay here: see DIPTYCH_MAIL.\n")
    assert run("mails", "send").err.startswith("No mail server is named, so nothing can be sent. Name one:")
    assert run("mails", "list", "--last", "none").code == 64


# Processes ------------------------------------------------------------------------------------------------------------

needs_ps = pytest.mark.skipif(shutil.which("ps") is None, reason="there is no ps to see processes with")


def test_work_runs_until_it_is_told_to_stop(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with output.open("w") as out, (tmp_path / "errors").open("w") as errors:
        process = subprocess.Popen(
            [*COMMAND, "work", "--threads", "2"],
            cwd=tmp_path,
            env=surroundings(tmp_path),
            stdout=out,
            stderr=errors,
            start_new_session=True,
        )
    try:
        eventually(lambda: "stop it with Ctrl-C" in output.read_text() or process.poll() is not None)
        assert "forget_old_jobs" in worked_off(tmp_path)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: everybody hears it
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait(PATIENCE)
    assert output.read_text().splitlines()[-1] == "Diptych has stopped."
    assert (tmp_path / "errors").read_text() == ""


def worked_off(folder: Path) -> str:
    """What was done, once something was."""
    found: list[str] = []

    def something() -> bool:
        found[:] = [ends(folder, "jobs", "list", "--state", "done")[1]]
        return "done" in found[0]

    eventually(something)
    return found[0]


@needs_ps
def test_site_works_off_its_jobs(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "--port", "0", "--workers", "1") as served:
        assert "jobs.forget_old_jobs" in worked_off(tmp_path)
        assert served.stop() == 0


@needs_ps
def test_site_can_leave_jobs_to_others(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "--port", "0", "--workers", "1", "--no-jobs") as served:
        assert served.jobs == []
        assert len(served.workers) == 1


@pytest.mark.parametrize("found", ["0", "65", "many"])
def test_threads_that_cannot_be_meant_are_refused(tmp_path: Path, found: str) -> None:
    code, out, errors = ends(tmp_path, "work", "--threads", found)
    assert (code, out) == (64, "")
    assert errors == f"--threads: “{found}” cannot be meant; expected 1–64.\n"
