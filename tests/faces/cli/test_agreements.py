"""``diptych agreements``: the library listed, one agreement shown, a pack in the making checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from diptych import agreements as library
from diptych.kernel import clock
from diptych.kernel.documents import read_document
from tests.faces.cli.conftest import Run

LANGUAGES = ("ru", "zh-hans", "en")
REFERENCE = Path(library.HERE) / "nlcn-2015" / "pack.yaml"


def test_list_as_json_keeps_its_contract(run: Run) -> None:
    answer = run("agreements", "list", "--json")

    assert (answer.code, answer.err) == (0, "")
    assert [row["id"] for row in answer.data] == list(library.ids())
    assert {tuple(row) for row in answer.data} == {("id", "layer", "parties", "forms", "status", "signed", "in_force")}


def test_row_of_the_reference_pack(run: Run) -> None:
    rows = {row["id"]: row for row in run("agreements", "list", "--json").data}
    assert rows["nlcn-2015"] == {
        "id": "nlcn-2015",
        "layer": "agreement",
        "parties": ["NL", "CN"],
        "forms": ["fiction", "documentary", "animation"],
        "status": "signed",
        "signed": "2015-10-26",
        "in_force": None,
    }


@pytest.mark.parametrize(
    ("day", "status"), [(date(1991, 1, 1), "not_yet"), (date(1993, 1, 1), "not_yet"), (date(1995, 1, 1), "in_force")]
)
def test_status_is_that_of_the_day(run: Run, monkeypatch: pytest.MonkeyPatch, day: date, status: str) -> None:
    monkeypatch.setattr(clock, "today", lambda: day)
    rows = {row["id"]: row["status"] for row in run("agreements", "list", "--json").data}
    assert rows["ets147"] == status


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_is_a_table(run: Run, language: str) -> None:
    answer = run("agreements", "list", "--language", language)

    assert answer.code == 0
    first = [line.split()[0] for line in answer.out.splitlines() if line and not line.startswith(" ")]
    assert first == list(library.ids())
    assert "_" not in answer.out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", library.ids())
def test_every_agreement_can_be_shown(run: Run, id: str, language: str) -> None:
    answer = run("agreements", "show", id, "--language", language)

    assert (answer.code, answer.err) == (0, "")
    shown = answer.out
    assert library.agreement(id).short[language] or id in shown
    assert [rule.id for rule in library.agreement(id).law(clock.today()).rules if rule.id not in shown] == []
    assert [brace for brace in "{}" if brace in shown] == []


def test_show_as_json_gives_the_pack_as_it_is_written(run: Run) -> None:
    data = run("agreements", "show", "nlcn-2015", "--json").data
    assert data["pack"] == read_document(REFERENCE).data


def test_show_gives_the_law_of_the_day(run: Run) -> None:
    before = run("agreements", "show", "cn-domestic", "--on", "2003-01-01").out
    after = run("agreements", "show", "cn-domestic", "--on", "2026-01-01").out
    assert before != after


def test_agreement_that_is_not_there_is_named_with_those_that_are(run: Run) -> None:
    answer = run("agreements", "show", "nowhere")
    assert (answer.code, answer.out) == (64, "")
    assert answer.err == f"There is no agreement “nowhere”. There are: {', '.join(library.ids())}.\n"


@pytest.mark.parametrize("id", ["", ".", "..", "examples", "../nlcn-2015", "nlcn-2015/"])
def test_agreement_is_an_id_and_no_path(run: Run, id: str) -> None:
    assert run("agreements", "show", id).code == 64


@pytest.mark.parametrize("id", library.ids())
def test_every_pack_is_valid(run: Run, id: str) -> None:
    answer = run("agreements", "validate", Path(library.HERE) / id)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"{id}: ")


def test_validate_as_json(run: Run) -> None:
    answer = run("agreements", "validate", REFERENCE, "--json")
    assert answer.data == {"id": "nlcn-2015", "rules": len(library.agreement("nlcn-2015").rules), "valid": True}


def test_folder_without_a_pack_is_said_to_have_none(run: Run, tmp_path: Path) -> None:
    answer = run("agreements", "validate", tmp_path)
    assert (answer.code, answer.err) == (64, f"{tmp_path}: no pack.yaml in this folder.\n")


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        ("  - id: NLCN-SCOPE\n", "  - id: NLCN-NAT\n", "rules[", "stands here twice"),
        ("layer: agreement\n", "layer: treaty\n", "layer", "is not"),
        ("confidence: A\n", "confidence: D\n", "confidence", "is not"),
        ("id: nlcn-2015\n", "", "", "“id” is missing"),
        ("id: nlcn-2015\n", "id: nlcn-2015\nauthor: me\n", "author", "there is no such field"),
        ("diptych: agreement/1\n", "", "", "diptych: agreement/1"),
        ("- country: CN\n", "- country: XX\n", "country", "not a country code"),
    ],
)
def test_slip_in_a_pack_is_named_with_its_line(
    run: Run, write: Callable[..., Path], old: str, new: str, field: str, said: str
) -> None:
    text = REFERENCE.read_text()
    assert old in text
    path = write("pack.yaml", text.replace(old, new, 1))

    answer = run("agreements", "validate", path)

    assert (answer.code, answer.out) == (64, "")
    line = answer.err.splitlines()[0]
    assert line.startswith(f"{path}:")
    assert line.split(":")[1].isdigit()
    assert field in line
    assert said in line


@pytest.mark.parametrize("ends_at", ["\nstatus:", "\nrules:\n", "\n    kind:", "\n    sources:", "\n    confidence:"])
def test_half_written_pack_is_refused_with_its_place(run: Run, write: Callable[..., Path], ends_at: str) -> None:
    text = REFERENCE.read_text()
    path = write("pack.yaml", text[: text.index(ends_at) + 1])

    answer = run("agreements", "validate", path)

    assert (answer.code, answer.out) == (64, "")
    assert answer.err
    assert [line for line in answer.err.splitlines() if not re.match(rf"{re.escape(str(path))}:\d+:\d+: ", line)] == []


def test_text_missing_in_a_language_is_named(run: Run, write: Callable[..., Path]) -> None:
    text = REFERENCE.read_text()
    start = text.index("\n  ru:")
    path = write("pack.yaml", text[:start] + text[text.index("\n", start + 1) :])
    answer = run("agreements", "validate", path)
    assert (answer.code, "the text in “ru” is missing" in answer.err) == (64, True)


@pytest.mark.parametrize("name", ["dossier", "agreement"])
def test_schema_is_printed(run: Run, name: str) -> None:
    answer = run("schema", name, "--json")
    assert (answer.code, answer.data["type"]) == (0, "object")
