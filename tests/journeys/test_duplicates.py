"""Possible duplicates: an editor goes through the queue by keyboard, and on a telephone without a script."""

from __future__ import annotations

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.faces.cli.serving import ends, surroundings
from tests.journeys.conftest import Open
from tests.journeys.people import DESKTOP, PHONE, looks_right, sign_in
from tests.journeys.site import ROOT, Site

SECRET = "a-long-secret-7"
DOUBLE = """
import django; django.setup()
from tests.factories.registers import agent, keep, name
kalman = name("Roman Kalman", "en", sources=["mfa-2022-08-26"])
keep("agent", agent("roman-kalman", kalman, country="RU", roles=["director"]))
"""


@pytest.fixture(scope="module")
def editor(site: Site) -> str:
    """Somebody who may edit, and a second record of a man whom the example programme has."""
    seat = ("--role", "editor", "--party", "RU")
    words = ("members", "add", "vera", *seat, "--full-name", "Вера Ли", "--password-from-stdin")
    code, _said, errors = ends(site.folder, *words, typed=f"{SECRET}\n", DIPTYCH_DATA=site.data)
    assert code == 0, errors
    told = surroundings(site.folder, DIPTYCH_DATA=site.data, DJANGO_SETTINGS_MODULE="diptych.config.settings")
    subprocess.run([sys.executable, "-c", DOUBLE], cwd=ROOT, env=told, check=True)
    code, said, errors = ends(site.folder, "names", "duplicates", DIPTYCH_DATA=site.data)
    assert (code, "roman-kalman / roman-karmen" in said) == (0, True), errors
    return "vera"


def test_pair_is_put_off_and_taken_up_by_keyboard(visit: Open, editor: str) -> None:
    window = visit("en", width=DESKTOP)
    sign_in(window, editor, secret=SECRET)
    window.open("desk/duplicates/")
    looks_right(window, "duplicates")

    window.page.keyboard.press("j")
    expect(window.find(".task[data-at]")).to_contain_text("Roman Kalman")
    window.page.keyboard.press("Enter")
    expect(window.find("h1")).to_have_text("One or two?")
    looks_right(window, "duplicate")

    window.find("[name=note]").focus()
    window.page.keyboard.type("Ask the archive.")
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")
    expect(window.find(".notice.good")).to_contain_text("Put off.")
    window.find(".notice.good a").click()
    expect(window.find(".notice.warn")).to_contain_text("Ask the archive.")
    window.find("button[value=again]").press("Enter")
    expect(window.find(".notice.good")).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "zh-hans"])
def test_pair_is_held_apart_on_a_telephone_without_a_script(visit: Open, editor: str, language: str) -> None:
    window = visit(language, width=PHONE, script=False)
    sign_in(window, editor, secret=SECRET)
    window.open("desk/duplicates/")
    assert window.sticks_out() == 0, window.widest()
    window.find(".task .button").first.click()
    assert window.sticks_out() == 0, window.widest()

    window.find("[name=reason]").fill("…")
    window.find("button[value=apart]").click()
    window.find(".notice.good a").click()
    window.find("button[value=lift]").click()
    expect(window.find(".task .button")).to_have_count(1)
