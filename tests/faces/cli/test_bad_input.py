"""Bad input of every kind: the file, the line, the field, what was expected; exit code 64; nothing half-written."""

from __future__ import annotations

import builtins
import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faces.cli.conftest import Run

Write = Callable[[str, str | bytes], Path]

PRODUCERS = """\
budget: 100 EUR
producers:
  - id: a
    country: CN
    money: 60 EUR
  - id: b
    country: NL
    money: 40 EUR
"""

CASES: dict[str, tuple[str, int, str]] = {
    # name: (the dossier, the line of the trouble, what is said of it)
    "list where a word belongs": ("form:\n  - fiction\n", 1, "form: “[…]” is not among those known"),
    "word where a list belongs": ("producers: me\n", 1, "producers: found “me”, expected a list."),
    "word where fields belong": ("title: Red Silk\n", 1, "title: found “Red Silk”, expected fields with their values."),
    "number where yes or no belongs": ("example: 1\n", 1, "example: found “1”, expected true or false."),
    "words where a number belongs": ("minutes: ninety\n", 1, "minutes: found “ninety”, expected a whole number."),
    "half a minute": ("minutes: 90.5\n", 1, "minutes: found “90.5”, expected a whole number."),
    "a whole file that is a list": ("- form: fiction\n", 1, "the whole file: found “[…]”, expected fields"),
    "unknown form": ("id: x\nform: opera\n", 2, "“opera” is not among those known here: fiction, documentary"),
    "unknown field": ("id: x\nbuget: 1 EUR\n", 2, "buget: there is no such field; known here: "),
    "field that looks like a line": ("line x: 1\n", 1, "line x: there is no such field"),
    "missing field": ("producers:\n  - name: A\n", 2, "producers[0]: the field “id” is missing."),
    "another format": ("diptych: dossier/9\n", 1, "The file must begin with “diptych: dossier/1”."),
    "unknown country": ("producers:\n  - id: a\n    country: UK\n", 3, "producers[0].country: “UK” is not a country"),
    "country written out": ("producers:\n  - {id: a, country: China}\n", 2, "“China” is not a country code"),
    "unknown currency": ("budget: 100 XYZ\n", 1, "budget: “100 XYZ” is not a currency"),
    "currency of a rate": ("rates:\n  - {base: CNY, quote: RMB, rate: 1}\n", 2, "rates[0].quote: “RMB” is not a curr"),
    "money without a currency": ("budget: 100\n", 1, "budget: found “100”, expected"),
    "money with a comma": ("budget: 1,5 EUR\n", 1, "budget: found “1,5 EUR”, expected"),
    "negative money": ("budget: -5 EUR\n", 1, "budget: “-5 EUR” is negative"),
    "no money at all": ("budget: 0 EUR\n", 1, "budget: “0 EUR” cannot be meant"),
    "absurd money": ("budget: 9999999999999999 EUR\n", 1, "cannot be meant; the limit is 1000000000000000."),
    "money beyond all digits": (f"budget: {'9' * 500} EUR\n", 1, "budget: found “999"),
    "negative share": ("producers:\n  - {id: a, share: -5 %}\n", 2, "producers[0].share: “-5 %” is less than 0."),
    "share above the whole": ("producers:\n  - {id: a, share: 120 %}\n", 2, "“120 %” is more than 1."),
    "share without its sign": ("producers:\n  - {id: a, share: 20}\n", 2, "producers[0].share: found “20”, expected"),
    "share of nothing": ("producers:\n  - {id: a, share: 1/0}\n", 2, "producers[0].share: found “1/0”, expected"),
    "rate of nothing": ("rates:\n  - {base: CNY, quote: RUB, rate: 0}\n", 2, "rates[0].rate: “0” is less than"),
    "two rates": (
        "rates:\n  - {base: CNY, quote: RUB, rate: 11}\n  - {base: RUB, quote: CNY, rate: 2}\n",
        3,
        "rates[1]: “RUB/CNY” stands here twice",
    ),
    "rate into itself": ("rates:\n  - {base: CNY, quote: CNY, rate: 1}\n", 2, "rates[0]: CNY/CNY converts a currency"),
    "more than the budget": (
        PRODUCERS.replace("60 EUR", "70 EUR"),
        2,
        "producers: contributions come to 110 EUR = 110 %, more than the budget of 100 EUR.",
    ),
    "less than the budget": (
        PRODUCERS.replace("60 EUR", "59.99 EUR") + "complete: producers\n",
        2,
        "producers: contributions come to 99.99 EUR = 99.99 %, less than the budget of 100 EUR.",
    ),
    "shares above the whole": (
        "producers:\n  - {id: a, share: 60 %}\n  - {id: b, share: 50 %}\n",
        1,
        "producers: contributions come to 110 %, more than the budget of 100 %.",
    ),
    "shares below the whole": (
        "complete: producers\nproducers:\n  - {id: a, share: 60 %}\n  - {id: b, share: 30 %}\n",
        2,
        "producers: contributions come to 90 %, less than the budget of 100 %.",
    ),
    "share and money at once": (
        "budget: 9 EUR\nproducers:\n  - id: a\n    money: 1 EUR\n    share: 20 %\n",
        5,
        "producers[0].share: give either a share or amounts of money, not both.",
    ),
    "producer twice": (PRODUCERS.replace("id: b", "id: a"), 6, "producers[1].id: “a” stands here twice; keep one."),
    "person twice": (
        "people:\n  - {id: a, name: Roman Karmen}\n  - {id: b, name: roman  KARMEN}\n",
        3,
        "people[1].name: roman  KARMEN is already listed as “a”; one person counts once.",
    ),
    "person counted for two countries": (
        "people:\n  - id: a\n    nationality: [CN, NL]\n    counted_as: RU\n",
        4,
        "people[0].counted_as: counted as RU, but the nationalities given are CN, NL.",
    ),
    "circular ownership": (
        "producers:\n"
        "  - {id: a, links: [{to: b, kind: ownership}]}\n"
        "  - {id: b, links: [{to: c, kind: ownership}]}\n"
        "  - {id: c, links: [{to: a, kind: ownership}]}\n",
        2,
        "producers[0].links: ownership runs in a circle: a → b → c → a.",
    ),
    "circle behind a chain": (
        "producers:\n"
        "  - {id: a, links: [{to: b, kind: ownership}]}\n"
        "  - {id: b, links: [{to: c, kind: ownership}]}\n"
        "  - {id: c, links: [{to: b, kind: ownership}]}\n",
        3,
        "producers[1].links: ownership runs in a circle: b → c → b.",
    ),
    "circle of owners by name": (
        "producers:\n"
        "  - {id: a, name: Studio A, owners: [{name: Studio B}]}\n"
        "  - {id: b, name: Studio B, owners: [{name: Studio A}]}\n",
        2,
        "producers[0].owners: ownership runs in a circle: a → b → a.",
    ),
    "tie to oneself": ("producers:\n  - {id: a, links: [{to: a}]}\n", 2, "ownership runs in a circle: a → a."),
    "tie to nobody": ("producers:\n  - {id: a, links: [{to: x}]}\n", 2, "“x” is not among the producers of this file."),
    "owners above the whole": (
        "producers:\n  - {id: a, owners: [{share: 60 %}, {share: 50 %}]}\n",
        2,
        "producers[0].owners: the owners' shares come to 110 %, more than 100 %.",
    ),
    "day that is none": (
        "dates:\n  completed: 2026-02-30\n",
        2,
        "dates.completed: found “2026-02-30”, expected a date",
    ),
    "day written another way": ("dates:\n  completed: 15.06.2026\n", 2, "found “15.06.2026”, expected a date"),
    "dates out of order": (
        "dates:\n  shooting_start: 2026-06-15\n  completed: 2026-06-01\n",
        3,
        "dates.completed: 2026-06-01 comes before shooting_start 2026-06-15.",
    ),
    "dates out of order around a vague one": (
        "dates:\n  shooting_start: 2026-06\n  shooting_end: 2026\n  completed: 2026-05\n",
        4,
        "dates.completed: 2026-05 comes before shooting_start 2026-06.",
    ),
    "decided before filed": (
        "filings:\n  CN:\n    filed: 2026-05-16\n    decided: 2026-05-01\n",
        4,
        "filings.CN.decided: 2026-05-01 comes before filed 2026-05-16.",
    ),
    "final before provisional": (
        "decisions:\n"
        "  - {party: CN, stage: provisional, approved: true, on: 2026-05-01}\n"
        "  - {party: CN, stage: final, approved: true, on: 2026-04-01}\n",
        3,
        "decisions[1].on: 2026-04-01 comes before provisional 2026-05-01.",
    ),
    "older than film": ("filings:\n  CN:\n    filed: 0001-01-01\n", 3, "filings.CN.filed: 0001-01-01 is earlier than"),
    "beyond our days": ("dates:\n  festival: 9999\n", 2, "dates.festival: 9999 lies too far ahead"),
    "creative shares above the whole": (
        "producers:\n  - {id: a, creative: 60 %}\n  - {id: b, creative: 50 %}\n",
        1,
        "producers: together more than 100 %. creative 110 %",
    ),
    "work done more than once": (
        "places:\n  - {work: studio, share: 60 %}\n  - {work: studio, share: 50 %}\n",
        3,
        "places[1].share: together more than 100 %. studio 110 %",
    ),
    "footage above the whole": ("footage: {specially_shot: 60 %, archive: 50 %}\n", 1, "footage: together more than"),
    "unknown language": ("versions:\n  - {language: russian}\n", 2, "“russian” is not a language tag"),
    "duplicate key": ("form: fiction\nform: fiction\n", 2, "The key “form” stands twice; keep one."),
    "bomb of aliases": ("a: &a [x, x]\nb: [*a, *a]\n", 1, "Anchors and aliases (& and *) are not used here"),
    "bomb of brackets": ("a:\n  " + "[" * 5000, 2, "Nested too deeply; at most 40 levels."),
    "tag": ("form: !!python/name:os.system\n", 1, "Tags (!) are not used here"),
    "not YAML": ("form: [fiction\n", 2, "Not valid YAML: "),
    "control character": (
        'title: {en: "\\e[31mRed"}\n',
        1,
        "title.en: holds a control character (U+001B); leave it out.",
    ),
    "several documents": ("form: fiction\n---\nform: fiction\n", 2, "The file holds several documents; keep one."),
}


