"""Lighthouse gives 95 or more in every category, for checker and library, in every language.

Where a page falls short, it is audited twice more and the middle one counts: a score of speed hangs on what else the
machine has to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

from bench.films import largest
from bench.measure import Row, on_all_cores
from bench.site.browser import ask, chromium, not_measured
from bench.site.exchange import HOST
from bench.site.served import diptych
from diptych.kernel.texts import LANGUAGES

LIMIT = 95
AGAIN = 2


def rows() -> Iterator[Row]:
    if chromium() is None:
        yield not_measured("Lighthouse")
        return
    with on_all_cores(), diptych() as port:
        for path in ("check/", "agreements/", f"agreements/{largest().id}/"):
            for code in LANGUAGES:
                audit = audited(f"http://{HOST}:{port}/{code}/{path}")
                scores = audit["scores"]
                least = min(scores.values())
                told = ", ".join(f"{name} {score:.0f}" for name, score in scores.items())
                lost = f"; lost by {', '.join(audit['lost'])}" if least < LIMIT else ""
                yield Row(f"Lighthouse: /{code}/{path}", told + lost, f"≥ {LIMIT}", least / LIMIT, least >= LIMIT)


def audited(address: str) -> dict[str, Any]:
    audits = ask("audits", [address])
    if min(audits[0]["scores"].values()) < LIMIT:
        audits += ask("audits", [address] * AGAIN)
    scores = {name: median(audit["scores"][name] for audit in audits) for name in audits[0]["scores"]}
    return {"scores": scores, "lost": list(dict.fromkeys(name for audit in audits for name in audit["lost"]))}
