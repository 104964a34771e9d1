"""From nothing to a film that qualifies, and from one that does not to one that does: in every language at every width,
by turns with a script and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.checker import Checker
from tests.journeys.conftest import Open
from tests.journeys.films import type_pilot
from tests.journeys.window import LANGUAGES, WIDTHS

EVERYWHERE = [
    (language, width, (across + down) % 2 == 0)
    for across, language in enumerate(LANGUAGES)
    for down, width in enumerate(WIDTHS)
]
"""Every language meets every width; every language and every width is seen both with a script and without."""

everywhere = pytest.mark.parametrize(
    ("language", "width", "script"),
    EVERYWHERE,
    ids=[f"{language}-{width}-{'script' if script else 'plain'}" for language, width, script in EVERYWHERE],
)


@everywhere
def test_film_typed_from_nothing_qualifies(visit: Open, language: str, width: int, script: bool) -> None:
    checker = Checker(visit(language, width=width, script=script)).open()

    type_pilot(checker)
    checker.check()

    expect(checker.verdict).to_have_text(checker.window.say("Qualifies."))
    expect(checker.share(0)).to_contain_text("60")
    expect(checker.share(1)).to_contain_text("40")
    assert checker.window.sticks_out() == 0


@everywhere
def test_failing_film_is_cured_by_one_click_and_the_cure_taken_back_by_another(
    visit: Open, language: str, width: int, script: bool
) -> None:
    checker = Checker(visit(language, width=width, script=script)).open("?example=does-not-qualify")
    failing = checker.verdict.inner_text()
    before = checker.field("producers.0.money.0.amount").input_value()

    checker.press("apply:")
    checker.says("Nothing stands in the way so far.")
    assert checker.field("producers.0.money.0.amount").input_value() != before

    checker.press("undo:")
    expect(checker.verdict).to_have_text(failing)
    expect(checker.field("producers.0.money.0.amount")).to_have_value(before)
    expect(checker.button("undo:")).to_have_count(0)
    assert checker.window.sticks_out() == 0
