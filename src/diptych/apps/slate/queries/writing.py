"""Proposals as those read them who write them: every function is about what one producer has, or may begin."""

from __future__ import annotations

from django.db.models import Prefetch

from diptych.apps.programme.models import Invitation, Party, Programme, ProgrammeAgreement, ProgrammeName
from diptych.apps.slate.models import (
    Condition,
    InformationRequest,
    Proposal,
    ProposalProducer,
    Round,
    RoundText,
)
from diptych.apps.slate.permissions import PROPOSAL
from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from diptych.kernel.permissions.person import Person


ABOUT = "proposal:"
"""How what an invitation is about begins, where that is a proposal; its id follows."""


def proposals_written_by(person: Person) -> QuerySet[Proposal]:
    """The proposals somebody writes, those changed last first, each with its tracks, titles and round; four queries."""
    return (
        Proposal.objects.filter(PROPOSAL.things(person, "edit_proposal"))
        .select_related("round")
        .prefetch_related("tracks", "texts", "round__texts")
        .order_by("-changed_at", "id")
    )


def proposal_written(id: UUID | str, *, by: Person) -> Proposal:
    """A proposal as one of its producers has it: with producers and their accounts, tracks, texts, and its round.

    Seven queries at the most. Refused("no_proposal") to everybody else: that there is one is not for them to know.
    """
    people = ProposalProducer.objects.select_related("user").order_by("since", "pk")
    found = (
        Proposal.objects.select_related("round", "programme")
        .prefetch_related(
            Prefetch("producers", people),
            "tracks",
            "texts",
            "round__texts",
            Prefetch("programme__names", ProgrammeName.objects.order_by("position")),
        )
        .filter(pk=id)
        .first()
    )
    if found is None or not PROPOSAL.may(by, "edit_proposal", found):
        raise Refused("no_proposal")
    return found


def programmes_to_begin() -> list[Programme]:
    """Every programme with its names, parties and agreements, in their order; four queries."""
    return list(
        Programme.objects.order_by("position", "id").prefetch_related(
            Prefetch("names", ProgrammeName.objects.order_by("position")),
            Prefetch("parties", Party.objects.order_by("position")),
            Prefetch("agreements", ProgrammeAgreement.objects.order_by("position")),
        )
    )


def open_rounds(*, at: datetime, programme: str = "") -> list[Round]:
    """Calls that take proposals now and may be found by everybody, the one that closes first first; two queries."""
    rows = Round.objects.filter(is_hidden=False, announced_at__isnull=False, opens_at__lte=at, closes_at__gt=at)
    if programme:
        rows = rows.filter(programme=programme)
    return list(
        rows.order_by("closes_at", "id").prefetch_related(Prefetch("texts", RoundText.objects.order_by("lang")))
    )


def requests_made(proposal: Proposal) -> list[InformationRequest]:
    """What authorities asked for, the newest first; one query."""
    return list(InformationRequest.objects.filter(proposal=proposal).order_by("-asked_at", "-pk"))


def open_conditions(proposal: Proposal) -> bool:
    """Whether a published approval holds a condition that is neither met nor waived; one query."""
    holding = Condition.objects.filter(decision__proposal=proposal, decision__ended_at=None, met_at=None)
    return holding.filter(decision__published_at__isnull=False).exists()


def about(proposal: Proposal) -> str:
    """What an invitation to write a proposal is about."""
    return f"{ABOUT}{proposal.pk}"


def invited_onto(invitation: Invitation) -> UUID | None:
    """The proposal that an invitation is to, while it is there; one query, none for an invitation to seats alone."""
    kind, colon, id = invitation.about.partition(":")
    return Proposal.objects.filter(pk=id).values_list("pk", flat=True).first() if kind + colon == ABOUT else None


def invited_to(proposal: Proposal, *, at: datetime) -> QuerySet[Invitation]:
    """Invitations to write a proposal that can still be accepted, the newest first; one query."""
    rows = Invitation.objects.filter(about=about(proposal), accepted_at=None, revoked_at=None, expires_at__gt=at)
    return rows.order_by("-created_at", "-pk")
