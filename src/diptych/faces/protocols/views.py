"""Calendars that other programs subscribe to; what has not changed is not sent again."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from diptych import __version__
from diptych.apps.programme.queries.events import event_page, events_listed
from diptych.engines.values.errors import Refused
from diptych.faces.protocols.calendars import feed, first_day, single
from diptych.kernel.audit.queries.entries import public_edition
from diptych.kernel.texts import Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest


def _edition(request: HttpRequest, **_arguments: str) -> str:
    """The tag of an answer: it changes with anything in the registers, and with the words of a release. One query."""
    return f'"{__version__}-{get_language()}-{public_edition()}"'


@require_safe
@condition(etag_func=_edition)
def calendar(request: HttpRequest) -> HttpResponse:
    """All events, with names in the language of the address. Five queries."""
    return _answer(feed(events_listed(), _language(), _origin(request)), "calendar")


@require_safe
@condition(etag_func=_edition)
def event(request: HttpRequest, id: str) -> HttpResponse:
    """One event; there is no calendar of an event without a day."""
    try:
        found = event_page(id)
    except Refused as error:
        raise Http404(id) from error
    day = first_day(found)
    if day is None:
        raise Http404(id)
    return _answer(single(found, day, _language(), _origin(request)), id)


def _language() -> Language:
    return Language(get_language() or "en")


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _answer(body: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{name}.ics"'
    answer["Cache-Control"] = "no-cache"
    return answer
