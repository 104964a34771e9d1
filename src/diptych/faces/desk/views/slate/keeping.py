"""The outbox of mails, the ledger as one's side sees it, and the terms of one's party."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diptych.apps.programme.queries.mails import mails_seen
from diptych.apps.slate.domain.terms import FIELDS, set_terms
from diptych.apps.slate.permissions import reading_the_ledger
from diptych.apps.slate.queries.deadlines import terms_of
from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import only, person_here, signed_in_only
from diptych.faces.desk.views.common import number
from diptych.faces.desk.views.slate.acting import party_word
from diptych.faces.desk.views.slate.common import day_in, now, programme_words, say
from diptych.faces.desk.views.slate.listing import staff_only
from diptych.faces.desk.wording import keeping as kept
from diptych.faces.desk.wording import slate as words
from diptych.faces.desk.wording.refusals import sentence
from diptych.faces.portal.templating import current_language
from diptych.kernel.audit import sentence_of
from diptych.kernel.audit.queries.views import Sought, entries_seen
from diptych.kernel.notices.domain.mails import retry_mail
from diptych.kernel.notices.models import MailState
from diptych.kernel.notices.queries.mails import is_on, text_of
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest

    from diptych.kernel.audit.queries.views import Seen
    from diptych.kernel.notices.models import Mail
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


MAILS_SHOWN = 100

keepers_only = only(lambda person: person.has(Role.COORDINATOR) or person.is_administrator)
"""A page for coordinators, and for whoever administers the site."""


# Mails ----------------------------------------------------------------------------------------------------------------


@require_safe
@keepers_only
def mails(request: HttpRequest) -> HttpResponse:
    """The outbox, the newest first."""
    person = person_here(request)
    state = request.GET.get("state", "")
    rows = mails_seen(person)
    if state in MailState.values:
        rows = rows.filter(state=state)
    said = words.SAID.get(request.GET.get("said", ""))
    context = {
        "rows": [_mail(row) for row in rows[:MAILS_SHOWN]],
        "states": [
            {
                "text": say(word),
                "href": f"{request.path}?{urlencode({'state': code})}" if code else request.path,
                "current": code == (state if state in MailState.values else ""),
            }
            for code, word in kept.MAILS.items()
        ],
        "is_on": is_on(),
        "said": say(said) if said else "",
    }
    return render(request, "desk/slate/mails.html", context)


def _mail(row: Mail) -> dict[str, Any]:
    text = None if row.secret else text_of(row)
    return {
        "id": row.pk,
        "address": row.address,
        "subject": text.subject if text else say(_("Opens something: read by its reader alone")),
        "body": text.body if text else "",
        "state": row.state,
        "state_word": say(kept.MAILS[row.state]),
        "created_at": row.created_at,
        "sent_at": row.sent_at,
        "attempts": row.attempts,
        "error": row.error,
        "retry": row.state == MailState.GIVEN_UP,
    }


@require_POST
@keepers_only
def retry(request: HttpRequest, id: UUID) -> HttpResponse:
    """Send a mail once more that was given up."""
    if not mails_seen(person_here(request)).filter(pk=id).exists():
        raise Http404
    try:
        retry_mail(id, at=now())
    except Refused as error:
        if error.code != "mail_not_given_up":
            raise
    return HttpResponseRedirect(f"{reverse('desk-mails')}?said=queued")


# The ledger -----------------------------------------------------------------------------------------------------------


@require_safe
@staff_only
def ledger(request: HttpRequest) -> HttpResponse:
    """Acts, the newest first: what one's own sides see of them."""
    reading = reading_the_ledger(person_here(request))
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("who", "since", "until")}
    errors = {}
    days = {}
    for name in ("since", "until"):
        try:
            days[name] = day_in(asked[name])
        except ValueError:
            errors[name], days[name] = sentence(Refused("no_day", found=asked[name])), None
    sought = Sought(
        actor=asked["who"],
        since=_begin(days["since"]),
        until=_begin(days["until"] + timedelta(days=1)) if days["until"] and days["until"] < date.max else None,
    )
    page = entries_seen(reading, sought=sought, after=request.GET.get("after", "")[:64])
    filters = {name: text for name, text in asked.items() if text}
    context = {
        "rows": [_entry(row, {seat.party for seat in reading.seats}) for row in page.entries],
        "older": f"{request.path}?{urlencode({**filters, 'after': page.older})}" if page.older else "",
        "later": request.GET.get("after", "") and f"{request.path}?{urlencode(filters)}",
        "asked": asked,
        "errors": errors,
    }
    return render(request, "desk/slate/ledger.html", context)


