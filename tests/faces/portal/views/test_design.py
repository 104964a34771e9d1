"""The design system's own rules: contrast that can be read, and a living page that leaves no script out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from diptych.faces.portal.specimens import SCRIPTS
from diptych.faces.portal.specimens_slate import SLATE
from diptych.faces.portal.views.design import contrast

ROOT = Path(__file__).parents[4]
TEMPLATES = ROOT / "src" / "diptych" / "faces" / "portal" / "templates"
TOKENS = ROOT / "frontend" / "src" / "styles" / "tokens.css"
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


@pytest.mark.parametrize("specimens", [SCRIPTS, SLATE], ids=["parts", "parts of the slate"])
def test_every_script_shows_the_same_specimens(specimens: dict[str, dict[str, Any]]) -> None:
    assert set(specimens) == set(SCRIPTS)
    assert {code: set(words) for code, words in specimens.items()} == {code: set(specimens["en"]) for code in specimens}


def macros(name: str) -> set[str]:
    """The parts that a template offers to others."""
    found = re.findall(r"{%-? macro (\w+)\(", (TEMPLATES / name).read_text("utf-8"))
    return {part for part in found if not part.startswith("_")}


def test_page_shows_every_part_of_a_case() -> None:
    page = (TEMPLATES / "design.html").read_text("utf-8")
    (imported,) = re.findall(r'{% from "desk/slate/_cases.html" import (.+?) %}', page)
    shown = {part.split(" as ")[0].strip(): part.split(" as ")[-1].strip() for part in imported.split(",")}
    drawn = page.split("{% block main %}")[1]

    assert set(shown) == macros("desk/slate/_cases.html")
    assert [part for part, name in shown.items() if not re.search(rf"(?:{{{{|call) {name}\(", drawn)] == []


@pytest.mark.parametrize("language", ["en", "ru", "zh-hans"])
def test_parts_of_the_slate_stand_in_every_script_light_and_dark(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/design/")
    html = answer.content.decode()
    chapters = {part.partition('"')[0]: part for part in html.split('<section class="chapter" id="')[1:]}

    for room in ("internal", "producers", "parties"):
        assert chapters["rooms"].count(f'class="room is-{room}"') == 6
    assert chapters["case"].count('class="decision is-secret"') == 6
    assert chapters["fills"].count('class="fill-bar"') == 24
    assert chapters["tasks"].count('class="task"') == 12
    assert chapters["acts"].count("ledger-list") == 6
    for words in SLATE.values():
        assert chapters["case"].count(words["reasons"]) == 2
    ids = re.findall(r' id="([^"]+)"', html)
    assert [id for id in set(ids) if ids.count(id) > 1] == []
