"""The library of agreements: the index, and the page of each."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from diptych import agreements as library
from diptych.engines.treaty.consistency import EARLIEST, LATEST
from diptych.faces import typed
from diptych.faces.portal.library import index as found
from diptych.faces.portal.library.page import agreement_page
from diptych.faces.portal.library.provisions import confidence_legend
from diptych.faces.portal.shelved import shelved
from diptych.faces.portal.templating import current_language
from diptych.kernel import clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every agreement, or those that the filters in the address let through."""
    language, today = current_language(), clock.today()
    asked = {name: request.GET.get(name, "") for name in found.FILTERS}

    def context() -> dict[str, Any]:
        return {
            "shown": found.index(language, today, asked),
            "legend": confidence_legend(language),
        }

    answer = shelved(request, "library/index.html", context, known=found.FILTERS)
    if request.headers.get("HX-Request"):
        # A form sends its empty fields too; the address that is kept leaves them out.
        query = urlencode({name: value for name, value in asked.items() if value})
        answer["HX-Push-Url"] = f"{request.path}?{query}" if query else request.path
    return answer


@require_safe
def agreement(request: HttpRequest, id: str) -> HttpResponse:
    """One agreement as the law stood on ``on`` (today when left out), compared with the date ``with`` when given.

    A date that is none is said in words on the page, which then shows the law of today.
    """
    language, today = current_language(), clock.today()
    if id not in library.ids():
        return _missing(request, id)
    if (whole := _written_out(request)) is not None:
        return HttpResponseRedirect(whole)
    on, wrong = _day(request, "on")
    other, wrong_too = _day(request, "with")

    def context() -> dict[str, Any]:
        page = agreement_page(library.agreement(id), language, on or today, other)
        rules = [*page.rules, *(rule for layer in page.layers for rule in layer.rules)]
        return {
            "page": page,
            "counted": len(rules),
            "authentic": any(rule.authentic for rule in rules),
            "bound": sum(1 for party in page.parties if party.bound),
            "cited": rules[0].id,
            "dated": any(party.when for party in page.parties),
            "json": f"/api/v1/agreements/{id}",
            "legend": confidence_legend(language),
            "refused": (wrong or wrong_too)[:40],
            "today": today.isoformat(),
        }

    return shelved(request, "library/agreement.html", context, known=("on", "with"))


def _written_out(request: HttpRequest) -> str | None:
    """The address with its dates in the form that may be cited, where they stand in it as people type them."""
    language = current_language()
    asked = {name: text for name in ("on", "with") if (text := request.GET.get(name, "").strip())}
    meant = {name: typed.read_date(text, language) for name, text in asked.items()}
    if asked == meant and len(asked) == len(request.GET):
        return None
    further = {name: str(text) for name, text in request.GET.items() if name not in ("on", "with")}
    whole = f"{request.path}?{urlencode({**meant, **further})}" if meant or further else request.path
    return None if whole == request.get_full_path() else f"{whole}#law"


def _day(request: HttpRequest, name: str) -> tuple[date | None, str]:
    """The date in a field of the address, or what stands there instead of one."""
    text = request.GET.get(name, "").strip()
    if not text:
        return None, ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, text
    return (day, "") if EARLIEST <= day <= LATEST else (None, text)


def _missing(request: HttpRequest, id: str) -> HttpResponse:
    language = current_language()
    ids = get_close_matches(id.lower(), library.ids(), n=5, cutoff=0.5)
    near = [{"id": known, "short": language.pick(library.agreement(known).short)} for known in ids]
    return render(request, "library/missing.html", {"id": id[:60], "near": near}, status=404)
