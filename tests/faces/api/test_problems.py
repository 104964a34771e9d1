"""Every request that cannot be answered gets problem details: a stable code, a sentence, and the place to mend."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from diptych.engines.values.errors import Refused
from diptych.faces.api import operations, problems
from diptych.faces.wording.troubles import TROUBLES
from diptych.kernel import limits
from diptych.kernel.documents import LARGEST_FILE
from tests.faces.api.conftest import Post, example

ASSESS = "/api/v1/assess"


def told(answer: HttpResponse, status: int, code: str) -> dict[str, Any]:
    """The problem, once it is seen to be one in every respect."""
    data: dict[str, Any] = json.loads(answer.content)
    assert (answer.status_code, data["status"], data["code"]) == (status, status, code), data
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Cache-Control"] == "no-store"
    assert data["type"] == f"/api/v1/problems#{code}"
    assert data["title"]
    assert data["detail"]
    assert data["request_id"] == answer["X-Request-ID"]
    assert not answer.cookies
    return data


def places(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(error.get("pointer", error.get("parameter")), error["code"]) for error in data["errors"]]


# The body ------------------------------------------------------------------------------------------------------------


def test_all_troubles_of_a_dossier_are_told_at_once(post: Post) -> None:
    dossier = {
        "producers": [{"id": "a", "country": "XX"}, {"country": "CN", "share": "120 %"}],
        "titel": "A film",
        "documents": {"a/b~c": "yes"},
    }
    data = told(post("assess", {"dossier": dossier, "on": "soon"}), 422, "malformed")

    assert data["count"] == 6
    assert data["detail"] == "6 things are wrong; errors names each."
    assert places(data) == [
        ("/dossier/producers/0/country", "unknown_country"),
        ("/dossier/producers/1/share", "too_large"),
        ("/dossier/producers/1", "missing_field"),
        ("/dossier/titel", "unknown_field"),
        ("/dossier/documents/a~1b~0c", "wrong_type"),
        ("/on", "wrong_type"),
    ]


def test_contradiction_in_a_dossier_is_told_where_it_stands(post: Post) -> None:
    dossier = {"dates": {"shooting_start": "2026-06-01", "shooting_end": "2026-05-01"}}

    data = told(post("survey", {"dossier": dossier}), 422, "malformed")

    ((pointer, code),) = places(data)
    assert (pointer.rsplit("/", 1)[0], code) == ("/dossier/dates", "dates_out_of_order")
    assert data["detail"] == data["errors"][0]["detail"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({}, ("", "missing_field")),
        ({"dossier": None}, ("", "missing_field")),
        ([], ("", "wrong_type")),
        ({"dossier": [], "agreement": "rucn-2017"}, ("/dossier", "wrong_type")),
        ({"dossier": {}, "agreement": "atlantis-1900"}, ("/agreement", "unknown_code")),
        ({"dossier": {"agreement": "atlantis-1900"}}, ("/dossier/agreement", "unknown_code")),
        ({"dossier": {}, "words": True}, ("/words", "unknown_field")),
        ({"dossier": {}, "on": "2026-02-30"}, ("/on", "wrong_type")),
        ({"dossier": {}, "on": "1066-10-14"}, ("/on", "too_small")),
    ],
)
def test_request_that_does_not_say_what_it_should_is_told_where(post: Post, body: Any, place: tuple[str, str]) -> None:
    assert places(told(post("assess", body), 422, "malformed")) == [place]


@pytest.mark.parametrize(
    ("body", "code", "line", "column"),
    [
        (b'{\n  "dossier": {"form": fiction}}', "not_json", 2, 23),
        (b'{"dossier": {},\n "dossier": {}}', "duplicate_key", 2, 2),
        (b'{"dossier": {"title": {"en": "\xff"}}}', "not_utf8", 1, 31),
        (b'{"dossier": {"id": "a\\u0007"}}', "control_character", 1, 20),
        (b'{"dossier": NaN}', "not_json", 1, 13),
        (b'{"dossier": ' + b"[" * 100 + b"]" * 100 + b"}", "too_deep", 1, 52),
        (b"[" + b"0," * 200_001 + b"0]", "too_many_parts", 1, 400_000),
        (b" ", "empty", None, None),
    ],
)
def test_body_that_cannot_be_read_is_told_by_line(
    post: Post, body: bytes, code: str, line: int | None, column: int | None
) -> None:
    (error,) = told(post("assess", body), 400, "unreadable")["errors"]

    assert error["code"] == code
    assert (error.get("line"), error.get("column")) == (line, column)
    assert "file" not in error["detail"]


def test_ten_thousand_producers_are_refused_in_words(post: Post) -> None:
    producers = [{"id": f"p{number}", "country": "CN"} for number in range(10_000)]

    data = told(post("cures", {"dossier": {"producers": producers}}), 422, "malformed")

    assert places(data) == [("/dossier/producers", "too_many_items")]
    assert data["detail"] == "dossier.producers: 10000 entries; at most 100 can be read."


def test_number_of_errors_listed_is_bounded(post: Post) -> None:
    data = told(post("assess", {"dossier": {f"field-{number}": 1 for number in range(5_000)}}), 422, "malformed")

    assert (data["count"], len(data["errors"])) == (5_000, problems.MOST_ERRORS)


class Unread(BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise AssertionError("a body that is too large is refused unread")


def test_body_that_is_too_large_is_refused_unread(client: Client) -> None:
    request = {"CONTENT_LENGTH": str(LARGEST_FILE + 1), "CONTENT_TYPE": "application/json", "wsgi.input": Unread()}

    assert "2 MiB" in told(client.generic("POST", ASSESS, **request), 413, "too_large")["detail"]


def test_body_of_unknown_length_is_not_taken_for_an_empty_one(client: Client) -> None:
    told(client.generic("POST", ASSESS, HTTP_TRANSFER_ENCODING="chunked"), 411, "length_required")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/yaml", ""])
def test_body_that_is_not_json_is_refused(client: Client, kind: str) -> None:
    answer = client.generic("POST", ASSESS, b"{}", content_type=kind)

    told(answer, 415, "wrong_media_type")
    assert answer["Accept"] == "application/json"


# The address ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("on=yesterday", ("on", "wrong_type")),
        ("on=", ("on", "wrong_type")),
        ("on=2200-01-01", ("on", "too_large")),
        ("language=fr", ("language", "unknown_code")),
        ("country=China", ("country", "unknown_country")),
        ("form=opera", ("form", "unknown_code")),
        ("status=fine", ("status", "unknown_code")),
        ("layer=top", ("layer", "unknown_code")),
        ("contry=CN", ("contry", "unknown_field")),
        ("country=CN&country=RU", ("country", "twice")),
    ],
)
def test_parameter_that_cannot_be_used_is_named(client: Client, query: str, place: tuple[str, str]) -> None:
    assert places(told(client.get(f"/api/v1/agreements?{query}"), 400, "bad_parameter")) == [place]


@pytest.mark.parametrize(
    ("address", "code", "way_out"),
    [
        ("/api/v1/agreements/atlantis-1900", "unknown_agreement", "rucn-2017"),
        ("/api/v1/agreements/..%2f..", "unknown_address", "/api/v1/"),
        ("/api/v1/agreements/rucn-2017/rules/NONE", "unknown_rule", "RUCN-SHARE"),
        ("/api/v1/examples/none", "unknown_example", "red-silk"),
        ("/api/v1/agreements/", "unknown_address", "/api/v1/"),
        ("/api/v2/assess", "unknown_address", "/api/v1/"),
    ],
)
def test_what_is_not_there_is_told_with_a_way_out(client: Client, address: str, code: str, way_out: str) -> None:
    data = told(client.get(address), 404, code)

    assert way_out in data["detail"]
    assert data["instance"] == address.replace("%2f", "/")


def test_nothing_stands_there_for_any_method(client: Client) -> None:
    told(client.post("/api/v1/nothing"), 404, "unknown_address")


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [("GET", ASSESS, "POST"), ("DELETE", "/api/v1/agreements", "GET, HEAD"), ("POST", "/api/v1/", "GET, HEAD")],
)
def test_method_that_is_not_answered_is_told_which_are(client: Client, method: str, address: str, allowed: str) -> None:
    answer = client.generic(method, address)

    assert allowed in told(answer, 405, "wrong_method")["detail"]
    assert answer["Allow"] == allowed


def test_client_that_takes_no_json_is_told_so(client: Client) -> None:
    told(client.get("/api/v1/agreements", headers={"accept": "text/html"}), 406, "not_acceptable")
    assert client.get("/api/v1/agreements", headers={"accept": "text/html,*/*;q=0.8"}).status_code == 200


def test_version_that_is_gone_is_told_so(client: Client) -> None:
    told(client.get("/api/v1/examples", headers={"if-match": '"old"'}), 412, "precondition_failed")


# What is not the client's fault, and what is too much of it -----------------------------------------------------------


def test_client_that_asks_too_often_is_told_how_long_to_wait(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    spent = []

    def spend(request: object, what: str) -> None:
        spent.append(what)
        raise Refused("too_fast", wait=41)

    monkeypatch.setattr(limits, "spend", spend)
    for operation in ("assess", "cures", "survey"):
        answer = post(operation, {"dossier": {}})
        assert "41 seconds" in told(answer, 429, "too_fast")["detail"]
        assert answer["Retry-After"] == "41"

    assert spent == ["assess", "cures", "survey"]


def test_failure_of_ours_is_on_record_by_its_id(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr(operations, "examine", broken)

    answer = post("assess", {"dossier": example("qualifies")})

    data = told(answer, 500, "failed")
    assert data["request_id"] in data["detail"]
    assert b"secret" not in answer.content


def test_host_that_is_not_ours_is_a_bad_request(client: Client) -> None:
    told(client.get("/api/v1/examples", headers={"host": "elsewhere.example"}), 400, "bad_request")


# Words ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ru", "zh-hans"])
def test_problem_is_told_in_the_language_asked_for(client: Client, language: str) -> None:
    answer = client.get(f"/api/v1/agreements/none?language={language}")
    english = client.get("/api/v1/agreements/none").json()

    data = told(answer, 404, "unknown_agreement")
    assert data["detail"] != english["detail"]
    assert answer["Content-Language"] == {"ru": "ru", "zh-hans": "zh-Hans"}[language]


def test_problem_with_the_language_itself_is_told_in_one_that_is_accepted(client: Client) -> None:
    answer = client.get("/api/v1/examples?language=fr", headers={"accept-language": "ru"})

    told(answer, 400, "bad_parameter")
    assert answer["Content-Language"] == "ru"


def test_kinds_of_problems_are_listed(client: Client) -> None:
    rows = client.get("/api/v1/problems").json()["problems"]

    assert [(row["code"], row["status"]) for row in rows] == [
        (code, kind.status) for code, kind in problems.KINDS.items()
    ]


def test_sentences_about_bodies_stand_in_for_those_about_files() -> None:
    assert set(problems.BODY) <= set(TROUBLES)
