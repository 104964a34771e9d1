"""Proposals as a list: filters in the address, views kept under a name, the same as a file; each side sees its own."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diptych.apps.slate.domain.views import remove_view, save_view
from diptych.apps.slate.permissions import STAFF
from diptych.apps.slate.queries.proposals import PRODUCERS, proposal_rows, proposals_listed
from diptych.apps.slate.queries.round_pages import round_names
from diptych.apps.slate.queries.rounds import parties_of
from diptych.apps.slate.queries.views import views_of
from diptych.engines.treaty.dossier import FORMS
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.accounts.access import members_only, only, person_here, signed_in_only
from diptych.faces.desk.views.common import number
from diptych.faces.desk.views.proposals.listing import mine as written_list
from diptych.faces.desk.views.slate.acting import party_word
from diptych.faces.desk.views.slate.common import due, form_word, head_of, now, programme_words, programmes_of, say
from diptych.faces.desk.views.slate.sheets import table_pdf
from diptych.faces.desk.wording import slate as words
from diptych.faces.desk.wording.refusals import sentence
from diptych.faces.portal.registers.listing import Filter, chosen, listed, values
from diptych.faces.portal.spreadsheets import as_csv, as_xlsx
from diptych.faces.portal.templating import current_language
from diptych.kernel.clock import today
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from typing import Any

    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from diptych.apps.slate.models import Proposal
    from diptych.apps.slate.queries.proposals import ProposalRow
    from diptych.apps.slate.queries.seeing import TrackSeen
    from diptych.faces.desk.views.slate.common import Due, Seen
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


LIST = "proposals"
"""What saved views of this list are kept under."""

AT_ONCE = 500
MOST_PRINTED = 1000
"""Rows of a PDF; spreadsheets hold all."""

TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}

staff_only = only(lambda person: person.has(*STAFF))
"""A page for those who read everything of their side."""


class Side(Record):
    """How far one party is, in a row."""

    name: str
    state: str
    word: str
    due: Due | None


class Row(Record):
    """A proposal in the list."""

    head: Seen
    sides: tuple[Side, ...]
    country: str
    round: str
    changed_at: datetime


@require_safe
@signed_in_only
def proposals(request: HttpRequest) -> HttpResponseBase:
    """The list. Producers who sit for nobody have their own."""
    person = person_here(request)
    if not person.has(*STAFF) or "written" in request.GET:
        return written_list(request)
    programme = _programme(request, person)
    names = _round_words(person, programme)
    filters = filters_of(person, programme, [(str(id), name) for id, name in names.items()])
    parties = parties_of(programme)
    listing = listed(
        request,
        current_language(),
        filters,
        lambda **asked: query(person, programme, **asked),
        lambda found: [_row(row, names, parties) for row in proposal_rows(person, found)],
        files=reverse("desk-proposals-file", kwargs={"kind": "csv"}).removesuffix(".csv"),
    )
    kept = request.GET.copy()
    for name in ("page", "said", "view-error"):
        kept.pop(name, None)
    said = words.SAID.get(request.GET.get("said", ""))
    pdf = (request.GET.urlencode() and f"?{kept.urlencode()}") or ""
    context = {
        "listing": listing,
        "views": [
            {"id": view.pk, "name": view.name, "href": f"{request.path}?{view.query}", "query": view.query}
            for view in views_of(person, LIST)
        ],
        "query": kept.urlencode(),
        "said": say(said) if said else "",
        "error": request.GET.get("view-error", "") and sentence(Refused("text_missing", field="name")),
        "pdf": reverse("desk-proposals-file", kwargs={"kind": "pdf"}) + pdf,
        "programmes": programmes_of(person),
    }
    return render(request, "desk/slate/proposals.html", context)


def _round_words(person: Person, programme: str) -> dict[Any, str]:
    """What rounds are called for the reader, by id; two queries."""
    return {id: current_language().pick(dict(names)) for id, names in round_names(person, programme).items()}


def _programme(request: HttpRequest, person: Person) -> str:
    """The programme of the address, else the first in which they read; every one is a list of its own."""
    theirs = list(dict.fromkeys(seat.programme for seat in person.seats if seat.role in STAFF))
    asked = request.GET.get("programme", "") or theirs[0]
    if asked not in theirs:
        raise Http404
    return asked


def filters_of(person: Person, programme: str, rounds: Iterable[tuple[str, str]]) -> list[Filter]:
    own = person.parties(*STAFF, programme=programme)
    parties = parties_of(programme)
    states = tuple((code, say(word)) for code, word in words.TRACK.items() if code != "none")
    joint = tuple((code, say(word)) for code, word in words.JOINT.items() if code != "draft")
    waiting = (*((code, party_word(code)) for code in parties), (PRODUCERS, say(_("the producers"))))
    found = [
        Filter(name="q", label=say(_("Title or reference, in any script"))),
        Filter(name="joint", label=say(_("State")), options=joint),
        Filter(name="form", label=say(_("Form")), options=tuple((form, form_word(form)) for form in FORMS)),
        Filter(name="round", label=say(_("Round")), options=tuple(rounds)),
        Filter(
            name="country",
            label=say(_("Country that leads")),
            options=tuple((code, party_word(code)) for code in parties),
        ),
        Filter(name="mine", label=say(_("State at your side")), options=states if own else ()),
        Filter(name="waits", label=say(_("Waits for")), options=waiting),
    ]
    if len(programmes_of(person)) > 1:
        named = programme_words(programmes_of(person))
        options = tuple((id, named[id]) for id in programmes_of(person))
        found.append(Filter(name="programme", label=say(_("Programme")), options=options))
    return [item for item in found if item.options or item.name == "q"]


def query(person: Person, programme: str, **asked: Any) -> QuerySet[Proposal]:
    own = person.parties(*STAFF, programme=programme)
    mine = (own[0], str(asked["mine"])) if own and "mine" in asked else ("", "")
    return proposals_listed(
        person,
        programme=programme,
        joint=asked.get("joint", ""),
        form=asked.get("form", ""),
        round=asked.get("round"),
        lead_country=asked.get("country", ""),
        party_state=mine,
        text=asked.get("q", ""),
        waiting_for=asked.get("waits", ""),
    )


def _row(row: ProposalRow, rounds: dict[Any, str], parties: Sequence[str]) -> Row:
    tracks = {track.party: track for track in row.tracks}
    return Row(
        head=head_of(row.id, row.reference, row.titles, row.joint, row.form),
        sides=tuple(side_of(tracks[party]) for party in parties if party in tracks),
        country=party_word(row.lead_country),
        round=rounds.get(row.round, ""),
        changed_at=row.changed_at,
    )


def side_of(track: TrackSeen) -> Side:
    return side_named(track, party_word(track.party), say(words.TRACK[track.state]))


def side_named(track: TrackSeen, name: str, word: str) -> Side:
    """The same where the words are at hand."""
    running = track.state in ("checking", "asked", "reviewing", "decided", "appealed")
    return Side(name=name, state=track.state, word=word, due=due(track.deadline, track.party) if running else None)


# As a file ------------------------------------------------------------------------------------------------------------


@require_safe
@staff_only
def file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """What the filters in the address let through, as CSV, XLSX or PDF; no more than the list shows."""
    if kind not in TYPES:
        raise Http404
    person = person_here(request)
    programme = _programme(request, person)
    names = _round_words(person, programme)
    filters, _refused = chosen(request, filters_of(person, programme, [(str(id), name) for id, name in names.items()]))
    spend(request, "pdf" if kind == "pdf" else "file")
    found = query(person, programme, **values(filters))
    parties = parties_of(programme)
    heads = [say(text) for text in HEADS] + [_of_side(party) for party in parties]
    name = f"diptych-proposals-{today().isoformat()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    title = say(_("Proposals"))
    if kind == "pdf":
        rows = [line for batch in _batches(person, found[:MOST_PRINTED], names, parties) for line in batch]
        said = [
            current_language().colon(item.label, dict(item.options).get(item.chosen, item.chosen))
            for item in filters
            if item.chosen
        ]
        made = table_pdf(title, heads, rows, notes=[programme, *said], language=current_language())
        return HttpResponse(made, content_type=TYPES[kind], headers=headers)
    batches = _batches(person, found, names, parties)
    if kind == "csv":
        return StreamingHttpResponse(as_csv(heads, list(batches)), content_type=TYPES[kind], headers=headers)
    return FileResponse(as_xlsx(title, heads, batches), content_type=TYPES[kind], headers=headers)


HEADS = (
    _("Reference"),
    _("Title"),
    _("Other titles"),
    _("Form"),
    _("State"),
    _("Country that leads"),
    _("Round"),
    _("Filed"),
    _("Last changed"),
)


def _of_side(party: str) -> str:
    return party_word(party)


def _batches(
    person: Person, found: QuerySet[Proposal], rounds: dict[Any, str], parties: Sequence[str]
) -> Iterator[list[list[str]]]:
    """Rows of the file, some hundreds at a time: three queries for each batch."""
    begin = 0
    while rows := list(found[begin : begin + AT_ONCE]):
        yield [_cells(row, rounds, parties) for row in proposal_rows(person, rows)]
        begin += AT_ONCE


def _cells(row: ProposalRow, rounds: dict[Any, str], parties: Sequence[str]) -> list[str]:
    head = head_of(row.id, row.reference, row.titles, row.joint, row.form)
    tracks = {track.party: track for track in row.tracks}
    others = [title["text"] for title in head.titles if title["text"] != head.title]
    return [
        row.reference,
        head.title,
        current_language().listed(others),
        head.form_word,
        head.state_word,
        party_word(row.lead_country),
        rounds.get(row.round, ""),
        row.filed_at.date().isoformat() if row.filed_at else "",
        row.changed_at.date().isoformat(),
        *(say(words.TRACK[tracks[party].state]) if party in tracks else "" for party in parties),
    ]


# Views ----------------------------------------------------------------------------------------------------------------


@require_POST
@members_only
def views(request: HttpRequest) -> HttpResponse:
    """Keep the filters of the list under a name, or a view no longer."""
    person, query = person_here(request), request.POST.get("query", "")[:500]
    where = reverse("desk-proposals")
    if gone := number(request.POST.get("remove", "")):
        try:
            remove_view(gone, by=person)
        except Refused as error:
            if error.code != "no_view":
                raise
        return HttpResponseRedirect(f"{where}?{_and(query, 'said=view_gone')}")
    try:
        save_view(list=LIST, name=request.POST.get("name", ""), query=query, by=person, at=now())
    except Refused:
        return HttpResponseRedirect(f"{where}?{_and(query, 'view-error=1')}")
    return HttpResponseRedirect(f"{where}?{_and(query, 'said=view')}")


def _and(query: str, more: str) -> str:
    return f"{query}&{more}" if query else more
