"""Editors are made and unmade, each time with an entry in the ledger."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from diptych.kernel.audit import Actor, history_of
from diptych.kernel.permissions.domain.editors import add_editor, change_password, remove_editor
from diptych.kernel.permissions.queries.editors import actor_of, editors, is_editor
from tests.factories.registers import LATER, NOW, refusal

pytestmark = pytest.mark.django_db

BY = Actor.command("editors add")
SECRET = "a-long-secret-7"


def add(name: str = "anna", password: str = SECRET, full_name: str = "") -> User:
    return add_editor(name, password=password, full_name=full_name, by=BY, at=NOW)


def test_editor_is_added_under_a_name_and_recorded_without_the_password() -> None:
    user = add(full_name=" Анна Ли ")

    assert user.check_password(SECRET)
    assert is_editor(user)
    assert actor_of(user) == Actor("person", "anna", "Анна Ли")
    entry = history_of(user).get()
    assert (entry.action, entry.after) == ("permissions.add_editor", {"name": "anna", "full_name": "Анна Ли"})


def test_ledger_names_the_account_of_somebody_without_a_full_name() -> None:
    assert actor_of(add()).label == "anna"


@pytest.mark.parametrize("password", ["", "short", "1234567890", "password123"])
def test_weak_password_is_refused_with_the_reasons(password: str) -> None:
    code, facts = refusal(lambda: add(password=password))

    assert code == "weak_password"
    assert facts["why"]
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["", "two words", "a" * 151, "<b>"])
def test_bad_name_is_refused(name: str) -> None:
    assert refusal(lambda: add(name))[0] == "bad_name"


@pytest.mark.parametrize("name", ["anna", "ANNA"])
def test_name_stands_for_one_account_however_it_is_written(name: str) -> None:
    add()

    assert refusal(lambda: add(name)) == ("editor_there", {"name": "anna"})


def test_former_editor_comes_back_with_a_new_password() -> None:
    user = add()
    remove_editor("anna", by=BY, at=LATER)
    user.refresh_from_db()
    assert not is_editor(user)
    assert list(editors()) == []

    again = add(password="another-secret-8")

    assert again.pk == user.pk
    assert again.check_password("another-secret-8")
    assert list(editors()) == [again]
    actions = [entry.action for entry in history_of(user)]
    assert actions == ["permissions.add_editor", "permissions.remove_editor", "permissions.add_editor"]


def test_nobody_else_is_removed() -> None:
    User.objects.create_user("clara")

    for name in ("clara", "ghost"):
        assert refusal(lambda name=name: remove_editor(name, by=BY, at=NOW)) == ("no_editor", {"name": name})  # type: ignore[misc]


def test_password_is_changed_by_whoever_knows_it() -> None:
    user = add()
    by = actor_of(user)

    assert refusal(lambda: change_password(user, old="x", new="another-secret-8", by=by, at=NOW))[0] == "wrong_password"
    assert refusal(lambda: change_password(user, old=SECRET, new="short", by=by, at=NOW))[0] == "weak_password"
    change_password(user, old=SECRET, new="another-secret-8", by=by, at=NOW)

    user.refresh_from_db()
    assert user.check_password("another-secret-8")
    assert "secret" not in str(list(history_of(user).values()))
