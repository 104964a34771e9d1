"""Production: begun after both sides approved, followed by its milestones."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.slate.domain import telling
from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.typed import prose
from diptych.apps.slate.enums import MilestoneKind
from diptych.apps.slate.models import Milestone
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from diptych.apps.slate.models import Proposal
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


BEGIN = action("slate.begin_production", _("Production begun"))
REACH = action("slate.reach_milestone", _("Milestone reached"))

LONGEST_NOTE = 2000


def begin_production(id: UUID | str, *, by: Person, at: datetime) -> Proposal:
    """Say that production has begun. Side effects: 1. the proposal is saved; 2. the ledger has an entry."""
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("begin_production")
        act.insist("begin_production")
        act.proposal.production_at = at
        act.settle()
        telling.tell_parties(act, telling.PRODUCTION)
        act.record(BEGIN)
    return act.proposal


def reach_milestone(id: UUID | str, *, kind: str, reached: date, note: str = "", by: Person, at: datetime) -> Milestone:
    """Say on which day a step of the production was reached.

    Side effects: 1. the milestone is saved; 2. the ledger has an entry. Refused("reached_in_future"),
    Refused("milestone_reached", on=…), Refused("text_too_long", field="note").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("reach_milestone")
        act.insist("reach_milestone")
        if reached > at.date():
            raise Refused("reached_in_future", on=reached)
        found, _made = Milestone.objects.get_or_create(proposal=act.proposal, kind=MilestoneKind(kind))
        if found.reached is not None:
            raise Refused("milestone_reached", on=found.reached)
        found.reached, found.reached_by = reached, act.who
        found.note = prose(note, field="note", most=LONGEST_NOTE, needed=False) or found.note
        found.save()
        act.settle()
        telling.tell_parties(act, telling.MILESTONE, milestone=str(found.kind))
        act.record(REACH, after={"milestone": str(found.kind), "on": reached.isoformat()})
    return found
