"""Pages that are the same for everybody, answered from the shelf where they can be."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_vary_headers

from diptych.faces.portal.registers.mentioning import drawn_with_mentions
from diptych.faces.portal.shelf import Kept, Shelf
from diptych.faces.portal.templating import THEMES, fetched
from diptych.kernel import clock
from diptych.kernel.audit.queries.entries import public_edition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from typing import Any

    from django.http import HttpRequest

SHELF = Shelf(room=512)
"""Packed pages of this process: some 20 kB each, so at most some ten megabytes."""


def shelved(
    request: HttpRequest,
    template: str,
    context: Callable[[], dict[str, Any]],
    known: tuple[str, ...] = (),
    *,
    edition: Hashable = None,
    draw: Callable[[str, dict[str, Any], HttpRequest], str] = render_to_string,
) -> HttpResponse:
    """A page of the agreements, which change with a release only: it is the same for all who ask in one language,
    theme and day, with the same letters fetched.

    An address with fields that the page does not know is answered all the same, but not kept: else anybody could fill
    the shelf with copies. ``edition`` is whatever else the page depends on, ``draw`` makes it from its template.
    """

    def make() -> bytes:
        return draw(template, context(), request).encode()

    theme = request.COOKIES.get("theme", "")
    key = (
        request.scheme,
        request.get_host(),
        request.get_full_path(),
        theme if theme in THEMES else "",
        fetched(request),
        clock.today(),
        edition,
    )
    if settings.DEBUG or set(request.GET) - set(known):
        return HttpResponse(make())
    return kept_answer(request, key, make, "Cookie")


def kept_answer(
    request: HttpRequest, key: Hashable, make: Callable[[], bytes], *vary: str, content_type: str | None = None
) -> HttpResponse:
    """An answer from the shelf, packed for those who take it so; ``vary`` names what else of the request it is by."""
    return sent(request, SHELF.get(key, make), *vary, content_type=content_type)


def sent(request: HttpRequest, kept: Kept, *vary: str, content_type: str | None = None) -> HttpResponse:
    """A page that everybody may have, packed for those who take it so. One that holds a secret of somebody is not sent
    packed: its length would tell of it."""
    packed = re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")) is not None
    answer = HttpResponse(kept.packed if packed else kept.plain, content_type=content_type)
    if packed:
        answer["Content-Encoding"] = "gzip"
    answer["ETag"] = kept.etag
    answer["Cache-Control"] = "no-cache"
    patch_vary_headers(answer, ("Accept-Encoding", *vary))
    return answer


def without_content(request: HttpRequest, headers: dict[str, str], content_type: str) -> HttpResponse | None:
    """The answer where nothing has to be made: the asker has what ``headers`` tag, or wants to know them alone."""
    empty = HttpResponse(headers=headers, content_type=content_type)
    answer = get_conditional_response(request, etag=headers["ETag"], response=empty)
    assert answer is not None, "one was given"
    return answer if answer.status_code != 200 or request.method == "HEAD" else None


def shelved_records(
    request: HttpRequest, template: str, context: Callable[[], dict[str, Any]], known: tuple[str, ...] = ()
) -> HttpResponse:
    """A page made from the registers, kept until anything in them changes: every change has its number in the ledger.

    People, organisations and places that its texts name are links, see :mod:`.registers.mentioning`. One query where
    the page is on the shelf; one more than it needs otherwise, for those who are named.
    """
    return shelved(request, template, context, known, edition=public_edition(), draw=drawn_with_mentions)