@pytest.mark.parametrize("name", CASES)
def test_dossier_is_refused_with_its_place(run: Run, write: Write, name: str) -> None:
    text, line, said = CASES[name]
    path = write("film.yaml", text)

    answer = run("assess", path, "--agreement", "nlcn-2015", "--html", "report.html")

    assert (answer.code, answer.out) == (64, "")
    first = answer.err.splitlines()[0]
    assert first.startswith(f"{path}:{line}:")
    assert said in first
    assert os.listdir(path.parent) == ["film.yaml"]


@pytest.mark.parametrize("name", [name for name in CASES if name != "field that looks like a line"])
@pytest.mark.parametrize("language", ["ru", "zh-hans"])
def test_refusal_is_spoken(run: Run, write: Write, name: str, language: str) -> None:
    text, line, said = CASES[name]
    path = write("film.yaml", text)

    answer = run("assess", path, "--language", language)

    assert answer.code == 64
    first = answer.err.splitlines()[0]
    assert first.startswith(f"{path}:{line}:")
    assert said not in first


def test_trouble_as_json(run: Run, write: Write) -> None:
    path = write("film.yaml", "id: x\nbudget: 100 XYZ\n")
    answer = run("assess", path, "--json")
    assert (answer.code, answer.err) == (64, "")
    assert answer.data == {
        "error": "malformed",
        "troubles": [
            {
                "file": str(path),
                "line": 2,
                "column": 1,
                "field": "budget",
                "code": "unknown_currency",
                "found": "100 XYZ",
                "expected": "ISO 4217",
                "message": "budget: “100 XYZ” is not a currency; write three letters of ISO 4217, as in CNY.",
            }
        ],
    }


