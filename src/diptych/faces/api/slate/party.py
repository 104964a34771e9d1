"""The operations on what a party keeps: its terms, its members and invitations, its outbox."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from diptych.apps.programme.domain.members import add_member, end_membership, invite, revoke_invitation
from diptych.apps.programme.models import Invitation, Membership
from diptych.apps.programme.permissions import may_manage_members
from diptych.apps.programme.queries.mails import mails_seen
from diptych.apps.programme.queries.members import invitations_of, members_of, past_members_of
from diptych.apps.slate.domain.reviewing import name_of
from diptych.apps.slate.domain.terms import FIELDS, set_terms
from diptych.apps.slate.queries.deadlines import terms_of
from diptych.apps.slate.queries.reaching import terms_held
from diptych.engines.values.errors import Refused
from diptych.faces.api.slate import answers_kept as out
from diptych.faces.api.slate import questions, seeing, shapes
from diptych.faces.api.slate.act import done_by
from diptych.faces.api.slate.callers import Caller, begun
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.paging import paged
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import answered, demand_match, is_matched, once, read_body, tag_of
from diptych.kernel import limits
from diptych.kernel.notices.domain.mails import retry_mail
from diptych.kernel.notices.queries.mails import text_of
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.kernel.keeping.shapes import Fields
    from diptych.kernel.notices.models import Mail

PAST_SHOWN = 50
REMINDED = 3
"""Days before a deadline, where a party has said nothing."""


def _sitting(
    request: HttpRequest, act: str, shape: Fields = questions.PLAIN, *, may: str = ""
) -> tuple[Caller, dict[str, Any]]:
    """Whoever acts for a party, with what the address asks; Refused("not_allowed") for a producer, and for who is no
    coordinator of it where ``may`` names what they alone do."""
    who, asked = begun(request, act, shape)
    if not who.party or (may and not who.person.has(Role.COORDINATOR, programme=who.programme, party=who.party)):
        raise Refused("not_allowed", action=may or "see_members")
    return who, asked


# Terms ----------------------------------------------------------------------------------------------------------------


def _terms(who: Caller) -> dict[str, Any]:
    row = terms_of(who.programme, who.party)
    told = {name: getattr(row, name, None) for name in FIELDS}
    told["remind_days"] = REMINDED if row is None else row.remind_days
    return out.Terms.of({"party": who.party, **told, "changed_at": row and row.changed_at})


def _version(terms: dict[str, Any]) -> str:
    return tag_of(*(terms[name] for name in ("party", *FIELDS)))


@router.get(
    "/terms",
    operation_id="getTerms",
    summary="The terms of the party",
    response={200: out.Terms},
    openapi_extra=describe("read", found=True, etag=True),
)
def terms(request: HttpRequest) -> HttpResponse:
    """Deadlines run by the calendar of the party. `ETag` names what they say."""
    who, _asked = _sitting(request, "read")
    found = _terms(who)
    return answered(who, found, etag=_version(found))


@router.put(
    "/terms",
    operation_id="setTerms",
    summary="Set the terms of the party",
    response={200: out.Terms},
    openapi_extra=describe(
        "set_terms",
        body=shapes.TERMS,
        example={"check_days": 10, "review_days": 30, "answer_days": 20, "appeal_days": 15, "remind_days": 3},
        found=True,
        matched=True,
        etag=True,
    ),
)
def change_terms(request: HttpRequest) -> HttpResponse:
    """All of them: of one that is left out there is none, and reminders come three days before. Deadlines that run
    already stay as they are."""
    who, _asked = _sitting(request, "set_terms", may="set_terms")
    body = read_body(request, shapes.TERMS)

    def do() -> HttpResponse:
        is_matched(request, needed=True)
        terms_held(who.programme, who.party)
        there = _terms(who)
        demand_match(request, _version(there), lambda: there, "saved_meanwhile")
        told = {**dict.fromkeys(FIELDS), "remind_days": REMINDED, **body}
        set_terms(who.programme, party=who.party, **told, **done_by(who))
        found = _terms(who)
        return answered(who, found, etag=_version(found))

    return once(request, who, do)


# Members --------------------------------------------------------------------------------------------------------------


def _seat(row: Membership) -> dict[str, Any]:
    return {"id": row.pk, "role": row.role, "since": row.since}


@router.get(
    "/members",
    operation_id="listMembers",
    summary="Members of the party",
    response={200: out.Members},
    openapi_extra=describe("read", found=True),
)
def members(request: HttpRequest) -> HttpResponse:
    """By name, each with their seats; nobody of another party is told."""
    who, _asked = _sitting(request, "read")
    party = (who.programme, who.party)
    people: dict[int, dict[str, Any]] = {}
    for row in members_of(*party):
        told = {"user": row.user_id, "name": name_of(row.user), "account": row.user.get_username(), "seats": []}
        people.setdefault(row.user_id, told)["seats"].append(_seat(row))
    may = may_manage_members(who.person, programme=who.programme, party=who.party)
    invited = invitations_of(*party, at=who.at) if may else ()
    past = past_members_of(*party)[:PAST_SHOWN] if may else ()
    data = {
        "members": list(people.values()),
        "invitations": [seeing.invitation(row) for row in invited],
        "past": [{"name": name_of(row.user), "role": row.role, "since": row.since, "until": row.until} for row in past],
    }
    return answered(who, out.Members.of(data))


@router.post(
    "/members",
    operation_id="addMember",
    summary="Give an account seats of the party",
    response={201: out.Seated},
    openapi_extra=describe(
        "members", body=shapes.SEATED, example={"account": "li.na", "roles": ["reviewer"]}, found=True, success=201
    ),
)
def seat(request: HttpRequest) -> HttpResponse:
    """Of somebody who has an account, whose name is given; all the seats or none. Whoever has none is invited."""
    who, _asked = _sitting(request, "members", may="manage_members")
    body = read_body(request, shapes.SEATED)

    def do() -> HttpResponse:
        user = User.objects.filter(username=body["account"], is_active=True).first()
        if user is None:
            raise Refused("no_account", name=body["account"])
        made = [
            add_member(user=user, programme=who.programme, party=who.party, role=role, **done_by(who))
            for role in dict.fromkeys(body["roles"])
        ]
        return answered(who, out.Seated.of({"seats": [_seat(row) for row in made]}), status=201)

    return once(request, who, do)


@router.post(
    "/members/seats/{int:seat}/end",
    operation_id="endSeat",
    summary="End a seat of the party",
    response={204: None},
    openapi_extra=describe("members", body=shapes.ENDED, example={"reason": "Moved to another ministry."}, success=204),
)
def end(request: HttpRequest, seat: int) -> HttpResponse:
    """From this moment on; what its holder did stays."""
    who, _asked = _sitting(request, "members", may="manage_members")
    body = read_body(request, shapes.ENDED)

    def do() -> HttpResponse:
        row = members_of(who.programme, who.party).filter(pk=seat).first()
        if row is None:
            raise Refused("no_seat")
        end_membership(membership=row, reason=body.get("reason", ""), **done_by(who))
        return answered(who, None, status=204)

    return once(request, who, do)


@router.post(
    "/invitations",
    operation_id="invite",
    summary="Invite somebody",
    response={201: out.Invitation},
    openapi_extra=describe(
        "members",
        body=shapes.INVITED,
        example={"email": "li.na@ministry.example", "roles": ["officer"], "language": "zh-hans"},
        found=True,
        success=201,
    ),
)
def invited(request: HttpRequest) -> HttpResponse:
    """To these seats, or, without any, as a producer. The link is in the letter they are sent, and nowhere else; an
    earlier invitation of the same address for the same goes."""
    who, _asked = _sitting(request, "members")
    body = read_body(request, shapes.INVITED)
    limits.spend(request, "mail", account=str(who.token.pk))

    def do() -> HttpResponse:
        made, _secret = invite(
            email=body["email"],
            programme=who.programme,
            party=who.party,
            roles=body.get("roles", ()),
            language=body.get("language", who.language.code),
            path=lambda secret: reverse("account-invitation", kwargs={"secret": secret}),
            **done_by(who),
        )
        return answered(who, out.Invitation.of(seeing.invitation(made)), status=201)

    return once(request, who, do)


@router.api_operation(
    ["DELETE"],
    "/invitations/{int:invitation}",
    operation_id="revokeInvitation",
    summary="Take an invitation back",
    response={204: None},
    openapi_extra=describe("members", sends=True, success=204),
)
def revoke(request: HttpRequest, invitation: int) -> HttpResponse:
    """Its link says so from now on."""
    who, _asked = _sitting(request, "members")

    def do() -> HttpResponse:
        row = Invitation.objects.filter(pk=invitation, programme=who.programme, party=who.party).first()
        if row is None:
            raise Refused("no_invitation")
        revoke_invitation(invitation=row, **done_by(who))
        return answered(who, None, status=204)

    return once(request, who, do)


# Mails ----------------------------------------------------------------------------------------------------------------


def _mail(row: Mail) -> dict[str, Any]:
    names = ("id", "address", "state", "attempts", "error", "created_at", "sent_at")
    text = None if row.secret else text_of(row)
    told = {"subject": text.subject if text else "", "body": text.body if text else ""}
    return {**{name: getattr(row, name) for name in names}, **told}


@router.get(
    "/mails",
    operation_id="listMails",
    summary="The outbox of mails to members of the party",
    response={200: out.Mails},
    openapi_extra=describe("mails", questions.OUTBOX, found=True, link=True),
)
def mails(request: HttpRequest) -> HttpResponse:
    """And of its invitations; the newest first."""
    who, asked = _sitting(request, "mails", questions.OUTBOX, may="see_mails")
    rows = mails_seen(who.person)
    rows = rows.filter(state=asked["state"]) if "state" in asked else rows
    found, address = paged(request, rows, "mails", asked)
    data = {"mails": [_mail(row) for row in found], "next": address}
    return answered(who, out.Mails.of(data), following=address or "")


@router.post(
    "/mails/{uuid:mail}/again",
    operation_id="retryMail",
    summary="Send a mail once more that was given up",
    response={200: out.Mail},
    openapi_extra=describe("mails", body=shapes.NOTHING),
)
def again(request: HttpRequest, mail: UUID) -> HttpResponse:
    """It waits in the outbox then."""
    who, _asked = _sitting(request, "mails", may="see_mails")
    read_body(request, shapes.NOTHING)

    def do() -> HttpResponse:
        if not mails_seen(who.person).filter(pk=mail).exists():
            raise Refused("no_mail", id=str(mail))
        return answered(who, out.Mail.of(_mail(retry_mail(mail, at=who.at))))

    return once(request, who, do)
