"""The living page of the design system."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diptych.faces.portal.specimens import LONG_TITLES, SCRIPTS
from diptych.faces.portal.specimens_search import offered
from diptych.faces.portal.specimens_slate import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

STEPS = ("5", "4", "3", "2", "1", "0", "-1")


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """Each component in each state, in three scripts, light and dark; the colours with the contrast they reach."""
    scripts = [
        {"code": code, "slate": shown(code, words["tag"], words["parties"]), "search": offered(code), **words}
        for code, words in SCRIPTS.items()
    ]
    facts = {"scripts": scripts, "long_titles": LONG_TITLES, "colours": colours(), "steps": STEPS}
    return render(request, "design.html", facts)


@cache
def colours() -> list[dict[str, Any]]:
    """Every colour of the front end's build, light and dark, with its contrast to the paper of the same theme."""
    path = Path(settings.STATIC_ROOT) / "diptych" / "colours.json"
    if not path.exists():
        return []
    pairs: dict[str, list[str]] = json.loads(path.read_text("utf-8"))
    paper = pairs["paper"]
    return [
        {"name": name, "light": light, "dark": dark, "ratios": (contrast(light, paper[0]), contrast(dark, paper[1]))}
        for name, (light, dark) in pairs.items()
    ]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours written #rrggbb, from 1 to 21 (WCAG 2.2, relative luminance).

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 1)


def _luminance(colour: str) -> float:
    parts = [int(pair, 16) / 255 for pair in re.findall("[0-9a-f]{2}", colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
