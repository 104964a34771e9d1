"""What days bring by themselves: reminders before a deadline, and decisions whose day of publication has come."""

from __future__ import annotations

from datetime import timedelta

import structlog
from django.db import transaction

from diptych.apps.slate.domain import telling
from diptych.apps.slate.domain.acting import SITE_ITSELF, Act
from diptych.apps.slate.domain.deciding import publish_decision
from diptych.apps.slate.enums import TrackState
from diptych.apps.slate.models import Assignment, Decision, PartyTerms, Track
from diptych.apps.slate.queries.deadlines import working_days_after
from diptych.apps.slate.queries.spreading import REVIEWABLE
from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from diptych.apps.slate.models import Proposal

log = structlog.get_logger(__name__)

REMIND_DAYS = 3
"""Working days before a deadline, for a party that has set no terms."""

PUBLISHED_WITHIN = timedelta(minutes=15)
"""So soon after a day has begun, in universal time, the decisions of that day are published: pages tell people so."""

ACTING = (TrackState.CHECKING, TrackState.REVIEWING, TrackState.DECIDED, TrackState.APPEALED)
"""States in which a party is to act; at ``asked`` the producers are. Who decided has yet to publish."""


def publish_due_decisions(*, at: datetime) -> int:
    """Publish every decision whose day has come, in universal time; returns how many.

    Each is a transaction of its own, so one that cannot be published keeps no other back; it is logged and tried again.
    """
    # Of a proposal that was withdrawn, or has lapsed, what a party had decided stays its own.
    due = Decision.objects.filter(publish_on__lte=at.date(), published_at=None, ended_at=None, proposal__ended_as="")
    done = 0
    for proposal, party in list(due.order_by("publish_on", "id").values_list("proposal", "party")):
        try:
            publish_decision(proposal, party=party, by=SITE_ITSELF, at=at)
            done += 1
        except Refused as error:  # taken back or published meanwhile, or something that people have to look at
            log.warning("slate.not_published", proposal=str(proposal), party=party, code=error.code)
    return done


def remind_of_deadlines(*, at: datetime) -> int:
    """Remind whoever has to act of deadlines that are near; returns of how many. A deadline is told of once.

    It is near so many working days before as the party has set, by its own calendar.

    Producers are reminded of what they are asked, those who decide of what their party has to do, reviewers of what
    they owe. Each is a transaction of its own. It is no act, so the ledger has no entries.
    """
    until = _Until(at.date())
    done = sum(_remind_track(*found, at=at) for found in _tracks(until))
    return done + sum(_remind_reviewer(*found, at=at) for found in _assignments(until))


class _Until:
    """By which day a deadline is near, for each party of each programme; its terms are read once."""

    def __init__(self, today: date) -> None:
        self.today = today
        rows = PartyTerms.objects.values_list("programme", "party", "remind_days")
        self.days = {(programme, party): days for programme, party, days in rows}
        self.found: dict[tuple[str, int], date] = {}

    def day(self, programme: str, party: str) -> date:
        key = party, self.days.get((programme, party), REMIND_DAYS)
        if key not in self.found:
            self.found[key] = working_days_after(party, self.today, key[1]) if key[1] else self.today
        return self.found[key]


def _tracks(until: _Until) -> list[tuple[UUID, str]]:
    rows = Track.objects.filter(state__in=(*ACTING, TrackState.ASKED), reminded_at=None, deadline__isnull=False)
    found = rows.order_by("deadline", "pk").values_list("proposal__programme", "proposal", "party", "deadline")
    return [
        (proposal, party) for programme, proposal, party, day in found if day and day <= until.day(programme, party)
    ]


def _assignments(until: _Until) -> list[tuple[UUID, UUID]]:
    rows = Assignment.objects.filter(
        ended_at=None, reminded_at=None, due__isnull=False, review__submitted_at=None
    ).order_by("due", "pk")
    found = rows.values_list("proposal__programme", "proposal", "pk", "party", "due")
    return [
        (proposal, id) for programme, proposal, id, party, day in found if day and day <= until.day(programme, party)
    ]


def _remind_track(proposal: UUID, party: str, *, at: datetime) -> bool:
    with transaction.atomic():
        act = Act(proposal, by=SITE_ITSELF, at=at)
        track = act.track(party)
        if track.reminded_at is not None or track.deadline is None or track.state not in (*ACTING, TrackState.ASKED):
            return False
        track.reminded_at = at
        track.save(update_fields=["reminded_at"])
        if track.state == TrackState.DECIDED and _has_its_day(act.proposal, party):
            return False
        day = track.deadline.isoformat()
        if track.state == TrackState.ASKED:
            telling.tell_producers(act, telling.DEADLINE, party=party, day=day, state=track.state)
        else:
            telling.tell_side(act, telling.DEADLINE, party, day=day, state=track.state)
    return True


def _has_its_day(proposal: Proposal, party: str) -> bool:
    """Whether a decision will be published by itself."""
    return Decision.objects.filter(
        proposal=proposal, party=party, ended_at=None, published_at=None, publish_on__isnull=False
    ).exists()


def _remind_reviewer(proposal: UUID, assignment: UUID, *, at: datetime) -> bool:
    with transaction.atomic():
        act = Act(proposal, by=SITE_ITSELF, at=at)
        row = Assignment.objects.get(pk=assignment)
        if row.ended_at is not None or row.reminded_at is not None or row.due is None:
            return False
        row.reminded_at = at
        row.save(update_fields=["reminded_at"])
        track = act.track(row.party)
        if track.state not in REVIEWABLE or track.stage != row.stage:
            return False
        telling.tell_one(act, telling.REVIEW_DUE, row.reviewer_id, party=row.party, day=row.due.isoformat())
    return True
