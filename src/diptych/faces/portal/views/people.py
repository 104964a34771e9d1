"""People and organisations: the list, and the page of each."""

from __future__ import annotations

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from diptych.engines.values.errors import Refused
from diptych.faces.portal.registers.listing import listed
from diptych.faces.portal.registers.missing import missing
from diptych.faces.portal.registers.people import person_page
from diptych.faces.portal.registers.people_list import filters, letters, person_rows
from diptych.faces.portal.registers.suggesting import mixed, suggested
from diptych.faces.portal.shelved import shelved_records
from diptych.faces.portal.templating import current_language
from diptych.kernel.limits import spend
from diptych.registers.authority.enums import AgentKind
from diptych.registers.authority.queries.agents import agents_listed, redirect_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

KNOWN = ("text", "kind", "country", "role", "letter", "page")


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, or those that the filters in the address let through, by the names that the reader knows them by."""
    language = current_language()

    def context() -> dict[str, Any]:
        return {
            "listing": listed(
                request,
                language,
                [*filters(language), letters(language)],
                lambda **asked: agents_listed(tag=language.tag, **asked),
                lambda agents: person_rows(agents, language),
                in_order=lambda **asked: agents_listed(tag=language.tag, one_by_one=True, **asked),
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


TAKES = ("id", "name")
"""What a field takes over of whom one chooses: the id, or the name as it is shown."""


@require_safe
def like(request: HttpRequest) -> HttpResponse:
    """A piece of a page: whom the name typed into a field may mean, in whatever script; fields take the name or the id.

    Who is signed in is counted alone, since a whole authority may come from one address. Refused("too_fast").
    """
    who = request.user.get_username() if request.user.is_authenticated else ""
    spend(request, "names", account=who, by_address=not who)
    kinds = tuple(kind for kind in request.GET.getlist("kind") if kind in AgentKind.values)
    take = request.GET.get("take", "")
    text, language = request.GET.get("q", ""), current_language()
    context = {
        "found": suggested(text, language, kinds),
        "mixed": mixed(text, language),
        "take": take if take in TAKES else "name",
    }
    return render(request, "registers/people_like.html", context)
