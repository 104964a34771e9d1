"""A window of somebody's browser: a language, a width, with a script or without, and all that it complains about."""

from __future__ import annotations

from base64 import b64decode
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import BrowserContext, Locator, Page

from diptych.kernel.texts import Language

LANGUAGES = ("ru", "zh-hans", "en")
WIDTHS = (360, 768, 1440)
HEIGHT = 900

ON_EVERY_PAGE = """
addEventListener("securitypolicyviolation", told => console.error("policy", told.violatedDirective, told.blockedURI));
const moved = [];
new PerformanceObserver(list => moved.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
window.shifted = () => moved.filter(shift => !shift.hadRecentInput).reduce((sum, shift) => sum + shift.value, 0);
"""


class Window:
    """One page of a browser, and what its console said. A journey that meets trouble says which it ``forgives``."""

    def __init__(self, context: BrowserContext, root: str, language: str, *, script: bool) -> None:
        self.context = context
        self.root = root
        self.language = language
        self.script = script
        self.words = Language(language)
        self.page: Page = context.new_page()
        self._complaints: list[str] = []
        self._forgiven: list[str] = []
        self._beside: list[Window] = []
        self.page.on("console", lambda said: self._complain(f"{said.text} ({said.location['url']})", said.type))
        self.page.on("pageerror", lambda error: self._complain(str(error), "error"))
        if script:
            self.page.add_init_script(ON_EVERY_PAGE)

    def _complain(self, text: str, kind: str) -> None:
        if kind in ("error", "warning"):
            self._complaints.append(text)

    def beside(self) -> Window:
        """A second window of the same browser."""
        self._beside.append(Window(self.context, self.root, self.language, script=self.script))
        return self._beside[-1]

    def forgive(self, text: str) -> None:
        """Complaints with this text in them belong to the journey."""
        self._forgiven.append(text)

    @property
    def complaints(self) -> list[str]:
        own = [text for text in self._complaints if not any(known in text for known in self._forgiven)]
        return own + [text for other in self._beside for text in other.complaints]

    def address(self, path: str) -> str:
        return urljoin(f"{self.root}/{self.language}/", path)

    def open(self, path: str) -> Window:
        """Go to a page by its address below that of the language."""
        self.page.goto(self.address(path))
        return self

    def say(self, message: str) -> str:
        """A message of the site as the reader of this window sees it."""
        return self.words.gettext(message)

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def picture(self, tallest: int) -> bytes:
        """The whole page as a JPEG, as far down as so many pixels.

        Taken by the browser as it stands: what else there is to take one by writes styles into the page, and waits for
        more frames than there is anything to see in.
        """
        height = min(tallest, int(self.page.evaluate("document.documentElement.scrollHeight")))
        clip = {"x": 0, "y": 0, "width": self.width, "height": height, "scale": 1}
        asked = {"format": "jpeg", "quality": 70, "captureBeyondViewport": True, "optimizeForSpeed": True, "clip": clip}
        session = self.context.new_cdp_session(self.page)
        taken = session.send("Page.captureScreenshot", asked)
        session.detach()
        return b64decode(taken["data"])

    def focused(self) -> dict[str, Any]:
        """What holds the focus: its id, the name and value it sends, and whether one sees that it does."""
        found: dict[str, Any] = self.page.evaluate(FOCUSED)
        return found

    @property
    def width(self) -> int:
        size = self.page.viewport_size
        assert size is not None
        return size["width"]

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        # The page is told of it a frame later.
        self.page.wait_for_function("width => innerWidth === width", arg=width)
        self.page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")

    def darken(self) -> None:
        """From the next page on, as on a device that has gone dark: what is drawn already may change bit by bit."""
        self.page.emulate_media(color_scheme="dark")

    def lettered(self) -> None:
        """Wait until the letters of the page are those it is meant to be read in."""
        self.page.evaluate(LETTERED)

    def shifted(self) -> float:
        """How much of the page has moved by itself, as browsers measure it: 1 is all of it, by a whole window."""
        return float(self.page.evaluate("shifted()"))

    def sticks_out(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def widest(self) -> list[str]:
        """The elements that make it so."""
        found: list[str] = self.page.evaluate(WIDEST)
        return found


LETTERED = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  do {
    // They are fetched once something is laid out in them.
    await frame();
    await frame();
    await document.fonts.ready;
  } while (document.fonts.status !== "loaded");
}"""

WIDEST = """() => [...document.querySelectorAll("body *")]
  .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
  .slice(0, 5).map(element => element.outerHTML.slice(0, 120))"""

FOCUSED = """() => {
  const element = document.activeElement;
  // The two fields of an amount share a frame, and the ring around it.
  const style = getComputedStyle(element.closest(".affixed") ?? element);
  const box = element.getBoundingClientRect();
  return {
    tag: element.localName, id: element.id, name: element.name ?? "", value: element.value ?? "",
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
