"""What a coordinator does with a round: prepares and changes the call, announces, extends, closes, renews its code."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from diptych.apps.slate.domain import rounds as verbs
from diptych.apps.slate.formats import Moment
from diptych.apps.slate.models import Round
from diptych.apps.slate.queries.rounds import parties_of, written_down
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.accounts.access import person_here
from diptych.faces.desk.once import done_once, led_before
from diptych.faces.desk.views.common import number
from diptych.faces.desk.views.slate import calls
from diptych.faces.desk.views.slate.acting import party_word
from diptych.faces.desk.views.slate.common import now, picked, say
from diptych.faces.desk.views.slate.listing import staff_only
from diptych.faces.desk.views.slate.rounds import round_found
from diptych.faces.desk.wording.refusals import sentence
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest

    from diptych.engines.values.errors import Trouble
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def new(request: HttpRequest) -> HttpResponse:
    """Prepare a round: all parties see it, nobody else before it is announced."""
    person = person_here(request)
    theirs = [seat.programme for seat in person.seats if seat.role == Role.COORDINATOR]
    programme = request.POST.get("programme") or request.GET.get("programme", "") or next(iter(theirs), "")
    if programme not in theirs:
        raise Refused("not_allowed", action="change_round")
    parties = parties_of(programme)
    if request.method != "POST":
        return _form(request, calls.blank(), parties, programme=programme)
    form = calls.sent(request.POST)
    if request.POST.get("do", "").startswith("add:"):
        return _form(request, form, parties, programme=programme)
    data, named = calls.plain(form, parties)

    def do() -> HttpResponse:
        made, code = verbs.create_round(programme, call=data, by=person, at=now())
        return _there(request, made, code, "created")

    try:
        return done_once(request, do)
    except Refused as error:
        return _form(request, form, parties, programme=programme, errors=calls.errors_of(error, named))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change the call; once it is announced, what people rely on stays."""
    person = person_here(request)
    found = round_found(person, id, action="change_round")
    parties = parties_of(found.programme_id)
    before = written_down(found)
    if request.method != "POST":
        return _form(request, calls.filled(before), parties, round=found)
    form = calls.sent(request.POST)
    if request.POST.get("do", "").startswith("add:"):
        return _form(request, form, parties, round=found)
    data, named = calls.plain(form, parties)
    if found.announced_at is not None:
        # The form holds moments to the minute; what cannot change is taken as it is kept.
        data |= {name: before[name] for name in ("slug", "opens_at", "closes_at")}
    changes = {name: value for name, value in data.items() if value != before.get(name)}
    seen = number(request.POST.get("revision", ""))

    def do() -> HttpResponse:
        _round, code = verbs.change_round(id, changes=changes, revision=seen, by=person, at=now())
        return _there(request, found, code, "changed")

    try:
        return done_once(request, do)
    except Refused as error:
        found.refresh_from_db()
        return _form(request, form, parties, round=found, errors=calls.errors_of(error, named))


def _there(request: HttpRequest, round: Round, code: str, said: str) -> HttpResponse:
    """On to the page of the round; a code is shown there once."""
    if code:
        request.session[f"round-code-{round.pk}"] = code
    return HttpResponseRedirect(f"{reverse('desk-round', kwargs={'id': round.pk})}?said={said}")


def _form(
    request: HttpRequest,
    form: calls.CallForm,
    parties: Sequence[str],
    *,
    programme: str = "",
    round: Round | None = None,
    errors: dict[str, str] | None = None,
) -> HttpResponse:
    errors = errors or {}
    context = {
        **calls.shown(form, parties),
        "programme": programme,
        # Nobody has chosen a time zone yet: a browser may say whose clocks its reader goes by.
        "fresh": round is None and request.method != "POST",
        "round": {"id": round.pk, "name": _name(round), "announced": round.announced_at is not None} if round else None,
        "revision": round.revision if round else 0,
        "errors": {name: text for name, text in errors.items() if name},
        "above": [text for name, text in errors.items() if not name],
    }
    return render(request, "desk/slate/call.html", context, status=422 if errors else 200)


def _name(round: Round) -> str:
    return picked({row.lang: row.name for row in round.texts.all()})[0] or round.slug


# Acts with a page of their own ----------------------------------------------------------------------------------------


