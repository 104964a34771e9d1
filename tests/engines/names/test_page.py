"""The page on names says what the engine does."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from diptych.engines.names import folding, forms
from diptych.engines.names.romanise import SCHEMES

PAGE = Path(__file__).parents[3] / "docs" / "names.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def named(page: str, heading: str) -> set[str]:
    """What stands as code in the first column of the tables under a heading."""
    section = re.split(r"^#+ ", page.partition(f"# {heading}\n")[2], flags=re.MULTILINE)[0]
    firsts = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {code for first in firsts for code in re.findall(r"`([^`]+)`", first)}


def test_python_of_the_page_prints_what_it_shows(page: str) -> None:
    found = 0
    for number, snippet in enumerate(re.findall(r"```python\n(.*?)```", page, re.DOTALL)):
        example = doctest.DocTestParser().get_doctest(snippet, {}, f"names.md, {number}", str(PAGE), 0)
        found += len(example.examples)
        assert doctest.DocTestRunner().run(example).failed == 0
    assert found


def test_every_note_is_on_the_page(page: str) -> None:
    sources = [Path(module.__file__).read_text(encoding="utf-8") for module in (folding, forms)]
    codes = {code for source in sources for code in re.findall(r'Note\(\s*code="(\w+)"', source)}
    codes |= {"direction_removed", "unseen_removed", "control_removed", "no_letters", "empty"}
    assert named(page, "What is said") == codes


def test_every_scheme_is_on_the_page(page: str) -> None:
    assert named(page, "How a name is written in other letters") == set(SCHEMES)
