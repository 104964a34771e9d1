"""The published JSON Schemas agree with the readers: what is shipped validates, what is of wrong form both refuse."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from diptych import agreements
from diptych.engines.treaty import dossier_format, pack_format
from diptych.engines.treaty.rules import KINDS
from diptych.engines.values import shape
from diptych.engines.values.errors import Malformed
from diptych.faces.cli import main
from diptych.kernel.documents import parse_document, read_document

PACK = Draft202012Validator(pack_format.schema())
DOSSIER = Draft202012Validator(dossier_format.schema())
FOLDER = Path(agreements.HERE)
README = Path(__file__).parents[1] / "README.md"


def typed(data: Any) -> Any:
    """Plain data as other YAML readers give it: unquoted numbers are numbers (the product keeps them as written)."""
    if isinstance(data, dict):
        return {key: typed(item) for key, item in data.items()}
    if isinstance(data, list):
        return [typed(item) for item in data]
    if isinstance(data, str) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", data):
        return float(data) if "." in data else int(data)
    return data


def wrong(validator: Draft202012Validator, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize("schema", [PACK.schema, DOSSIER.schema], ids=["agreement", "dossier"])
def test_schema_is_one(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", ["agreement", "dossier"])
def test_schema_is_printed_by_the_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out) == {"agreement": PACK, "dossier": DOSSIER}[name].schema


@pytest.mark.parametrize("id", agreements.ids())
def test_pack_validates(id: str) -> None:
    data = read_document(FOLDER / id / "pack.yaml").data

    assert wrong(PACK, data) == []
    assert wrong(PACK, typed(data)) == []


@pytest.mark.parametrize("id", agreements.ids())
def test_pack_is_valid_with_all_its_references(id: str) -> None:
    """The library trusts what it ships and skips this when it loads."""
    assert pack_format.read_agreement(agreements.pack_data(id)).id == id


@pytest.mark.parametrize("name", agreements.example_ids())
def test_example_validates(name: str) -> None:
    data = read_document(FOLDER / "examples" / f"{name}.yaml").data

    assert wrong(DOSSIER, data) == []
    assert wrong(DOSSIER, typed(data)) == []


@pytest.mark.parametrize("name", agreements.example_ids())
def test_written_dossier_validates(name: str) -> None:
    assert wrong(DOSSIER, dossier_format.write_dossier(agreements.example(name))) == []


@pytest.mark.parametrize("id", agreements.ids())
def test_dossiers_of_worked_cases_validate(id: str) -> None:
    cases = read_document(FOLDER / id / "cases.yaml").data["cases"]

    found = {case["id"]: wrong(DOSSIER, case["dossier"]) for case in cases if "dossier" in case}
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_dossier_of_the_readme_validates() -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)

    assert wrong(DOSSIER, parse_document(text.encode(), name="README.md").data) == []


ACCEPTED = [
    (shape.TEXT, "a word"),
    (shape.SLUG, "ru-studio.2_b"),
    (shape.FLAG, True),
    (shape.COUNT, 41),
    (shape.COUNT, "1 200"),
    (shape.SHARE, "20 %"),
    (shape.SHARE, "19.998%"),
    (shape.SHARE, "1/3"),
    (shape.SHARE, "0.25"),
    (shape.SHARE, 1),
    (shape.NUMBER, "-2.5"),
    (shape.RATE, "11.25"),
    (shape.RATE, "11 250.5"),
    (shape.DATE, "2026-06-15"),
    (shape.DATE, "2026-06"),
    (shape.DATE, 2026),
    (shape.MONEY, "500 000 000 RUB"),
    (shape.MONEY, "EUR 1_000.50"),
    (shape.MONEY, "1\u202f000\u00a0000 CNY"),
    (shape.COUNTRY, "NO"),
    (shape.CURRENCY, "CNY"),
    (shape.LANGUAGE, "zh-Hans"),
    (shape.ListOf(shape.COUNTRY), ["RU", "CN"]),
    (shape.ListOf(shape.COUNTRY), "RU"),
    (shape.ListOf(shape.MONEY), "500 RUB"),
    (shape.MapOf(shape.LANGUAGE, shape.TEXT), {"ru": "да"}),
    (shape.MapOf(shape.SLUG, shape.FLAG), {"script": None}),
]

REFUSED = [
    (shape.TEXT, "   "),
    (shape.TEXT, ["a"]),
    (shape.SLUG, "two words"),
    (shape.FLAG, "true"),
    (shape.FLAG, "yes"),
    (shape.COUNT, "four"),
    (shape.COUNT, True),
    (shape.COUNT, -1),
    (shape.SHARE, "20"),
    (shape.SHARE, 20),
    (shape.SHARE, "19,998 %"),
    (shape.NUMBER, "1,5"),
    (shape.RATE, "-1"),
    (shape.DATE, "15.06.2026"),
    (shape.DATE, "2026-6-15"),
    (shape.MONEY, "500"),
    (shape.MONEY, 500),
    (shape.MONEY, "-500 RUB"),
    (shape.MONEY, "500 rub"),
    (shape.COUNTRY, "Russia"),
    (shape.COUNTRY, False),
    (shape.CURRENCY, "¥"),
    (shape.LANGUAGE, "Chinese"),
    (shape.ListOf(shape.COUNTRY), ["RU", None]),
    (shape.ListOf(shape.COUNTRY), {"RU": True}),
    (shape.MapOf(shape.LANGUAGE, shape.TEXT), {"Russian": "да"}),
    (shape.MapOf(shape.LANGUAGE, shape.TEXT), "да"),
]


def reads(form: shape.Shape, value: Any) -> bool:
    try:
        shape.read(form, value)
    except Malformed:
        return False
    return True


@pytest.mark.parametrize(("form", "value"), ACCEPTED, ids=lambda item: getattr(item, "expected", repr(item)))
def test_value_that_is_read_validates(form: shape.Shape, value: Any) -> None:
    assert (reads(form, value), wrong(Draft202012Validator(form.schema()), value)) == (True, [])


@pytest.mark.parametrize(("form", "value"), REFUSED, ids=lambda item: getattr(item, "expected", repr(item)))
def test_value_of_wrong_form_is_refused_by_both(form: shape.Shape, value: Any) -> None:
    assert (reads(form, value), Draft202012Validator(form.schema()).is_valid(value)) == (False, False)


def pack() -> dict[str, Any]:
    data: Any = deepcopy(agreements.pack_data("rucn-2017"))
    return dict(data)


BROKEN = [
    ("no format", lambda data: data.pop("diptych")),
    ("no parties", lambda data: data.pop("parties")),
    ("no rules", lambda data: data.update(rules=[])),
    ("unknown field", lambda data: data.update(colour="red")),
    ("unknown kind", lambda data: data["rules"][0].update(kind="magic")),
    ("kind that is a list", lambda data: data["rules"][0].update(kind=[])),
    ("no kind", lambda data: data["rules"][0].pop("kind")),
    ("no title", lambda data: data["rules"][0].pop("title")),
    ("field of another kind", lambda data: data["rules"][0]["test"].update(years=4)),
    ("event of no kind", lambda data: data["status"][0].update(event="sung")),
]


@pytest.mark.parametrize("damage", [damage for _, damage in BROKEN], ids=[name for name, _ in BROKEN])
def test_broken_pack_is_refused_by_both(damage: Any) -> None:
    data = pack()
    damage(data)

    assert wrong(PACK, data) != []
    with pytest.raises(Malformed):
        pack_format.read_agreement(data)


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("test", [None, {}], ids=["null", "empty"])
def test_rule_without_a_test_is_refused_where_its_kind_needs_one(kind: str, test: Any) -> None:
    data = pack()
    data["rules"] = [{**data["rules"][0], "kind": kind, "test": test}]
    needs = bool(getattr(KINDS[kind].shape, "required", ()))

    assert bool(wrong(PACK, data)) == needs
    if needs:
        with pytest.raises(Malformed):
            pack_format.read_agreement(data)
    else:
        pack_format.read_agreement(data)


def lost(data: dict[str, Any]) -> list[tuple[Any, ...]]:
    with pytest.raises(Malformed) as caught:
        pack_format.read_agreement(data)
    return [(t.code, t.path, t.found, t.expected) for t in caught.value.troubles]


def test_text_missing_in_a_language_is_named_wherever_it_stands() -> None:
    data = pack()
    rule = next(rule for rule in data["rules"] if rule["kind"] == "discretion")
    index = data["rules"].index(rule)
    del rule["test"]["question"]["ru"]
    data["open"][0]["zh-hans"] = None

    assert lost(data) == [
        ("missing_language", ("rules", index, "test", "question"), None, "ru"),
        ("missing_language", ("open", 0), None, "zh-hans"),
    ]


def test_reference_that_leads_nowhere_is_named() -> None:
    data = pack()
    share = next(rule for rule in data["rules"] if rule["kind"] == "share")
    index = data["rules"].index(share)
    share["test"]["minimum"] = "$nowhere"
    share["sources"] = [*share["sources"], "nobody"]
    share["layer"] = "nothing"
    heads = {"of": "minority", "any_of": [{"wizard": 1}]}
    data["rules"].append(
        {**share, "id": "HEADS", "kind": "composition", "test": heads, "sources": share["sources"][:1]}
    )

    del data["rules"][-1]["layer"]
    last = len(data["rules"]) - 1
    assert lost(data) == [
        ("unknown_reference", ("rules", index, "sources", 2), "nobody", "sources"),
        ("unknown_reference", ("rules", index, "test"), "$nowhere", "parameters"),
        ("unknown_reference", ("rules", index, "layer"), "nothing", "guidelines"),
        ("unknown_reference", ("rules", last, "test"), "wizard", "parts"),
    ]
