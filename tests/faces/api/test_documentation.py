"""The page about the API names what there is, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from diptych.faces.api import openapi, problems
from diptych.faces.api.operations import api
from diptych.faces.api.registers.declared import REGISTERS
from diptych.faces.api.slate.acts import TABLE
from diptych.faces.api.slate.rounds import CALL
from diptych.faces.wording.tokens import ACTS
from diptych.kernel.limits import PER_MINUTE
from tests.faces.api.conftest import Post

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "api.md").read_text(encoding="utf-8")
SLATE = (DOCS / "api-slate.md").read_text(encoding="utf-8")


def table_rows(page: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| `")]


ROWS = [*table_rows(PAGE), *table_rows(SLATE)]


def test_every_operation_is_documented() -> None:
    described = openapi.document(api)["paths"]
    operations = {f"{method.upper()} {path}" for path, methods in described.items() for method in methods}

    assert {
        name for row in ROWS for name in re.findall(r"`((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`", row[0])
    } == operations


def test_every_problem_is_documented_with_its_status() -> None:
    kinds = [row for row in ROWS if len(row) == 3 and row[1].isdigit()]
    documented = {code: int(row[1]) for row in kinds for code in re.findall(r"`(.+?)`", row[0])}

    assert documented == {code: kind.status for code, kind in problems.KINDS.items()}


@pytest.mark.database
@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(
    ("address", "shown"), re.findall(r"^\$ curl -s '\S+?(/api/\S+)' \| jq\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)
)
def test_answer_shown_is_the_one_that_comes(client: Client, address: str, shown: str) -> None:
    assert client.get(address).json() == json.loads(shown)


def test_filters_of_every_register_are_documented() -> None:
    documented = {
        re.findall(r"/api/v1/(\w+)`", row[0])[0]: re.findall(r"`(\w+)`", row[2])
        for row in table_rows(PAGE)
        if "/api/v1/" in row[0] and len(row) == 3
    }

    assert {name: filters for name, filters in documented.items() if name != "market"} == {
        register.name: list(register.filters) for register in REGISTERS
    }


def test_limits_are_documented() -> None:
    assert f"{PER_MINUTE['assess']} times" in PAGE
    assert PER_MINUTE["survey"] == PER_MINUTE["cures"]
    assert f"{PER_MINUTE['survey']} times" in PAGE
    assert f"{PER_MINUTE['token']} times" in SLATE


def test_every_act_of_a_token_is_documented() -> None:
    begin = SLATE.index("| act of a token")
    rows = table_rows(SLATE[begin : SLATE.index("\n\n", begin)])

    assert {code for row in rows for code in re.findall(r"`(\w+)`", row[0])} == set(ACTS)


def test_bodies_of_acts_are_documented() -> None:
    documented = {
        row[0].rsplit("/", 1)[1].strip("`"): re.findall(r"`(\w+)`", row[1])
        for row in table_rows(SLATE)
        if "/{id}/acts/" in row[0]
    }

    assert documented == {code: list(act.body.fields) for code, act in TABLE.items()}


def test_call_shown_is_the_one_of_the_description() -> None:
    (text,) = [text for text in re.findall(r"```json\n(.*?)```", SLATE, re.DOTALL) if '"opens_at"' in text]

    assert json.loads(text) == CALL


def test_problem_shown_is_the_one_that_comes(post: Post) -> None:
    (text,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)

    shown = json.loads(text)
    found = post("assess", {"dossier": {"producers": [{"id": "a", "country": "XX"}]}}).json()

    assert {**found, "request_id": shown["request_id"]} == shown
    assert list(found) == list(shown)
