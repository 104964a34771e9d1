"""Agents that may be one, by programs: the queue, two compared, what is said of them; to editors alone."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.kernel.audit import history_of
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.domain import duplicates
from diptych.registers.authority.models import Agent
from diptych.registers.authority.queries.duplicates import pairs_listed
from tests.faces.api.slate.conftest import Program, secret_of
from tests.factories import slate
from tests.factories.people import member
from tests.factories.registers import ANNA, LATER, agent, keep, name, source

pytestmark = pytest.mark.django_db

PAIR = "/duplicates/kalman/karmen"
SEEN = {"revision_one": 1, "revision_other": 1}


@pytest.fixture
def editor(db: None) -> Program:
    slate.programme()
    keep("source", source())
    keep("agent", agent("karmen", name("Роман Кармен"), roles=["director"]))
    keep("agent", agent("kalman", name("Roman Karmen", "en")))
    keep("agent", agent("karmen-2", name("Роман Кармен"), roles=["director"]))
    while duplicates.seek(at=LATER):
        pass
    return Program(secret_of(member("vera", "editor"), "RU"))


def open_pairs() -> list[str]:
    return [f"{row.one_id} {row.other_id}" for row in pairs_listed()]


def test_queue_comes_page_by_page_the_likeliest_first(editor: Program) -> None:
    first = editor.get("/duplicates?limit=2").json()
    second = editor.get(first["next"].removeprefix("/api/v1")).json()

    rows = first["duplicates"] + second["duplicates"]
    assert [f"{row['one']} {row['other']}" for row in rows] == open_pairs()
    assert second["next"] is None
    assert (rows[0]["one"], rows[0]["other"], rows[0]["beside"]) == ("karmen", "karmen-2", True)
    assert {piece["code"] for piece in rows[0]["evidence"]} == {"same_name", "same_roles"}


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("beside=true", 1),
        ("beside=false", 2),
        ("agent=kalman", 2),
        ("standing=apart", 0),
        ("kind=place", 0),
        ("text=карм", 3),
    ],
)
def test_queue_is_narrowed(editor: Program, asked: str, count: int) -> None:
    assert len(editor.get(f"/duplicates?{asked}").json()["duplicates"]) == count


@pytest.mark.parametrize("cursor", ["x", "W10", "WyJkdXBsaWNhdGVzIiwgIm5hbiIsIDFd", "WyJvdGhlciIsICIwLjUiLCAxXQ"])
def test_cursor_of_no_page_is_refused(editor: Program, cursor: str) -> None:
    answer = editor.get(f"/duplicates?cursor={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_cursor")


def test_two_are_compared_as_they_are_now(editor: Program) -> None:
    keeping.correct(named("agent"), "kalman", changes={"roles": ["director"]}, revision=1, by=ANNA, at=LATER)

    found = editor.get(PAIR).json()
    turned = editor.get("/duplicates/karmen/kalman").json()

    assert found == turned
    assert (found["state"], found["beside"], found["revision_one"], found["revision_other"]) == ("open", True, 2, 1)


@pytest.mark.parametrize(
    ("body", "state"),
    [({"verdict": "two", "reason": "namesakes"}, "apart"), ({"verdict": "later", "note": "Ask."}, "later")],
)
def test_what_is_said_of_two_is_taken_back(editor: Program, body: dict[str, Any], state: str) -> None:
    assert editor.send(PAIR, {**SEEN, **body}).json() == {"state": state, "kept": None}
    now = editor.get(PAIR).json()
    assert now["state"] == state
    assert "kalman karmen" not in open_pairs()

    back = {name: now[name] for name in SEEN}
    assert editor.send(PAIR, {**back, "verdict": "open"}).json()["state"] == "open"
    assert "kalman karmen" in open_pairs()


def test_two_are_made_one_and_nobody_on_a_name_alone(editor: Program) -> None:
    body = {**SEEN, "verdict": "one", "kept": "other", "reason": "one man"}
    refused = editor.send(PAIR, body)
    assert (refused.status_code, refused.json()["code"]) == (422, "name_alone")

    key = {"Idempotency_Key": "merge-1"}
    answers = [editor.send(PAIR, {**body, "besides": "one passport"}, **key) for _time in range(2)]
    assert [answer.json() for answer in answers] == [{"state": "merged", "kept": "karmen"}] * 2
    last = history_of(Agent(pk="karmen")).last()
    assert last is not None
    assert (last.actor_id, last.reason) == ("vera", "one man\none passport")
    assert editor.get(PAIR).json()["code"] == "no_thing"


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        (PAIR, {}, 422, "malformed"),
        (PAIR, {**SEEN, "verdict": "burn"}, 422, "malformed"),
        (PAIR, {**SEEN, "revision_one": 9, "verdict": "two"}, 412, "changed_meanwhile"),
        (PAIR, {**SEEN, "verdict": "one"}, 422, "reason_missing"),
        (PAIR, {**SEEN, "verdict": "later", "note": "x" * 3000}, 422, "text_too_long"),
        ("/duplicates/karmen/ghost", {**SEEN, "verdict": "two"}, 404, "no_thing"),
        ("/duplicates/karmen/karmen", {**SEEN, "verdict": "two"}, 422, "merge_with_itself"),
    ],
)
def test_what_cannot_be_done_is_a_problem_in_words(
    editor: Program, path: str, body: dict[str, Any], status: int, code: str
) -> None:
    answer = editor.send(path, body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert len(open_pairs()) == 3


@pytest.mark.parametrize(("role", "acts"), [("officer", ["read", "keep_registers"]), ("editor", ["notices"])])
def test_others_are_told_nothing(editor: Program, role: str, acts: list[str]) -> None:
    other = Program(secret_of(member("oleg", role), "RU", acts))

    for answer in (other.get("/duplicates"), other.get(PAIR), other.send(PAIR, {**SEEN, "verdict": "two"})):
        assert answer.status_code == 403
        assert not {"duplicates", "evidence", "state"} & set(answer.json())
