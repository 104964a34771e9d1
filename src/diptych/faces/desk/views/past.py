"""What was done to a thing, undoing it, and what refers to the thing."""

from __future__ import annotations

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.desk.access import editors_only, whoever
from diptych.faces.desk.changes import Told, changed_fields, referred
from diptych.faces.desk.finding import named
from diptych.faces.desk.views.common import (
    entries_of,
    field_label,
    heading,
    kind_word,
    name_then,
    number,
    said,
    sentences_of,
    thing_named,
)
from diptych.faces.places import LABELS
from diptych.faces.portal.registers.labels import Labels
from diptych.faces.portal.templating import current_language
from diptych.kernel.audit import sentence_of
from diptych.kernel.keeping import reading
from diptych.kernel.keeping.domain import keeping
from diptych.registers.authority.domain.agents import undo_merge
from diptych.registers.authority.queries.agents import merges_among

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from diptych.kernel.audit.models import Entry

A_PAGE = 20
"""Entries on one page of a history."""


# History --------------------------------------------------------------------------------------------------------------


@require_safe
@editors_only
def history(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """Every entry of a thing, the latest first; of one that is gone too."""
    return _history(request, kind, id, [])


@require_POST
@editors_only
def undo(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """Take back what an entry did; one that is part of a merge takes back the whole of it."""
    thing = thing_named(kind)
    entry = entries_of(thing, id).filter(pk=number(request.POST.get("entry", ""))).first()
    if entry is None:
        raise Http404
    by, at, reason = whoever(request), timezone.now(), request.POST.get("reason", "").strip()
    try:
        if gone := merges_among([entry.pk]).get(entry.pk):
            undo_merge(gone, by=by, at=at, reason=reason)
        else:
            keeping.undo(entry, by=by, at=at, reason=reason)
    except Refused as error:
        return _history(request, kind, id, sentences_of(error))
    where = reverse("desk-history", kwargs={"kind": kind, "id": id})
    return HttpResponseRedirect(f"{where}?said=undone")


def _history(request: HttpRequest, kind: str, id: str, errors: list[str]) -> HttpResponse:
    thing = thing_named(kind)
    page = max(1, number(request.GET.get("page", "")))
    rows: list[Entry] = list(entries_of(thing, id)[(page - 1) * A_PAGE : page * A_PAGE + 1])
    is_there = thing.model.objects.filter(pk=id).exists()
    if not rows and not is_there:
        raise Http404
    shown = rows[:A_PAGE]
    language = current_language()
    wanted = referred([data for entry in shown for data in (entry.before, entry.after) if data])
    told = Told(thing, language, Labels(language, {kind: ids for kind, ids in wanted.items() if kind in LABELS}))
    merges = merges_among([entry.pk for entry in shown])
    context = {
        "thing": heading(kind, id),
        "is_there": is_there,
        "entries": [_shown(entry, told, merges.get(entry.pk, "")) for entry in shown],
        "errors": errors,
        "said": said(request),
        "newer": page - 1 if page > 1 else 0,
        "older": page + 1 if len(rows) > A_PAGE else 0,
    }
    return render(request, "desk/history.html", context, status=409 if errors else 200)


def _shown(entry: Entry, told: Told, merge: str) -> dict[str, Any]:
    return {
        "number": entry.pk,
        "at": entry.at,
        "done": told.language.gettext(sentence_of(entry.action)),
        "who": entry.actor_label,
        "party": entry.party,
        "reason": entry.reason,
        "name": name_then(entry),
        "lines": changed_fields(told, entry.before, entry.after),
        "whole": entry.before is None or entry.after is None,
        "merge": merge,
    }


# What links here ------------------------------------------------------------------------------------------------------


class LinkRow(Record):
    """A thing that refers to another, and in which of its fields."""

    kind: str
    kind_word: str
    id: str
    text: str
    lang: str
    fields: str


def links_of(kind: str, id: str) -> list[LinkRow]:
    """What refers to a thing, with names; the queries of :func:`reading.links_to` and one for each kind found."""
    language = current_language()
    places: dict[tuple[str, str], list[str]] = {}
    for link in reading.links_to(kind, id):
        label = field_label((link.field.partition(".")[0],))
        fields = places.setdefault((link.kind, link.id), [])
        if label not in fields:
            fields.append(label)
    ids: dict[str, list[str]] = {}
    for there, other in places:
        ids.setdefault(there, []).append(other)
    return [
        LinkRow(
            kind=found.kind,
            kind_word=kind_word(found.kind),
            id=found.id,
            text=found.text,
            lang=found.lang,
            fields=language.listed(places[found.kind, found.id]),
        )
        for found in named(ids, language)
    ]


@require_safe
@editors_only
def links(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """What refers to a thing."""
    thing_named(kind)
    return render(request, "desk/links.html", {"thing": heading(kind, id), "links": links_of(kind, id)})
