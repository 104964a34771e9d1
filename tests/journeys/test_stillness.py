"""While one types nothing moves under the hands: not the form, not the cursor, not what is half written."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.checker import Checker
from tests.journeys.conftest import Open
from tests.journeys.window import LANGUAGES, WIDTHS

STILL = 0.05
"""Less than this of the page may move."""

UNEXCUSED = 600
"""Milliseconds after which browsers no longer put what moves down to what was typed."""

each_window = pytest.mark.parametrize(("language", "width"), list(zip(LANGUAGES, WIDTHS, strict=True)))

TYPED = {"ru": "18 млн", "zh-hans": "1800万", "en": "18 million"}


def places(checker: Checker) -> dict[str, list[float]]:
    """Where each field of the form stands on the page, once all letters are there."""
    checker.window.lettered()
    found: dict[str, list[float]] = checker.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#dossier [data-field]")].map(field => {
          const { left, top, width, height } = field.getBoundingClientRect();
          return [field.dataset.field, [left, top + scrollY, width, height]];
        }))"""
    )
    return found


def answered_late(checker: Checker, name: str, text: str) -> None:
    """Type into a field; the answer comes only after so long that nothing it moves is excused."""
    with checker.answered(), checker.answers_held():
        with checker.page.expect_request("**/check/do/"):
            checker.write(name, text)
        checker.page.evaluate("unexcused => new Promise(passed => setTimeout(passed, unexcused))", UNEXCUSED)


@each_window
def test_form_stands_still_when_findings_change(visit: Open, language: str, width: int) -> None:
    checker = Checker(visit(language, width=width)).open("?example=does-not-qualify")
    before, verdict = places(checker), checker.verdict.inner_text()

    answered_late(checker, "producers.1.money.0.amount", TYPED[language])

    expect(checker.verdict).not_to_have_text(verdict)
    assert places(checker) == before
    assert checker.window.shifted() < STILL


@each_window
def test_page_stands_still_while_somebody_types(visit: Open, language: str, width: int) -> None:
    checker = Checker(visit(language, width=width)).open()
    before = places(checker)

    checker.type("budget.amount", "6000000").type("budget.currency", "EUR")
    checker.type("producers.0.country", "NL").type("producers.0.money.0.amount", "2400000")
    with checker.answered():
        checker.type("producers.1.country", "CN").type("producers.1.money.0.amount", "3600000")
    expect(checker.share(1)).to_contain_text("60")

    after = places(checker)
    assert {name: after[name] for name in before} == before
    assert checker.window.shifted() < STILL


@each_window
def test_half_a_word_and_the_cursor_in_it_survive_an_answer(visit: Open, language: str, width: int) -> None:
    checker = Checker(visit(language, width=width)).open("?example=does-not-qualify")
    field = checker.field("producers.0.country")
    before = places(checker)

    answered_late(checker, "producers.0.country", "Атлантида")
    for _letter in "тида":
        checker.page.keyboard.press("ArrowLeft")
    with checker.answered():
        checker.page.keyboard.type("н")

    expect(field).to_have_value("Атланнтида")
    assert field.evaluate("field => field.selectionStart") == len("Атланн")
    after = places(checker)
    assert {name: place for name, place in after.items() if name in before} == {
        name: place for name, place in before.items() if name in after
    }
    expect(checker.wrong("producers.0.country")).to_be_empty()

    checker.leave()
    expect(checker.wrong("producers.0.country")).to_contain_text("Атланнтида")
    expect(field).to_have_attribute("aria-invalid", "true")


@each_window
def test_cursor_and_size_stay_when_the_form_is_drawn_anew(visit: Open, language: str, width: int) -> None:
    """The second country settles which agreement it is, and with it which papers the form asks for."""
    checker = Checker(visit(language, width=width)).open()
    checker.write("producers.0.country", "CN")
    expect(checker.row("documents")).to_have_count(0)
    drawn = checker.field("producers.1.country")
    drawn.evaluate("field => field.style.blockSize = '5rem'")

    answered_late(checker, "producers.1.country", "NL")

    expect(checker.row("documents")).to_be_attached()
    focused = checker.window.focused()
    assert (focused["name"], focused["value"]) == ("producers.1.country", "NL")
    assert checker.field("producers.1.country").evaluate("field => field.selectionStart") == 2
    # A field that its reader has drawn larger stays so.
    assert drawn.evaluate("field => field.style.blockSize") == "5rem"
