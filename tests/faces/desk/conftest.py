"""What the tests of the desk share: somebody who may edit, and a few things in the registers."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from diptych.apps.programme.models import Programme
from tests.factories.people import programme, seat
from tests.factories.registers import agent, keep, name, source, title, work


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """Passwords are made slow to guess, and tests sign in often."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def ru_cn(db: None) -> Programme:
    """A programme to sit for."""
    return Programme.objects.filter(pk="ru-cn").first() or programme()


@pytest.fixture
def anna(ru_cn: Programme) -> User:
    user = User.objects.create_user("anna", password="long-secret-7", first_name="Анна Ли")
    seat(user, "editor")
    return user


@pytest.fixture
def boris(ru_cn: Programme) -> User:
    user = User.objects.create_user("boris", password="long-secret-8", first_name="Борис Ван")
    seat(user, "editor", party="CN")
    return user


@pytest.fixture
def desk(anna: User) -> Client:
    """An editor's browser."""
    client = Client()
    client.force_login(anna)
    return client


@pytest.fixture
def silk(db: None) -> Any:
    """A work with two titles and a director."""
    keep("source", source())
    keep("source", source("cctv", outlet="CCTV", title="红丝绸"))
    keep("agent", agent("volgin", name("Андрей Волгин")))
    keep("agent", agent("volgin-2", name("А. Волгин"), kind="person"))
    titles = [title(), title("Red Silk", "en", "translated")]
    return keep("work", work(titles=titles, credits=[{"agent": "volgin", "role": "director", "sources": ["tass"]}]))
