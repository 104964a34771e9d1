"""What programs are given: webhooks of a party, with the log of what they were told, and one's own tokens."""

from __future__ import annotations

from datetime import UTC, datetime, time
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from diptych.apps.programme.queries.programmes import programmes_listed
from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import only, person_here, signed_in_only
from diptych.faces.desk.once import done_once, led_before
from diptych.faces.desk.views.slate.acting import party_word
from diptych.faces.desk.views.slate.common import day_in, now, programme_words, say
from diptych.faces.desk.wording import keeping as words
from diptych.faces.desk.wording import slate as slate_words
from diptych.faces.desk.wording.refusals import sentence
from diptych.faces.wording.notices import EVENTS
from diptych.faces.wording.tokens import ACTS, OF_PRODUCERS
from diptych.kernel.documents import seen
from diptych.kernel.hooks.domain import hooks as verbs
from diptych.kernel.hooks.events import events
from diptych.kernel.hooks.queries.hooks import deliveries_of, hook_of, hooks_of
from diptych.kernel.permissions.domain.tokens import issue_token, revoke_token
from diptych.kernel.permissions.person import Role
from diptych.kernel.permissions.queries.tokens import tokens_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest

    from diptych.kernel.hooks.models import Hook
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


DELIVERIES_SHOWN = 50

SECRET = "desk-secret"
"""The key under which a session holds a secret until the next page has shown it."""

coordinators_only = only(lambda person: person.has(Role.COORDINATOR))


def _coordinated(person: Person) -> list[tuple[str, str]]:
    return [(seat.programme, seat.party) for seat in person.seats if seat.role == Role.COORDINATOR]


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def hooks(request: HttpRequest) -> HttpResponse:
    """The webhooks of the parties one coordinates, and a form that adds one."""
    person = person_here(request)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            return done_once(request, lambda: _added(request, person))
        except Refused as error:
            field = "events" if error.code == "no_event" else "url" if error.code.startswith("hook_") else ""
            errors[field] = sentence(error)
    sides = _coordinated(person)
    named = programme_words(programme for programme, _party in sides) if len(sides) > 1 else {}
    context = {
        "hooks": [_hook(hook) for programme, party in sides for hook in hooks_of(programme, party)],
        "sides": [
            (f"{programme}:{party}", f"{party_word(party)} · {named.get(programme, '')}") for programme, party in sides
        ],
        "events": [(code, say(EVENTS.get(code, code))) for code in sorted(events())],
        "values": {
            "url": request.POST.get("url", ""),
            "side": request.POST.get("side", ""),
            "events": request.POST.getlist("events"),
        },
        "errors": errors,
        "said": _said(request),
    }
    return render(request, "desk/slate/webhooks.html", context, status=422 if errors else 200)


def _added(request: HttpRequest, person: Person) -> HttpResponse:
    programme, _colon, party = request.POST.get("side", "").partition(":")
    hook, secret = verbs.add_hook(
        programme=programme,
        party=party,
        url=request.POST.get("url", "").strip(),
        events=request.POST.getlist("events"),
        by=person,
        at=now(),
    )
    request.session[SECRET] = [str(hook.pk), secret]
    return HttpResponseRedirect(f"{reverse('desk-webhook', kwargs={'id': hook.pk})}?said=hook")


