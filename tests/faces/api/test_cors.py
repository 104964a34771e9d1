"""Any site may ask the API from a browser, and learns nothing else of us."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.faces.api.conftest import Post
from tests.faces.api.test_openapi import is_open, operations

ORIGIN = "https://films.example"


def preflight(client: Client, address: str, method: str, headers: str = "content-type") -> dict[str, str]:
    asked = {
        "origin": ORIGIN,
        "access-control-request-method": method,
        "access-control-request-headers": headers,
    }
    return {name.lower(): value for name, value in client.options(address, headers=asked).items()}


@pytest.mark.parametrize("operation", ["assess", "cures", "survey"])
def test_browser_of_another_site_may_send_a_dossier(client: Client, post: Post, operation: str) -> None:
    allowed = preflight(client, f"/api/v1/{operation}", "POST")
    answer = post(operation, {"dossier": {}}, origin=ORIGIN)

    assert allowed["access-control-allow-origin"] == "*"
    assert "POST" in allowed["access-control-allow-methods"]
    assert "content-type" in allowed["access-control-allow-headers"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_browser_of_another_site_may_read_and_ask_again(client: Client) -> None:
    allowed = preflight(client, "/api/v1/agreements", "GET", "if-none-match")
    answer = client.get("/api/v1/agreements", headers={"origin": ORIGIN})

    assert "if-none-match" in allowed["access-control-allow-headers"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert {"ETag", "Link", "X-Request-ID", "Retry-After"} <= set(answer["Access-Control-Expose-Headers"].split(", "))


def test_problem_can_be_read_by_another_site(client: Client) -> None:
    assert client.get("/api/v1/nothing", headers={"origin": ORIGIN})["Access-Control-Allow-Origin"] == "*"


def test_nobody_is_let_in_with_cookies(client: Client) -> None:
    assert "access-control-allow-credentials" not in preflight(client, "/api/v1/assess", "POST")


@pytest.mark.parametrize("path", sorted({path for _, path, row in operations() if not is_open(row)}))
def test_what_needs_a_token_is_for_no_other_site(client: Client, path: str) -> None:
    assert "access-control-allow-origin" not in preflight(client, path, "GET", "authorization")


@pytest.mark.parametrize("path", sorted({path for _, path, row in operations() if is_open(row)}))
def test_what_needs_none_is_for_any(client: Client, path: str) -> None:
    assert "access-control-allow-origin" in preflight(client, path, "GET", "accept")


def test_pages_are_not_for_other_sites(client: Client) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/healthz", headers={"origin": ORIGIN})
