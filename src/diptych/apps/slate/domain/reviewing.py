"""Reviewers: asked, free of interest or not, released. Nobody outside their party sees any of it."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.slate.domain import telling
from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.typed import choice, later_day, prose, reason_given
from diptych.apps.slate.enums import InterestState
from diptych.apps.slate.models import Assignment
from diptych.apps.slate.permissions import ASSIGNMENT
from diptych.apps.slate.queries.spreading import (
    COMPANY,
    CONFLICT,
    PRODUCER,
    REVIEWABLE,
    people_of,
    preview_spread,
    ties,
)
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from django.contrib.auth.models import User

    from diptych.apps.slate.queries.spreading import Plan
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


ASSIGN = action("slate.assign_reviewer", _("Reviewer asked"))
DECLARE = action("slate.declare_interest", _("Interest declared"))
RELEASE = action("slate.release_reviewer", _("Reviewer released"))
WAIVE = action("slate.waive_reviews", _("Outstanding reviews waived"))

LONGEST_NOTE = 2000


def assign_reviewers(
    id: UUID | str, *, party: str, reviewers: Sequence[int], due: date | None = None, by: Person, at: datetime
) -> list[Assignment]:
    """Ask reviewers of the party (their accounts) to review a proposal at the stage it is at.

    They see the dossier once they have declared that nothing ties them to it. Who is asked already stays asked, so
    sending this twice does what once does. ``due`` is the deadline of the party's track unless given.

    Side effects: 1. the assignments are saved; 2. the reviewers are told; 3. the ledger has an entry that the
    party alone sees. Returns the assignments that were made. Refused("no_proposal"), Refused("not_allowed"),
    Refused("review_not_now", state=…), Refused("no_reviewer"), Refused("conflict_declared", name=…),
    Refused("reviewer_produces", name=…), Refused("reviewer_of_company", name=…), Refused("day_passed", field="due").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        made = _assign(act, party, reviewers, due)
        if made:
            _record_assigned(act, party, made)
    return made


def spread_reviews(
    proposals: Iterable[UUID | str],
    *,
    party: str,
    per_proposal: int,
    reviewers: Iterable[int] | None = None,
    due: date | None = None,
    expected: str = "",
    by: Person,
    at: datetime,
) -> Plan:
    """Carry out what :func:`diptych.apps.slate.queries.spreading.preview_spread` shows; returns the plan.

    ``expected`` is the key of the plan that was looked at: where another would be carried out by now, nothing is.

    Side effects: those of :func:`assign_reviewers`, for all proposals or for none. Refused as both, and
    Refused("plan_changed").
    """
    wanted = sorted({str(id) for id in proposals})
    chosen = None if reviewers is None else list(reviewers)
    with transaction.atomic():
        # Held in one order, so that two who spread at once wait for each other instead of forever.
        acts = {act.proposal.pk: act for act in [Act(id, by=by, at=at) for id in wanted]}
        plan = preview_spread(wanted, party=party, per_proposal=per_proposal, reviewers=chosen, by=by)
        if expected and expected != plan.key:
            raise Refused("plan_changed")
        made = [(acts[proposal], _assign(acts[proposal], party, users, due)) for proposal, users in plan.given]
        # The ledger comes last: its end is held from the first entry on.
        for act, assignments in made:
            _record_assigned(act, party, assignments)
    return plan


def declare_interest(assignment: UUID | str, *, interest: str, note: str = "", by: Person, at: datetime) -> Assignment:
    """Say, before seeing a dossier or later, whether anything ties the reviewer to it (``clear`` or ``conflict``).

    A conflict ends the assignment, and with it the reviewer's access; a note says what it is, for the coordinator.

    Side effects: 1. the assignment is saved; 2. on a conflict coordinators of the party are told; 3. the ledger has an
    entry that the party alone sees. Refused("no_assignment"), Refused("no_choice", field="interest"),
    Refused("reason_missing") for a conflict of which nothing is said, Refused("text_too_long").
    """
    with transaction.atomic():
        act, row = own_assignment(assignment, "declare_interest", by=by, at=at)
        said = choice(InterestState, interest, field="interest")
        if said == InterestState.UNDECLARED:
            raise Refused("no_choice", field="interest", found=said, known=("clear", "conflict"))
        kept = prose(note, field="note", most=LONGEST_NOTE, needed=False)
        is_conflict = said == InterestState.CONFLICT
        if is_conflict and not kept:
            raise Refused("reason_missing")
        if row.interest == said:
            return row
        before = {"interest": row.interest}
        row.interest, row.interest_note, row.declared_at = said, kept, at
        if is_conflict:
            row.ended_at = at
        row.save()
        if is_conflict:
            telling.tell_side(act, telling.CONFLICT, row.party, action="assign_reviewer")
        after = {"reviewer": by.label, "interest": said}
        act.record(DECLARE, before=before, after=after, reason=kept, party=row.party, audience=row.party)
    return row


