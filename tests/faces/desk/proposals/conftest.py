"""What the tests of producers' pages share: their browsers, and proposals where they begin."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.faces.desk.proposals.browsing import Browser
from tests.factories import slate


def browser(name: str) -> Browser:
    client = Client()
    client.force_login(slate.account(name))
    return Browser(client)


@pytest.fixture
def vera(db: None) -> Browser:
    """Whoever leads."""
    slate.programme()
    return browser("vera")


@pytest.fixture
def lin(db: None) -> Browser:
    """A producer of the other country."""
    return browser("lin")


@pytest.fixture
def passer_by(db: None) -> Browser:
    """Somebody with an account and nothing else."""
    return browser("passer-by")


@pytest.fixture
def officer(db: None) -> Browser:
    return browser(slate.officer("CN").name)
