"""Agents that may be one: the queue, and two of them side by side with what speaks for it and against it."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.desk import resembling, versions
from diptych.faces.desk.access import editors_only, whoever
from diptych.faces.desk.once import done_once
from diptych.faces.desk.views.common import number, sentences_of, thing_named
from diptych.faces.desk.views.identity import side_of
from diptych.faces.desk.views.record import gone as gone_page
from diptych.faces.desk.wording.refusals import HERE, sentence
from diptych.faces.portal.registers.labels import Labels
from diptych.faces.portal.registers.listing import Filter, listed
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.registers.terms import AGENT_KINDS, term
from diptych.faces.wording.resembling import BESIDE, STATES
from diptych.kernel.keeping.shapes import is_id
from diptych.registers.authority.domain import duplicates as verbs
from diptych.registers.authority.domain.things import AGENT
from diptych.registers.authority.queries import duplicates as queries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from django.http import HttpRequest

    from diptych.faces.desk.resembling import Piece
    from diptych.faces.portal.registers.labels import Label
    from diptych.registers.authority.models import Resemblance
    from diptych.registers.authority.queries.duplicates import Comparison


def _(text: str) -> str:
    return text


SAID = {
    "apart": _("They are two, and their record says so. They will not be proposed again."),
    "later": _("Put off. The pair comes back once one of the two records changes."),
    "again": _("The pair stands among those to be looked at again."),
}
"""What has just been done, by the word that the address carries on."""


class Row(Record):
    """A pair in the queue."""

    href: str
    one: Label
    other: Label
    kind: str
    pro: tuple[Piece, ...]
    contra: tuple[Piece, ...]
    note: str


# The queue ------------------------------------------------------------------------------------------------------------


@require_safe
@editors_only
def queue(request: HttpRequest) -> HttpResponse:
    """Pairs that may be one, the likeliest first; by state, kind, what speaks for it, name."""
    language = current_language()
    state = request.GET.get("state", "open")
    state = state if state in queries.STATES else "open"
    listing = listed(
        request,
        language,
        _filters(state),
        lambda **asked: queries.pairs_listed(
            state=asked.get("state", "open"),
            kind=asked.get("kind", ""),
            beside=asked.get("beside", ""),
            agent=asked.get("agent", ""),
            text=asked.get("q", ""),
        ),
        pair_rows,
    )
    counts = queries.pairs_counted()
    here = reverse("desk-duplicates")
    context = {
        # The states are tabs; the form keeps the one that is chosen.
        "listing": listing.replace(
            filters=tuple(item for item in listing.filters if item.name not in ("state", "agent")),
            filtered=any(item.chosen for item in listing.filters if item.name != "state"),
            address=here if state == "open" else f"{here}?state={state}",
        ),
        "state": state,
        "agent": next((_label(item.chosen) for item in listing.filters if item.name == "agent" and item.chosen), None),
        "states": [
            {
                "text": language.gettext(word),
                "href": here if code == "open" else f"{here}?state={code}",
                "count": counts[code],
                "current": code == state,
            }
            for code, word in STATES.items()
        ],
        "counts": counts,
        "due": queries.agents_due_counted(),
        **_done(request),
    }
    return render(request, "desk/duplicates.html", context)


def _filters(state: str) -> list[Filter]:
    language = current_language()
    return [
        Filter(name="state", label=language.gettext(_("State")), options=tuple((code, code) for code in STATES)),
        Filter(name="q", label=language.gettext(_("Name, in any script"))),
        Filter(
            name="kind",
            label=language.gettext(_("What kind it is")),
            options=tuple((code, language.gettext(word)) for code, word in AGENT_KINDS.items()),
        ),
        Filter(
            name="beside",
            label=language.gettext(_("What they have in common")),
            options=tuple((code, language.gettext(word)) for code, word in BESIDE.items()),
        ),
        Filter(name="agent", label=language.gettext(_("Record"))),
    ]


def pair_rows(found: Sequence[Resemblance]) -> list[Row]:
    """Pairs with what is said of them; a query for each kind of thing that is named."""
    language = current_language()
    evidence = [piece for row in found for piece in row.evidence]
    labels = Labels(language, {"agent": {id for row in found for id in (row.one_id, row.other_id)}})
    labels.add(resembling.wanted(evidence))
    rows = []
    for row in found:
        pro, contra = resembling.weighed(row.evidence, language, labels)
        rows.append(
            Row(
                href=_address(row.one_id, row.other_id),
                one=labels.of("agent", row.one_id),
                other=labels.of("agent", row.other_id),
                kind=term(language, AGENT_KINDS, row.kind),
                pro=pro,
                contra=contra,
                note=row.note if row.put_off_at else "",
            )
        )
    return rows


def _label(id: str) -> Label:
    return Labels(current_language(), {"agent": [id]}).of("agent", id)


def _address(one: str, other: str) -> str:
    return reverse("desk-duplicate", kwargs={"one": one, "other": other})


def _done(request: HttpRequest) -> dict[str, Any]:
    """What has just been done to which two, and the way to take it back."""
    said = SAID.get(request.GET.get("said", ""))
    one, _colon, other = request.GET.get("pair", "").partition(":")
    if said is None or not (is_id(one) and is_id(other)):
        return {"said": "", "done": None}
    labels = Labels(current_language(), {"agent": [one, other]})
    return {
        "said": current_language().gettext(said),
        "done": {"href": _address(one, other), "one": labels.of("agent", one), "other": labels.of("agent", other)},
    }


# Two of them ----------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def pair(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Two agents side by side, whether they stand in the queue or not; what people say of them is said here."""
    if one == other:
        raise Http404
    if (one, other) != tuple(sorted((one, other))) and request.method != "POST":
        return HttpResponseRedirect(_address(*sorted((one, other))))
    errors: list[str] = []
    try:
        if request.method == "POST":
            return done_once(request, lambda: _said(request, one, other))
    except Refused as error:
        errors = [sentence(error)] if error.code in HERE else sentences_of(error)
    try:
        found = queries.compared(one, other)
    except Refused as error:
        if error.code != "no_thing":
            raise
        return gone_page(request, thing_named("agent"), error.facts["id"])
    return render(request, "desk/duplicate.html", _page(request, found, errors), status=409 if errors else 200)


