"""``diptych import programme`` and ``diptych export programme``: what they print, and their exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from diptych.faces.cli import site
from diptych.kernel.audit.models import Entry
from diptych.registers.sources.models import Source
from tests.faces.cli.conftest import Run

pytestmark = pytest.mark.django_db

SOURCES = """\
schema: programme-sources/1
sources:
- id: tass
  outlet: TASS
  outlet_country: RU
  lang: ru
  date: 2025-02
  kind: news
  title: Красный шёлк
  title_supplied: false
  url: null
"""
AGENTS = """\
schema: programme-agents/1
agents:
- id: karmen
  kind: person
  names:
  - text: Роман Кармен
    lang: ru
    script: Cyrl
    type: preferred
    sources:
    - tass
"""


@pytest.fixture(autouse=True)
def _database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the tests is up to date, and has to stay open."""
    monkeypatch.setattr(site, "bring_up_to_date", lambda: None)


Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def folder(write: Write) -> str:
    write("bundle/sources.yaml", SOURCES)
    write("bundle/agents.yaml", AGENTS)
    return "bundle"


def test_import_says_what_is_new_and_then_that_nothing_changes(run: Run, folder: str) -> None:
    first, second = run("import", "programme", folder), run("import", "programme", folder)
    assert (first.code, second.code, first.err + second.err) == (0, 0, "")
    assert "Sources                   1    0        0          0" in first.out.splitlines()
    assert second.out.endswith("The registers hold all of this already; nothing changes.\n")
    entry = Entry.objects.order_by("sequence")[0]
    assert (entry.action, entry.actor_label) == ("sources.create_source", "diptych import")


def test_import_tells_machines_the_same(run: Run, folder: str) -> None:
    plain = {"created": [], "changed": [], "unchanged": 0, "kept": []}
    assert run("import", "programme", folder, "--dry-run", "--json").data == {
        "dry_run": True,
        "changes": 2,
        "kinds": {"source": {**plain, "created": ["tass"]}, "agent": {**plain, "created": ["karmen"]}},
        "compared": "all",
        "likely": {},
    }
    assert not Source.objects.exists()


def test_changed_and_kept_records_are_named(run: Run, folder: str, write: Write) -> None:
    run("import", "programme", folder)
    write("other/sources.yaml", SOURCES.replace("- id: tass", "- id: xinhua"))
    write("other/agents.yaml", AGENTS.replace("Роман Кармен", "Р. Кармен"))
    out = run("import", "programme", "other").out
    assert "karmen  names" in out
    assert "In the registers, not in the files; they stay: tass" in out


def test_every_trouble_is_named_by_file_line_record_and_field(run: Run, folder: str, write: Write) -> None:
    write("bundle/agents.yaml", AGENTS.replace("Роман", "Poман").replace("- tass", "- pravda").replace("Cyrl", "cyrl"))
    answer = run("import", "programme", folder)
    assert answer.code == 64
    assert answer.err.splitlines() == [
        "bundle/agents.yaml:8:5: karmen: names[0].script: found “cyrl”, expected a script, as in Cyrl.",
    ]
    write("bundle/agents.yaml", AGENTS.replace("- tass", "- pravda"))
    (row,) = run("import", "programme", folder, "--json").data["troubles"]
    assert (row["record"], row["field"], row["line"], row["code"]) == (
        *("karmen", "agents[0].names[0].sources[0]"),
        *(11, "unknown_id"),
    )
    assert row["message"] == (
        "karmen: names[0].sources[0]: “pravda” is not the id of a source that these files or the registers know."
    )
    assert not Source.objects.exists()


def test_broken_document_is_named(run: Run, folder: str, write: Write) -> None:
    write("bundle/works.yaml", "schema: programme-works/1\nworks: [")
    answer = run("import", "programme", folder)
    assert answer.code == 64
    assert answer.err.startswith("bundle/works.yaml:3:1: Not valid YAML")


@pytest.mark.parametrize("language", ["ru", "zh-hans", "en"])
def test_example_is_imported_and_exported_in_every_language(run: Run, language: str, tmp_path: Path) -> None:
    assert run("import", "programme", "--example", "china-russia-film", "--language", language).code == 0
    answer = run("export", "programme", "out", "--language", language)
    assert (answer.code, answer.err) == (0, "")
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == [
        *("agents", "agreements", "events", "programme", "sources", "works"),
    ]
    assert run("import", "programme", "out", "--json").data["changes"] == 0


def test_export_gives_machines_one_object(run: Run, folder: str) -> None:
    run("import", "programme", folder)
    found = run("export", "programme", "--json").data
    assert found == {"agents": yaml.safe_load(AGENTS), "sources": yaml.safe_load(SOURCES)}
    assert run("export", "programme", "out", "--json").data == {
        "out/agents.yaml": {"agents": 1},
        "out/sources.yaml": {"sources": 1},
    }


def test_export_leaves_a_folder_of_other_documents_alone(run: Run, folder: str, write: Write) -> None:
    run("import", "programme", folder)
    write("out/poems.yaml", "a: b")
    answer = run("export", "programme", "out")
    assert (answer.code, list(Path("out").iterdir())) == (64, [Path("out/poems.yaml")])
    assert "poems.yaml" in answer.err


def test_export_of_nothing_says_so(run: Run) -> None:
    assert run("export", "programme").out == "The registers are empty; nothing was written.\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "nothing_to_read"),
        (("a", "--example", "b"), "nothing_to_read"),
        (("nowhere",), "not_found"),
        (("--example", "nowhere"), "unknown_example"),
    ],
)
def test_what_cannot_be_imported_is_refused(run: Run, words: tuple[str, ...], code: str) -> None:
    answer = run("import", "programme", *words, "--json")
    assert (answer.code, json.loads(answer.out)["error"]) == (64, code)
