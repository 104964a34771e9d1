"""What holds of every page: nothing sticks out, nobody is shut out, nothing is complained of; and a picture of each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.journeys.conftest import Open
from tests.journeys.pages import IN_EVERY_LANGUAGE, IN_TURNS, PAGES, Page
from tests.journeys.window import LANGUAGES, WIDTHS, Window

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "build" / "screenshots"
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TALLEST = 2_400
"""Pixels; what is taller is cut off in a picture."""

PICTURED = (WIDTHS[0], WIDTHS[-1])
"""Widths at which a picture is taken."""

SEEN = [
    *((page, language) for page in IN_EVERY_LANGUAGE for language in LANGUAGES),
    *((page, LANGUAGES[PAGES.index(page) % len(LANGUAGES)]) for page in IN_TURNS),
]


@pytest.mark.parametrize(("page", "language"), SEEN, ids=[f"{page.name}-{language}" for page, language in SEEN])
def test_page_fits_every_window_and_shuts_nobody_out(visit: Open, page: Page, language: str) -> None:
    widest, *narrower = reversed(WIDTHS)
    window = visit(language, width=widest)
    page.go(window)
    window.lettered()
    fits(window, f"{page.name}-{language}-{widest}")
    assert shut_out(window) == []
    for width in narrower:
        window.resize(width)
        fits(window, f"{page.name}-{language}-{width}")
    if language == LANGUAGES[PAGES.index(page) % len(LANGUAGES)]:
        window.darken()
        page.go(window)
        assert shut_out(window, rules=("color-contrast",)) == [], "in the dark"


def fits(window: Window, name: str) -> None:
    """Nothing sticks out of the window as wide as it is; of some widths there is a picture."""
    if window.width in PICTURED:
        take_picture(window, name)
    assert window.sticks_out() == 0, f"wider than {window.width} pixels: {window.widest()}"


def take_picture(window: Window, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / f"{name}.jpg").write_bytes(window.picture(TALLEST))


@cache
def axe() -> str:
    if not AXE.exists():
        pytest.skip("axe is not here: npm --prefix frontend ci fetches it")
    return AXE.read_text("utf-8")


def shut_out(window: Window, rules: tuple[str, ...] = ()) -> list[str]:
    """What axe finds serious or critical, each with the elements it is about; by these rules alone if there are any."""
    window.page.evaluate(axe())
    found: list[str] = window.page.evaluate(
        """async rules => {
          const grave = ({ impact }) => impact === "serious" || impact === "critical";
          // What a rule finds weighs as much as the rule does: those that weigh less need not look.
          const light = axe._audit.rules.filter(rule => !grave(rule)).map(({ id }) => [id, { enabled: false }]);
          const only = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
          const asked = { resultTypes: ["violations"], preload: false, rules: Object.fromEntries(light), ...only };
          const { violations } = await axe.run(document, asked);
          return violations
            .filter(grave)
            .map(({ id, help, nodes }) =>
              [id, help, ...nodes.slice(0, 5).map(({ html }) => html.slice(0, 200))].join(": "));
        }""",
        list(rules),
    )
    return found
