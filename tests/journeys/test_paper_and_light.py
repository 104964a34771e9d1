"""An assessment goes onto paper; the page is light or dark as its reader wishes, and stays so."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.checker import Checker
from tests.journeys.conftest import Open
from tests.journeys.window import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)
TITLE = {"ru": "Тихая вода", "zh-hans": "静水", "en": "Still Water"}


@pytest.mark.parametrize(("language", "script"), [("ru", True), ("zh-hans", True), ("en", True), ("en", False)])
def test_assessment_of_what_was_typed_is_printed(visit: Open, language: str, script: bool) -> None:
    checker = Checker(visit(language, script=script)).open("?example=does-not-qualify")
    window = checker.window
    checker.write(f"title.{language}", TITLE[language]).check()
    assert checker.link
    verdict = checker.verdict.inner_text()

    checker.page.locator("#kept").get_by_role("link", name=window.say("print")).click()
    expect(checker.page.locator("h1")).to_contain_text(TITLE[language])
    expect(checker.page.locator("main")).to_contain_text(verdict)

    # On paper there are neither ways through the site nor anything to press.
    window.page.emulate_media(media="print")
    for part in (".mast nav", "theme-switch"):
        expect(checker.page.locator(part).first).to_be_hidden()
    expect(checker.page.locator("h1")).to_be_visible()


@each_language
def test_assessment_is_had_as_a_file_for_paper(visit: Open, language: str) -> None:
    checker = Checker(visit(language)).open("?example=does-not-qualify")
    href = checker.page.locator("#kept").get_by_role("link", name="PDF").get_attribute("href")
    answer = checker.window.context.request.get(checker.window.address(href or ""))
    assert answer.headers["content-type"] == "application/pdf"
    text = PdfReader(BytesIO(answer.body())).pages[0].extract_text()
    assert re.sub(r"\s", "", checker.verdict.inner_text())[:12] in re.sub(r"\s", "", text)


@each_language
def test_page_stays_as_dark_as_it_was_made(visit: Open, language: str) -> None:
    window = visit(language).open("")
    light = window.find("body").evaluate("body => getComputedStyle(body).backgroundColor")
    dark = window.page.get_by_role("button", name=window.say("Dark"), exact=True)

    dark.click()

    expect(dark).to_have_attribute("aria-pressed", "true")
    expect(window.find("body")).not_to_have_css("background-color", light)
    for path in ("agreements/", "check/", ""):
        window.open(path)
        expect(window.find("html")).to_have_attribute("data-theme", "dark")
        expect(window.find("body")).not_to_have_css("background-color", light)

    window.page.get_by_role("button", name=window.say("As the device"), exact=True).click()
    expect(window.find("body")).to_have_css("background-color", light)
    window.page.reload()
    expect(window.find("body")).to_have_css("background-color", light)
