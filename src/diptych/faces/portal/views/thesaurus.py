"""The thesaurus: its index, the page of each concept, and all of it as SKOS."""

from __future__ import annotations

from difflib import get_close_matches

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.utils.translation import override
from django.views.decorators.http import require_safe

from diptych.faces.portal.shelved import kept_answer, shelved
from diptych.faces.portal.templating import current_language, origin_of
from diptych.faces.portal.thesaurus import pages
from diptych.thesaurus import concept, concepts
from diptych.thesaurus.export import FORMATS, TURTLE, json_ld, turtle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest

    from diptych.kernel.texts import Language


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every concept, or those that what was typed and the scheme let through."""
    language = current_language()
    asked = {name: request.GET.get(name, "").strip() for name in pages.FILTERS}

    def context() -> dict[str, Any]:
        return {"shown": pages.index(language, asked["q"], asked["scheme"])}

    # What people type has no end, and the shelf has.
    known = () if asked["q"] else pages.FILTERS
    answer = shelved(request, "thesaurus/index.html", context, known=known)
    if request.headers.get("HX-Request"):
        query = urlencode({name: value for name, value in asked.items() if value})
        answer["HX-Push-Url"] = f"{request.path}?{query}" if query else request.path
    return answer


@require_safe
def page(request: HttpRequest, id: str) -> HttpResponse:
    """One concept; where there is none, those whose ids are near."""
    language = current_language()
    if id not in concepts():
        return _missing(request, id, language)

    def context() -> dict[str, Any]:
        return {"page": pages.page(id, language)}

    return shelved(request, "thesaurus/concept.html", context)


def _missing(request: HttpRequest, id: str, language: Language) -> HttpResponse:
    near = [pages.line(concept(known), language) for known in get_close_matches(id.lower(), concepts(), n=5)]
    return render(request, "thesaurus/missing.html", {"id": id[:60], "near": near}, status=404)


@require_safe
def whole(request: HttpRequest, kind: str) -> HttpResponse:
    """All concepts as SKOS."""
    return _skos(request, kind, None)


@require_safe
def one(request: HttpRequest, id: str) -> HttpResponse:
    """What a concept is named by: leads people to its page, and gives machines that ask for it what SKOS has of it."""
    if id in concepts():
        kind = _asked_for(request)
        if kind:
            answer = _skos(request, kind, id)
            patch_vary_headers(answer, ["Accept"])
            return answer
    with override(current_language().code):
        found = HttpResponseRedirect(reverse("concept", kwargs={"id": id}), status=303)
    patch_vary_headers(found, ["Accept", "Accept-Language"])
    return found


def _asked_for(request: HttpRequest) -> str:
    """The format that a client likes better than a page; empty for one that likes pages."""
    offered = {"text/html": "", **{form.partition(";")[0]: kind for kind, form in FORMATS.items()}}
    preferred = request.get_preferred_type(list(offered))
    return offered.get(preferred or "text/html", "")


def _skos(request: HttpRequest, kind: str, id: str | None) -> HttpResponse:
    base = f"{origin_of(request)}{reverse('concept-door', kwargs={'id': 'x'})[:-1]}"
    only = None if id is None else (id,)

    def make() -> bytes:
        return (turtle if kind == TURTLE else json_ld)(base=base, only=only).encode()

    answer = kept_answer(request, ("skos", base, kind, id), make, content_type=FORMATS[kind])
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
