"""The keyboard alone suffices: it reaches everything, one sees where it is, and what it does leads on from there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.checker import Checker
from tests.journeys.conftest import Open
from tests.journeys.window import LANGUAGES, Window

each_language = pytest.mark.parametrize("language", LANGUAGES)

WALKED = """() => {
  const element = document.activeElement;
  window.walked ??= new Set();
  if (element !== document.body) window.walked.add(element.type === "radio" ? element.name : element);
  return window.walked.size;
}"""
"""How many places one has come to; the buttons of a choice are one."""

MISSED = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, details > summary")]
  .filter(element => element.checkVisibility({ visibilityProperty: true }))
  .filter(element => element.type !== "hidden" && !element.disabled && element.tabIndex >= 0)
  .filter(element => !window.walked.has(element.type === "radio" ? element.name : element))
  .map(element => element.outerHTML.slice(0, 120))"""
"""What can be seen and handled and one has not come to."""


def walk(window: Window) -> list[dict[str, object]]:
    """Go through the page with the tabulator, once; the places where one does not see that one is there."""
    unseen, before = [], 0
    while True:
        window.page.keyboard.press("Tab")
        place, walked = window.focused(), int(window.page.evaluate(WALKED))
        if place["tag"] == "body" or walked == before:
            return unseen
        before = walked
        if not (place["ringed"] and place["seen"]):
            unseen.append(place)


@pytest.mark.parametrize(
    ("language", "width", "path"),
    [
        ("ru", 1440, "check/?example=does-not-qualify"),
        ("zh-hans", 360, "check/?example=does-not-qualify"),
        ("en", 768, "check/survey/?example=red-silk"),
        ("en", 360, "agreements/rucn-2017/"),
        ("ru", 768, "agreements/"),
        ("zh-hans", 1440, ""),
    ],
)
def test_tabulator_comes_to_everything_and_one_sees_where_it_is(
    visit: Open, language: str, width: int, path: str
) -> None:
    window = visit(language, width=width).open(path)
    assert walk(window) == []
    assert window.page.evaluate(MISSED) == []


@each_language
def test_first_stop_leads_past_the_head_of_the_page(visit: Open, language: str) -> None:
    window = visit(language).open("check/")
    window.page.keyboard.press("Tab")
    skip = window.page.get_by_role("link", name=window.say("Skip to the page"))
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()

    window.page.keyboard.press("Enter")
    window.page.keyboard.press("Tab")
    assert window.focused()["name"] == "agreement"


@each_language
def test_row_is_added_filled_and_removed_by_keys(visit: Open, language: str) -> None:
    checker = Checker(visit(language)).open("?example=does-not-qualify")
    keys = checker.page.keyboard

    checker.button("add:producers").focus()
    keys.press("Enter")
    expect(checker.field("producers.2.name")).to_be_focused()
    keys.type("Mosfilm")
    keys.press("Tab")
    assert checker.window.focused()["name"] == "producers.2.country"

    with checker.answered():
        keys.press("Enter")
    expect(checker.row("producers.2")).to_be_visible()
    expect(checker.field("producers.2.name")).to_have_value("Mosfilm")

    checker.button("remove:producers.2").focus()
    keys.press("Enter")
    expect(checker.row("producers.2")).to_have_count(0)
    expect(checker.field("producers.0.name")).to_be_focused()

    checker.button("undo:").focus()
    keys.press("Enter")
    expect(checker.field("producers.2.name")).to_have_value("Mosfilm")
    expect(checker.field("producers.2.name")).to_be_focused()


@each_language
def test_cure_is_applied_and_taken_back_by_keys(visit: Open, language: str) -> None:
    checker = Checker(visit(language)).open("?example=does-not-qualify")
    keys = checker.page.keyboard

    checker.button("apply:").focus()
    keys.press("Enter")
    checker.says("Nothing stands in the way so far.")
    expect(checker.button("undo:")).to_be_focused()

    keys.press("Enter")
    expect(checker.verdict).to_have_text(re.compile("1"))
    expect(checker.button("undo:")).to_have_count(0)
    expect(checker.button("apply:")).to_be_focused()


@each_language
def test_findings_and_sections_are_unfolded_by_keys(visit: Open, language: str) -> None:
    checker = Checker(visit(language, width=360)).open("?example=does-not-qualify")
    keys = checker.page.keyboard

    article = checker.finding("RUCN-SHARE").locator("details.article")
    article.locator("summary").focus()
    keys.press("Enter")
    expect(article.locator("dl")).to_be_visible()

    checker.page.locator("#s-people > summary").focus()
    keys.press("Space")
    keys.press("Tab")
    assert checker.window.focused()["seen"]
    expect(checker.field("people.0.name")).to_be_visible()


def test_enter_in_a_field_asks_for_the_findings_without_a_script(visit: Open) -> None:
    """It presses the first button of the form, which must be none that removes anything."""
    checker = Checker(visit("en", script=False)).open("?example=does-not-qualify")
    checker.field("producers.1.name").click()
    checker.page.keyboard.press("Enter")
    assert checker.link
    expect(checker.page.locator('button[value^="remove:producers"]')).to_have_count(2)


@each_language
def test_agreement_is_found_by_keys(visit: Open, language: str) -> None:
    window = visit(language).open("agreements/")
    everything = window.find(".entry").count()
    window.find("#f-country").focus()
    window.page.keyboard.press("End")
    window.page.keyboard.press("Tab")
    expect(window.find(".entry")).not_to_have_count(everything)
    assert window.focused()["tag"] == "select"
