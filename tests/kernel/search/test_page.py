"""The page on search says what the tokenizer and the questions do."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from diptych.kernel.search import asking, planning, spelling

PAGE = Path(__file__).parents[3] / "docs" / "search.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def named(page: str, heading: str) -> set[str]:
    """What stands as code in the first column of the table under a heading."""
    section = re.split(r"^#+ ", page.partition(f"# {heading}\n")[2], flags=re.MULTILINE)[0]
    firsts = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {code for first in firsts for code in re.findall(r"`([^`]+)`", first)}


def test_python_of_the_page_prints_what_it_shows(page: str) -> None:
    found = 0
    for number, snippet in enumerate(re.findall(r"```python\n(.*?)```", page, re.DOTALL)):
        example = doctest.DocTestParser().get_doctest(snippet, {}, f"search.md, {number}", str(PAGE), 0)
        found += len(example.examples)
        assert doctest.DocTestRunner().run(example).failed == 0
    assert found


def test_every_note_on_a_question_is_on_the_page(page: str) -> None:
    sources = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in (asking, planning)]
    codes = {code for source in sources for code in re.findall(r'Note\(\s*code="(\w+)"', source)}
    assert named(page, "What is said of it") == codes | {"nothing_asked"}


def test_every_kind_of_key_is_on_the_page(page: str) -> None:
    names = ("Роман", "张艺谋")
    assert named(page, "How suggestions are found") == {key.how for name in names for key in spelling.keys_of(name)}
