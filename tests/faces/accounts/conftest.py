"""What the tests of accounts share: people, their browsers, what stands on a page and in the outbox."""

from __future__ import annotations

import re
from collections.abc import Generator
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.translation import override

from diptych.apps.programme.models import Programme
from diptych.kernel.notices.models import Mail
from tests.factories.people import account, programme, seat


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """Passwords are made slow to guess, and tests sign in often."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _english() -> Generator[None]:
    """Requests leave their language behind, and addresses are asked for in it."""
    with override("en"):
        yield


@pytest.fixture
def ru_cn(db: None) -> Programme:
    return programme()


@pytest.fixture
def anna(ru_cn: Programme) -> User:
    """An officer with an address, who reads Russian."""
    user = account("anna", email="anna@example.org", language="ru")
    seat(user, "officer")
    return user


@pytest.fixture
def hers(anna: User) -> Client:
    """Anna's browser."""
    client = Client()
    client.force_login(anna)
    return client


def text_of(answer: Any) -> str:
    """What stands on a page, without its marks."""
    page = re.sub(r"(?s)<(head|nav|footer).*?</\1>", " ", answer.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def link_in(mail: Mail) -> str:
    """The address that a mail leads to, from its root."""
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.body)
    assert found, mail.body
    return found[1]


def last_mail() -> Mail:
    found = Mail.objects.order_by("created_at", "pk").last()
    assert found is not None
    return found
