"""Search from the browser's own field: the description that browsers fetch, and what they are offered while one types.

OpenSearch 1.1, draft 6. Browsers send no cookie with what they ask for this, so nobody is offered more than everybody.
"""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from diptych.faces.found import shown
from diptych.faces.portal.templating import current_language, origin_of
from diptych.kernel.limits import spend
from diptych.kernel.search.queries.searching import suggested

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest

DESCRIPTION = "application/opensearchdescription+xml; charset=utf-8"
OFFERED = "application/x-suggestions+json"
DAY = 86_400

MOST = 8

LONGEST = 200
"""Letters of what is typed that are looked at; a name is shorter."""


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """How a browser asks this site, in the language of the address; it may be kept for a day."""
    facts = {"language": current_language(), "origin": origin_of(request)}
    answer = HttpResponse(render_to_string("feeds/opensearch.xml", facts, request).strip(), content_type=DESCRIPTION)
    answer["Cache-Control"] = f"public, max-age={DAY}"
    return answer


@require_safe
def offered(request: HttpRequest) -> HttpResponse:
    """What a browser offers under its own field: texts, what they are found under, and their pages.

    Whoever is signed in is offered what everybody is: a browser that keeps this does not know who asked.
    """
    spend(request, "suggest")
    typed = request.GET.get("q", "")[:LONGEST]
    language, origin = current_language(), origin_of(request)
    rows = suggested(typed, person=None, language=language.code, most=MOST)
    places = {(row.kind, row.id): row for row in shown(rows, language)}
    rows = [row for row in rows if (row.kind, row.id) in places]
    names = [places[row.kind, row.id] for row in rows]
    found = [
        typed,
        [row.text for row in rows],
        ["" if name.label == row.text else name.label for row, name in zip(rows, names, strict=True)],
        [f"{origin}{name.page}" for name in names],
    ]
    answer = HttpResponse(json.dumps(found, ensure_ascii=False), content_type=OFFERED)
    answer["Cache-Control"] = "no-store"
    return answer
