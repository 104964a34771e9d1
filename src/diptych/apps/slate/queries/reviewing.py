"""Reviews as somebody sees them: all of their own side, or the ones they write."""

from __future__ import annotations

from fractions import Fraction

from diptych.apps.slate.models import Score
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from diptych.apps.slate.models import Assignment, Criterion, Proposal
    from diptych.apps.slate.queries.seeing import Standing
    from diptych.kernel.permissions.person import Person


class ScoreSeen(Record):
    """Points under one criterion."""

    criterion: int
    points: int


class ReviewSeen(Record):
    """An assignment with its review. A review that is not handed in shows its content to nobody but its writer."""

    id: UUID
    party: str
    stage: str
    mine: bool
    reviewer: int
    name: str
    interest: str
    interest_note: str
    assigned_at: datetime
    due: date | None
    ended_at: datetime | None
    end_reason: str
    begun: bool
    submitted_at: datetime | None
    changed_at: datetime | None
    revision: int
    """The revision it was written on; 0 before it was begun."""
    recommendation: str
    text: str
    lang: str
    scores: tuple[ScoreSeen, ...]
    mean: Fraction | None
    """Of full marks, by the weights of the criteria; None without points."""


def reviews_seen(
    person: Person, proposal: Proposal, who: Standing, assignments: Iterable[Assignment]
) -> tuple[ReviewSeen, ...]:
    """Of assignments with reviewers and reviews, those that somebody sees. Two queries at the most."""
    seen = [row for row in assignments if row.party in who.sides or row.reviewer_id == person.id]
    shown = [row.pk for row in seen if _shows(row, person)]
    scores: dict[UUID, list[Score]] = {}
    if shown:
        for score in Score.objects.filter(review__in=shown).select_related("criterion").order_by("criterion__position"):
            scores.setdefault(score.review_id, []).append(score)
    return tuple(_seen(row, person, scores.get(row.pk, [])) for row in seen)


def weighted_mean(points: Sequence[tuple[Criterion, Fraction]]) -> Fraction | None:
    """Of full marks: points by criterion, each weighed as the round weighs it.

    >>> from diptych.apps.slate.models import Criterion
    >>> audience, quality = Criterion(weight=1, most=10), Criterion(weight=2, most=5)
    >>> weighted_mean([(audience, Fraction(5)), (quality, Fraction(4))])
    Fraction(7, 10)
    """
    weights = sum(criterion.weight for criterion, _points in points)
    if not weights:
        return None
    # Brought to lowest terms once, at the end: pages of rounds do this hundreds of times.
    above, below = 0, 1
    for criterion, found in points:
        part = criterion.most * found.denominator
        above, below = above * part + criterion.weight * found.numerator * below, below * part
    return Fraction(above, below * weights)


def _shows(row: Assignment, person: Person) -> bool:
    return hasattr(row, "review") and (row.review.submitted_at is not None or row.reviewer_id == person.id)


def _seen(row: Assignment, person: Person, scores: Sequence[Score]) -> ReviewSeen:
    review = row.review if hasattr(row, "review") else None
    shown = review if _shows(row, person) else None
    return ReviewSeen(
        id=row.pk,
        party=row.party,
        stage=row.stage,
        mine=row.reviewer_id == person.id,
        reviewer=row.reviewer_id,
        name=row.reviewer.get_full_name() or row.reviewer.username,
        interest=row.interest,
        interest_note=row.interest_note,
        assigned_at=row.assigned_at,
        due=row.due,
        ended_at=row.ended_at,
        end_reason=row.end_reason,
        begun=review is not None,
        submitted_at=review.submitted_at if review else None,
        changed_at=shown.changed_at if shown else None,
        revision=shown.revision if shown else 0,
        recommendation=shown.recommendation if shown else "",
        text=shown.text if shown else "",
        lang=shown.lang if shown else "",
        scores=tuple(ScoreSeen(criterion=score.criterion_id, points=score.points) for score in scores),
        mean=weighted_mean([(score.criterion, Fraction(score.points)) for score in scores]),
    )
