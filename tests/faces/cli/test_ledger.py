"""``diptych ledger``: what it says of the ledger, in words and for machines."""

from __future__ import annotations

import ast
import io
import json
import sys
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from diptych.faces.cli import ledger as command
from diptych.faces.cli.progress import Progress
from diptych.faces.wording.ledger import BREAKS
from diptych.kernel.audit.queries import walk
from diptych.kernel.texts import Language
from tests.faces.cli.conftest import Run
from tests.faces.cli.serving import ends
from tests.kernel.audit.ledger import CREATE, IMPORT, fill, head, tamper, thing, write


@pytest.fixture(autouse=True)
def mark(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path / "data"
    return tmp_path / "data" / "ledger-head.json"


# Verifying ------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_ledger_that_is_whole_is_said_with_its_end(run: Run) -> None:
    fill(1200)
    assert run("ledger", "verify") == (
        0,
        f"The ledger is whole: 1,200 entries, nothing altered, nothing removed.\nIt ends with: {head()[1]}\n",
        "",
    )


@pytest.mark.django_db
def test_empty_ledger_is_said(run: Run) -> None:
    assert run("ledger", "verify") == (0, "The ledger has no entries yet.\n", "")


@pytest.mark.django_db
def test_broken_ledger_is_said_with_its_first_break(run: Run) -> None:
    fill(10)
    tamper("UPDATE audit_entry SET reason = 'x' WHERE sequence IN (7, 4)")
    answer = run("ledger", "verify")
    assert (answer.code, answer.err) == (1, "")
    assert answer.out.splitlines() == [
        "✗ Entry 4 was altered: it does not say what it said when it was written.",
        "3 entries before it are good.",
    ]


@pytest.mark.django_db
def test_missing_end_is_said_with_the_way_out(run: Run, mark: Path) -> None:
    fill(10)
    assert run("ledger", "verify").code == 0
    tamper("DELETE FROM audit_entry", "DELETE FROM audit_head")
    answer = run("ledger", "verify")
    today = Language("en").date(timezone.now().date())
    assert answer.code == 1
    assert " ".join(answer.out.split()) == (
        f"✗ The end is missing: entries 1 to 10, which were there when the ledger was verified on {today}. "
        f"If this is another database or an earlier copy, delete {mark} and verify again."
    ).replace("\u00a0", " ")


@pytest.mark.django_db
def test_verification_as_json(run: Run) -> None:
    fill(5)
    ended = head()[1]
    assert run("ledger", "verify", "--json").data == {"good": True, "entries": 5, "hash": ended, "last_time": None}
    fill(5, begin=6)
    tamper("DELETE FROM audit_entry WHERE sequence IN (7, 8)")
    answer = run("ledger", "verify", "--json")
    assert (answer.code, answer.err) == (1, "")
    last_time = answer.data["last_time"]
    assert {**answer.data, "hash": "", "last_time": {**last_time, "at": ""}} == {
        "good": False,
        "entries": 6,
        "hash": "",
        "last_time": {"entries": 5, "hash": ended, "at": ""},
        "broken": {"code": "removed", "sequence": 7, "last": 8, "message": "Entries are missing: 7 to 8."},
    }


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ru", "zh-hans"])
def test_verification_speaks(run: Run, language: str) -> None:
    fill(5)
    tamper("DELETE FROM audit_entry WHERE sequence = 3")
    out = run("ledger", "verify", "--language", language).out
    assert out.startswith("✗ ")
    assert "missing" not in out


def test_every_way_to_break_has_a_sentence() -> None:
    """And no sentence waits for a break that is never found."""
    tree = ast.parse(Path(walk.__file__).read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    codes = {k.value.value for c in calls for k in c.keywords if k.arg == "code" and isinstance(k.value, ast.Constant)}
    handed_on = {
        c.args[0].value for c in calls if ast.unparse(c.func) == "self._gap" and isinstance(c.args[0], ast.Constant)
    }
    assert codes | handed_on == set(BREAKS)


def test_site_that_was_never_opened_is_refused(tmp_path: Path) -> None:
    code, out, err = ends(tmp_path, "ledger", "verify")
    assert (code, out) == (64, "")
    assert err.startswith("The database cannot be used (no such table: audit_entry).")


@pytest.mark.django_db
def test_mark_that_is_none_is_refused(run: Run, mark: Path) -> None:
    mark.parent.mkdir()
    mark.write_text("{}")
    answer = run("ledger", "verify")
    assert (answer.code, answer.out) == (64, "")
    assert answer.err.startswith(f"{mark} does not say how far the ledger was verified before.")


# Progress -------------------------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.django_db
def test_progress_is_shown_on_a_terminal_and_cleared(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    fill(5)
    monkeypatch.setattr(walk, "BATCH", 2)
    monkeypatch.setattr(sys, "stderr", terminal)
    run("ledger", "verify")
    assert terminal.getvalue().split("\r\x1b[K") == [
        "",
        "0 of 5 entries are good …",
        "2 of 5 entries are good …",
        "4 of 5 entries are good …",
        "5 of 5 entries are good …",
        "",
    ]


def test_progress_is_cleared_when_work_ends_early(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    def interrupted() -> None:
        with Progress(Language("ru"), "{done}/{all}") as progress:
            progress(10000, 20000)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.getvalue() == "\r\x1b[K10\u00a0000/20\u00a0000\r\x1b[K"


def test_progress_is_no_business_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with Progress(Language("en"), "{done}/{all}") as progress:
        progress(1, 2)
    assert file.getvalue() == ""


# Showing --------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_entries_are_shown_newest_last(run: Run) -> None:
    write(1, code=CREATE, before=None, after={"title": "红丝绸", "year": 2026}, reason="", label="红丝绸")
    write(2, by=IMPORT, thing=thing(7))
    assert run("ledger", "show") == (
        0,
        "1  Thing created: 红丝绸\n"
        "    2026-11-21 12:00:01 UTC · Анна Ли (RU) · slate.draft:2\n"
        "    title: – → 红丝绸\n"
        "    year: – → 2026\n"
        "2  Thing renamed: Красный шёлк 2\n"
        "    2026-11-21 12:00:02 UTC · diptych import · slate.draft:7\n"
        '    tags: – → ["a", null, true]\n'
        "    title: name 2 → name 3\n"
        "    year: – → 2026\n"
        "    Reason: as printed\n",
        "",
    )


@pytest.mark.django_db
def test_label_is_that_of_the_reader(run: Run) -> None:
    write(1, label={"ru": "Красный шёлк", "zh-hans": "红丝绸"})
    assert "红丝绸" in run("ledger", "show", "--language", "zh-hans").out


@pytest.mark.django_db
def test_entries_of_one_thing_are_shown(run: Run) -> None:
    fill(9)
    found = run("ledger", "show", "--thing", "slate.Draft:2", "--json").data
    assert [entry["sequence"] for entry in found] == [1, 4, 7]


@pytest.mark.django_db
def test_as_many_entries_are_shown_as_asked_for(run: Run) -> None:
    fill(30)
    shown = [entry["sequence"] for entry in run("ledger", "show", "--json").data]
    assert shown == list(range(11, 31))
    assert [entry["sequence"] for entry in run("ledger", "show", "--last", "3", "--json").data] == [28, 29, 30]
    assert run("ledger", "show", "--thing", "slate.draft:1", "--last", "1").out.startswith("30  Thing renamed")


@pytest.mark.django_db
def test_entry_as_json_has_everything(run: Run) -> None:
    entry = write(1)
    (found,) = run("ledger", "show", "--json").data
    expected: dict[str, Any] = {name: value for name, value in vars(entry).items() if name != "_state"}
    expected["at"] = entry.at.astimezone(UTC).isoformat()
    assert found == json.loads(json.dumps(expected))


@pytest.mark.django_db
def test_nothing_recorded_is_said(run: Run) -> None:
    assert run("ledger", "show") == (0, "Nothing is recorded.\n", "")
    assert run("ledger", "show", "--json").data == []
    assert run("ledger", "show", "--thing", "works.work:1") == (0, "Nothing is recorded.\n", "")


@pytest.mark.django_db
def test_what_was_typed_cannot_steer_the_terminal(run: Run) -> None:
    write(1, label="\x1b[2Jred\u202e", reason="\x07\n2  Thing renamed: forged", after={"title": "a\rb\x9b"})
    out = run("ledger", "show").out
    assert {char for char in out if not char.isprintable()} == {"\n"}
    assert [line for line in out.splitlines() if not line.startswith(" ")] == ["1  Thing renamed: ·[2Jred·"]


@pytest.mark.parametrize("found", ["", "works", "works.work", "works.work:", "work:1", "a.b.c:1", ":1"])
def test_thing_that_is_none_is_refused(run: Run, found: str) -> None:
    answer = run("ledger", "show", "--thing", found)
    assert (answer.code, answer.out) == (64, "")
    assert answer.err == f"“{found}” names no thing of the ledger; write its type and its id, as in works.work:12.\n"


@pytest.mark.parametrize("found", ["0", "-1", "x", "1.5", "٣", str(command.MOST + 1), "9" * 5000])
def test_number_that_cannot_be_meant_is_refused(run: Run, found: str) -> None:
    answer = run("ledger", "show", f"--last={found}")
    assert (answer.code, answer.out) == (64, "")
    assert answer.err.startswith("--last: “")
