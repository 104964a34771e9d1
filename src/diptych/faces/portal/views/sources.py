"""Sources: the list, and the page of each; what nobody has looked up; figures of the market."""

from __future__ import annotations

from django.views.decorators.http import require_safe

from diptych.engines.values.errors import Refused
from diptych.faces.portal.registers import sources as shown
from diptych.faces.portal.registers import unverified
from diptych.faces.portal.registers.listing import listed
from diptych.faces.portal.registers.market import market_shown
from diptych.faces.portal.registers.missing import missing
from diptych.faces.portal.shelved import shelved_records
from diptych.faces.portal.templating import current_language
from diptych.registers.sources.enums import MEMORY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

FILTERS = ("text", "kind", "lang", "country", "year")
PER_PAGE = 60
"""Lines of the list of what is not verified: there is little on each."""


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The documents that facts are cited from, as far as every filter in the address lets them through."""
    language = current_language()

    def context() -> dict[str, Any]:
        return {
            "memory": MEMORY,
            "listing": listed(
                request,
                language,
                shown.filters(language),
                shown.documents_listed,
                lambda rows: shown.source_rows(rows, language),
                files=request.path.rstrip("/"),
            ),
        }

    return shelved_records(request, "registers/sources.html", context, (*FILTERS, "page"))


@require_safe
def source(request: HttpRequest, id: str) -> HttpResponse:
    """Everything one source says, and whatever cites it."""
    language = current_language()
    if id == MEMORY:
        return _from_memory(request)
    try:
        return shelved_records(request, "registers/source.html", lambda: {"page": shown.source_shown(id, language)})
    except Refused:
        return missing(request, "source", id)


def _from_memory(request: HttpRequest) -> HttpResponse:
    """Memory is no document: what was written down from it, and waits to be looked up."""
    language = current_language()

    def context() -> dict[str, Any]:
        found = unverified.everything()
        return {
            "number": sum(number for _kind, _id, parts in found for _name, number in parts),
            "listing": listed(
                request,
                language,
                unverified.filters(language, found),
                # A list that is counted and cut as a query is.
                lambda **chosen: unverified.of_kind(found, **chosen),  # type: ignore[arg-type]
                lambda rows: unverified.by_kind(rows, language),
                per_page=PER_PAGE,
            ),
        }

    return shelved_records(request, "registers/unverified.html", context, ("kind", "page"))


@require_safe
def market(request: HttpRequest) -> HttpResponse:
    """What is reported of the market as a whole."""
    language = current_language()
    return shelved_records(request, "registers/market.html", lambda: {"page": market_shown(language)})
