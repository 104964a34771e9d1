"""The checker as its reader handles it: fields by the name of the fact, buttons by what they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import Locator, Route, expect
from playwright.sync_api import TimeoutError as Waited

from tests.journeys.window import Window


class Checker:
    """The form at the left and the findings at the right, in one window."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.page = window.page

    # Where it is ------------------------------------------------------------------------------------------------

    def open(self, query: str = "") -> Checker:
        self.window.open(f"check/{query}")
        return self

    @property
    def link(self) -> str:
        """The private link of the dossier, once it is kept."""
        self.page.wait_for_url(re.compile("/check/d/"), wait_until="commit")
        return self.page.url.partition("#")[0].partition("?")[0]

    # What is typed ----------------------------------------------------------------------------------------------

    def field(self, name: str) -> Locator:
        return self.page.locator(f'#dossier [name="{name}"]')

    def reach(self, control: Locator) -> Locator:
        """Unfold whatever hides a control, as often as it takes: an answer may draw the form anew meanwhile."""
        if control.is_visible():
            return control
        # Waited for, not expected: an expectation that does not hold yet puts the whole page into words each time.
        control.wait_for(state="attached")
        folded = control.locator("xpath=ancestor::details[not(@open)]")
        for _attempt in range(5):
            while folded.count():
                folded.first.locator("> summary").click()
            with suppress(Waited):
                control.wait_for(timeout=3_000)
                return control
        expect(control).to_be_visible()
        return control

    def write(self, name: str, text: str) -> Checker:
        self.reach(self.field(name)).fill(text)
        return self

    def type(self, name: str, text: str) -> Checker:
        """Letter by letter."""
        self.reach(self.field(name)).press_sequentially(text)
        return self

    def leave(self) -> Checker:
        """Go on to the next field: until then what is half typed is not found wrong."""
        self.page.keyboard.press("Tab")
        return self

    def choose(self, name: str, code: str) -> Checker:
        self.reach(self.field(name)).select_option(code)
        return self

    def tick(self, name: str, value: str) -> Checker:
        """One of several boxes of a name."""
        self.reach(self.page.locator(f'#dossier [name="{name}"][value="{value}"]')).check()
        return self

    def answer_all(self, section: str) -> Checker:
        """Say yes to every question of a section, from key to key."""
        answers = self.page.locator(f"#s-{section} .known input:checked")
        self.reach(answers.first).focus()
        for _question in range(answers.count()):
            # From “not known”, the last of the three, on to the first; then to the next question.
            self.page.keyboard.press("ArrowRight")
            self.page.keyboard.press("Tab")
        return self

    # What is pressed --------------------------------------------------------------------------------------------

    def button(self, does: str) -> Locator:
        """The button that does this, such as ``add:people``; the first of those that ``apply:`` something."""
        sign = "^=" if does.endswith(":") else "="
        return self.page.locator(f'button[name="do"][value{sign}"{does}"]').first

    def press(self, does: str) -> Checker:
        self.reach(self.button(does)).click()
        return self

    def row(self, name: str) -> Locator:
        return self.page.locator(f"#f-{name.replace('.', '-')}")

    def add(self, rows: str, number: int) -> Checker:
        """Add a row to a list; it is the one with this number, counted from nought."""
        self.press(f"add:{rows}")
        self.row(f"{rows}.{number}").wait_for()
        return self

    @contextmanager
    def answered(self) -> Iterator[None]:
        """What is typed or pressed in this block has been answered after it."""
        with self.page.expect_response("**/check/do/"):
            yield

    @contextmanager
    def answers_held(self) -> Iterator[None]:
        """What is sent in this block waits for its answer until the block ends."""
        waiting: list[Route] = []
        held = True

        def hold(route: Route) -> None:
            if held:
                waiting.append(route)
            else:
                route.continue_()

        self.page.route("**/check/do/", hold)
        yield
        held = False
        for route in waiting:
            route.continue_()

    def check(self) -> Checker:
        """Ask for the findings: with a script they come by themselves."""
        if not self.window.script:
            self.page.locator('.form-end button[value="check"]').click()
        return self

    def upload(self, name: str, content: bytes) -> Checker:
        """Choose a file and open it."""
        self.page.locator("#f-file").set_input_files(
            files=[{"name": name, "mimeType": "text/plain", "buffer": content}]
        )
        self.page.locator("#upload button").click()
        expect(self.page).to_have_url(re.compile("/check/(upload|d)/"))
        return self

    # What it says -----------------------------------------------------------------------------------------------

    @property
    def verdict(self) -> Locator:
        return self.page.locator("#findings .verdict-words")

    def says(self, message: str) -> Checker:
        """Wait until the verdict begins with a message of the site."""
        expect(self.verdict).to_have_text(re.compile(f"^{re.escape(self.window.say(message))}"))
        return self

    def finding(self, rule: str) -> Locator:
        return self.page.locator(f"#finding-{rule}")

    def share(self, producer: int) -> Locator:
        """The share of a co-producer, worked out beside its name."""
        return self.page.locator(f'output[data-figure="producers.{producer}"]')

    def wrong(self, name: str) -> Locator:
        """What is said at a field that cannot be read."""
        return self.page.locator(f'[data-field="{name}"] .field-error')

    @property
    def notice(self) -> Locator:
        return self.page.locator("#findings .notice")
