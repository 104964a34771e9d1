"""Events: the list, the page of each, the calendar; drives and expeditions."""

from __future__ import annotations

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from diptych.engines.values.errors import Refused
from diptych.faces.portal.registers import calendar as calendars
from diptych.faces.portal.registers import drives as collecting
from diptych.faces.portal.registers import events as shown
from diptych.faces.portal.registers import expeditions
from diptych.faces.portal.registers.listing import listed
from diptych.faces.portal.registers.missing import missing
from diptych.faces.portal.registers.sides import parties
from diptych.faces.portal.shelved import shelved_records
from diptych.faces.portal.templating import current_language
from diptych.kernel import clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


FILTERS = ("text", "kind", "country", "series", "from", "to")


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """The events that every filter in the address lets through, a page at a time, under their years."""
    language, today = current_language(), clock.today()

    def context() -> dict[str, Any]:
        sides = parties()
        listing = listed(
            request,
            language,
            shown.filters(language),
            shown.events_chosen,
            lambda rows: shown.event_years(rows, language, sides, today),
            files=request.path.rstrip("/"),
        )
        return {"listing": listing, "expeditions": shown.expeditions(language)}

    return shelved_records(request, "registers/events.html", context, (*FILTERS, "page"))


@require_safe
def event(request: HttpRequest, id: str) -> HttpResponse:
    """Everything the registers know of one event."""
    return _page(request, "event", id, shown.page)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """On to the month that it is today."""
    today = clock.today()
    return HttpResponseRedirect(calendars.month_address(today.year, today.month))


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """One month: what stands on its days, and what is known to the month or the year only."""
    language, today = current_language(), clock.today()
    if not calendars.is_month(year, month):
        return _no_month(request, f"{year}/{month}")
    address = calendars.month_address(year, month)
    if request.path != address:
        return HttpResponseRedirect(address)

    def context() -> dict[str, Any]:
        feed = reverse("calendar-feed")
        return {
            "month": calendars.month_page(year, month, language, today),
            "feed": feed,
            "subscribe": f"webcal://{request.get_host()}{feed}",
        }

    return shelved_records(request, "registers/calendar.html", context)


def _no_month(request: HttpRequest, asked: str) -> HttpResponse:
    language = current_language()
    context = {
        "title": language.gettext(_("There is no month “{id}” in the calendar.")).format(id=asked[:20]),
        "near": (),
        "list": reverse("calendar"),
        "all": language.gettext(_("This month")),
    }
    return render(request, "registers/missing.html", context, status=404)


@require_safe
def drives(request: HttpRequest) -> HttpResponse:
    """Every collecting drive, and what is known of which."""
    language = current_language()
    return shelved_records(request, "registers/drives.html", lambda: {"shown": collecting.comparison(language)})


@require_safe
def drive(request: HttpRequest, id: str) -> HttpResponse:
    """What is known of one collecting drive, and what was not found."""
    return _page(request, "drive", id, collecting.page)


@require_safe
def expedition(request: HttpRequest, id: str) -> HttpResponse:
    """Everything the registers know of one expedition."""
    return _page(request, "expedition", id, expeditions.page)


def _page(request: HttpRequest, kind: str, id: str, page: Callable[[str, Language], object]) -> HttpResponse:
    """The page of one thing, or what is said where there is none."""
    language = current_language()
    try:
        return shelved_records(request, f"registers/{kind}.html", lambda: {"page": page(id, language)})
    except Refused:
        return missing(request, kind, id)
