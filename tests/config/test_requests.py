"""What is logged of a request, what is not, and the id that both the log and the answer carry."""

from __future__ import annotations

import io
import json
import logging
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from diptych.config.logs import configure, masked
from diptych.kernel.requests import request_id

SECRET = "Zm9vYmFyYmF6cXV4MTIzNA"


def shows_its_id(request: HttpRequest, secret: str = "") -> HttpResponse:
    return HttpResponse(request_id())


def fails(request: HttpRequest, secret: str = "") -> HttpResponse:
    raise RuntimeError(f"no draft at {request.path}")


def plain_failure(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request_id(), status=500)


urlpatterns = [
    path("fine/", shows_its_id),
    path("fails/", fails),
    path("ru/check/d/<secret>/", shows_its_id),
    path("ru/check/d/<secret>/pdf/", fails),
]
handler500 = plain_failure

pytestmark = pytest.mark.urls(__name__)
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What was logged, line by line."""
    root = logging.getLogger()
    before = root.handlers[:]
    configure(readable=False)
    (handler,) = (found for found in root.handlers if found not in before)
    assert isinstance(handler, logging.StreamHandler)
    stream = io.StringIO()
    handler.setStream(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers[:] = before


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def test_request_is_one_line_under_the_id_of_its_answer(client: Client, lines: Lines) -> None:
    answer = client.get("/fine/?q=Anna", headers={"User-Agent": "Lynx"}, REMOTE_ADDR="203.0.113.7")

    (line,) = lines()
    assert str(uuid.UUID(line["request_id"])) == answer["X-Request-ID"] == answer.content.decode()
    assert (line["event"], line["level"], line["code"]) == ("request_finished", "info", 200)
    assert line["milliseconds"] >= 0
    assert line["request"] == "GET /fine/"


def test_request_is_logged_without_who_asked_and_for_what(client: Client, lines: Lines) -> None:
    client.get("/fine/?q=Anna", headers={"User-Agent": "Lynx"}, REMOTE_ADDR="203.0.113.7")

    assert sorted(lines()[0]) == sorted(
        ["code", "event", "level", "logger", "milliseconds", "request", "request_id", "timestamp"]
    )
    assert [word for word in ("Anna", "Lynx", "203.0.113.7") if word in str(lines())] == []


def test_id_that_somebody_sends_is_not_taken_over(client: Client) -> None:
    answer = client.get("/fine/", headers={"X-Request-ID": "forged"})
    assert answer["X-Request-ID"] != "forged"


def test_ids_do_not_last_longer_than_requests(client: Client) -> None:
    first, second = (client.get("/fine/")["X-Request-ID"] for _ in range(2))
    assert first != second
    assert request_id() == ""


def test_failure_is_one_line_under_the_id_of_its_answer(client: Client, lines: Lines) -> None:
    answer = client.get("/fails/")

    (line,) = lines()
    assert answer.status_code == 500
    assert line["request_id"] == answer["X-Request-ID"] == answer.content.decode()
    assert (line["event"], line["level"], line["code"]) == ("request_failed", "error", 500)
    assert "RuntimeError: no draft at /fails/" in line["exception"]


@pytest.mark.parametrize("address", [f"/ru/check/d/{SECRET}/", f"/ru/check/d/{SECRET}/pdf/", f"/ru/check/d/{SECRET}/x"])
def test_secret_of_a_link_is_not_logged(client: Client, lines: Lines, address: str) -> None:
    client.get(address)

    assert len(lines()) == 1
    assert SECRET not in str(lines())
    assert lines()[0]["request"] == f"GET {address.replace(SECRET, '…')}"


def test_secret_of_a_link_is_not_logged_by_anybody(lines: Lines) -> None:
    logging.getLogger("some.library").warning("Forbidden: /en/check/d/%s", SECRET)
    assert [line["event"] for line in lines()] == ["Forbidden: /en/check/d/…"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"/en/check/d/{SECRET}", "/en/check/d/…"),
        (f"'/en/check/d/{SECRET}', '/en/check/d/{SECRET}/pdf?a=1'", "'/en/check/d/…', '/en/check/d/…/pdf?a=1'"),
        (f"/en/account/invitation/{SECRET}/", "/en/account/invitation/…/"),
        (f"/en/account/address/{SECRET}/", "/en/account/address/…/"),
        (f"/en/account/password/new/1-{SECRET}/", "/en/account/password/new/…/"),
        ("/en/account/address/sent/", "/en/account/address/sent/"),
        ("/en/account/password/new/done/", "/en/account/password/new/done/"),
        ("/en/check/", "/en/check/"),
        ("/en/check/d/", "/en/check/d/"),
    ],
)
def test_mask_leaves_the_rest_of_an_address(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.urls("diptych.config.urls")
@pytest.mark.parametrize("language", ["ru", "zh-hans", "en"])
def test_page_of_a_failure_shows_its_id(client: Client, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    def fail(*_arguments: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("diptych.faces.portal.views.front.shelved", fail)
    answer = client.get(f"/{language}/")
    assert answer.status_code == 500
    assert answer["X-Request-ID"] in answer.content.decode()
