"""Answers without a language: health, readiness, the front door."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import InterfaceError, OperationalError
from django.test import Client
from markupsafe import Markup
from pytest_django import DjangoAssertNumQueries

from diptych.faces.portal.views import bare


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """A process that has not looked at its database yet."""
    bare._current.clear()
    yield
    bare._current.clear()


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare, "assets", lambda: Markup("<script></script>"))


def readiness(client: Client) -> tuple[int, dict[str, object]]:
    answer = client.get("/readyz")
    assert answer["Cache-Control"] == "no-store"
    return answer.status_code, answer.json()


def test_healthy_while_it_answers_at_all(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_when_everything_is_there(client: Client, built: None) -> None:
    assert readiness(client) == (200, {"ready": True, "database": "ok", "front_end": "ok"})


@pytest.mark.django_db
def test_tables_are_looked_at_once(
    client: Client, built: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    readiness(client)
    with django_assert_num_queries(1):
        readiness(client)


@pytest.mark.django_db
def test_not_ready_while_tables_are_outdated(client: Client, built: None) -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("slate", "0001_initial")
    assert readiness(client) == (503, {"ready": False, "database": "outdated", "front_end": "ok"})

    recorder.record_applied("slate", "0001_initial")
    assert readiness(client)[0] == 200


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("known", [True, False])
def test_not_ready_while_the_database_does_not_answer(
    client: Client, built: None, monkeypatch: pytest.MonkeyPatch, error: type[Exception], known: bool
) -> None:
    if known:
        readiness(client)

    def refuse(_self: object, *_arguments: object) -> None:
        raise error("gone")

    monkeypatch.setattr(type(connections[connection.alias]), "cursor", refuse)
    assert readiness(client) == (503, {"ready": False, "database": "unreachable", "front_end": "ok"})


@pytest.mark.django_db
def test_not_ready_without_a_front_end(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare, "assets", lambda: Markup())
    assert readiness(client) == (503, {"ready": False, "database": "ok", "front_end": "missing"})


@pytest.mark.parametrize(
    ("asked", "given"), [("ru", "/ru/"), ("zh-CN,zh;q=0.9", "/zh-hans/"), ("zh-Hans", "/zh-hans/"), ("nl", "/en/")]
)
def test_door_leads_to_the_language_of_the_browser(client: Client, asked: str, given: str) -> None:
    answer = client.get("/", headers={"Accept-Language": asked})
    assert (answer.status_code, answer["Location"]) == (302, given)
    assert set(answer["Vary"].split(", ")) >= {"Accept-Language", "Cookie"}


def test_robots_leave_drafts_alone(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /zh-hans/check/d/" in lines


def test_service_worker_takes_along_the_page_of_every_language(client: Client) -> None:
    answer = client.get("/service-worker.js")
    assert answer["Content-Type"] == "text/javascript"
    kept = json.loads(re.match(r"const KEPT = (.*);\n", answer.content.decode())[1])  # type: ignore[index]
    assert kept["pages"] == {code: f"/{code}/offline/" for code in ("ru", "zh-hans", "en")}
    for address in kept["pages"].values():
        assert client.get(address).status_code == 200
