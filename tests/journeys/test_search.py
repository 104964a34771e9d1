"""Search: somebody is found while one types in any letters, by keyboard alone; what was found is narrowed by links,
with a script or without, and kept under a name by who is signed in."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.faces.cli.serving import ends
from tests.journeys.conftest import Open
from tests.journeys.site import Site
from tests.journeys.test_every_page import shut_out
from tests.journeys.window import Window

SECRET = "a-long-secret-7"


@pytest.fixture(scope="module")
def officer(site: Site) -> str:
    """The name of somebody with an account."""
    seat = ("--role", "officer", "--party", "CN")
    words = ("members", "add", "lin", *seat, "--full-name", "林娜", "--password-from-stdin")
    code, _said, errors = ends(site.folder, *words, typed=f"{SECRET}\n", DIPTYCH_DATA=site.data)
    assert code == 0, errors
    return "lin"


def active(window: Window) -> str:
    """The offer that the field points at."""
    found = window.page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.dataset.text ?? ''"
    )
    return str(found)


@pytest.mark.parametrize(("width", "language", "typed"), [(1440, "en", "карм"), (360, "zh-hans", "luoman")])
def test_person_is_offered_while_one_types_and_reached_by_keyboard(
    visit: Open, width: int, language: str, typed: str
) -> None:
    window = visit(language, width=width).open("films/")
    window.page.keyboard.press("/")
    field = window.find(".seek input[role=combobox]")
    expect(field).to_be_focused()
    window.page.keyboard.type(typed)
    listed = window.find(".combo-list")
    expect(listed).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert shut_out(window) == []
    assert window.sticks_out() == 0, window.widest()

    # Down and up again, beyond the end back into the field; Escape closes the list, and what was typed stays.
    window.page.keyboard.press("ArrowDown")
    first = active(window)
    window.page.keyboard.press("ArrowUp")
    assert (bool(first), active(window)) == (True, "")
    window.page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(field).to_have_value(typed)

    window.page.keyboard.press("ArrowDown")
    expect(listed).to_be_visible()
    while "Кармен" not in active(window) and "卡尔曼" not in active(window):
        window.page.keyboard.press("ArrowDown")
        assert active(window)
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/people/roman-karmen/")


def test_refusal_is_said_under_the_field_and_one_types_on(visit: Open) -> None:
    window = visit("en").open("films/")
    window.forgive("status of 429")
    said = "<main><h1>Too many requests</h1><p class=lead>Try again in 40 seconds.</p></main>"
    headers = {"Retry-After": "40"}
    window.page.route("**/search/suggest/*", lambda route: route.fulfill(status=429, body=said, headers=headers))
    window.page.keyboard.press("/")
    window.page.keyboard.type("si")
    expect(window.find(".combo-list .combo-note")).to_have_text("Too many requests – Try again in 40 seconds.")
    window.page.keyboard.type("lk")
    expect(window.find(".seek input[type=search]")).to_have_value("silk")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/search/?q=silk")


@pytest.mark.parametrize(("width", "script"), [(1440, True), (360, False)], ids=["script", "plain"])
def test_what_was_found_is_narrowed_by_links_and_the_address_says_it_all(visit: Open, width: int, script: bool) -> None:
    window = visit("ru", width=width, script=script).open("films/")
    window.find(".seek input[type=search]").fill("Кармен")
    window.page.keyboard.press("Enter")
    found = window.find(".seek-count [role=status]")
    expect(found).to_be_visible()
    expect(window.find(".seek-through")).to_contain_text("罗曼·卡尔曼")
    everything = found.inner_text()
    window.find("#kind-source").click()
    expect(window.find("#kind-source")).to_have_attribute("aria-current", "true")
    window.find("#by-country-CN").click()
    expect(window.find("#by-country-CN")).to_have_attribute("aria-current", "true")
    if script:
        # The link that was pressed keeps the focus, though the page around it is new.
        expect(window.find("#by-country-CN")).to_be_focused()
    assert window.page.url.endswith("&country=CN&kind=source")
    narrowed = found.inner_text()
    beside = window.beside()
    beside.page.goto(window.page.url)
    expect(beside.find(".seek-count [role=status]")).to_have_text(narrowed)
    # Two choices, and the way to take both away; one choice; none.
    for left in (1, 0):
        window.find(".seek-chosen li:first-child a").press("Enter")
        expect(window.find(".seek-chosen li")).to_have_count(left)
        if script:
            expect(window.find(".seek-count")).to_be_focused()
    expect(found).to_have_text(everything)
    assert narrowed != everything


def test_question_is_kept_looked_at_removed_and_brought_back(visit: Open, officer: str) -> None:
    window = visit("en", width=360).open("search/?q=silk&kind=source")
    window.find("#keep-title a").click()
    window.find("#f-login").fill(officer)
    window.find("#f-password").fill(SECRET)
    window.find("main form:not(pass-key form) button").click()
    window.find("#keep-title").click()
    window.find("#f-name").fill("Silk in the press")
    window.find(".seek-keep .button").click()
    window.find(".seek-keep p a").last.click()
    assert shut_out(window) == []
    assert window.sticks_out() == 0, window.widest()
    window.find(".kept-way").click()
    expect(window.find(".seek-news")).to_be_visible()
    window.open("account/searches/")
    window.find(".kept-searches .text-button").click()
    expect(window.find(".kept-way")).to_have_count(0)
    window.find(".notice .text-button").click()
    expect(window.find(".kept-way")).to_contain_text("Silk in the press")