def release_reviewer(assignment: UUID | str, *, reason: str, by: Person, at: datetime) -> Assignment:
    """Ask a reviewer no longer: a review that was handed in stays on record, one that was begun goes no further.

    Side effects: 1. the assignment has ended, and with it the reviewer's access; 2. the reviewer is told; 3. the ledger
    has an entry that the party alone sees. Refused("no_assignment"), Refused("not_allowed"), Refused("reason_missing"),
    Refused("assignment_ended").
    """
    with transaction.atomic():
        act, row = locked_assignment(assignment, "release_reviewer", by=by, at=at)
        kept = reason_given(reason)
        if row.ended_at is not None:
            raise Refused("assignment_ended")
        _end(act, row, kept)
        before = {"reviewer": name_of(row.reviewer), "stage": row.stage}
        act.record(RELEASE, before=before, reason=kept, party=row.party, audience=row.party)
    return row


def waive_reviews(id: UUID | str, *, party: str, reason: str, by: Person, at: datetime) -> list[Assignment]:
    """Wait no longer for the reviews of a stage that were not handed in.

    Side effects: 1. their assignments have ended; 2. the reviewers are told; 3. the ledger has an entry that the party
    alone sees. Returns them. Refused("no_proposal"), Refused("not_allowed"), Refused("reason_missing"),
    Refused("nothing_outstanding").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("release_reviewer", party=party)
        kept = reason_given(reason)
        rows = Assignment.objects.filter(
            proposal=act.proposal, party=party, stage=act.track(party).stage, ended_at=None, review__submitted_at=None
        )
        found = list(rows.select_related("reviewer").order_by("assigned_at", "id"))
        if not found:
            raise Refused("nothing_outstanding")
        for row in found:
            _end(act, row, kept)
        before = {"reviewers": [name_of(row.reviewer) for row in found], "stage": act.track(party).stage}
        act.record(WAIVE, before=before, reason=kept, party=party, audience=party)
    return found


# What they share ------------------------------------------------------------------------------------------------------


def own_assignment(id: UUID | str, action: str, *, by: Person, at: datetime) -> tuple[Act, Assignment]:
    """An assignment that this person has now, with its proposal held still; Refused("no_assignment")."""
    act, row = _held(id, by=by, at=at)
    if not ASSIGNMENT.may(by, action, row):
        raise Refused("no_assignment")
    return act, row


def locked_assignment(id: UUID | str, action: str, *, by: Person, at: datetime) -> tuple[Act, Assignment]:
    """An assignment of a party for which this person may do it; Refused("no_assignment") for any other's."""
    act, row = _held(id, by=by, at=at)
    try:
        act.demand("see_side", party=row.party)
    except Refused:
        raise Refused("no_assignment") from None
    act.demand(action, party=row.party)
    return act, row


def demand_reviewable(act: Act, party: str, stage: str | None = None) -> None:
    """Refused("review_not_now", state=…) where the party is past its reviews, or not there yet; ``stage`` is that of a
    review which was asked for, and which another stage leaves as it is."""
    track = act.track(party)
    if track.state not in REVIEWABLE or (stage is not None and stage != track.stage):
        raise Refused("review_not_now", state=track.state)


def name_of(user: User) -> str:
    return user.get_full_name() or user.get_username()


def _held(id: UUID | str, *, by: Person, at: datetime) -> tuple[Act, Assignment]:
    proposal = Assignment.objects.filter(pk=id).values_list("proposal", flat=True).first()
    if proposal is None:
        raise Refused("no_assignment")
    act = Act(proposal, by=by, at=at)
    row = Assignment.objects.select_related("reviewer").get(pk=id)
    row.proposal = act.proposal
    return act, row


def _assign(act: Act, party: str, reviewers: Sequence[int], due: date | None) -> list[Assignment]:
    act.demand("assign_reviewer", party=party)
    demand_reviewable(act, party)
    track = act.track(party)
    day = later_day(due, field="due", at=act.at) if due is not None else track.deadline
    people = people_of(act.proposal.programme_id, party)
    apart = ties([act.proposal.pk], list(reviewers), party=party)
    asked = Assignment.objects.filter(proposal=act.proposal, party=party, stage=track.stage, ended_at=None)
    there = set(asked.values_list("reviewer", flat=True))
    made = []
    for user in dict.fromkeys(reviewers):
        if user not in people:
            raise Refused("no_reviewer", party=party)
        _demand_free(people[user], apart.get((act.proposal.pk, user)))
        if user not in there:
            made.append(
                Assignment(
                    proposal=act.proposal,
                    party=party,
                    stage=track.stage,
                    reviewer=people[user],
                    assigned_by=act.who,
                    assigned_at=act.at,
                    due=day,
                )
            )
    Assignment.objects.bulk_create(made)
    for row in made:
        telling.tell_one(
            act, telling.ASSIGNED, row.reviewer_id, party=party, due=row.due.isoformat() if row.due else ""
        )
    return made


def _demand_free(user: User, tie: str | None) -> None:
    if tie == CONFLICT:
        raise Refused("conflict_declared", name=name_of(user))
    if tie == PRODUCER:
        raise Refused("reviewer_produces", name=name_of(user))
    if tie == COMPANY:
        raise Refused("reviewer_of_company", name=name_of(user))


def _record_assigned(act: Act, party: str, made: Sequence[Assignment]) -> None:
    after = {"reviewers": [name_of(row.reviewer) for row in made], "stage": act.track(party).stage}
    act.record(ASSIGN, after=after, party=party, audience=party)


def _end(act: Act, row: Assignment, reason: str) -> None:
    row.ended_at, row.end_reason = act.at, reason
    row.save(update_fields=["ended_at", "end_reason"])
    telling.tell_one(act, telling.RELEASED, row.reviewer_id, party=row.party)
