"""Who writes a proposal, and what producers and authorities write to each other."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from diptych.apps.slate.domain.messaging import LONGEST, write_message
from diptych.apps.slate.domain.producers import change_company, invite_producer, revoke_invited
from diptych.apps.slate.queries.proposals import proposal_seen
from diptych.apps.slate.queries.writing import invited_to
from diptych.engines.values.codes import COUNTRIES
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces import typed
from diptych.faces.desk.access import signed_in_only
from diptych.faces.desk.once import done_once
from diptych.faces.desk.proposals.written import Written
from diptych.faces.desk.views.common import number
from diptych.faces.desk.views.proposals.common import REFUSED, country_typed, errors_of, on_to, shown
from diptych.faces.desk.views.proposals.listing import languages_offered
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


def _(text: str) -> str:
    return text


class ProducerView(Record):
    """Somebody who writes it."""

    name: str
    company: str
    country: str
    leads: bool
    me: bool
    since: str


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def producers(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who writes it, who is invited, and a form to invite somebody by mail."""
    written = Written(request, id)
    values = {
        "email": request.POST.get("email", ""),
        "party": request.POST.get("party", ""),
        "language": request.POST.get("language", written.language.code),
    }
    language = written.language
    mine = next(row for row in written.producers if row.user_id == written.person.id)
    own = {"company": mine.company, "country": language.country(mine.country) if mine.country else ""}
    own |= {name: request.POST[name] for name in own if name in request.POST}
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            if revoked := number(request.POST.get("revoke", "")):
                return done_once(request, lambda: _revoked(written, revoked))
            if request.POST.get("do") == "company":
                _told_company(written, own)
                return on_to(written, "desk-proposal-producers", "saved")
            spend(request, "mail")
            return done_once(request, lambda: _invited(written, values))
        except Refused as error:
            if error.code == "too_fast":
                raise
            errors = errors_of(error, {"bad_email": "email", "no_party": "party"})
    return shown(
        written,
        "producers",
        "producers",
        status=REFUSED if errors else 200,
        people=[
            ProducerView(
                name=row.user.get_full_name() or row.user.get_username(),
                company=row.company,
                country=language.country(row.country) if row.country else "",
                leads=row.is_lead,
                me=row.user_id == written.person.id,
                since=language.date(row.since.date()),
            )
            for row in written.producers
        ],
        invited=[
            {
                "id": row.pk,
                "email": row.email,
                "until": language.date(row.expires_at.date()),
                "by": row.invited_by_label,
            }
            for row in invited_to(written.proposal, at=written.now)
        ],
        values=values,
        own=own,
        hints=[word for _code, word in typed.options("country", language)],
        errors=errors,
        above=errors.get("", ""),
        parties=[(code, language.country(code)) for code in written.tracks],
        languages_offered=[(tag.lower(), word) for tag, word in languages_offered(language)],
        hand_over=written.next("hand_over"),
        leave=written.next("leave"),
    )


def _told_company(written: Written, own: dict[str, str]) -> None:
    """Keep for which company one writes it."""
    country = country_typed(own["country"])
    if own["country"].strip() and country not in COUNTRIES:
        raise Refused("no_country", field="country", found=own["country"].strip()[:60])
    change_company(written.proposal.pk, company=own["company"], country=country, by=written.person, at=written.now)


def _invited(written: Written, values: dict[str, str]) -> HttpResponse:
    """Invite somebody; the party is that in whose name the invitation stands, which their country usually is."""
    invite_producer(
        written.proposal.pk,
        **values,
        by=written.person,
        at=written.now,
        path=lambda secret: reverse("account-invitation", kwargs={"secret": secret}),
    )
    return on_to(written, "desk-proposal-producers", "invited")


def _revoked(written: Written, which: int) -> HttpResponse:
    try:
        revoke_invited(written.proposal.pk, invitation=which, by=written.person, at=written.now)
    except Refused as error:
        if error.code != "invitation_revoked":
            raise
    return on_to(written, "desk-proposal-producers", "revoked")


# Messages -------------------------------------------------------------------------------------------------------------


class MessageView(Record):
    """One message."""

    who: str
    ours: bool
    text: str
    lang: str
    at: str
    datetime: str


class RoomView(Record):
    """What producers and one authority write to each other."""

    party: str
    name: str
    messages: tuple[MessageView, ...]
    value: str
    error: str


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def messages(request: HttpRequest, id: UUID) -> HttpResponse:
    """A room for each authority; what stands in one is not seen by the other."""
    written = Written(request, id)
    if not written.filed:
        raise Http404
    party, errors = request.POST.get("party", ""), {}
    if request.method == "POST":
        try:
            if party not in written.tracks:
                raise Refused("no_party")
            return done_once(request, lambda: _said(written, party))
        except Refused as error:
            errors = {party: next(iter(errors_of(error, {}).values()))}
    seen = proposal_seen(written.person, id, at=written.now)
    rooms = {room.party: room for room in seen.rooms if room.room == "producers"}
    language = written.language

    def view(code: str) -> RoomView:
        held = rooms.get(code)
        return RoomView(
            party=code,
            name=language.country(code),
            messages=tuple(_message(row, written) for row in (held.messages if held else ())),
            value=request.POST.get("text", "") if code in errors else "",
            error=errors.get(code, ""),
        )

    return shown(
        written,
        "messages",
        "messages",
        status=REFUSED if errors else 200,
        rooms=[view(code) for code in written.tracks],
        longest=LONGEST,
    )


def _said(written: Written, party: str) -> HttpResponse:
    write_message(
        written.proposal.pk,
        room="producers",
        party=party,
        text=written.request.POST.get("text", ""),
        lang=written.language.tag,
        by=written.person,
        at=written.now,
    )
    return on_to(written, "desk-proposal-messages", "written", anchor=f"room-{party}")


def _message(row: Any, written: Written) -> MessageView:
    language = written.language
    who = row.author_label
    if row.author_party:
        who = language.gettext(_("{name}, {party}")).format(name=who, party=language.country(row.author_party))
    return MessageView(
        who=who,
        ours=not row.author_party,
        text=row.text,
        lang=row.lang,
        at=f"{language.date(row.at.date())} {row.at.strftime('%H:%M')} UTC",
        datetime=row.at.isoformat(),
    )
