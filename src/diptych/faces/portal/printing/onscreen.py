"""A report as a page of the site, to be read there or printed from the browser."""

from __future__ import annotations

from django.shortcuts import render

from diptych.faces.portal.drawings import share_bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from diptych.faces.portal.printing.report import Report


def page(request: HttpRequest, report: Report, *, pdf: str = "") -> HttpResponse:
    """The page; ``pdf`` is the address of the same as a PDF."""
    context = {
        "report": report,
        "panels": [
            {"text": title.text, "lang": title.tag or report.language.tag} for title in (report.title, *report.titles)
        ],
        "shares": share_bar(report.shares) if report.shares else None,
        "facts": [
            (section.heading, [{"term": line.label, "text": list(line.texts)} for line in section.lines])
            for section in report.dossier
        ],
        "pdf": pdf,
    }
    return render(request, "print/assessment.html", context)