def _said(request: HttpRequest, one: str, other: str) -> HttpResponseRedirect:
    """Do what the button says of the two; lead on to the queue."""
    post = request.POST
    who: dict[str, Any] = {"by": whoever(request), "at": timezone.now()}
    revisions = {id: number(post.get(f"revision.{id}", "")) for id in (one, other)}
    match post.get("do", ""):
        case "apart":
            verbs.hold_apart(one, other, revisions=revisions, reason=post.get("reason", ""), **who)
            word = "apart"
        case "later":
            verbs.put_off(one, other, revisions=revisions, note=post.get("note", ""), **who)
            word = "later"
        case "lift":
            verbs.lift_distinction(one, other, revisions=revisions, **who)
            word = "again"
        case "again":
            verbs.take_up(one, other, **who)
            word = "again"
        case _:
            raise Refused("nothing_said")
    where = reverse("desk-duplicates")
    return HttpResponseRedirect(f"{where}?said={word}&pair={one}:{other}")


def _page(request: HttpRequest, found: Comparison, errors: list[str]) -> dict[str, Any]:
    language = current_language()
    evidence = verbs.evidence_as_data(found.judgement)
    ids = (found.one, found.other)
    labels = Labels(language, {"agent": ids})
    labels.add(resembling.wanted(evidence))
    pro, contra = resembling.weighed(evidence, language, labels)
    sides = [side_of(id, versions.current(AGENT, id)) for id in ids]
    return {
        "sides": sides,
        "panels": [
            {"text": label.text, "lang": label.lang or language.tag} for label in (labels.of("agent", id) for id in ids)
        ],
        "kind": term(language, AGENT_KINDS, found.kind),
        "state": found.state,
        "state_word": language.gettext(STATES[found.state]),
        "in_queue": found.row is not None,
        "row": found.row,
        "beside": found.judgement.beside,
        "pro": pro,
        "contra": contra,
        "merge": _merging(sides),
        "next": _next(found),
        "errors": errors,
        "reason": request.POST.get("reason", ""),
        "note": request.POST.get("note", found.row.note if found.row is not None else ""),
    }


def _merging(sides: Sequence[dict[str, Any]]) -> str:
    """Where the two are merged: into the one that more refers to, unless somebody chooses otherwise there."""
    kept, gone = sorted(sides, key=lambda side: -side["links"])
    return f"{reverse('desk-merge', kwargs={'id': kept['id']})}?with={gone['id']}"


def _next(found: Comparison) -> str:
    """The pair to be looked at after this one."""
    rows = queries.pairs_listed()
    if found.row is not None:
        rows = rows.exclude(pk=found.row.pk)
        after = rows.filter(score__lte=found.row.score).first()
        row = after or rows.first()
    else:
        row = rows.first()
    return _address(row.one_id, row.other_id) if row is not None else ""
