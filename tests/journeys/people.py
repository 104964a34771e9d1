"""The people of a proposal, each in a window and a language of their own; none sees what others keep to themselves."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Open
from tests.journeys.site import Site
from tests.journeys.slate_data import SECRET
from tests.journeys.test_every_page import shut_out, take_picture
from tests.journeys.window import Window

PHONE, DESKTOP = 360, 1440
PRESS = "main form .actions .button"
"""The button with which a page does what it is for."""


def sign_in(window: Window, name: str, *, secret: str = SECRET) -> None:
    """By the page for it, with a password."""
    window.open("desk/sign-in/")
    window.find("#f-login").fill(name)
    window.find("#f-password").fill(secret)
    window.find("main form:not(pass-key form) button").first.click()
    expect(window.find(".desk-bar")).to_be_visible()


def looks_right(window: Window, name: str) -> None:
    """Nothing sticks out, nobody is shut out, and somebody can look at a picture of it."""
    window.lettered()
    assert window.sticks_out() == 0, window.widest()
    assert shut_out(window) == []
    take_picture(window, f"{name}-{window.language}-{window.width}")


class Circle:
    """Everybody of one journey; ``secrets`` are the words that a side keeps to itself, as long as it does."""

    def __init__(self, visit: Open, site: Site) -> None:
        self.site = site
        self._visit = visit
        self.secrets: dict[str, str] = {}

    def somebody(self, language: str, *, width: int, side: str = "") -> Somebody:
        """Somebody whom the site does not know yet."""
        return Somebody(self, self._visit(language, width=width), side)

    def member(self, name: str, language: str, *, width: int, side: str = "") -> Somebody:
        """Somebody who has an account, and is signed in to it."""
        found = self.somebody(language, width=width, side=side)
        sign_in(found.window, name)
        return found

    def secret(self, side: str, what: str) -> str:
        """A word for one side alone, to be written where its members write: from now on it is looked for."""
        word = f"qz{side.lower()}{what}zq"
        self.secrets[word] = side
        return word

    def told_to(self, side: str, text: str) -> list[str]:
        """The words in a text that those of a side are not to read; producers and the public sit for none."""
        return [word for word, theirs in self.secrets.items() if theirs != side and word in text]

    def letter(self, address: str) -> str:
        """The last mail to an address, as whoever carries it reads it: this site has nobody to send it by."""
        with closing(sqlite3.connect(f"file:{self.site.data}/diptych.sqlite3?mode=ro", uri=True)) as database:
            rows = database.execute("SELECT body FROM notices_mail WHERE address = ? ORDER BY id DESC", [address])
            return str(next(iter(rows))[0])


class Somebody:
    """One of them, at the desk. Whatever page they come to is searched for what others keep to themselves."""

    def __init__(self, circle: Circle, window: Window, side: str) -> None:
        self.circle = circle
        self.window = window
        self.page = window.page
        self.side = side

    def say(self, message: str) -> str:
        return self.window.say(message)

    def find(self, selector: str) -> Locator:
        return self.window.find(selector)

    def open(self, path: str) -> Somebody:
        """Go to a page by its address below that of the language."""
        self.window.open(path)
        return self._has_read()

    def follow(self, selector: str) -> Somebody:
        """Press what leads to another page, and be there."""
        with self.page.expect_navigation():
            self.find(selector).first.click()
        return self._has_read()

    def write(self, **fields: str) -> Somebody:
        """Fill fields in by their names."""
        for name, text in fields.items():
            self.find(f"#f-{name}").fill(text)
        return self

    def does(self, selector: str = PRESS) -> Somebody:
        """Press what does something, and be told that it is done."""
        self.follow(selector)
        expect(self.find(".notice.good")).to_be_visible()
        return self

    def reads(self, *texts: str, at: str = "main") -> Somebody:
        """Find these words on the page."""
        for text in texts:
            expect(self.find(at).first).to_contain_text(text)
        return self

    def looks(self, name: str) -> Somebody:
        """The page is right as it is, and would not stick out of a window of the other kind."""
        own = self.window.width
        looks_right(self.window, f"way-{name}")
        for width in {PHONE, DESKTOP} - {own}:
            self.window.resize(width)
            assert self.window.sticks_out() == 0, self.window.widest()
            take_picture(self.window, f"way-{name}-{self.window.language}-{width}")
        self.window.resize(own)
        return self

    def stands(self, message: str) -> Somebody:
        """Read in which state the proposal is."""
        expect(self.find(".proposal-state, .case-top [data-state]").first).to_have_text(
            re.compile(f"^{re.escape(self.say(message))}$")
        )
        return self

    def _has_read(self) -> Somebody:
        assert self.circle.told_to(self.side, self.page.content()) == [], self.page.url
        return self
