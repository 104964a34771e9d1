"""The slate in public: films that all parties approved, the page of each, figures, files, the feed, the ledger."""

from __future__ import annotations

import hashlib

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from diptych import __version__
from diptych.apps.programme.queries.programmes import programme_page
from diptych.apps.slate.queries.public import (
    film_edition,
    films_public,
    public_film,
    public_films,
    public_statistics,
    public_version,
    slate_edition,
)
from diptych.engines.values.errors import Refused
from diptych.faces.portal.registers.listing import chosen, listed, values
from diptych.faces.portal.registers.sides import parties_of
from diptych.faces.portal.shelved import kept_answer, shelved, without_content
from diptych.faces.portal.slate.calls import open_calls
from diptych.faces.portal.slate.figures import figures
from diptych.faces.portal.slate.films import FILTERS, film_line, film_lines, filters
from diptych.faces.portal.slate.ledger import ledger_sides
from diptych.faces.portal.slate.news import slate_news
from diptych.faces.portal.slate.sheet import HEADS, rows_of
from diptych.faces.portal.slate.structured import film_list_data, slate_film_data
from diptych.faces.portal.spreadsheets import as_csv, as_xlsx
from diptych.faces.portal.templating import current_language, origin_of
from diptych.faces.portal.views.feeds import ATOM
from diptych.faces.portal.views.files import TYPES
from diptych.faces.stored import stored_response
from diptych.kernel import clock
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


def _(text: str) -> str:
    return text


@require_safe
def slate(request: HttpRequest) -> HttpResponse:
    """The films that every filter in the address lets through, a page at a time, and what they come to."""
    language, at = current_language(), timezone.now()

    def context() -> dict[str, Any]:
        programme = programme_page()
        id, parties = programme.pk if programme else "", parties_of(programme)
        listing = listed(
            request,
            language,
            filters(language, id),
            lambda **asked: films_public(id, **asked),
            lambda films: film_lines(public_films(films), language, parties),
            files=request.path.rstrip("/"),
        )
        return {
            "listing": listing,
            "figures": figures(public_statistics(id), language, parties),
            "calls": open_calls(language, at),
            "structured": film_list_data(listing.rows, language),
        }

    return shelved(request, "slate/films.html", context, (*FILTERS, "page"), edition=slate_edition(at))


@require_safe
def film(request: HttpRequest, id: UUID) -> HttpResponse:
    """One film of the slate: both sides' decisions, conditions and documents that were made public."""
    language = current_language()

    def context() -> dict[str, Any]:
        programme = programme_page()
        found = public_film(programme.pk if programme else "", id)
        line = film_line(found, language, parties_of(programme))
        return {"film": line, "structured": slate_film_data(line, language)}

    try:
        edition = (slate_edition(timezone.now()), film_edition(id))
        return shelved(request, "slate/film.html", context, edition=edition)
    except Refused:
        return _missing(request, _("There is no such film on the slate."), _("The slate"), reverse("slate"))


@require_safe
def document(request: HttpRequest, id: UUID) -> HttpResponseBase:
    """A document that was made public with its film; nobody is told of any other."""
    try:
        version = public_version(id)
    except Refused:
        return _missing(request, _("There is no such document."), _("The slate"), reverse("slate"))
    spend(request, "file")
    return stored_response(request, version.file, version.name)


def _missing(request: HttpRequest, title: str, back: str, address: str) -> HttpResponse:
    language = current_language()
    context = {"title": language.gettext(title), "near": (), "list": address, "all": language.gettext(back)}
    return render(request, "registers/missing.html", context, status=404)


@require_safe
def file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The films that the filters in the address let through, as a table. Its tag is made from what it says."""
    language, origin, programme = current_language(), origin_of(request), programme_page()
    id, parties = programme.pk if programme else "", parties_of(programme)
    asked, _refused = chosen(request, filters(language, id))
    spend(request, "file")
    lines = film_lines(public_films(films_public(id, **values(asked))), language, parties)
    heads, rows = [language.gettext(head) for head in HEADS], rows_of(lines, language, origin)
    text = b"".join(as_csv(heads, [rows]))
    made = hashlib.sha256(repr((__version__, kind)).encode() + text).hexdigest()[:32]
    headers = {
        "Content-Disposition": f'attachment; filename="diptych-slate-{clock.today().isoformat()}.{kind}"',
        "Cache-Control": "no-cache",
        "ETag": f'W/"{made}"',
    }
    if known := without_content(request, headers, TYPES[kind]):
        return known
    if kind == "csv":
        return HttpResponse(text, headers=headers, content_type=TYPES[kind])
    return FileResponse(
        as_xlsx(language.gettext(_("The slate")), heads, [rows]), headers=headers, content_type=TYPES[kind]
    )


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """What has become of the slate, in the language of the address."""
    language, origin = current_language(), origin_of(request)
    host = request.get_host().rpartition(":")[0] or request.get_host()

    def make() -> bytes:
        found = slate_news(programme_page(), language)
        context = {"news": found, "origin": origin, "host": host, "updated": found[0].at if found else None}
        return render_to_string("feeds/slate.atom", context, request).encode()

    key = ("slate-feed", request.scheme, request.get_host(), request.path, slate_edition(timezone.now()))
    return kept_answer(request, key, make, content_type=ATOM)


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """What the ledger is, the keys of the parties, and how what they take out of it is verified."""
    return render(request, "slate/ledger.html", {"sides": ledger_sides(current_language())})
