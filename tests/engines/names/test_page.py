"""The page on names says what the engine does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diptych.engines.names import folding, forms
from diptych.engines.names.romanise import SCHEMES
from diptych.faces.wording.matching import RULES
from tests.factories.documentation import named, text_of, wrong_snippets

PAGE = "names.md"


@pytest.fixture(scope="module")
def page() -> str:
    return text_of(PAGE)


def test_python_of_the_page_prints_what_it_shows() -> None:
    assert wrong_snippets(PAGE) == []


def test_every_note_is_on_the_page(page: str) -> None:
    sources = [Path(module.__file__).read_text(encoding="utf-8") for module in (folding, forms)]
    codes = {code for source in sources for code in re.findall(r'Note\(\s*code="(\w+)"', source)}
    codes |= {"direction_removed", "unseen_removed", "control_removed", "no_letters", "empty"}
    assert named(page, "What is said") == codes


def test_every_rule_is_on_the_page(page: str) -> None:
    assert named(page, "How two names are compared") >= set(RULES)


def test_every_scheme_is_on_the_page(page: str) -> None:
    assert named(page, "How a name is written in other letters") == set(SCHEMES)