def test_every_trouble_is_named_in_one_go(run: Run, write: Write) -> None:
    path = write("film.yaml", "budget: -5 EUR\nform: opera\nminutes: long\n")
    assert [line.split(":")[1] for line in run("assess", path).err.splitlines()] == ["1", "2", "3"]


def test_troubles_beyond_fifty_are_counted(run: Run, write: Write) -> None:
    path = write("film.yaml", "".join(f"wrong{n}: 1\n" for n in range(70)))
    lines = run("assess", path).err.splitlines()
    assert (len(lines), lines[-1]) == (51, "… and 20 more.")


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (b'{"budget": "1 EUR",\n "budget": "2 EUR"}', 2, "The key “budget” stands twice; keep one."),
        (b'{"minutes": 90,\n "budget": NaN}', 2, "Not valid JSON: NaN."),
        (b'{"minutes": Infinity}', 1, "Not valid JSON: Infinity."),
        (b'{"minutes": 1e3}', 1, "minutes: found “1e3”, expected a whole number."),
        (b'{\n\t"form": "opera"}', 2, "form: “opera” is not"),
        (b'{"form": "fiction"', 1, "Not valid JSON: "),
        (b"[" * 100_000, 1, "Nested too deeply; at most 40 levels."),
        (b'{"title": {"en": "\\ud800"}}', 1, "title.en: holds a control character (U+D800)"),
    ],
)
def test_json_dossier_is_refused_with_its_place(run: Run, write: Write, raw: bytes, line: int, said: str) -> None:
    path = write("film.json", raw)
    answer = run("assess", path)
    assert (answer.code, answer.out) == (64, "")
    assert answer.err.startswith(f"{path}:{line}:")
    assert said in answer.err


