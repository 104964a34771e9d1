"""The library: an agreement is found, a rule is cited by an address that leads to it, the law of another day shown."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Open
from tests.journeys.window import LANGUAGES

each_way = pytest.mark.parametrize(
    ("language", "width", "script"),
    [
        ("ru", 1440, True),
        ("zh-hans", 360, True),
        ("en", 768, True),
        ("ru", 360, False),
        ("zh-hans", 768, False),
        ("en", 1440, False),
    ],
    ids=lambda value: {True: "script", False: "plain"}.get(value) if isinstance(value, bool) else str(value),
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_way
def test_agreement_is_found_by_country(visit: Open, language: str, width: int, script: bool) -> None:
    window = visit(language, width=width, script=script).open("agreements/")
    entries = window.find(".entry")
    everything = entries.count()

    window.find("#f-country").select_option("NL")
    if not script:
        window.find(".sieve button").click()
    expect(window.page).to_have_url(re.compile("country=NL"))
    expect(entries).not_to_have_count(everything)
    found = entries.count()

    # The address is that of what is found, in every language, and for going back.
    other = LANGUAGES[LANGUAGES.index(language) - 1]
    window.find(f'.languages a[href*="/{other}/"]').click()
    expect(window.page).to_have_url(re.compile(f"/{other}/agreements/.*country=NL"))
    expect(entries).to_have_count(found)
    window.page.go_back()
    expect(entries).to_have_count(found)

    window.find('a[href$="/agreements/nlcn-2015/"]').click()
    expect(window.find("h1")).to_be_visible()
    assert window.sticks_out() == 0


@each_way
def test_address_of_a_rule_leads_to_it(visit: Open, language: str, width: int, script: bool) -> None:
    window = visit(language, width=width, script=script)
    # Somebody who has been here before has the letters, as the cookie says.
    window.open("agreements/rucn-2017/")
    window.open("agreements/")
    window.open("agreements/rucn-2017/#RUCN-SHARE")
    expect(window.find("#RUCN-SHARE h3")).to_be_in_viewport()


def test_rule_that_letters_move_away_is_brought_back(visit: Open) -> None:
    window = visit("ru", width=360)
    window.context.clear_cookies()
    window.open("agreements/rucn-2017/#RUCN-SHARE")
    window.lettered()
    expect(window.find("#RUCN-SHARE h3")).to_be_in_viewport()


@each_language
def test_finding_leads_to_its_rule_in_the_library(visit: Open, language: str) -> None:
    window = visit(language).open("check/?example=does-not-qualify")
    window.find("#finding-RUCN-SHARE .whence a").click()
    expect(window.page).to_have_url(re.compile("/agreements/rucn-2017/#RUCN-SHARE$"))
    expect(window.find("#RUCN-SHARE")).to_be_in_viewport()


@each_way
def test_law_of_another_day_is_shown_and_compared(visit: Open, language: str, width: int, script: bool) -> None:
    day = {"ru": "1 марта 2012", "zh-hans": "2012年3月1日", "en": "1 March 2012"}
    window = visit(language, width=width, script=script).open("agreements/ets147/")
    force = window.find(".library-force").inner_text()

    window.find("#f-on").fill(day[language])
    window.find("#f-with").fill("2020-01-01")
    window.find(".law-switch button").click()

    expect(window.page).to_have_url(re.compile("on=.*with="))
    expect(window.find(".library-force")).not_to_have_text(force)
    expect(window.find(".library-force")).to_contain_text("2012")
    expect(window.find("#comparison h3")).to_contain_text("2020")
    expect(window.find("#law")).to_be_in_viewport()
    assert window.sticks_out() == 0


@each_language
def test_what_is_no_day_is_said(visit: Open, language: str) -> None:
    window = visit(language).open("agreements/ets147/?on=yesterday")
    expect(window.find("#law .notice")).to_contain_text("yesterday")


@each_language
def test_agreement_leads_to_the_form_that_asks_for_its_papers(visit: Open, language: str) -> None:
    window = visit(language).open("agreements/nlcn-2015/")
    window.page.get_by_role("link", name=window.say("Check a film against this agreement")).first.click()
    expect(window.find('#dossier [name="agreement"]')).to_have_value("nlcn-2015")
    expect(window.find("#f-documents")).to_be_attached()
