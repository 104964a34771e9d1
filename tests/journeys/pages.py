"""Every page of the site, and the way on which a reader comes to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import expect

from tests.journeys.checker import Checker
from tests.journeys.window import Window

BROKEN = b"diptych: dossier/1\nform: opera\nbudget: 6 000 000\n"


class Page(NamedTuple):
    """A page by what it is called in the names of tests and pictures."""

    name: str
    go: Callable[[Window], object]


def _at(name: str, path: str) -> Page:
    return Page(name, lambda window: window.open(path))


def _draft(window: Window) -> None:
    checker = Checker(window).open("?example=does-not-qualify")
    checker.press("apply:")
    expect(checker.button("undo:")).to_be_visible()
    window.page.goto(checker.link)


def _wrong(window: Window) -> None:
    checker = Checker(window).open("?example=does-not-qualify")
    checker.write("minutes", "?").leave()
    expect(checker.wrong("minutes")).not_to_be_empty()


def _refused(window: Window) -> None:
    window.forgive("status of 422")
    checker = Checker(window).open()
    checker.upload("broken.yaml", BROKEN)


def _again(window: Window) -> None:
    window.forgive("status of 403")
    Checker(window).open("?example=does-not-qualify")
    window.context.clear_cookies()
    # As without a script: a script gets itself a new token instead.
    with window.page.expect_navigation():
        window.page.evaluate("document.getElementById('dossier').submit()")


def _nowhere(window: Window) -> None:
    window.forgive("status of 404")
    window.open("nowhere/")


def _no_film(window: Window) -> None:
    window.forgive("status of 404")
    window.open("films/red-silc/")


def _no_agreement(window: Window) -> None:
    window.forgive("status of 404")
    window.open("agreements/rucn-2018/")


def _film_of_the_slate(window: Window) -> None:
    window.open("slate/")
    with window.page.expect_navigation():
        window.page.locator(".slate-rows h3 a").first.click()


IN_EVERY_LANGUAGE = (
    _at("front", ""),
    _at("check-empty", "check/"),
    _at("check-example", "check/?example=red-silk"),
    _at("survey", "check/survey/?example=red-silk"),
    _at("agreements", "agreements/"),
    _at("rucn-2017", "agreements/rucn-2017/"),
    _at("films", "films/"),
    _at("film", "films/red-silk/"),
)

IN_TURNS = (
    _at("check-three", "check/?example=three-countries"),
    Page("check-wrong", _wrong),
    Page("check-draft", _draft),
    Page("upload-refused", _refused),
    Page("send-again", _again),
    _at("print", "check/print/?example=does-not-qualify"),
    _at("agreements-none", "agreements/?country=NL&form=animation&status=draft"),
    _at("nlcn-2015", "agreements/nlcn-2015/?with=2010-01-01"),
    _at("ets147", "agreements/ets147/"),
    _at("design", "design/"),
    _at("offline", "offline/"),
    Page("no-agreement", _no_agreement),
    Page("nowhere", _nowhere),
    _at("films-none", "films/?text=nothing+is+called+so"),
    Page("no-film", _no_film),
    _at("people", "people/"),
    _at("person", "people/roman-karmen/"),
    _at("organisation", "people/cmg/"),
    _at("events", "events/"),
    _at("event", "events/cff-ru-2025/"),
    _at("calendar", "calendar/2025/9/"),
    _at("drives", "drives/"),
    _at("drive", "drives/cmg-vgtrk-2025/"),
    _at("expedition", "expeditions/karmen-china-1938-1939/"),
    _at("documents", "documents/"),
    _at("document", "documents/action-plan-2030/"),
    _at("sources", "sources/"),
    _at("source", "sources/cctv-2025-05-09-cri/"),
    _at("market", "market/"),
    _at("search", "search/"),
    _at("search-found", "search/?q=Karmen&country=CN"),
    _at("search-nothing", "search/?q=%F0%9F%8E%AC+zzzzqqqq&kind=work"),
    _at("thesaurus", "thesaurus/?q=archive"),
    _at("concept", "thesaurus/documentary/"),
    _at("about", "about/"),
    _at("accessibility", "accessibility/"),
    _at("privacy", "privacy/"),
    _at("imprint", "imprint/"),
    _at("sign-in", "desk/sign-in/"),
    _at("begin", "account/begin/"),
    _at("forgotten", "account/password/forgotten/"),
    _at("slate", "slate/"),
    Page("slate-film", _film_of_the_slate),
    _at("calls", "calls/"),
    _at("call", "calls/example/"),
    _at("call-by-code", "call-by-code/"),
    _at("ledger", "ledger/"),
)
"""Pages made of the same components as others: each is seen at every width in one language, all taking turns."""

PAGES = (*IN_EVERY_LANGUAGE, *IN_TURNS)
