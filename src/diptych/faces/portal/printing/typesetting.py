"""A report as PDF, set by typst: tagged (PDF/UA-1), fonts embedded, the same bytes for the same report.

Typst is given a template, data as JSON and a root folder that holds the fonts and nothing else; what a person typed
reaches it as text and never as markup. Nothing is written to disk.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst

from diptych.faces.portal.polish import polish
from diptych.faces.portal.printing.fonts import FOLDER, printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.faces.portal.printing.report import Report, Title
    from diptych.faces.wording.shares import Shares

TEMPLATE = Path(__file__).with_name("assessment.typ")

NOWHERE = FOLDER / "none"
"""Where packages would be looked for; the template uses none."""

RUN = re.compile(r"[^\s\u2e80-\U0003ffff]{40,}")
PIECE = re.compile(r"\S{16}(?=\S)")
"""So many letters without a space fit no column: the line may then be broken after every piece of them."""

RUNNING = 44
"""Letters of a title that the head of a page has room for."""


def pdf(report: Report) -> bytes:
    """The PDF of a report; a dossier of three hundred people takes a tenth of a second and a dozen pages."""
    compiler = typst.Compiler(
        TEMPLATE.read_bytes(),
        root=FOLDER,
        font_paths=fonts(),
        sys_inputs={"report": json.dumps(drawable(_data(report)), ensure_ascii=False), "address": report.address},
        package_path=NOWHERE,
        package_cache_path=NOWHERE,
    )
    made = compiler.compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=datetime.combine(report.on, time(), tzinfo=UTC)
    )
    assert isinstance(made, bytes)
    return made


@cache
def fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def drawable(value: Any) -> Any:
    """The data with every text as the fonts can draw it and the lines can break it."""
    if isinstance(value, str):
        return RUN.sub(lambda run: PIECE.sub("\\g<0>\u200b", run[0]), polish(printable(value)))
    if isinstance(value, dict):
        return {key: drawable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [drawable(item) for item in value]
    return value


def _data(report: Report) -> dict[str, Any]:
    """The report as the template reads it: plain values, shares in per cent."""
    return {
        "lang": language_of(report.language.tag),
        "region": "cn" if report.language.tag == "zh-Hans" else None,
        "document": f"{report.title.text} – {report.kind}",
        "running": [_cut(report.title.text), report.agreement],
        "kind": report.kind,
        "title": _title(report.title),
        "titles": [_title(title) for title in report.titles],
        "example": report.example,
        "law": report.law,
        "status": report.status,
        "verdict": report.verdict,
        "shares": _shares(report.shares) if report.shares else None,
        "cures_heading": report.cures_heading,
        "cures": [vars(cure) for cure in report.cures],
        "groups": [
            {
                "heading": group.heading,
                "findings": [{**vars(finding.said), "source": finding.line} for finding in group.findings],
            }
            for group in report.groups
        ],
        "dossier_heading": report.dossier_heading,
        "dossier_note": report.dossier_note,
        "dossier": [
            {"heading": section.heading, "lines": [vars(line) for line in section.lines]} for section in report.dossier
        ],
        "agreement_title": report.agreement_title,
        "sides_heading": report.sides_heading,
        "sides": [vars(side) for side in report.sides],
        "open_heading": report.open_heading,
        "open": report.open,
        "sources_heading": report.sources_heading,
        "sources": [
            {**vars(source), "title": {"text": source.title, "lang": language_of(source.tag)}}
            for source in report.sources
        ],
        "disclaimer": report.disclaimer,
        "printed": report.printed,
        "address_label": report.language.colon(report.address_label, ""),
        "pages": report.pages,
    }


def language_of(tag: str) -> str | None:
    """The language of a tag as typst knows it, without script and region."""
    primary = tag.split("-")[0].lower()
    return primary if primary.isalpha() and len(primary) in (2, 3) else None


def _cut(text: str) -> str:
    return text if len(text) <= RUNNING else f"{text[:RUNNING].rstrip()}…"


def _title(title: Title) -> dict[str, Any]:
    width = sum(2 if ord(character) >= 0x2E80 else 1 for character in title.text)
    return {"text": title.text, "lang": language_of(title.tag), "width": width}


def _shares(shares: Shares) -> dict[str, Any]:
    return {
        "meeting": shares.meeting,
        "must": shares.must,
        "sentence": shares.sentence,
        "low": float(shares.low * 100),
        "high": float(shares.high * 100),
        "low_text": shares.low_text,
        "high_text": shares.high_text,
        "sides": [
            {"words": f"{side.name} {side.text}", "low": float(side.low * 100), "high": float(side.high * 100)}
            for side in shares.sides
        ],
    }
