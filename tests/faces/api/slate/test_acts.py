"""The table of acts: every act has its address, its schema, its example and its place in what a token may name."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from diptych.apps.slate.queries.acts import OF_PARTIES, OF_PRODUCERS
from diptych.engines.values.shape import read
from diptych.faces.api import problems
from diptych.faces.api.languages import language
from diptych.faces.api.slate import kinds
from diptych.faces.api.slate.act import ActOf
from diptych.faces.api.slate.acts import TABLE
from diptych.faces.api.slate.rounds import ACTS as ACTS_OF_ROUNDS
from diptych.faces.api.slate.seeing import ACTS as CALLED
from diptych.faces.wording.tokens import ACTS
from tests.faces.api.slate.conftest import officer, told
from tests.faces.api.test_openapi import operations
from tests.factories import slate

OF_A_SIDE = "add_side_document"
"""Documents are handed in by producers and by parties at one address, whose description names what producers need."""


def test_every_act_of_a_token_opens_something() -> None:
    said = " ".join(row["description"] for _method, _path, row in operations())
    assert {*re.findall(r"The token names `(\w+)`", said), OF_A_SIDE} == set(ACTS)


def test_every_act_has_its_address() -> None:
    described = {tuple(path.rsplit("/", 3)[1:]) for method, path, _row in operations() if "/acts/" in path}
    of_rounds = {("{slug}", "acts", act.code) for act in ACTS_OF_ROUNDS}
    assert described == of_rounds | {("{id}", "acts", code) for code in TABLE}


def test_whatever_is_a_way_on_can_be_done_by_a_program() -> None:
    ways = {CALLED.get(act, act) for act in (*OF_PRODUCERS, *OF_PARTIES)}
    assert ways <= set(TABLE)


@pytest.mark.parametrize("act", TABLE.values(), ids=list(TABLE))
def test_example_of_an_act_is_one(act: ActOf) -> None:
    Draft202012Validator.check_schema(act.body.schema())
    assert list(Draft202012Validator(act.body.schema()).iter_errors(act.example)) == []
    read(act.body, act.example)


def _sends(row: dict[str, Any]) -> bool:
    return "security" in row and "requestBody" in row


def test_example_of_a_body_is_one() -> None:
    bodies = {row["operationId"]: row["requestBody"]["content"] for _m, _p, row in operations() if _sends(row)}
    shown = {name: kinds["application/json"] for name, kinds in bodies.items() if "application/json" in kinds}
    wrong = {
        name: [error.message for error in Draft202012Validator(held["schema"]).iter_errors(example["value"])]
        for name, held in shown.items()
        for example in held.get("examples", {}).values()
    }
    assert {name: errors for name, errors in wrong.items() if errors} == {}
    assert len(wrong) > 50


@pytest.mark.parametrize("code", [code for codes in kinds.CODES.values() for code in codes])
@pytest.mark.parametrize("name", ["ru", "zh-hans", "en"])
def test_every_problem_of_the_slate_has_its_sentence(code: str, name: str) -> None:
    facts: dict[str, Any] = {"act": "file", "known": ("read",), "party": "RU", "most": 3, "found": "x"}
    data = problems.document(problems.Problem(code, **facts), language(name), path="/")
    assert data["title"]
    assert data["detail"]
    assert "{" not in data["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize("act", [act for act in TABLE.values() if act.body.required], ids=lambda act: act.code)
def test_body_that_does_not_say_what_it_should_is_told_where(act: ActOf) -> None:
    found = slate.filed()
    by = officer("RU")
    errors = told(by.act(found.pk, act.code, {"colour": "red"}), 422, "malformed")["errors"]
    assert {error["code"] for error in errors} == {"unknown_field", "missing_field"}
    told(by.send(f"/proposals/{found.pk}/acts/{act.code}", [1]), 422, "malformed")