def _begin(day: Any) -> datetime | None:
    return datetime.combine(day, time(), tzinfo=UTC) if day else None


def _entry(row: Seen, own: set[str]) -> dict[str, Any]:
    language = current_language()
    label = row.label if isinstance(row.label, str) else language.pick(row.label or {})
    return {
        "done": language.gettext(sentence_of(row.action)),
        "label": label,
        "href": _proposal(row.thing_id) if row.thing_type == "slate.proposal" else "",
        "at": row.at,
        "who": row.actor_label,
        "party": party_word(row.party) if len(row.party) == 2 else row.party,
        "reason": row.reason,
        "audience": say(kept.audience(row.audience, own)),
        "digest": row.digest,
    }


def _proposal(id: str) -> str:
    try:
        return reverse("desk-proposal", kwargs={"id": UUID(id)})
    except ValueError:
        return ""


# Settings -------------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def settings(request: HttpRequest) -> HttpResponse:
    """One's own account, and the terms of the parties one sits for; coordinators set those of theirs."""
    person = person_here(request)
    errors: dict[str, str] = {}
    sent = request.POST.get("side", "") if request.method == "POST" else ""
    if sent:
        programme, _colon, party = sent.partition(":")
        errors = _set(request, person, programme, party)
        if not errors:
            return HttpResponseRedirect(f"{reverse('desk-settings')}?said=terms")
    sides = list(dict.fromkeys((seat.programme, seat.party) for seat in person.seats))
    said = words.SAID.get(request.GET.get("said", ""))
    context = {
        "terms": [_terms(request, person, programme, party, sent, errors) for programme, party in sides],
        "programmes": programme_words(programme for programme, _party in sides),
        "is_coordinator": person.has(Role.COORDINATOR),
        "is_member": bool(person.seats),
        "said": say(said) if said else "",
        "above": [text for name, text in errors.items() if name not in FIELDS],
    }
    return render(request, "desk/slate/settings.html", context, status=422 if errors else 200)


def _set(request: HttpRequest, person: Person, programme: str, party: str) -> dict[str, str]:
    """What is wrong, by field; nothing once the terms are set."""
    days: dict[str, int | None] = {}
    for name in FIELDS:
        text = request.POST.get(name, "").strip()
        if text and not (text.isascii() and text.isdigit() and len(text) < 6):
            return {name: sentence(Refused("no_number", found=text[:20]))}
        days[name] = number(text) if text else None
    remind = days.pop("remind_days")
    try:
        set_terms(programme, party=party, **days, remind_days=0 if remind is None else remind, by=person, at=now())
    except Refused as error:
        return {str(error.facts.get("field", "")): sentence(error)}
    return {}


def _terms(
    request: HttpRequest, person: Person, programme: str, party: str, sent: str, errors: dict[str, str]
) -> dict[str, Any]:
    row = terms_of(programme, party)
    side = f"{programme}:{party}"
    typed = sent == side
    rows = []
    for name in FIELDS:
        value = getattr(row, name) if row else (3 if name == "remind_days" else None)
        shown = request.POST.get(name, "") if typed else "" if value is None else str(value)
        label, told = kept.TERMS[name]
        rows.append(
            {
                "name": name,
                "label": say(label),
                "help": say(told),
                "value": shown,
                "error": errors.get(name, "") if typed else "",
            }
        )
    return {
        "side": side,
        "word": party_word(party),
        "programme": programme,
        "may": person.has(Role.COORDINATOR, programme=programme, party=party),
        "rows": rows,
    }
