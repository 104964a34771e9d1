"""The report in a browser: on a telephone as on a screen, nothing sticks out to the side and nothing is tiny.

Chromium is driven by its own command line. The report has no script of its own; it is put into a frame of the width in
question on a page whose script measures it and writes down what it finds.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.faces.cli.conftest import Run

pytestmark = pytest.mark.browser

MEASURE = """\
<!doctype html><meta charset="utf-8"><iframe id="frame" style="border:0;width:{width}px;height:900px" srcdoc="{page}">
</iframe><pre id="found"></pre><script>
frame.onload = () => {{
  const view = frame.contentDocument, root = view.documentElement;
  const wide = [...view.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > {width} + 0.5);
  const tiny = [...view.querySelectorAll("body *")].filter(e => !e.closest("svg") && parseFloat(
    frame.contentWindow.getComputedStyle(e).fontSize) < 12);
  found.textContent = JSON.stringify({{
    wide: root.scrollWidth, out: wide.map(e => e.outerHTML.slice(0, 80)), tiny: tiny.length,
    height: root.scrollHeight, shown: view.querySelectorAll(".finding").length
  }});
}};
</script>
"""


@pytest.fixture(scope="session")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no chromium on this machine: install it to look at the report in a browser")
    return found


def measured(chromium: str, page: str, width: int, folder: Path) -> dict[str, Any]:
    """What the page is like in a window of a width."""
    wrapper = folder / "measure.html"
    wrapper.write_text(MEASURE.format(width=width, page=html.escape(page)), encoding="utf-8")
    command = [
        *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
        *(f"--user-data-dir={folder / 'profile'}", "--window-size=2000,1000", "--virtual-time-budget=4000"),
        *("--dump-dom", wrapper.as_uri()),
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    found = re.search(r'<pre id="found">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    assert found is not None
    return dict(json.loads(html.unescape(found[1])))


def test_what_sticks_out_is_seen(chromium: str, tmp_path: Path) -> None:
    """The measure itself, on a page that is wrong."""
    page = '<!doctype html><body><p style="width:900px;font-size:9px" class="finding">wide'
    found = measured(chromium, page, 360, tmp_path)
    assert (found["wide"] > 900, len(found["out"]), found["tiny"], found["shown"]) == (True, 1, 1, 1)


@pytest.mark.parametrize(("language", "width"), [("ru", 360), ("zh-hans", 360), ("en", 360), ("ru", 1920)])
def test_nothing_sticks_out(chromium: str, run: Run, tmp_path: Path, language: str, width: int) -> None:
    run("assess", "--examples", "--language", language, "--on", "2026-11-21", "--html", "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")

    found = measured(chromium, page, width, tmp_path)

    assert found["shown"] > 100
    assert found["wide"] <= width
    assert found["out"] == []
    assert found["tiny"] == 0


def test_survey_does_not_stick_out(chromium: str, run: Run, tmp_path: Path) -> None:
    run("assess", "--example", "red-silk", "--all", "--cures", "--language", "ru", "--html", "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")

    found = measured(chromium, page, 360, tmp_path)

    assert (found["wide"] <= 360, found["out"]) == (True, [])
