"""The page on security under test: every test it names is there, and every line of the checklist is answered once."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/.-]+\.py)(?:::(\w+))?`", PAGE)))
ANSWERS = {"held", "by design", "no use", "site", "open", "open in part"}
LINE = re.compile(r"^\| ((?:\d+\.\d+\.\d+(?:, )?)+) \| (.+?) \| \*\*([a-z ]+)\*\*(.*?) \| (.+?) \|$", re.MULTILINE)


@cache
def functions_of(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_test_that_is_named_exists(path: str, name: str) -> None:
    assert (ROOT / path).exists()
    assert not name or name in functions_of(path)


def test_threats_are_tried() -> None:
    """Each line of the table of threats names tests."""
    (table,) = re.findall(r"^## Threats$(.*?)^\*\*What remains", PAGE, re.MULTILINE | re.DOTALL)
    lines = [line for line in table.splitlines() if line.startswith("| ") and not line.startswith("| threat ")]

    assert len(lines) > 15
    assert [line for line in lines if "`tests/" not in line.split("|")[3]] == []


def test_line_of_the_checklist_is_answered_once() -> None:
    lines = LINE.findall(PAGE)
    rows = [line for line in PAGE.splitlines() if re.match(r"\| \d", line)]
    numbers = [number for line in lines for number in line[0].split(", ")]

    assert len(lines) == len(rows)
    assert len(numbers) == len(set(numbers)) == 259
    assert {line[2] for line in lines} <= ANSWERS


def test_what_is_open_says_what_is_missing() -> None:
    assert [line[0] for line in LINE.findall(PAGE) if line[2].startswith("open") and len(line[3]) < 10] == []
