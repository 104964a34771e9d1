"""The design system's own rules: contrast that can be read, and a living page that leaves no script out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diptych.faces.portal.specimens import SCRIPTS
from diptych.faces.portal.views.design import contrast

TOKENS = Path(__file__).parents[4] / "frontend" / "src" / "styles" / "tokens.css"
PAIRS = {
    name: colours
    for name, *colours in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", TOKENS.read_text("utf-8"))
}
WORDS = ("ink", "ink-2", "ink-3", "silk", "lake", "good", "warn")
GROUNDS = ("paper", "sheet", "silk-wash", "lake-wash")
LINES = ("edge", "silk-area", "lake-area")


def test_contrast_of_black_and_white_is_the_largest_there_is() -> None:
    assert contrast("#000000", "#ffffff") == 21.0


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("word", WORDS)
def test_words_can_be_read_on_every_ground(word: str, ground: str, theme: int) -> None:
    assert contrast(PAIRS[word][theme], PAIRS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize("line", LINES)
def test_lines_that_carry_meaning_can_be_seen(line: str, ground: str, theme: int) -> None:
    assert contrast(PAIRS[line][theme], PAIRS[ground][theme]) >= 3


def test_every_script_shows_the_same_specimens() -> None:
    assert {code: set(words) for code, words in SCRIPTS.items()} == {code: set(SCRIPTS["en"]) for code in SCRIPTS}
