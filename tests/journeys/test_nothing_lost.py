"""What was typed is there again: after a broken file, after going back, without a cookie, without a server, beside
another window, in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.faces.cli.serving import eventually
from tests.journeys.checker import Checker
from tests.journeys.conftest import Open
from tests.journeys.pages import BROKEN
from tests.journeys.site import Site
from tests.journeys.window import LANGUAGES

TITLE = {"ru": "Тихая вода", "zh-hans": "静水", "en": "Still Water"}
NOT_CONNECTED = "Not connected. What you typed stays here and is sent when the connection returns."
OTHER_TITLE = {"ru": "Тихая вода – 2", "zh-hans": "静水二", "en": "Still Water II"}

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_way = pytest.mark.parametrize(
    ("language", "width", "script"),
    [
        ("ru", 360, True),
        ("zh-hans", 768, True),
        ("en", 1440, True),
        ("ru", 1440, False),
        ("zh-hans", 360, False),
        ("en", 768, False),
    ],
    ids=lambda value: {True: "script", False: "plain"}.get(value) if isinstance(value, bool) else str(value),
)


def opened(visit: Open, language: str, *, width: int = 1440, script: bool = True, query: str = "") -> Checker:
    """The form in a new browser."""
    return Checker(visit(language, width=width, script=script)).open(query)


def titled(checker: Checker) -> None:
    """Type a title and leave the field alone; without a script, have it kept."""
    language = checker.window.language
    checker.write(f"title.{language}", TITLE[language]).check()


def expect_title(checker: Checker, titles: dict[str, str] = TITLE) -> None:
    language = checker.window.language
    expect(checker.field(f"title.{language}")).to_have_value(titles[language])


# A broken file -------------------------------------------------------------------------------------------------------


@each_way
def test_broken_file_is_explained_and_what_was_typed_stays(
    visit: Open, language: str, width: int, script: bool
) -> None:
    checker = opened(visit, language, width=width, script=script)
    titled(checker)
    if not script:
        assert checker.link

    checker.window.forgive("status of 422")
    checker.upload("broken.yaml", BROKEN)

    said = checker.page.locator("main")
    expect(said.locator("h1")).to_have_text(checker.window.say("The file could not be opened"))
    expect(said.get_by_text("broken.yaml")).to_be_visible()
    expect(said.locator("tbody tr")).to_contain_text(["opera", "6 000 000"])

    said.get_by_role("link", name=checker.window.say("Back to the form")).click()
    assert checker.link
    expect_title(checker)


@each_language
def test_saved_file_opens_as_a_dossier_of_its_own(visit: Open, language: str) -> None:
    checker = opened(visit, language)
    titled(checker)
    first = checker.link
    with checker.page.expect_download() as download:
        checker.page.locator("#kept").get_by_role("link", name="YAML").click()
    file = download.value.path().read_bytes()

    checker.upload("dossier.yaml", file)

    assert checker.link != first
    expect_title(checker)


# Going away and coming back ------------------------------------------------------------------------------------------


@each_way
def test_back_from_the_survey_leads_to_what_was_typed(visit: Open, language: str, width: int, script: bool) -> None:
    checker = opened(visit, language, width=width, script=script, query="?example=red-silk")
    titled(checker)
    checker.page.locator(".verdict-links a").click()
    expect(checker.page).to_have_url(re.compile("/check/d/.*/survey/"))

    checker.page.go_back()

    assert checker.link
    expect_title(checker)


@each_language
def test_reader_who_leaves_at_once_leaves_with_what_was_typed(visit: Open, language: str) -> None:
    """The last letters are not sent yet when the link is followed; the page that it leads to knows them."""
    checker = opened(visit, language, query="?example=red-silk")
    titled(checker)
    link = checker.link
    checker.write(f"title.{language}", OTHER_TITLE[language])

    checker.page.locator("#kept").get_by_role("link", name=checker.window.say("print")).click()

    expect(checker.page.locator("h1")).to_contain_text(OTHER_TITLE[language])
    checker.page.goto(link)
    expect_title(checker, OTHER_TITLE)


def test_window_closed_while_typing_keeps_what_was_typed(visit: Open) -> None:
    checker = opened(visit, "en")
    titled(checker)
    link = checker.link
    checker.write("title.en", OTHER_TITLE["en"])

    checker.page.goto("about:blank")

    def kept() -> str:
        checker.page.goto(link)
        return checker.field("title.en").input_value()

    eventually(lambda: kept() == OTHER_TITLE["en"])


@each_language
def test_other_language_is_the_same_dossier(visit: Open, language: str) -> None:
    checker = opened(visit, language, query="?example=does-not-qualify")
    titled(checker)
    other = LANGUAGES[LANGUAGES.index(language) - 1]
    link = checker.link

    checker.page.locator(f'.languages a[href*="/{other}/"]').click()

    expect(checker.page).to_have_url(link.replace(f"/{language}/", f"/{other}/"))
    expect(checker.field(f"title.{language}")).to_have_value(TITLE[language])
    expect(checker.page.locator("html")).to_have_attribute("lang", re.compile(other, re.IGNORECASE))


# Without a cookie ----------------------------------------------------------------------------------------------------


@each_way
def test_session_lost_loses_nothing(visit: Open, language: str, width: int, script: bool) -> None:
    checker = opened(visit, language, width=width, script=script, query="?example=does-not-qualify")
    checker.window.forgive("403")
    checker.window.context.clear_cookies()

    titled(checker)
    if not script:
        expect(checker.page.locator("h1")).to_have_text(checker.window.say("Send it once more"))
        checker.page.get_by_role("button", name=checker.window.say("Send it")).click()

    checker.page.goto(checker.link)
    expect_title(checker)


def test_button_pressed_without_a_cookie_does_what_it_says(visit: Open) -> None:
    checker = opened(visit, "en", query="?example=does-not-qualify")
    checker.window.forgive("403")
    checker.window.context.clear_cookies()
    checker.press("apply:")
    checker.says("Nothing stands in the way so far.")


# Without a connection ------------------------------------------------------------------------------------------------


@each_language
def test_what_is_typed_without_a_connection_is_sent_when_it_is_back(visit: Open, language: str) -> None:
    checker = opened(visit, language, query="?example=does-not-qualify")
    window = checker.window
    for text in ("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest"):
        window.forgive(text)
    titled(checker)
    link = checker.link

    window.context.set_offline(True)
    checker.write(f"title.{language}", OTHER_TITLE[language])
    banner = checker.page.locator("offline-notice")
    expect(banner).to_contain_text(window.say(NOT_CONNECTED))
    checker.press("apply:")

    window.context.set_offline(False)
    expect(banner).to_be_hidden()
    checker.says("Nothing stands in the way so far.")
    checker.page.goto(link)
    expect_title(checker, OTHER_TITLE)


@pytest.fixture
def fragile(site: Site) -> Iterator[Site]:
    """The site, which this journey stops; whatever happens, others find it running."""
    yield site
    site.start()


def test_server_that_was_gone_is_told_what_was_typed_meanwhile(visit: Open, fragile: Site) -> None:
    checker = opened(visit, "ru", query="?example=does-not-qualify")
    window = checker.window
    for text in ("ERR_CONNECTION_REFUSED", "ERR_FAILED", "htmx:sendError", "htmx:afterRequest"):
        window.forgive(text)
    checker.page.evaluate("navigator.serviceWorker.ready")
    titled(checker)
    link = checker.link

    fragile.stop()
    checker.write("title.ru", OTHER_TITLE["ru"])
    banner = checker.page.locator("offline-notice")
    expect(banner).to_be_visible()
    other = window.context.new_page()
    other.goto(link)
    expect(other.locator("h1")).to_have_text(window.say("Not connected"))

    fragile.start()
    expect(banner).to_be_hidden()
    other.goto(link)
    expect(other.locator('[name="title.ru"]')).to_have_value(OTHER_TITLE["ru"])


# Two windows ---------------------------------------------------------------------------------------------------------


@each_way
def test_second_window_overwrites_nothing(visit: Open, language: str, width: int, script: bool) -> None:
    first = opened(visit, language, width=width, script=script, query="?example=does-not-qualify")
    titled(first)
    link = first.link
    second = Checker(first.window.beside())
    second.page.goto(link)

    with first.answered():
        first.write("minutes", "90").check()
    second.write(f"title.{language}", OTHER_TITLE[language]).check()

    expect(second.notice).to_contain_text(second.window.say("Changed in another window"))
    assert second.link != link
    expect_title(second, OTHER_TITLE)
    first.page.goto(link)
    expect_title(first)
    expect(first.field("minutes")).to_have_value("90")


# A slow answer -------------------------------------------------------------------------------------------------------


@each_language
def test_what_is_typed_while_an_answer_is_under_way_stays(visit: Open, language: str) -> None:
    """The answer draws the form anew: the agreement that suits the countries asks for papers."""
    checker = opened(visit, language)
    with checker.answers_held():
        with checker.page.expect_request("**/check/do/"):
            checker.write("producers.0.country", "CN").write("producers.1.country", "NL")
        checker.choose("form", "fiction").tick("complete", "producers").write(f"title.{language}", TITLE[language])
        checker.type("producers.1.name", "Rotter")
    expect(checker.row("documents")).to_be_attached()

    assert checker.window.focused()["name"] == "producers.1.name"
    checker.page.keyboard.type("dam")
    expect(checker.field("producers.1.name")).to_have_value("Rotterdam")
    expect(checker.field("form")).to_have_value("fiction")
    expect(checker.page.locator('[name="complete"][value="producers"]')).to_be_checked()
    expect_title(checker)
