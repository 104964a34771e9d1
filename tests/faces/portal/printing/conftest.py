"""Reports of the examples, and what stands in a PDF."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

from diptych import agreements as library
from diptych.engines.treaty.dossier_format import read_dossier
from diptych.faces.examination import examine
from diptych.faces.portal.printing import pdf, report_of
from diptych.faces.portal.printing.report import Report
from diptych.kernel.texts import LANGUAGES, Language

ON = date(2026, 11, 21)
CASES = [(example, language) for example in library.example_ids() for language in LANGUAGES]


def example_report(example: str, language: str = "en", *, address: str = "") -> Report:
    """The report of an example with its cures."""
    found = examine(library.example(example), None, ON, cures=True)
    return report_of(found, Language(language), printed=ON, address=address)


def typed_report(language: str = "en", **fields: Any) -> Report:
    """The report of a dossier of which only the point at issue is written."""
    dossier = read_dossier({"agreement": "nlcn-2015", **fields})
    return report_of(examine(dossier, None, ON, cures=False), Language(language), printed=ON)


def opened(report: Report) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(report)))


def bare(text: str) -> str:
    """Without spaces, hyphens of broken words and invisible signs: a PDF knows only where letters stand."""
    return "".join(char for char in text if not char.isspace() and char not in "-‐\u00ad\u200b")


def printed(report: Report) -> str:
    """Everything the PDF says, without what the head and the foot of a page put between two pages."""
    pages = opened(report).pages
    found = ""
    for number, page in enumerate(pages, start=1):
        text = bare(page.extract_text())
        for furniture in (f"{number}/{len(pages)}", report.disclaimer, report.title.text + report.agreement):
            text = text.replace(bare(furniture), "") if number > 1 else text
        found += text
    return found


def glyphs(page: PageObject, reader: PdfReader) -> set[int]:
    """Numbers of the glyphs a page draws; fonts are addressed by two bytes, and 0 is the empty box."""
    found: set[int] = set()
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        strings = operands[0] if operator == b"TJ" else operands if operator == b"Tj" else []
        for string in strings:
            raw = getattr(string, "original_bytes", b"")
            found |= {int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)}
    return found
