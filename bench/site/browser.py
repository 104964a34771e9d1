"""What a browser says of pages: programs for Node beside this folder, run with its packages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.measure import Row, WrongAnswer

FOLDER = Path(__file__).parents[1] / "browser"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The browser of this machine, if it has one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def not_measured(name: str) -> Row:
    return Row(name, "not measured", f"needs a browser: {', '.join(NAMES[:-1])}")


def ask(program: str, addresses: Sequence[str]) -> list[dict[str, Any]]:
    """What ``bench/browser/PROGRAM.mjs`` found out about each address."""
    command = ["node", str(FOLDER / f"{program}.mjs"), *addresses]
    variables = {**os.environ, "CHROME_PATH": chromium() or ""}
    made = subprocess.run(command, capture_output=True, text=True, check=False, env=variables)
    if made.returncode != 0:
        raise WrongAnswer(f"{program} of {len(addresses)} pages: {made.stderr[-2000:]}")
    found: list[dict[str, Any]] = json.loads(made.stdout)
    return found
