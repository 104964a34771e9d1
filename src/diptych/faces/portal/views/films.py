"""Films: the list, and the page of each."""

from __future__ import annotations

from django.utils import timezone
from django.views.decorators.http import require_safe

from diptych.apps.slate.queries.public import slate_edition
from diptych.engines.values.errors import Refused
from diptych.faces.portal.registers.film_list import film_rows, filters
from diptych.faces.portal.registers.films import film_page
from diptych.faces.portal.registers.listing import listed
from diptych.faces.portal.registers.missing import missing
from diptych.faces.portal.registers.sides import parties
from diptych.faces.portal.shelved import shelved, shelved_records
from diptych.faces.portal.templating import current_language
from diptych.registers.works.queries.works import works_listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

FILTERS = ("text", "kind", "relation", "status", "country", "territory", "year")


@require_safe
def films(request: HttpRequest) -> HttpResponse:
    """The films that every filter in the address lets through, a page at a time."""
    language = current_language()

    def context() -> dict[str, Any]:
        sides = parties()
        listing = listed(
            request,
            language,
            filters(language),
            works_listed,
            lambda works: film_rows(works, language, sides),
            files=request.path.rstrip("/"),
        )
        return {"listing": listing}

    return shelved_records(request, "registers/films.html", context, (*FILTERS, "page"))


@require_safe
def film(request: HttpRequest, id: str) -> HttpResponse:
    """Everything the registers know of one film."""
    language = current_language()
    try:
        edition = slate_edition(timezone.now())
        return shelved(request, "registers/film.html", lambda: {"page": film_page(id, language)}, edition=edition)
    except Refused:
        return missing(request, "work", id)
