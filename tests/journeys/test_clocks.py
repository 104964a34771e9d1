"""Moments of a call on the clocks of whoever reads: added by a script, and missed by nobody without one."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Open
from tests.journeys.people import sign_in
from tests.journeys.window import Window

ELSEWHERE = "Asia/Kathmandu"
"""A place whose clocks differ from all others by a quarter of an hour."""


def at(window: Window, zone: str) -> Window:
    """The same window on a machine that goes by the clocks of a zone."""
    window.context.new_cdp_session(window.page).send("Emulation.setTimezoneOverride", {"timezoneId": zone})
    return window


@pytest.mark.parametrize(("language", "sign"), [("en", ""), ("ru", ""), ("zh-hans", "年")])
def test_page_of_a_call_adds_the_clock_of_its_reader(visit: Open, language: str, sign: str) -> None:
    window = at(visit(language), ELSEWHERE)
    window.open("calls/example/")
    clocks = window.find("[data-clock]")
    expect(clocks).to_have_count(2)
    for number in range(2):
        expect(clocks.nth(number)).to_be_visible()
        at_hand = datetime.fromisoformat(clocks.nth(number).get_attribute("data-clock") or "")
        time = clocks.nth(number).locator("time")
        expect(time).to_contain_text(at_hand.astimezone(ZoneInfo(ELSEWHERE)).strftime("%H:%M"))
        expect(time).to_contain_text(f"{at_hand.astimezone(ZoneInfo(ELSEWHERE)).year}{sign}")


def test_without_a_script_nothing_is_missing(visit: Open) -> None:
    window = visit("en", script=False)
    window.open("calls/example/")
    expect(window.find("[data-clock]").first).to_be_hidden()
    expect(window.find(".call-when .big").first).to_contain_text("UTC")


def test_new_round_begins_with_the_clocks_of_the_coordinator(visit: Open) -> None:
    window = at(visit("ru"), "Asia/Vladivostok")
    sign_in(window, "ru-coordinator-1")
    window.open("desk/rounds/new/")
    expect(window.find("#f-zone")).to_have_value("Asia/Vladivostok")
    # What was chosen stays, whatever the machine says.
    window.find("#f-zone").select_option("Asia/Shanghai")
    window.find("button[value='add:questions']").click()
    expect(window.find("#f-zone")).to_have_value("Asia/Shanghai")
