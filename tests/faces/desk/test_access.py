"""Who gets in, what becomes of those who do not, and that readers of the site are not followed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diptych.kernel import limits
from tests.faces.desk.forms import form_of, opened, text_of

PAGES = [
    ("desk-registers", {}),
    ("desk-unverified", {}),
    ("desk-suggest", {}),
    ("desk-new", {"kind": "work"}),
    ("desk-record", {"kind": "work", "id": "silk"}),
    ("desk-history", {"kind": "work", "id": "silk"}),
    ("desk-links", {"kind": "work", "id": "silk"}),
    ("desk-remove", {"kind": "work", "id": "silk"}),
    ("desk-duplicates", {}),
    ("desk-duplicate", {"one": "volgin", "other": "volgin-2"}),
    ("desk-merge", {"id": "volgin"}),
    ("desk-split", {"id": "volgin"}),
]


@pytest.mark.parametrize(("name", "where"), PAGES)
def test_stranger_is_asked_to_sign_in(client: Client, db: None, name: str, where: dict[str, str]) -> None:
    address = reverse(name, kwargs=where)

    answer = client.get(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(("name", "where"), PAGES)
def test_account_without_the_role_is_told_so(client: Client, db: None, name: str, where: dict[str, str]) -> None:
    client.force_login(User.objects.create_user("clara"))

    answer = client.get(reverse(name, kwargs=where))

    assert answer.status_code == 403
    assert "not among the editors" in text_of(answer)


def test_stranger_cannot_undo(client: Client, silk: Any) -> None:
    address = reverse("desk-undo", kwargs={"kind": "work", "id": "silk"})

    assert client.post(address, {"entry": "1"}).status_code == 401


@pytest.mark.parametrize(("name", "where"), PAGES)
def test_page_is_kept_by_nobody(desk: Client, silk: Any, name: str, where: dict[str, str]) -> None:
    answer = desk.get(reverse(name, kwargs=where))

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("address", ["/en/", "/en/agreements/", "/en/design/", "/en/check/"])
def test_public_page_neither_sets_nor_reads_a_session(desk: Client, address: str) -> None:
    answer = desk.get(address)

    assert "session" not in answer.cookies
    session_free = Client().get(address)
    assert answer.headers.get("Vary") == session_free.headers.get("Vary")


def test_superuser_may_no_more_than_others(client: Client, db: None) -> None:
    client.force_login(User.objects.create_superuser("root"))

    assert client.get(reverse("desk-registers")).status_code == 403


def test_missing_kind_is_a_missing_page(desk: Client) -> None:
    for name in ("desk-record", "desk-history", "desk-links", "desk-remove"):
        assert desk.get(reverse(name, kwargs={"kind": "ghost", "id": "x"})).status_code == 404
    assert desk.get(reverse("desk-new", kwargs={"kind": "ghost"})).status_code == 404
    assert desk.get(reverse("desk-record", kwargs={"kind": "work", "id": "ghost"})).status_code == 404


# Signing in -----------------------------------------------------------------------------------------------------------


def sign_in(client: Client, password: str = "long-secret-7", name: str = "anna", **more: str) -> Any:
    return client.post(reverse("account_login"), {"login": name, "password": password, **more})


def test_signing_in_leads_to_where_one_wanted_to_go(client: Client, anna: User) -> None:
    answer = sign_in(client, next="/en/desk/unverified/")

    assert answer["Location"] == "/en/desk/unverified/"
    assert answer.cookies["session"]["httponly"]
    assert answer.cookies["session"]["samesite"] == "Lax"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", "\\\\x", ""])
def test_signing_in_leads_nowhere_else(client: Client, anna: User, elsewhere: str) -> None:
    assert sign_in(client, next=elsewhere)["Location"] == reverse("desk")


@pytest.mark.parametrize(
    ("name", "password"), [("anna", "wrong"), ("nobody", "long-secret-7"), ("an\0na", "x"), ("a" * 999, "x")]
)
def test_wrong_name_and_wrong_password_are_one_error(client: Client, anna: User, name: str, password: str) -> None:
    answer = sign_in(client, password, name)

    assert answer.status_code == 422
    assert "name or the password is not right" in text_of(answer)


def test_guessing_is_slowed_down_and_loses_nothing(client: Client, anna: User, settings: Any) -> None:
    settings.LIMITS_URL = "memory://"
    limits._limiter.cache_clear()
    try:
        codes = [sign_in(client, "wrong", kept='["/", [["a", "b"]]]').status_code for _ in range(11)]
        last = sign_in(client, kept='["/", [["a", "b"]]]')
    finally:
        settings.LIMITS_URL = "none://"
        limits._limiter.cache_clear()

    assert codes[:10] == [422] * 10
    assert codes[10] == last.status_code == 429
    assert "Too many requests" in text_of(last)
    assert "&#34;a&#34;" in last.content.decode()


@pytest.mark.parametrize("name", ["anna", "nobody"])
def test_guessing_from_many_addresses_is_slowed_down_whether_there_is_such_an_account_or_not(
    client: Client, anna: User, settings: Any, name: str
) -> None:
    settings.LIMITS_URL = "memory://"
    limits._limiter.cache_clear()
    try:
        answers = [guess(client, name if index % 2 else f" {name} ", index) for index in range(11)]
        last = guess(client, name, 11, "long-secret-7")
        other = guess(client, "boris", 12)
    finally:
        settings.LIMITS_URL = "none://"
        limits._limiter.cache_clear()

    assert [answer.status_code for answer in answers] == [422] * 10 + [429]
    assert (last.status_code, other.status_code) == (429, 422)
    assert "Too many requests" in text_of(last)


def guess(client: Client, name: str, address: int, password: str = "wrong") -> Any:
    typed = {"login": name, "password": password}
    return client.post(reverse("account_login"), typed, REMOTE_ADDR=f"192.0.2.{address}")


def test_sessions_that_have_run_out_go_when_one_begins(client: Client, desk: Client, anna: User) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    ended = Session.objects.get().pk
    running = Client()
    running.force_login(anna)

    sign_in(client)

    assert not Session.objects.filter(pk=ended).exists()
    assert Session.objects.count() == 2
    assert running.get(reverse("desk")).status_code == 200


def test_signing_out_ends_the_session(desk: Client) -> None:
    assert desk.get(reverse("account_logout")).status_code == 405
    desk.post(reverse("account_logout"))

    assert desk.get(reverse("desk")).status_code == 302


def test_what_was_typed_outlives_the_session(client: Client, anna: User, silk: Any) -> None:
    address = reverse("desk-record", kwargs={"kind": "work", "id": "silk"})
    client.force_login(anna)
    typed = opened(client, address) | {"notes": "<b>мой</b> текст", "do": "save"}
    client.post(reverse("account_logout"))

    asked = client.post(address, typed)
    assert asked.status_code == 401
    fields = form_of_sign_in(asked)
    signed_in = sign_in(client, **fields)
    assert signed_in["Location"] == reverse("account-again")
    back = hidden_of(client.get(signed_in["Location"]))

    assert back["notes"] == "<b>мой</b> текст"
    assert client.post(address, back | {"do": "save"})["Location"].endswith("said=saved")
    silk.refresh_from_db()
    assert silk.notes == "<b>мой</b> текст"


def form_of_sign_in(answer: Any) -> dict[str, str]:
    found = hidden_of(answer)
    return {name: found[name] for name in ("next", "kept")}


def hidden_of(answer: Any) -> dict[str, str]:
    """Hidden fields of all forms of a page."""
    page = answer.content.decode().replace("<form ", '<form id="record" ')
    answer.content = page.encode()
    return form_of(answer).found


def test_kept_text_that_is_none_of_ours_is_left_alone(client: Client, anna: User) -> None:
    assert sign_in(client, kept="{broken")["Location"] == reverse("desk")


# Forms that are too old -----------------------------------------------------------------------------------------------


def test_form_whose_token_is_too_old_is_handed_back(anna: User, silk: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)

    answer = strict.post(
        reverse("desk-record", kwargs={"kind": "work", "id": "silk"}), {"notes": "typed", "do": "save"}
    )

    assert answer.status_code == 403
    assert 'value="typed"' in answer.content.decode()