class RoundAct(Record):
    """One act on a round."""

    title: str
    lead: str
    button: str
    said: str
    reason: bool = False
    until: bool = False
    party: bool = False
    danger: bool = False
    before: bool | None = None
    """Whether it is done before the announcement alone (True), after it alone (False), or at any time."""


ACTS = {
    "announce": RoundAct(
        title=_("Announce the round"),
        lead=_(
            "From now on it is public, or open to whoever has its code. Its address and its days stay as they are: "
            "people put them into their calendars."
        ),
        button=_("Announce"),
        said="announced",
        party=True,
        before=True,
    ),
    "extend": RoundAct(
        title=_("Extend the round"),
        lead=_("It stays open longer, or opens once more. Everybody reads the reason."),
        button=_("Extend"),
        said="extended_round",
        reason=True,
        until=True,
        before=False,
    ),
    "close": RoundAct(
        title=_("Close the round early"),
        lead=_("Nothing can be handed in from this moment on. Drafts stay with their producers."),
        button=_("Close it"),
        said="closed",
        reason=True,
        danger=True,
        before=False,
    ),
    "code": RoundAct(
        title=_("Give the hidden call a new code"),
        lead=_("The old code opens nothing from now on. The new one is shown once."),
        button=_("New code"),
        said="code",
        danger=True,
    ),
    "delete": RoundAct(
        title=_("Delete the prepared round"),
        lead=_("It was never announced. Nothing of it is left but the entry in the ledger."),
        button=_("Delete"),
        said="deleted",
        danger=True,
        before=True,
    ),
}
"""By the last part of their addresses."""


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def act(request: HttpRequest, id: UUID, act: str) -> HttpResponse:
    """The page of one act on a round."""
    if done := led_before(request):
        return done
    person, what = person_here(request), ACTS[act]
    found = round_found(person, id, action="change_round")
    if act == "code" and not found.is_hidden:
        raise Http404
    parties = [(code, party_word(code)) for code in person.parties(Role.COORDINATOR, programme=found.programme_id)]
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            return done_once(request, lambda: _done(request, person, found, act))
        except Refused as error:
            fields = {
                "reason_missing": "reason",
                "not_later": "closes_at",
                "day_passed": "closes_at",
                "no_day": "closes_at",
            }
            errors[str(error.facts.get("field") or fields.get(error.code, ""))] = sentence(error)
    context = {
        "round": {"id": found.pk, "name": _name(found)},
        "act": what,
        "title": say(what.title),
        "lead": say(what.lead),
        "press": say(what.button),
        "closes": found.closes_at,
        "parties": parties,
        "zones": calls.zones_offered(),
        "zone": found.zone,
        "values": {name: request.POST.get(name, "") for name in ("reason", "closes_at", "party")}
        | {"zone": request.POST.get("zone", found.zone)},
        "errors": {name: text for name, text in errors.items() if name in ("reason", "closes_at")},
        "above": [text for name, text in errors.items() if name not in ("reason", "closes_at")],
    }
    return render(request, "desk/slate/round_act.html", context, status=422 if errors else 200)


def _done(request: HttpRequest, person: Person, found: Round, act: str) -> HttpResponse:
    posted, at = request.POST, now()
    reason = posted.get("reason", "")
    if act == "announce":
        theirs = person.parties(Role.COORDINATOR, programme=found.programme_id)
        party = posted.get("party", "") if posted.get("party", "") in theirs else theirs[0]
        verbs.announce_round(found.pk, party=party, by=person, at=at)
    elif act == "extend":
        verbs.extend_round(found.pk, closes_at=_until(posted), reason=reason, by=person, at=at)
    elif act == "close":
        verbs.close_round(found.pk, reason=reason, by=person, at=at)
    elif act == "code":
        return _there(request, found, verbs.renew_code(found.pk, by=person, at=at), "code")
    else:
        verbs.delete_round(found.pk, by=person, at=at)
        return HttpResponseRedirect(f"{reverse('desk-rounds')}?said=deleted")
    return _there(request, found, "", ACTS[act].said)


def _until(posted: Any) -> datetime:
    """The moment typed, in universal time. Refused("no_day")."""
    form = calls.CallForm(
        values={"closes_at": posted.get("closes_at", ""), "zone": posted.get("zone", "")}, criteria=0, questions=0
    )
    troubles: list[Trouble] = []
    found: datetime | None = Moment().read(calls.moment(form, "closes_at"), (), troubles)
    if found is None:
        raise Refused("no_day", found=posted.get("closes_at", "")[:40])
    return found
