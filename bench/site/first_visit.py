"""A first visit fetches less than 200 kB besides fonts, and fonts for the scripts on the page alone.

Not counted is what the service worker takes along afterwards: the page shown where there is no connection.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from bench.films import largest
from bench.measure import Row, expect, on_all_cores
from bench.site.browser import ask, chromium, not_measured
from bench.site.exchange import HOST
from bench.site.served import diptych
from diptych.kernel.texts import LANGUAGES

LIMIT = 200
"""In kB of a thousand bytes, headers included."""


def rows() -> Iterator[Row]:
    if chromium() is None:
        yield not_measured("first visit")
        return
    pages = {
        "front": "",
        "checker": "check/",
        "index of agreements": "agreements/",
        f"page of {largest().id}": f"agreements/{largest().id}/",
    }
    with on_all_cores(), diptych() as port:
        for name, path in pages.items():
            visits = ask("visits", [f"http://{HOST}:{port}/{code}/{path}" for code in LANGUAGES])
            yield from told(name, dict(zip(LANGUAGES, visits, strict=True)))


def told(name: str, visits: dict[str, Any]) -> Iterator[Row]:
    """One page in every language: what was fetched besides fonts, then the fonts."""
    sizes: dict[str, float] = {}
    fonts: list[str] = []
    foreign: list[str] = []
    for code, visit in visits.items():
        expect(f"files missing from {name}", [file["url"] for file in visit["files"] if file["status"] != 200], [])
        letters = [file for file in visit["files"] if file["type"] == "Font"]
        scripts = sorted({script_of(file["url"]) for file in letters})
        expect(f"Latin letters of {name}", "Latin" in scripts, True)
        size = sum(file["bytes"] for file in letters)
        sizes[code] = (sum(file["bytes"] for file in visit["files"]) - size) / 1000
        fonts.append(f"{code} {len(letters)} files, {size / 1000:.0f} kB ({', '.join(scripts)})")
        foreign += [f"{script} in {code}" for script in scripts if script not in visit["scripts"]]
    most = max(sizes.values())
    measured = ", ".join(f"{code} {size:.0f}" for code, size in sizes.items())
    yield Row(f"first visit, {name}", f"{measured} kB", f"≤ {LIMIT} kB", most / LIMIT, most <= LIMIT)
    against = f"not on the page: {', '.join(foreign)}" if foreign else "scripts on the page"
    yield Row("its fonts", "; ".join(fonts), against, None, not foreign)


def script_of(url: str) -> str:
    """The script a font file is for; families and scripts are named in the files."""
    name = PurePosixPath(urlsplit(url).path).name
    return "Han" if name.startswith("noto-") else "Cyrillic" if "-cyrillic-" in name else "Latin"
