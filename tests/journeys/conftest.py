"""What journeys set out with: a site of their own that is served, a browser, windows that are looked at afterwards."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.journeys.site import Site
from tests.journeys.window import HEIGHT, Window

PATIENCE = 20_000
"""Milliseconds until what does not happen counts as not happening; a machine that runs other tests beside is slow."""

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first of them that is there is driven: one without windows of its own shows the same pages at half the cost."""

Open = Callable[..., Window]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)


# A browser that is driven from here keeps an event loop in this thread, on account of which Django would refuse its
# database to other tests: it lives as long as the journeys, not as long as the run.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no chromium on this machine: install it to go on journeys through the site")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site"))
    # Every process of the run serves a site of its own, and a process that comes back to the journeys another one.
    own = tmp_path_factory.getbasetemp()
    site.begin((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "filled-site")
    site.start()
    yield site
    site.stop()


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Open]:
    """Open a window of a browser nobody has used before; afterwards none may have complained.

    visit("ru", width=360, script=False, theme="dark")
    """
    opened: list[Window] = []

    def visit(language: str = "en", *, width: int = 1440, script: bool = True, theme: str = "light") -> Window:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            java_script_enabled=script,
            color_scheme=theme,
            # Where one is after a step is to be seen at once, not on the way there.
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        # As somebody who has been here before: the letters are not exchanged while the page is looked at.
        context.add_cookies([{"name": "letters", "value": "fonts.han", "url": site.root}])
        opened.append(Window(context, site.root, language, script=script))
        return opened[-1]

    yield visit
    complaints = [text for window in opened for text in window.complaints]
    for window in opened:
        window.context.close()
    assert complaints == []
