"""``diptych editors``: who may sign in to the desk."""

from __future__ import annotations

import io
import sys

import pytest
from django.contrib.auth.models import User

from tests.faces.cli.conftest import Run

pytestmark = pytest.mark.django_db

SECRET = "a-long-secret-7"


@pytest.fixture(autouse=True)
def _no_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of a test is up to date, and in a transaction that a migration would end."""
    monkeypatch.setattr("diptych.faces.cli.site.bring_up_to_date", lambda: None)


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_editor_is_added_listed_and_removed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("editors", "list").out == "There are no editors yet. Add one: diptych editors add NAME\n"
    piped(monkeypatch, f"{SECRET}\nnot this\n")
    added = run("editors", "add", "anna", "--full-name", "Анна Ли", "--password-from-stdin")
    assert added == (0, "“anna” is an editor now.\n", "")
    assert User.objects.get(username="anna").check_password(SECRET)

    assert run("editors", "list") == (0, "anna  Анна Ли\n", "")
    assert run("editors", "list", "--json").data == [{"name": "anna", "full_name": "Анна Ли"}]
    assert run("editors", "remove", "anna") == (0, "“anna” is no editor any more.\n", "")
    assert run("editors", "list", "--json").data == []


def test_password_is_asked_for_twice_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = iter([SECRET, "something else", SECRET, SECRET])
    monkeypatch.setattr("getpass.getpass", lambda prompt: (asked.append(prompt), next(answers))[1])
    piped(monkeypatch, "")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)

    differing = run("editors", "add", "anna")
    assert (differing.code, differing.err) == (64, "The two passwords are not the same; type them again.\n")
    assert run("editors", "add", "anna").code == 0
    assert asked == ["Password: ", "Once more: "] * 2


def test_without_a_terminal_the_password_has_to_be_sent_in(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, f"{SECRET}\n")

    answer = run("editors", "add", "anna", "--json")

    assert answer.code == 64
    assert answer.data["error"] == "no_terminal"
    assert not User.objects.exists()


def test_weak_password_is_refused_in_the_language_of_the_answer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "short\n")

    answer = run("editors", "add", "anna", "--password-from-stdin", "--language", "ru")

    assert answer.code == 64
    assert "короткий" in answer.err


def test_unknown_editor_is_said(run: Run) -> None:
    assert run("editors", "remove", "ghost") == (64, "", "There is no editor “ghost”.\n")