def _hook(hook: Hook) -> dict[str, Any]:
    return {
        "id": hook.pk,
        "url": hook.url,
        "party": party_word(hook.party),
        "active": hook.active,
        "stopped": hook.stopped,
        "failing_since": hook.failing_since,
        "events": [say(EVENTS.get(code, code)) for code in hook.events],
        "href": reverse("desk-webhook", kwargs={"id": hook.pk}),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def hook(request: HttpRequest, id: UUID) -> HttpResponse:
    """One webhook with the log of its deliveries."""
    if done := led_before(request):
        return done
    person = person_here(request)
    try:
        found = hook_of(id)
    except Refused:
        raise Http404 from None
    if (found.programme, found.party) not in _coordinated(person):
        raise Http404
    error = ""
    if request.method == "POST":
        try:
            return done_once(request, lambda: _changed(request, person, found))
        except Refused as refused:
            error = sentence(refused)
    kept = request.session.pop(SECRET, ["", ""])
    context = {
        "hook": _hook(found),
        "secret": kept[1] if kept[0] == str(found.pk) else "",
        "rows": [
            {
                "id": row.pk,
                "event": say(EVENTS.get(row.code, row.code)),
                "state": say(words.DELIVERIES[row.state]),
                "status": row.status,
                "attempts": row.attempts,
                "at": row.at,
                "tried_at": row.tried_at,
                "next_at": row.next_at,
                "answer": row.answer,
                "error": row.error,
                "again": row.state in ("delivered", "given_up"),
            }
            for row in deliveries_of(found)[:DELIVERIES_SHOWN]
        ],
        "error": error,
        "said": _said(request),
    }
    return render(request, "desk/slate/webhook.html", context, status=422 if error else 200)


def _changed(request: HttpRequest, person: Person, found: Hook) -> HttpResponse:
    do, _colon, which = request.POST.get("do", "").partition(":")
    here, at = reverse("desk-webhook", kwargs={"id": found.pk}), now()
    if do == "remove":
        verbs.remove_hook(found.pk, by=person, at=at)
        return HttpResponseRedirect(f"{reverse('desk-webhooks')}?said=hook_gone")
    if do == "rotate":
        _hook_again, secret = verbs.rotate_secret(found.pk, by=person, at=at)
        request.session[SECRET] = [str(found.pk), secret]
    elif do in ("on", "off"):
        verbs.change_hook(found.pk, active=do == "on", by=person, at=at)
    elif do == "ping":
        verbs.ping_hook(found.pk, by=person, at=at)
    elif do == "again":
        row = next((row for row in deliveries_of(found)[:DELIVERIES_SHOWN] if str(row.pk) == which), None)
        if row is None:
            raise Http404
        verbs.redeliver(row, by=person, at=at)
    return HttpResponseRedirect(f"{here}?said={'sent' if do in ('ping', 'again') else 'changed'}")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def tokens(request: HttpRequest) -> HttpResponse:
    """Tokens of one's own programs, and a form that issues one; the secret is shown once. Whoever sits for no party
    issues them as a producer."""
    person, at = person_here(request), now()
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            return done_once(request, lambda: _token(request, person, at))
        except Refused as error:
            errors[str(error.facts.get("field") or TOKEN_WRONG.get(error.code, ""))] = sentence(error)
    sides = [(seat.programme, seat.party) for seat in person.seats]
    sides += [(row.pk, "") for row in programmes_listed()]
    named = programme_words(programme for programme, _party in sides)
    kept = request.session.pop(SECRET, ["", ""])
    context = {
        "tokens": [
            {
                "id": row.pk,
                "label": row.label,
                "prefix": row.prefix,
                "party": party_word(row.party) or say(_("as a producer")),
                "acts": [say(ACTS[code]) if code in ACTS else code for code in row.acts],
                "expires_at": row.expires_at,
                "used_at": row.used_at,
            }
            for row in tokens_of(person.id, at=at)
        ],
        "secret": kept[1] if kept[0] == "token" else "",
        "sides": [
            (f"{programme}:{party}", f"{party_word(party) or say(_('as a producer'))} · {named[programme]}")
            for programme, party in dict.fromkeys(sides)
        ],
        "acts": [(code, say(word)) for code, word in (ACTS if person.seats else OF_PRODUCERS).items()],
        "seated": bool(person.seats),
        "values": {name: request.POST.get(name, "") for name in ("label", "side", "until")}
        | {"acts": request.POST.getlist("acts")},
        "errors": errors,
        "said": _said(request),
    }
    return render(request, "desk/slate/tokens.html", context, status=422 if errors else 200)


TOKEN_WRONG = {"token_without_acts": "acts", "no_act": "acts", "token_without_label": "label", "token_lasts": "until"}
"""The field at which a refusal stands."""


def _token(request: HttpRequest, person: Person, at: datetime) -> HttpResponse:
    """Issue a token, or revoke the one that the button names."""
    posted, here = request.POST, reverse("desk-tokens")
    if posted.get("revoke"):
        try:
            revoke_token(UUID(posted["revoke"]), by=person, at=at)
        except ValueError:
            raise Refused("no_token") from None
        return HttpResponseRedirect(f"{here}?said=token_gone")
    programme, _colon, party = posted.get("side", "").partition(":")
    if programme not in {row.pk for row in programmes_listed()}:
        raise Refused("no_choice", field="side")
    try:
        day = day_in(posted.get("until", ""))
    except ValueError:
        raise Refused("no_day", field="until", found=posted.get("until", "")[:40]) from None
    if day is None:
        raise Refused("day_passed", field="until")
    _made, secret = issue_token(
        programme=programme,
        party=party,
        acts=posted.getlist("acts"),
        known=ACTS,
        label=seen(posted.get("label", "")),
        expires_at=datetime.combine(day, time(23, 59), tzinfo=UTC),
        by=person,
        at=at,
    )
    request.session[SECRET] = ["token", secret]
    return HttpResponseRedirect(f"{here}?said=token")


def _said(request: HttpRequest) -> str:
    found = slate_words.SAID.get(request.GET.get("said", ""))
    return say(found) if found else ""
