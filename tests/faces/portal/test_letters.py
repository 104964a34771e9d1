"""The first page somebody opens is painted before our letters are there; those that follow begin with them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

SHEET = re.compile(r'<link rel="stylesheet" href="[^"]*/(fonts|han)-[^"]*"( media="print" data-letters="\1")?>')

PAGES = ("/en/agreements/rucn-2017/", "/zh-hans/agreements/")


def sheets(client: Client, path: str) -> list[tuple[str, bool]]:
    """The names of the sheets with letters on a page, each with whether the page is painted before it is used."""
    page = client.get(path).content.decode()
    without_script = re.findall("<noscript>(.*?)</noscript>", page)
    outside = re.sub("<noscript>.*?</noscript>", "", page)
    found = [(name, bool(waits)) for name, waits in SHEET.findall(outside)]
    waiting = [name for name, waits in found if waits]
    assert [SHEET.search(inside).groups() for inside in without_script] == [(name, None) for name in waiting]
    return found


@pytest.mark.parametrize("path", PAGES)
def test_letters_wait_for_the_first_paint_where_they_have_yet_to_be_fetched(path: str) -> None:
    assert sheets(Client(), path) == [("fonts", True), ("han", True)]


def test_letters_are_used_from_the_start_where_they_have_been_fetched() -> None:
    client = Client()
    client.cookies["letters"] = "fonts"
    assert sheets(client, PAGES[1]) == [("fonts", False), ("han", True)]
    client.cookies["letters"] = "han.fonts"
    assert sheets(client, PAGES[1]) == [("fonts", False), ("han", False)]


def test_page_without_chinese_has_no_sheet_for_it() -> None:
    assert sheets(Client(), "/ru/agreements/") == [("fonts", True)]


def test_cookie_with_other_words_does_not_fill_the_shelf() -> None:
    from diptych.faces.portal.shelved import SHELF

    SHELF.clear()
    client = Client()
    for number in range(3):
        client.cookies["letters"] = f"fonts.{number}"
        client.get(PAGES[0])
    assert len(SHELF) == 1
