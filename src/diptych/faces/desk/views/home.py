"""The first page of the desk, what is not verified yet, and what may be meant while one types."""

from __future__ import annotations

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from diptych.faces.desk.access import editors_only
from diptych.faces.desk.finding import found_in, named, suggested
from diptych.faces.desk.views.common import field_label, kind_word, name_then, said
from diptych.faces.desk.views.duplicates import pair_rows
from diptych.faces.desk.views.record import SINGLE
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.registers.terms import THINGS_MANY
from diptych.kernel.audit import sentence_of
from diptych.kernel.audit.queries.entries import latest_public, type_of
from diptych.kernel.keeping.thing import things
from diptych.registers.authority.queries.duplicates import pairs_listed
from diptych.registers.sources.queries.unverified import unverified_facts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

LATEST = 25
"""Entries of the ledger on the first page."""
UNVERIFIED = 12
"""Records with unverified facts on the first page."""
PAIRS = 4
"""Possible duplicates on the first page."""


@require_safe
@editors_only
def home(request: HttpRequest) -> HttpResponse:
    """What was done lately, what there is, what is to be looked up; or what a search found."""
    language = current_language()
    text = request.GET.get("q", "").strip()
    counts = [
        {
            "kind": kind,
            "word": language.gettext(THINGS_MANY[kind]),
            "count": thing.model.objects.count(),
            "href": _of_market() if kind in SINGLE else f"{reverse('desk-registers')}?kind={kind}",
            "new": reverse("desk-new", kwargs={"kind": kind}) if kind not in SINGLE else "",
        }
        for kind, thing in things().items()
    ]
    asked = request.GET.get("kind", "")
    kinds = [asked] if asked in things() else list(things())
    found = found_in(kinds, text, language) if text else _all_of(asked) if asked in things() else []
    rows = _unverified()
    context = {
        "said": said(request),
        "counts": counts,
        "text": text,
        "asked": asked if asked in things() else "",
        "asked_word": language.gettext(THINGS_MANY[asked]) if asked in things() else "",
        "found": [{"kind_word": kind_word(row.kind), "row": row} for row in found],
        "searched": bool(text or asked),
        "entries": _lately(),
        "pairs": pair_rows(list(pairs_listed()[:PAIRS])),
        "pairs_count": pairs_listed().count(),
        "unverified": rows[:UNVERIFIED],
        "unverified_count": len(rows),
    }
    return render(request, "desk/home.html", context)


MOST = 500


def _all_of(kind: str) -> list[Any]:
    ids = list(things()[kind].model.objects.order_by("pk").values_list("pk", flat=True)[:MOST])
    return named({kind: ids}, current_language())


def _of_market() -> str:
    return reverse("desk-record", kwargs={"kind": "market", "id": SINGLE["market"]})


def _lately() -> list[dict[str, Any]]:
    """The last entries of the public record, the newest first: an editor of one side is told nothing of another."""
    kinds = {type_of(thing.model): kind for kind, thing in things().items()}
    return [
        {
            "at": entry.at,
            "who": entry.actor_label,
            "done": current_language().gettext(sentence_of(entry.action)),
            "name": name_then(entry),
            "id": entry.thing_id,
            "kind": kinds.get(entry.thing_type, ""),
            "reason": entry.reason,
        }
        for entry in reversed(latest_public(LATEST))
    ]


def _unverified() -> list[dict[str, Any]]:
    """Records with facts from memory alone, each with the fields they stand in; about one query a kind of fact."""
    language = current_language()
    places: dict[tuple[str, str], list[str]] = {}
    numbers: dict[tuple[str, str], int] = {}
    for fact in unverified_facts():
        key = (fact.kind, fact.id)
        places.setdefault(key, []).append(field_label(tuple(fact.field.split("."))))
        numbers[key] = numbers.get(key, 0) + fact.number
    ids: dict[str, list[str]] = {}
    for kind, id in places:
        ids.setdefault(kind, []).append(id)
    return [
        {
            "kind_word": kind_word(row.kind),
            "row": row,
            "fields": language.listed(places[row.kind, row.id]),
            "number": numbers[row.kind, row.id],
        }
        for row in named(ids, language)
    ]


@require_safe
@editors_only
def unverified(request: HttpRequest) -> HttpResponse:
    """Every record with facts that nobody has looked up."""
    return render(request, "desk/unverified.html", {"unverified": _unverified()})


@require_safe
@editors_only
def suggest(request: HttpRequest) -> HttpResponse:
    """Options for a field that takes an id, for what has been typed into it."""
    found = suggested(request.GET.get("kind", ""), request.GET.get("text", "")[:200], current_language())
    return render(request, "desk/suggested.html", {"found": found})
