"""The page on search says what the tokenizer and the questions do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diptych.kernel.search import asking, planning, spelling
from tests.factories.documentation import named, text_of, wrong_snippets

PAGE = "search.md"


@pytest.fixture(scope="module")
def page() -> str:
    return text_of(PAGE)


def test_python_of_the_page_prints_what_it_shows() -> None:
    assert wrong_snippets(PAGE) == []


def test_every_note_on_a_question_is_on_the_page(page: str) -> None:
    sources = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in (asking, planning)]
    codes = {code for source in sources for code in re.findall(r'Note\(\s*code="(\w+)"', source)}
    assert named(page, "What is said of it") == codes | {"nothing_asked"}


def test_every_kind_of_key_is_on_the_page(page: str) -> None:
    names = ("Роман", "张艺谋")
    assert named(page, "How suggestions are found") == {key.how for name in names for key in spelling.keys_of(name)}
