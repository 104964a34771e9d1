"""The description is valid, complete and true: what it promises is what comes, its examples included."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from diptych.faces.api import openapi, problems
from diptych.faces.api.operations import api
from tests.faces.api.conftest import Post

COMPONENTS = "#/components/schemas/"


@cache
def described() -> dict[str, Any]:
    return openapi.document(api)


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Every operation with its method and path."""
    return [(method, path, row) for path, methods in described()["paths"].items() for method, row in methods.items()]


@cache
def validator(reference: str) -> Draft202012Validator:
    """What holds a value against a schema of the description."""
    document: Resource[Any] = Resource.from_contents(described(), default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:api", document)
    return Draft202012Validator({"$ref": f"urn:api{reference}"}, registry=registry)


def wrong(schema: dict[str, Any], data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(schema["$ref"]).iter_errors(data)]


def content(operation: dict[str, Any], status: int = 200) -> dict[str, Any]:
    found: dict[str, Any] = operation["responses"][status]["content"]["application/json"]
    return found


def question(operation: dict[str, Any]) -> dict[str, Any]:
    name = operation["requestBody"]["$ref"].rsplit("/", 1)[1]
    found: dict[str, Any] = described()["components"]["requestBodies"][name]["content"]["application/json"]
    return found


def is_open(row: dict[str, Any]) -> bool:
    """Whether nobody needs a token; the others are in tests/faces/api/slate."""
    return {} in row.get("security", [{}])


ASKING = [row["operationId"] for _, _, row in operations() if "requestBody" in row and is_open(row)]


def operation(name: str) -> dict[str, Any]:
    return next(row for _, _, row in operations() if row["operationId"] == name)


def test_description_is_served_as_it_is_made(client: Client) -> None:
    data = client.get("/api/v1/openapi.json").json()

    assert data["openapi"].startswith("3.1")
    assert set(data["paths"]) == set(described()["paths"])
    assert set(data["paths"]["/api/v1/assess"]["post"]["responses"]) == {
        *("200", "400", "406", "411", "413", "415", "422", "429", "500")
    }


def test_every_reference_leads_somewhere() -> None:
    def references(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            return [*own, *(found for item in value.values() for found in references(item))]
        return [found for item in value for found in references(item)] if isinstance(value, list) else []

    def leads(reference: str) -> bool:
        held: Any = described()
        for step in reference.removeprefix("#/").split("/"):
            held = held.get(step) if isinstance(held, dict) else None
        return held is not None

    assert [reference for reference in references(described()) if not leads(reference)] == []


@pytest.mark.parametrize("name", sorted(described()["components"]["schemas"]))
def test_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(described()["components"]["schemas"][name])


def test_every_operation_is_told_in_words() -> None:
    for _, path, row in operations():
        assert row["summary"], path
        assert row["description"], path
        assert row["tags"][0] in {tag["name"] for tag in openapi.TAGS}, path
        assert all("description" in parameter or "$ref" in parameter for parameter in row["parameters"]), path
    ids = [row["operationId"] for _, _, row in operations()]
    assert len(set(ids)) == len(ids)


def test_every_problem_has_a_status_that_is_described() -> None:
    assert {str(kind.status) for kind in problems.KINDS.values()} <= set(described()["components"]["responses"])


@pytest.mark.parametrize("name", ASKING)
def test_examples_of_questions_are_answered_as_described(name: str, post: Post) -> None:
    asked = question(operation(name))
    for example in asked["examples"].values():
        answer = post(name, example["value"])
        assert wrong(asked["schema"], example["value"]) == []
        assert answer.status_code == 200
        assert wrong(content(operation(name))["schema"], answer.json()) == []


@pytest.mark.parametrize("name", ASKING)
def test_example_of_an_answer_is_what_comes(name: str, post: Post) -> None:
    asked, shown = question(operation(name)), content(operation(name))["examples"]
    for id, example in shown.items():
        data = post(name, asked["examples"][id]["value"]).json()
        if name == "survey":
            data["entries"] = data["entries"][: openapi.SHOWN]
        assert example["value"] == data
        assert wrong(content(operation(name))["schema"], example["value"]) == []


READING = [(path, row) for method, path, row in operations() if method == "get" and is_open(row)]


@pytest.mark.database
@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(("path", "row"), READING, ids=[path for path, _ in READING])
def test_answer_to_the_example_of_a_path_is_as_described(client: Client, path: str, row: dict[str, Any]) -> None:
    for parameter in row["parameters"]:
        if parameter.get("in") == "path":
            path = path.replace(f"{{{parameter['name']}}}", parameter["example"])
    answer = client.get(path)

    assert answer.status_code == 200
    schema = content(row)["schema"]
    assert "$ref" not in schema or wrong(schema, answer.json()) == []


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("agreements/none", None),
        ("agreements?on=x&y=1", None),
        ("works?limit=0", None),
        ("assess", b"{"),
        ("assess", b"{}"),
        ("survey", b'{"dossier": {"producers": 1, "people": [{}]}}'),
    ],
)
def test_problem_is_as_described(client: Client, address: str, body: bytes | None) -> None:
    path = f"/api/v1/{address}"
    answer = client.get(path) if body is None else client.post(path, body, content_type="application/json")

    assert answer.status_code >= 400
    assert wrong({"$ref": f"{COMPONENTS}Problem"}, answer.json()) == []


def test_index_lists_every_operation(client: Client) -> None:
    for address in ("/api/v1/", "/api/v1"):
        rows = client.get(address).json()["operations"]
        assert [(row["method"], row["address"]) for row in rows] == [(m.upper(), path) for m, path, _ in operations()]
    assert client.get("/api/").json()["versions"]["v1"]["address"] == "/api/v1/"
