"""Sessions end when nothing is asked for, and after so many hours whatever is asked; what was typed is not lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from diptych.faces.accounts import lasting
from tests.faces.accounts.conftest import text_of
from tests.faces.accounts.test_signing import sign_in

pytestmark = pytest.mark.django_db

MINUTE, HOUR = 60, 3600


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets so many seconds pass, for sessions."""
    began, passed = time.time(), [0.0]
    monkeypatch.setattr(lasting.time, "time", lambda: began + passed[0])  # type: ignore[attr-defined]

    def wait(seconds: float) -> None:
        passed[0] += seconds

    return wait


def is_in(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200


def test_session_ends_when_nothing_was_asked_for(client: Client, anna: User, later: Callable[[float], None]) -> None:
    sign_in(client)
    for _ in range(4):
        later(29 * MINUTE)
        assert is_in(client)

    later(32 * MINUTE)

    assert not is_in(client)
    assert not Session.objects.exists()
    assert not is_in(client)


def test_session_ends_after_hours_whatever_was_asked(
    client: Client, anna: User, later: Callable[[float], None]
) -> None:
    sign_in(client)
    for _ in range(47):
        later(15 * MINUTE)
        assert is_in(client)

    later(15 * MINUTE)

    assert not is_in(client)


def test_times_are_those_of_the_settings(
    client: Client, anna: User, later: Callable[[float], None], settings: Any
) -> None:
    settings.SESSION_COOKIE_AGE, settings.SESSION_LONGEST = 6 * MINUTE, 1 * HOUR
    sign_in(client)

    later(7 * MINUTE)

    assert not is_in(client)
    sign_in(client)
    assert is_in(client)


def test_cookie_and_row_last_no_longer_than_the_session(
    client: Client, anna: User, later: Callable[[float], None]
) -> None:
    sign_in(client)
    assert client.cookies["session"]["max-age"] == settings.SESSION_IDLE + 60
    for _ in range(47):
        later(15 * MINUTE)
        client.get(reverse("account"))

    assert 0 < client.cookies["session"]["max-age"] <= 15 * MINUTE + 1


def test_signing_in_again_begins_anew(client: Client, anna: User, later: Callable[[float], None]) -> None:
    sign_in(client)
    later(10 * MINUTE)
    client.post(reverse("account_logout"))
    later(11 * HOUR + 55 * MINUTE)
    sign_in(client)

    later(10 * MINUTE)

    assert is_in(client)


def test_use_is_noted_once_a_minute(client: Client, anna: User, later: Callable[[float], None]) -> None:
    sign_in(client)
    noted = client.session[lasting.SEEN]

    later(30)
    is_in(client)
    assert client.session[lasting.SEEN] == noted
    later(31)
    is_in(client)
    assert client.session[lasting.SEEN] == noted + 61


def test_public_page_keeps_no_session_alive(client: Client, anna: User, later: Callable[[float], None]) -> None:
    sign_in(client)
    for _ in range(4):
        later(10 * MINUTE)
        client.get("/en/agreements/")

    assert not is_in(client)


def test_what_was_typed_outlives_a_session_that_ended_by_itself(
    client: Client, anna: User, later: Callable[[float], None]
) -> None:
    sign_in(client)
    later(45 * MINUTE)

    asked = client.post(reverse("account-preferences"), {"language": "zh-hans", "mails": "on"})
    assert asked.status_code == 401
    said = text_of(asked)
    assert "Nothing is lost" in said
    assert "A session ends when nothing was asked for 30 min, and after 12 h in any case." in said
    page = asked.content.decode()
    kept = page.split('name="kept" value="')[1].split('"')[0].replace("&#34;", '"')
    assert sign_in(client, next=reverse("account-again"), kept=kept)["Location"] == reverse("account-again")

    assert 'name="language" value="zh-hans"' in client.get(reverse("account-again")).content.decode()
