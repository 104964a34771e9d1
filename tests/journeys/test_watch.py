"""What journeys look out for they would see: each fault, made on purpose, is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Open
from tests.journeys.test_every_page import shut_out
from tests.journeys.test_stillness import STILL
from tests.journeys.window import Window


def test_what_the_policy_forbids_is_heard(visit: Open) -> None:
    window = visit("en").open("")
    with window.page.expect_console_message(lambda said: "policy" in said.text):
        window.page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert any("policy" in text for text in window.complaints)
    window.forgive("")


def test_what_goes_wrong_in_a_script_is_heard(visit: Open) -> None:
    window = visit("en").open("")
    window.page.evaluate("new Promise(heard => { addEventListener('error', heard); setTimeout(() => missing(), 0); })")
    assert any("missing" in text for text in window.complaints)
    window.forgive("")


def break_image(window: Window) -> None:
    window.page.evaluate("document.querySelector('main').append(document.createElement('img'))")


def break_label(window: Window) -> None:
    window.page.evaluate("document.querySelector('label').remove()")


@pytest.mark.parametrize("damage", [break_image, break_label])
def test_who_would_be_shut_out_is_seen(visit: Open, damage: Callable[[Window], None]) -> None:
    window = visit("en").open("check/")
    damage(window)
    assert shut_out(window) != []


def test_what_sticks_out_and_what_moves_is_seen(visit: Open) -> None:
    window = visit("en", width=360).open("check/")
    assert (window.sticks_out(), window.shifted() < STILL) == (0, True)
    window.page.evaluate(
        """() => new Promise(seen => {
          new PerformanceObserver(seen).observe({ type: "layout-shift" });
          const broad = document.createElement("p");
          broad.style.inlineSize = broad.style.blockSize = "600px";
          document.querySelector("h1").before(broad);
        })"""
    )
    assert window.sticks_out() > 0
    assert window.shifted() > STILL
