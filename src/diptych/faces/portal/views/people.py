"""People and organisations: the list, and the page of each."""

from __future__ import annotations

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from diptych.engines.values.errors import Refused
from diptych.faces.portal.registers.listing import listed
from diptych.faces.portal.registers.missing import missing
from diptych.faces.portal.registers.people import filters, person_page, person_rows
from diptych.faces.portal.shelved import shelved_records
from diptych.faces.portal.templating import current_language
from diptych.registers.authority.queries.agents import agents_listed, redirect_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

KNOWN = ("text", "kind", "country", "role", "page")


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, or those that the filters in the address let through."""
    language = current_language()

    def context() -> dict[str, Any]:
        return {
            "listing": listed(
                request,
                language,
                filters(language),
                agents_listed,
                lambda agents: person_rows(agents, language),
                files=request.path.rstrip("/"),
            )
        }

    return shelved_records(request, "registers/people.html", context, KNOWN)


@require_safe
def person(request: HttpRequest, id: str) -> HttpResponse:
    """One person, organisation or place; an id that was merged into another leads to that one for good."""
    language = current_language()
    # No id has it, and PostgreSQL refuses to look for it.
    try:
        return shelved_records(request, "registers/person.html", lambda: {"page": person_page(id, language)})
    except Refused:
        kept = redirect_of(id)
        if kept is None:
            return missing(request, "agent", id)
        return HttpResponsePermanentRedirect(reverse("person", kwargs={"id": kept}))
