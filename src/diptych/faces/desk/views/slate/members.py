"""The members of one's party: who sits where, who is invited; given and ended by its coordinators."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from diptych.apps.programme.domain.members import add_member, end_membership, invite, revoke_invitation
from diptych.apps.programme.models import Invitation, Membership
from diptych.apps.programme.permissions import may_invite, may_manage_members, may_see_members
from diptych.apps.programme.queries.members import invitations_of, members_of, past_members_of
from diptych.apps.programme.queries.programmes import programmes_listed
from diptych.apps.slate.queries.rounds import parties_of
from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import members_only, person_here
from diptych.faces.desk.once import done_once
from diptych.faces.desk.views.slate.acting import party_word
from diptych.faces.desk.views.slate.common import now, programme_words, say
from diptych.faces.desk.wording import slate as words
from diptych.faces.desk.wording.refusals import sentence
from diptych.faces.portal.templating import current_language
from diptych.kernel.documents import seen
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from django.http import HttpRequest

    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


PAST_SHOWN = 50

WRONG = {
    "bad_email": "email",
    "no_role": "roles",
    "member_there": "name",
    "no_user": "name",
    "no_party": "side",
    "no_programme": "side",
}
"""The field at which a refusal stands."""


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def members(request: HttpRequest) -> HttpResponse:
    """Who sits for each party one belongs to, and a form that invites."""
    person = person_here(request)
    sides = list(_sides(person))
    named = programme_words(programme for programme, _party in sides)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            return done_once(request, lambda: _invited(request, person))
        except Refused as error:
            errors[WRONG.get(error.code, "")] = sentence(error)
    said = words.SAID.get(request.GET.get("said", ""))
    inviting = [
        (f"{programme}:{party}", _side_word(programme, party, named))
        for programme, party in sides
        if may_invite(person, programme=programme, party=party, roles=())
    ]
    context = {
        "parties": [_party(person, programme, party, named) for programme, party in sides],
        "inviting": inviting,
        "roles": [
            (role.value, say(words.ROLES[role.value]))
            for role in Role
            if any(may_manage_members(person, programme=programme, party=party) for programme, party in sides)
        ],
        "tongues": [(code, name) for code, name in settings.LANGUAGES],
        "values": {
            "email": request.POST.get("email", ""),
            "side": request.POST.get("side", ""),
            "roles": request.POST.getlist("roles"),
            "language": request.POST.get("language") or current_language().code,
        },
        "errors": errors,
        "said": say(said) if said else "",
    }
    return render(request, "desk/slate/members.html", context, status=422 if errors else 200)


def _sides(person: Person) -> Iterable[tuple[str, str]]:
    """The parties whose members somebody sees: their own; an administrator's are all."""
    if not person.is_administrator:
        return dict.fromkeys((seat.programme, seat.party) for seat in person.seats)
    return [(row.pk, party) for row in programmes_listed() for party in parties_of(row.pk)]


def _side_word(programme: str, party: str, named: dict[str, str]) -> str:
    """A party, with its programme where the page shows several."""
    return f"{party_word(party)} · {named[programme]}" if len(named) > 1 else party_word(party)


def _party(person: Person, programme: str, party: str, named: dict[str, str]) -> dict[str, Any]:
    """One party with its members by name, each with all their seats. Three queries."""
    may = may_manage_members(person, programme=programme, party=party)
    people: dict[int, dict[str, Any]] = {}
    for row in members_of(programme, party):
        name = row.user.get_full_name() or row.user.get_username()
        entry = people.setdefault(row.user_id, {"name": name, "account": row.user.get_username(), "seats": []})
        entry["seats"].append({"id": row.pk, "role": say(words.ROLES[row.role]), "since": row.since})
    return {
        "word": _side_word(programme, party, named),
        "programme": programme,
        "party": party,
        "may": may,
        "people": list(people.values()),
        "invitations": [
            {
                "id": row.pk,
                "email": row.email,
                "roles": current_language().listed(say(words.ROLES[role]) for role in row.roles)
                or say(_("as a producer")),
                "by": row.invited_by_label,
                "until": row.expires_at,
            }
            for row in invitations_of(programme, party, at=now())
        ]
        if may
        else [],
        "past": [
            {
                "name": row.user.get_full_name() or row.user.get_username(),
                "role": say(words.ROLES[row.role]),
                "since": row.since,
                "until": row.until,
            }
            for row in past_members_of(programme, party)[:PAST_SHOWN]
        ]
        if may
        else [],
    }


def _invited(request: HttpRequest, person: Person) -> HttpResponse:
    programme, _colon, party = request.POST.get("side", "").partition(":")
    if not may_see_members(person, programme=programme, party=party):
        raise Refused("not_allowed", action="invite")
    roles = request.POST.getlist("roles")
    email = request.POST.get("email", "").strip()
    found = User.objects.filter(username=email, is_active=True).first() if "@" not in email else None
    if found is not None and roles:
        # Whoever has an account needs no letter to be given another seat.
        for role in roles:
            add_member(user=found, programme=programme, party=party, role=role, by=person, at=now())
        return HttpResponseRedirect(f"{reverse('desk-members')}?said=seated")
    invite(
        email=email,
        programme=programme,
        party=party,
        roles=roles,
        language=request.POST.get("language", ""),
        by=person,
        at=now(),
        path=lambda secret: reverse("account-invitation", kwargs={"secret": secret}),
    )
    return HttpResponseRedirect(f"{reverse('desk-members')}?said=invited")


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def end_seat(request: HttpRequest, id: int) -> HttpResponse:
    """End a seat, once it is confirmed."""
    person = person_here(request)
    seat = Membership.objects.select_related("user").filter(pk=id, until=None).first()
    if seat is None or not may_see_members(person, programme=seat.programme_id, party=seat.party):
        raise Http404
    if not may_manage_members(person, programme=seat.programme_id, party=seat.party):
        raise Refused("not_allowed", action="manage_members")
    error = ""
    if request.method == "POST":
        try:
            end_membership(membership=seat, by=person, at=now(), reason=seen(request.POST.get("reason", ""))[:2000])
        except Refused as refused:
            error = sentence(refused)
        else:
            return HttpResponseRedirect(f"{reverse('desk-members')}?said=ended")
    context = {
        "name": seat.user.get_full_name() or seat.user.get_username(),
        "role": say(words.ROLES[seat.role]),
        "party": party_word(seat.party),
        "reason": request.POST.get("reason", ""),
        "error": error,
    }
    return render(request, "desk/slate/seat.html", context, status=422 if error else 200)


@require_POST
@members_only
def revoke(request: HttpRequest, id: int) -> HttpResponse:
    """Take an invitation back."""
    person = person_here(request)
    found = Invitation.objects.filter(pk=id).first()
    if found is None or found.about or not may_see_members(person, programme=found.programme_id, party=found.party):
        raise Http404
    said = "revoked"
    try:
        revoke_invitation(invitation=found, by=person, at=now())
    except Refused as error:
        if error.code not in ("invitation_taken", "invitation_revoked"):
            raise
        said = "revoked" if error.code == "invitation_revoked" else "accepted"
    return HttpResponseRedirect(f"{reverse('desk-members')}?said={said}")
