"""Proposals left by a producer whose account is closed."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.producers import LEAVE
from diptych.apps.slate.domain.proposals import audience_of
from diptych.apps.slate.models import ProposalProducer
from diptych.apps.slate.transitions import ENDED
from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.kernel.permissions.person import Person


def leave_proposals(*, by: Person, at: datetime) -> bool:
    """Stop writing all proposals that are under way; returns whether somebody ever wrote one.

    Of those that have ended they stay producer: so it was. A draft that nobody else writes and that was never filed is
    left to nobody. Side effects, for each: 1. the producer is saved; 2. the ledger has an entry.
    Refused("leads_proposals", count=…) for whoever leads others: those are handed over, or withdrawn, first.
    """
    with transaction.atomic():
        rows = ProposalProducer.objects.filter(user=by.id, until=None).order_by("proposal")
        acts = [Act(row.proposal_id, by=by, at=at) for row in rows]
        going = [act for act in acts if act.proposal.joint not in ENDED]
        led = [act for act in going if _leads(act, by) and (act.proposal.filed_at or _others(act, by))]
        if led:
            raise Refused("leads_proposals", count=len(led))
        for act in going:
            ProposalProducer.objects.filter(proposal=act.proposal, user=by.id, until=None).update(until=at)
        for act in going:
            act.record(LEAVE, before={"name": by.label}, audience=audience_of(act.proposal))
        return ProposalProducer.objects.filter(user=by.id).exists()


def _leads(act: Act, by: Person) -> bool:
    return any(row.is_lead and row.user_id == by.id and row.until is None for row in act.proposal.producers.all())


def _others(act: Act, by: Person) -> bool:
    return any(row.user_id != by.id and row.until is None for row in act.proposal.producers.all())
