"""What tests of the slate's API share: tokens, and programs that send them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from diptych.faces.wording.tokens import ACTS
from diptych.kernel.permissions.domain.tokens import issue_token
from diptych.kernel.permissions.person import Person
from tests.faces.api.test_openapi import COMPONENTS, content, described, wrong
from tests.factories import slate

V1 = "/api/v1"


def secret_of(person: Person, party: str = "", acts: Iterable[str] = tuple(ACTS), programme: str = "ru-cn") -> str:
    """The secret of a token of somebody, for a party or as a producer."""
    now = timezone.now()
    _token, secret = issue_token(
        programme=programme,
        party=party,
        acts=list(acts),
        known=ACTS,
        label="test",
        expires_at=now + timedelta(days=1),
        by=person,
        at=now,
    )
    return secret


@cache
def _operations() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    """Every address of the description, as what it matches, with its operations."""
    found = []
    for path, methods in described()["paths"].items():
        found.append((re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))), methods))
    return found


def as_described(answer: Any, method: str, path: str) -> Any:
    """An answer, once it is seen to be one that the description promises."""
    methods = next(methods for pattern, methods in _operations() if pattern.fullmatch(path.partition("?")[0]))
    responses = methods[method.lower()]["responses"]
    status = answer.status_code
    promised = responses.get(status) or responses.get(str(status))
    assert promised is not None, f"{method} {path} is not described to answer {status}: {answer.content!r}"
    if status >= 400:
        assert wrong({"$ref": f"{COMPONENTS}Problem"}, answer.json()) == []
    elif answer.get("Content-Type") == "application/json":
        schema = content(methods[method.lower()], status)["schema"]
        assert wrong(schema, answer.json()) == []
    return answer


class Program:
    """A program with a token, whose answers are held against the description."""

    def __init__(self, secret: str) -> None:
        self.client = Client(headers={"host": "localhost", "authorization": f"Bearer {secret}"})

    def get(self, path: str, **headers: str) -> Any:
        return as_described(self.client.get(f"{V1}{path}", headers=_named(headers)), "GET", f"{V1}{path}")

    def send(self, path: str, body: Any = None, *, method: str = "POST", **headers: str) -> Any:
        raw = b"" if body is None else json.dumps(body).encode()
        kind = "application/json"
        answer = self.client.generic(method, f"{V1}{path}", raw, content_type=kind, headers=_named(headers))
        return as_described(answer, method, f"{V1}{path}")

    def act(self, id: object, act: str, body: Any = None, **headers: str) -> Any:
        return self.send(f"/proposals/{id}/acts/{act}", body or {}, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> Any:
        return self.send(path, body, method="PATCH", **headers)

    def upload(self, path: str, fields: dict[str, Any], **headers: str) -> Any:
        answer = self.client.post(f"{V1}{path}", fields, headers=_named(headers))
        return as_described(answer, "POST", f"{V1}{path}")


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def program(person: Person, party: str = "", acts: Iterable[str] = tuple(ACTS)) -> Program:
    return Program(secret_of(person, party, acts))


def officer(party: str) -> Program:
    return program(slate.officer(party), party)


def coordinator(party: str) -> Program:
    return program(slate.coordinator(party), party)


def producer() -> Program:
    slate.programme()
    return program(slate.lead())


def told(answer: HttpResponse, status: int, code: str) -> dict[str, Any]:
    """The problem, once it is seen to be one."""
    data: dict[str, Any] = json.loads(answer.content)
    assert (answer.status_code, data.get("code")) == (status, code), data
    assert answer["Content-Type"] == "application/problem+json"
    assert data["title"]
    assert data["detail"]
    return data


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})
