"""``diptych members``: who sits for which party, and who may sign in at all."""

from __future__ import annotations

import io
import sys

import pytest
from django.contrib.auth.models import User

from diptych.apps.programme.queries.members import invitation_behind, person_of
from diptych.kernel.notices.models import Mail
from tests.faces.cli.conftest import Run
from tests.factories.people import account, programme
from tests.factories.registers import NOW

pytestmark = pytest.mark.django_db

SECRET = "a-long-secret-7"
OFFICER = ("--role", "officer", "--party", "CN")


@pytest.fixture(autouse=True)
def _no_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of a test is up to date, and in a transaction that a migration would end."""
    monkeypatch.setattr("diptych.faces.cli.site.bring_up_to_date", lambda: None)


@pytest.fixture(autouse=True)
def _programme(db: None) -> None:
    programme()


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_member_is_added_listed_and_ended(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("members", "list").out.startswith("Nobody sits for any party yet.")
    piped(monkeypatch, f"{SECRET}\nnot this\n")
    added = run("members", "add", "anna", *OFFICER, "--full-name", "Анна Ли", "--password-from-stdin")
    assert added == (0, "“anna” sits for CN in ru-cn now, as officer.\n", "")
    assert User.objects.get(username="anna").check_password(SECRET)

    assert run("members", "list") == (0, "ru-cn  CN  officer  anna  Анна Ли\n", "")
    row = {"name": "anna", "full_name": "Анна Ли", "programme": "ru-cn", "party": "CN", "role": "officer"}
    assert run("members", "list", "--party", "CN", "--json").data == [row]
    assert run("members", "list", "--party", "RU", "--json").data == []
    ended = run("members", "end", "anna", *OFFICER)
    assert ended == (0, "“anna” does not sit for CN in ru-cn any more, as officer.\n", "")
    assert run("members", "list", "--json").data == []
    assert run("members", "end", "anna", "--party", "CN").err == "“anna” does not hold that seat.\n"


def test_account_that_is_there_is_asked_for_no_password(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, f"{SECRET}\n")
    run("members", "add", "anna", *OFFICER, "--password-from-stdin")

    again = run("members", "add", "ANNA", "--role", "analyst", "--role", "editor", "--party", "RU", "--json")

    assert again.code == 0
    assert again.data["roles"] == ["analyst", "editor"]
    assert len(person_of(User.objects.get()).seats) == 3


def test_nothing_is_kept_where_one_of_the_seats_is_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, f"{SECRET}\n")

    answer = run("members", "add", "anna", "--role", "officer", "--party", "NL", "--password-from-stdin")

    assert answer == (64, "", "“NL” is no party of “ru-cn”. There are: RU, CN.\n")
    assert not User.objects.exists()


def test_password_is_asked_for_twice_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = iter([SECRET, "something else", SECRET, SECRET])
    monkeypatch.setattr("getpass.getpass", lambda prompt: (asked.append(prompt), next(answers))[1])
    piped(monkeypatch, "")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)

    differing = run("members", "add", "anna", *OFFICER)
    assert (differing.code, differing.err) == (64, "The two passwords are not the same; type them again.\n")
    assert run("members", "add", "anna", *OFFICER).code == 0
    assert asked == ["Password: ", "Once more: "] * 2


def test_without_a_terminal_the_password_has_to_be_sent_in(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, f"{SECRET}\n")

    answer = run("members", "add", "anna", *OFFICER, "--json")

    assert answer.code == 64
    assert answer.data["error"] == "no_terminal"
    assert not User.objects.exists()


def test_weak_password_is_refused_in_the_language_of_the_answer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "short\n")

    answer = run("members", "add", "anna", *OFFICER, "--password-from-stdin", "--language", "ru")

    assert answer.code == 64
    assert "короткий" in answer.err


def test_role_that_there_is_not_is_said_with_those_there_are(run: Run) -> None:
    answer = run("members", "add", "anna", "--role", "king", "--party", "CN")

    assert answer.code == 64
    assert "no role “king”" in answer.err
    assert "coordinator" in answer.err


def test_one_of_several_programmes_has_to_be_named(run: Run) -> None:
    programme("ru-de", "RU", "DE")

    assert "several programmes" in run("members", "end", "anna", "--party", "CN").err


def test_invitation_prints_the_link_once(run: Run) -> None:
    answer = run("members", "invite", "boris@example.org", *OFFICER, "--reads", "ru", "--json")

    assert answer.code == 0
    link = answer.data["link"]
    assert "/ru/account/invitation/" in link
    assert invitation_behind(link.rstrip("/").rpartition("/")[2], at=NOW).roles == ["officer"]


def test_owner_is_told_of_a_password_that_somebody_else_set(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    account("anna", email="anna@example.org", language="ru")
    piped(monkeypatch, "another-secret-8\n")

    assert run("members", "password", "anna", "--password-from-stdin").code == 0

    mail = Mail.objects.get()
    assert (mail.address, mail.language) == ("anna@example.org", "ru")
    assert "another-secret-8" not in mail.body


def test_administrator_and_password(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("members", "administrator", "ghost") == (64, "", "There is no account “ghost”.\n")
    piped(monkeypatch, f"{SECRET}\n")
    run("members", "add", "anna", *OFFICER, "--password-from-stdin")

    named = run("members", "administrator", "anna")
    assert named == (0, "“anna” may ask for administrator sessions now.\n", "")
    dismissed = run("members", "administrator", "anna", "--dismiss")
    assert dismissed == (0, "“anna” may not ask for administrator sessions any more.\n", "")
    piped(monkeypatch, "another-secret-8\n")
    assert run("members", "password", "anna", "--password-from-stdin").code == 0
    assert User.objects.get().check_password("another-secret-8")
