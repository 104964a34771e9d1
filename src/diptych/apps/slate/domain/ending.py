"""Ending without a decision of all parties: withdrawn by its producers, or lapsed."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.slate.domain import telling
from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.typed import prose
from diptych.apps.slate.enums import AppealOutcome, Ending, TrackState
from diptych.apps.slate.models import Appeal, InformationRequest
from diptych.kernel.audit import action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from diptych.apps.slate.models import Proposal
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


WITHDRAW = action("slate.withdraw_proposal", _("Proposal withdrawn"))
LAPSE = action("slate.lapse_proposal", _("Proposal lapsed"))

LONGEST = 12_000
"""Characters that the reason may have."""


def withdraw_proposal(id: UUID | str, *, reason: str, by: Person, at: datetime) -> Proposal:
    """Take a proposal back from all authorities. What was filed and decided stays on record.

    Side effects: 1. every track is closed; 2. the proposal has ended; 3. the ledger has an entry.
    Refused("reason_missing"), Refused("text_too_long", field="reason"), Refused("illegal_move") once it has ended.
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("withdraw_proposal")
        act.insist("withdraw", reason=reason)
        _end(act, "withdraw", Ending.WITHDRAWN, reason)
        telling.tell_all(act, telling.WITHDRAWN)
        act.record(WITHDRAW, reason=act.proposal.end_reason)
    return act.proposal


def lapse_proposal(id: UUID | str, *, party: str, reason: str, by: Person, at: datetime) -> Proposal:
    """Close the file of a proposal whose producers let a deadline of this party pass; that ends it for all.

    Side effects as of :func:`withdraw_proposal`. Refused("guard_deadline_passed"), Refused("reason_missing").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("lapse_proposal", party=party)
        track = act.track(party)
        passed = track.state == TrackState.ASKED and track.deadline is not None and track.deadline < at.date()
        act.insist("lapse", parties=[party], facts=("deadline_passed",) if passed else (), reason=reason)
        _end(act, "lapse", Ending.LAPSED, reason)
        telling.tell_all(act, telling.LAPSED, party=party)
        act.record(LAPSE, reason=act.proposal.end_reason, party=party)
    return act.proposal


def _end(act: Act, name: str, ending: Ending, reason: str) -> None:
    proposal = act.proposal
    proposal.ended_at, proposal.ended_as = act.at, ending
    proposal.end_reason = prose(reason, field="reason", most=LONGEST, needed=False)
    for party, track in act.tracks.items():
        if track.state != TrackState.CLOSED:
            act.move(name, party)
    InformationRequest.objects.filter(proposal=proposal, answered_at=None).update(answered_at=act.at)
    Appeal.objects.filter(decision__proposal=proposal, settled_at=None).update(
        settled_at=act.at, outcome=AppealOutcome.MOOT
    )
    act.settle()
