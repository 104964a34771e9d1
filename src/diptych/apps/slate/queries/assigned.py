"""Assignments as their reviewer sees them."""

from __future__ import annotations

from django.db.models import Case, F, Q, Value, When

from diptych.apps.slate.enums import InterestState
from diptych.apps.slate.models import Assignment, Criterion, ProposalProducer, Score
from diptych.apps.slate.permissions import asked_of
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from diptych.kernel.permissions.person import Person


class CriterionSeen(Record):
    """What points are given for."""

    id: int
    position: int
    names: dict[str, str]
    help: dict[str, str]
    weight: int
    most: int


class Assigned(Record):
    """An assignment of somebody, with the review they write. Of the proposal it says no more than what it is called."""

    id: UUID
    proposal: UUID
    reference: str
    titles: tuple[tuple[str, str], ...]
    form: str
    joint: str
    party: str
    stage: str
    interest: str
    assigned_at: datetime
    due: date | None
    ended: bool
    begun: bool
    submitted_at: datetime | None
    changed_at: datetime | None
    recommendation: str
    text: str
    lang: str
    points: dict[int, int]
    criteria: tuple[CriterionSeen, ...]
    """These and the companies are read for one assignment alone."""
    companies: tuple[tuple[str, str], ...]
    """Companies that put it forward and their countries: whether one is tied to it cannot be said without."""


def assigned_to(person: Person, *, most: int = 200) -> tuple[Assigned, ...]:
    """What somebody is asked to review, then what they have reviewed; what is due first comes first. One query."""
    done = Q(review__submitted_at__isnull=False)
    rows = Assignment.objects.filter(asked_of(person), Q(ended_at=None) | done).exclude(interest=InterestState.CONFLICT)
    # However much somebody has reviewed, what they have yet to review is among the first.
    later = Case(When(done, then=Value(1)), default=Value(0))
    rows = rows.select_related("proposal", "review").order_by(later, F("due").asc(nulls_last=True), "assigned_at", "id")
    return tuple(_seen(row, {}, (), ()) for row in rows[:most])


def assignment_of(person: Person, id: UUID | str) -> Assigned | None:
    """One that somebody has now, with what they have written; None for any other. Four queries."""
    rows = Assignment.objects.filter(asked_of(person), pk=id, ended_at=None).select_related("proposal", "review")
    row = rows.first()
    if row is None:
        return None
    points = dict(Score.objects.filter(review=row.pk).values_list("criterion", "points"))
    criteria = (
        Criterion.objects.filter(round=row.proposal.round_id) if row.proposal.round_id else Criterion.objects.none()
    )
    producers = ProposalProducer.objects.filter(proposal=row.proposal_id, until=None).exclude(company="")
    companies = producers.order_by("-is_lead", "pk").values_list("company", "country")
    seen = tuple(
        CriterionSeen(
            id=item.pk, position=item.position, names=item.names, help=item.help, weight=item.weight, most=item.most
        )
        for item in criteria.order_by("position")
    )
    return _seen(row, points, seen, tuple(dict.fromkeys(companies)))


def _seen(
    row: Assignment,
    points: dict[int, int],
    criteria: tuple[CriterionSeen, ...],
    companies: tuple[tuple[str, str], ...],
) -> Assigned:
    review = row.review if hasattr(row, "review") else None
    return Assigned(
        id=row.pk,
        proposal=row.proposal_id,
        reference=row.proposal.reference,
        titles=tuple((lang, text) for lang, text in row.proposal.titles),
        form=row.proposal.form,
        joint=row.proposal.joint,
        party=row.party,
        stage=row.stage,
        interest=row.interest,
        assigned_at=row.assigned_at,
        due=row.due,
        ended=row.ended_at is not None,
        begun=review is not None,
        submitted_at=review.submitted_at if review else None,
        changed_at=review.changed_at if review else None,
        recommendation=review.recommendation if review else "",
        text=review.text if review else "",
        lang=review.lang if review else "",
        points=points,
        criteria=criteria,
        companies=companies,
    )
