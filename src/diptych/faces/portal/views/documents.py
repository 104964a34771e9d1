"""Documents of the programme: the list, and the page of each."""

from __future__ import annotations

from django.views.decorators.http import require_safe

from diptych.apps.programme.queries.programmes import documents_in_order
from diptych.engines.values.errors import Refused
from diptych.faces.portal.registers.documents import filters, page_of_document, shelves
from diptych.faces.portal.registers.listing import listed
from diptych.faces.portal.registers.missing import missing
from diptych.faces.portal.shelved import shelved_records
from diptych.faces.portal.templating import current_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

KNOWN = ("level", "kind", "page")


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Every document, the plan of the programme first, or those that the filters in the address let through."""
    language = current_language()

    def context() -> dict[str, Any]:
        return {
            "listing": listed(
                request,
                language,
                filters(language),
                documents_in_order,
                lambda found: shelves(found, language),
                files=request.path.rstrip("/"),
            )
        }

    return shelved_records(request, "registers/documents.html", context, KNOWN)


@require_safe
def document(request: HttpRequest, id: str) -> HttpResponse:
    """One document: who agreed what when, what it provides for, how it came about, what is said of it."""
    language = current_language()
    # No id has it, and PostgreSQL refuses to look for it.
    try:
        return shelved_records(request, "registers/document.html", lambda: {"page": page_of_document(id, language)})
    except Refused:
        return missing(request, "document", id)
