"""The desk: an editor signs in, finds a record, adds a title with its source, and takes it back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.faces.cli.serving import ends
from tests.journeys.conftest import Open
from tests.journeys.site import Site
from tests.journeys.test_every_page import shut_out

SECRET = "a-long-secret-7"


@pytest.fixture(scope="module")
def editor(site: Site) -> str:
    """The name of somebody who may edit."""
    seat = ("--role", "editor", "--party", "RU")
    words = ("members", "add", "anna", *seat, "--full-name", "Анна Ли", "--password-from-stdin")
    code, _said, errors = ends(site.folder, *words, typed=f"{SECRET}\n", DIPTYCH_DATA=site.data)
    assert code == 0, errors
    return "anna"


@pytest.mark.parametrize(("width", "script"), [(360, True), (1440, False)], ids=["script", "plain"])
def test_title_is_added_and_taken_back(visit: Open, editor: str, width: int, script: bool) -> None:
    window = visit("en", width=width, script=script).open("desk/registers/?kind=work&q=red-silk")
    window.find("#f-login").fill(editor)
    window.find("#f-password").fill(SECRET)
    window.find("main form:not(pass-key form) button").click()
    window.find(".desk-list a").first.click()

    titles = window.find("#f-titles")
    number = int(titles.locator(".count").first.inner_text())
    titles.locator("summary").first.click()
    titles.locator("> .rows-add button").click()
    row = window.find(f"#f-titles-{number}")
    row.locator("[name$='.text']").fill("Soie rouge")
    row.locator("[name$='.lang']").fill("French")
    row.locator("[name$='.type']").select_option("translated")
    source = row.locator("[name$='.sources.0']")
    source.press_sequentially("tass-2025-09")
    if script:
        expect(window.find("#hints-source option").first).to_have_count(1)
        assert window.sticks_out() == 0, window.widest()
        assert shut_out(window) == []
    source.fill("tass-2025-09-13")
    window.find(".desk-save button[value=save]").click()

    expect(window.find(".notice.good")).to_be_visible()
    window.find(".tabs a[href$='/history/']").click()
    entry = window.find(".desk-history > li").first
    expect(entry).to_contain_text("Soie rouge")
    entry.get_by_role("button").click()
    expect(window.find(".notice.good")).to_be_visible()
    window.find(".desk-bar form button").click()
    window.open("desk/")
    expect(window.find("#f-password")).to_be_visible()