# The file itself -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("assess",), ("agreements", "validate")], ids=" ".join)
@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", ": The file is empty."),
        (b"# only a remark\n", ": The file is empty."),
        (b"form: fiction\ntitle: caf\xe9\n", ":2:11: The file is not UTF-8 text (byte 0xe9); save it as UTF-8."),
        ("form: fiction".encode("utf-16"), ":1:1: The file is not UTF-8 text (byte 0xff); save it as UTF-8."),
        (b"\x7fELF\x02\x01\x01\x00", ":1:1: the whole file: holds a control character (U+007F); leave it out."),
        (b"\x89PNG\r\n\x1a\n", ":1:1: The file is not UTF-8 text (byte 0x89); save it as UTF-8."),
        (b"a: " + b"x" * 10 * 1024 * 1024, ": The file is too large; at most 2 MiB."),
        (b"- " * 1_000_000, ":1:83: "),
        (b"{" * 1_000_000, ":1:2: "),
        (b"[" + b"1," * 300_000 + b"1]", ":1:"),
    ],
    ids=["empty", "remark", "latin-1", "utf-16", "ELF", "PNG", "10 MB", "dashes", "braces", "parts"],
)
def test_file_is_refused(run: Run, write: Write, command: tuple[str, ...], raw: bytes, said: str) -> None:
    path = write("film.yaml", raw)
    answer = run(*command, path)
    assert (answer.code, answer.out) == (64, "")
    assert answer.err.startswith(f"{path}{said}")


@pytest.mark.parametrize("command", [("assess",), ("agreements", "validate")], ids=" ".join)
@pytest.mark.parametrize("path", ["missing.yaml", "missing/film.yaml", "file/film.yaml"])
def test_missing_file_is_named(run: Run, write: Write, command: tuple[str, ...], path: str) -> None:
    write("file", "")
    assert run(*command, path) == (64, "", f"{path}: no such file.\n")


def test_folder_is_no_dossier(run: Run, tmp_path: Path) -> None:
    assert run("assess", tmp_path) == (64, "", f"{tmp_path}: a folder; name a file in it.\n")


@pytest.mark.parametrize("command", [("assess",), ("agreements", "validate")], ids=" ".join)
@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_path_that_is_none(run: Run, command: tuple[str, ...], path: str) -> None:
    answer = run(*command, path)
    assert (answer.code, answer.out) == (64, "")
    assert "cannot be read" in answer.err


def test_unreadable_file_is_named_with_the_reason(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated: for root, as in many containers, every file can be read."""
    path = str(write("film.yaml", "form: fiction\n"))
    real = builtins.open

    def closed(name: Any, *rest: Any, **options: Any) -> Any:
        if name == path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return real(name, *rest, **options)

    monkeypatch.setattr(builtins, "open", closed)
    assert run("assess", path) == (64, "", f"{path}: cannot be read (Permission denied).\n")


# The report ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["", "folder", "file/report.html", "a\0b"])
@pytest.mark.parametrize("mode", [(), ("--json",)], ids=["table", "json"])
def test_report_that_cannot_be_written_leaves_nothing(
    run: Run, write: Write, tmp_path: Path, target: str, mode: tuple[str, ...]
) -> None:
    write("file", "mine")
    write("folder/kept", "mine")

    answer = run("assess", "--example", "red-silk", "--html", target, *mode)

    assert answer.code == 64
    assert "cannot be written" in (answer.data["message"] if mode else answer.err)
    assert mode or not answer.out
    left = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["file", "folder/kept"]


def test_full_disk_leaves_the_old_report(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("report.html", "old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    answer = run("assess", "--example", "red-silk", "--html", path)

    assert answer == (64, "", f"{path}: cannot be written (No space left on device).\n")
    assert (path.read_text(), os.listdir(path.parent)) == ("old", ["report.html"])


def test_bad_dossier_leaves_the_old_report(run: Run, write: Write) -> None:
    path = write("report.html", "old")
    film = write("film.yaml", "budget: -5 EUR\n")
    assert run("assess", film, "--html", path).code == 64
    assert path.read_text() == "old"


def test_json_of_a_bad_report_is_one_document(run: Run) -> None:
    answer = run("assess", "--example", "red-silk", "--json", "--html", "")
    assert json.loads(answer.out)["error"] == "unwritable"


def test_what_was_typed_cannot_steer_the_terminal(run: Run) -> None:
    code, _, err = run("assess", "\x1b[2J\x9b1m.yaml")

    assert (code, err) == (64, "·[2J·1m.yaml: no such file.\n")
