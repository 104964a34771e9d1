"""What tests of the API share: a client without cookies, and how one asks."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from diptych import agreements
from diptych.engines.treaty.dossier_format import write_dossier

Post = Callable[..., HttpResponse]

ON = "2026-12-01"
"""The date of law, so that tests stay true."""


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"}, raise_request_exception=False)


@pytest.fixture
def post(client: Client) -> Post:
    """Ask an operation; ``body`` is written as JSON unless it is bytes already."""

    def ask(operation: str, body: Any, **headers: str) -> HttpResponse:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.post(f"/api/v1/{operation}", raw, content_type="application/json", headers=named)

    return ask


def example(name: str) -> dict[str, Any]:
    return write_dossier(agreements.example(name))
