"""Browsers of those who sit for a party, and a clock that stands still at the moment the factories act."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from diptych.kernel.permissions.person import Person
from tests.factories import slate

Browser = Callable[..., Client]


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the moment at which the factories act."""
    from django.utils import timezone

    monkeypatch.setattr(timezone, "now", lambda: slate.NOW)


@pytest.fixture
def at(db: None) -> Browser:
    """``at(person)``: the browser of somebody."""

    def opened(person: Person) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=person.id))
        return client

    return opened


def page(client: Client, name: str, *, query: str = "", **arguments: Any) -> str:
    """The words and markup of a page that has to be there."""
    answer = client.get(reverse(name, kwargs=arguments or None) + query)
    assert answer.status_code == 200, (name, answer.status_code)
    return unescape(answer.content.decode())


def status(client: Client, name: str, **arguments: Any) -> int:
    answer = client.get(reverse(name, kwargs=arguments or None))
    if answer.streaming:
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return answer.status_code


def words(text: str) -> str:
    """A page without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
