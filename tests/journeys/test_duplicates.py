"""Possible duplicates: an editor goes through the queue by keyboard, and on a telephone without a script."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.faces.cli.serving import ends, surroundings
from tests.journeys.conftest import Open
from tests.journeys.people import DESKTOP, PHONE, looks_right, sign_in
from tests.journeys.site import ROOT, Site

SECRET = "a-long-secret-7"
PAIR = ("aristarkh-zimogorov", "zimogorov")
KEEP = """
import django; django.setup()
from tests.factories.registers import agent, keep, name
rest = {"country": "RU", "roles": ["director"]}
for id, text, lang in (("zimogorov", "Аристарх Зимогоров", "ru"), ("aristarkh-zimogorov", "Aristarkh Zimogorov", "en")):
    keep("agent", agent(id, name(text, lang, sources=["mfa-2022-08-26"]), **rest))
"""
REMOVE = f"""
import django; django.setup()
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.models import Agent
from tests.factories.registers import ANNA, LATER
for one in Agent.objects.filter(pk__in={PAIR}):
    keeping.remove(named("agent"), one.pk, revision=one.revision, by=ANNA, at=LATER, reason="a journey is over")
"""


@pytest.fixture(scope="module")
def editor(site: Site) -> Iterator[str]:
    """Somebody who may edit, and two records of a man whom nothing else in the site knows; they go with the journey."""
    seat = ("--role", "editor", "--party", "RU")
    words = ("members", "add", "rita", *seat, "--full-name", "Рита Ли", "--password-from-stdin")
    code, _said, errors = ends(site.folder, *words, typed=f"{SECRET}\n", DIPTYCH_DATA=site.data)
    assert code == 0, errors
    told = surroundings(site.folder, DIPTYCH_DATA=site.data, DJANGO_SETTINGS_MODULE="diptych.config.settings")
    subprocess.run([sys.executable, "-c", KEEP], cwd=ROOT, env=told, check=True)
    code, said, errors = ends(site.folder, "names", "duplicates", DIPTYCH_DATA=site.data)
    assert (code, " / ".join(PAIR) in said) == (0, True), errors
    yield "rita"
    subprocess.run([sys.executable, "-c", REMOVE], cwd=ROOT, env=told, check=True)
    code, said, errors = ends(site.folder, "names", "duplicates", DIPTYCH_DATA=site.data)
    assert (code, " / " in said) == (0, False), errors


def test_pair_is_put_off_and_taken_up_by_keyboard(visit: Open, editor: str) -> None:
    window = visit("en", width=DESKTOP)
    sign_in(window, editor, secret=SECRET)
    window.open("desk/duplicates/")
    looks_right(window, "duplicates")

    window.page.keyboard.press("j")
    expect(window.find(".task[data-at]")).to_contain_text("Aristarkh Zimogorov")
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
    expect(window.find("button[value=apart]")).to_be_visible()
    assert window.sticks_out() == 0, window.widest()

    window.find("[name=reason]").fill("…")
    window.find("button[value=apart]").click()
    window.find(".notice.good a").click()
    window.find("button[value=lift]").click()
    expect(window.find(".task .button")).to_have_count(1)
