"""Feeds: what has changed, for readers; which pages there are, for search engines."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from diptych.apps.slate.queries.public import slate_edition
from diptych.faces.portal import sitemaps
from diptych.faces.portal.news import feed
from diptych.faces.portal.shelved import kept_answer
from diptych.faces.portal.templating import current_language, origin_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

ATOM = "application/atom+xml; charset=utf-8"
XML = "application/xml; charset=utf-8"


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The latest changes of the registers, in the language of the address."""
    language, origin = current_language(), origin_of(request)
    # A tag: address names who gives it, without a port.
    host = request.get_host().rpartition(":")[0] or request.get_host()

    def make() -> str:
        return render_to_string("feeds/news.atom", feed(language, origin, host), request)

    return _kept(request, make, ATOM)


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return _kept(request, lambda: sitemaps.index(origin_of(request)), XML)


@require_safe
def sitemap(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    def make() -> str:
        found = sitemaps.part(kind, number, origin_of(request))
        if found is None:
            raise Http404
        return found

    return _kept(request, make, XML)


def _kept(request: HttpRequest, make: Callable[[], str], content_type: str) -> HttpResponse:
    """The same for all who ask at one address, until anything in the registers changes. One query if it is kept."""
    key = ("feed", request.scheme, request.get_host(), request.path, slate_edition(timezone.now()))
    return kept_answer(request, key, lambda: make().encode(), content_type=content_type)
