"""Who writes a proposal: its producers, one of whom leads."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from diptych.apps.programme.domain.members import invite, revoke_invitation
from diptych.apps.programme.models import Invitation
from diptych.apps.programme.queries.members import person_of
from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.proposals import audience_of
from diptych.apps.slate.domain.typed import demand_open, prose
from diptych.apps.slate.models import ProposalProducer
from diptych.apps.slate.queries.writing import about
from diptych.engines.values.codes import COUNTRIES
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


ADD = action("slate.add_producer", _("Producer added to the proposal"))
COMPANY = action("slate.change_company", _("Company of a producer changed"))
LEAVE = action("slate.leave_proposal", _("Producer left the proposal"))
HAND_OVER = action("slate.hand_over", _("Proposal handed over"))


def invite_producer(
    id: UUID | str,
    *,
    email: str,
    party: str,
    language: str,
    by: Person,
    at: datetime,
    path: Callable[[str], str],
) -> Invitation:
    """Ask somebody, by mail, to write the proposal too; ``party`` is the country they would come for.

    Side effects: those of :func:`diptych.apps.programme.domain.members.invite`. Refused("no_proposal"),
    Refused("not_allowed"), Refused("no_party"), Refused("bad_email").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("invite_producer")
        act.track(party)
        made, _secret = invite(
            email=email,
            programme=act.proposal.programme_id,
            party=party,
            language=language,
            by=by,
            at=at,
            about=about(act.proposal),
            path=path,
            allowed=True,
        )
    return made


def revoke_invited(id: UUID | str, *, invitation: int, by: Person, at: datetime) -> None:
    """Take back, by its number, an invitation to write the proposal. Who invites may do so, whoever sent it.

    Side effects: those of :func:`diptych.apps.programme.domain.members.revoke_invitation`. Refused("no_proposal"),
    Refused("not_allowed"), Refused("no_invitation"), Refused("invitation_taken"), Refused("invitation_revoked").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("invite_producer")
        found = Invitation.objects.filter(pk=invitation, about=about(act.proposal)).first()
        if found is None:
            raise Refused("no_invitation")
        revoke_invitation(invitation=found, by=by, at=at, allowed=True)


def add_producer(
    id: UUID | str, *, user: User, company: str = "", country: str = "", by: Person | None, at: datetime
) -> None:
    """Let somebody write the proposal too; nothing happens where they already do.

    ``by`` is the producer who invited them. Side effects: 1. the producer is saved; 2. the ledger has an entry.
    """
    with transaction.atomic():
        act = Act(id, by=by or person_of(user), at=at)
        if by is not None:
            act.demand("invite_producer")
        told = {"company": company, "country": country, "since": at}
        _row, made = ProposalProducer.objects.get_or_create(proposal=act.proposal, user=user, until=None, defaults=told)
        if made:
            after = {"name": user.get_full_name() or user.username, "country": country}
            act.record(ADD, after=after, audience=audience_of(act.proposal))


def change_company(id: UUID | str, *, company: str, country: str, by: Person, at: datetime) -> ProposalProducer:
    """Say for which company, of which country, one writes the proposal. What was filed already stays as it was filed.

    Side effects: 1. the producer is saved; 2. the ledger has an entry for the producers. Refused("no_country"),
    Refused("text_too_long"), Refused("proposal_ended").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("edit_proposal")
        demand_open(act.proposal)
        if country and country not in COUNTRIES:
            raise Refused("no_country", field="country", found=country[:10])
        row = ProposalProducer.objects.get(proposal=act.proposal, user=by.id, until=None)
        before = {"company": row.company, "country": row.country}
        row.company, row.country = prose(company, field="company", most=300, needed=False), country
        after = {"company": row.company, "country": row.country}
        if after != before:
            row.save(update_fields=["company", "country"])
            act.record(COMPANY, before=before, after=after, audience=audience_of(act.proposal))
    return row


def leave_proposal(id: UUID | str, *, by: Person, at: datetime) -> None:
    """Stop writing a proposal. Refused("lead_stays"): whoever leads hands it over first."""
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("leave_proposal")
        row = ProposalProducer.objects.get(proposal=act.proposal, user=by.id, until=None)
        if row.is_lead:
            raise Refused("lead_stays")
        row.until = at
        row.save(update_fields=["until"])
        act.record(LEAVE, before={"name": by.label}, audience=audience_of(act.proposal))


def hand_over(id: UUID | str, *, to: int, by: Person, at: datetime) -> None:
    """Have another of the producers lead, by the number of the account. Refused("no_producer") if they are none."""
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("hand_over")
        rows = ProposalProducer.objects.filter(proposal=act.proposal, until=None)
        heir = rows.filter(user=to, user__is_active=True).select_related("user").first()
        if heir is None:
            raise Refused("no_producer")
        rows.filter(is_lead=True).update(is_lead=False)
        rows.filter(pk=heir.pk).update(is_lead=True)
        after = {"lead": heir.user.get_full_name() or heir.user.username}
        act.record(HAND_OVER, before={"lead": by.label}, after=after, audience=audience_of(act.proposal))
