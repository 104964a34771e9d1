"""Reviews: written by those who declared themselves free of interest, handed in once, read by their party alone."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.slate.domain import telling
from diptych.apps.slate.domain.reviewing import demand_reviewable, locked_assignment, name_of, own_assignment
from diptych.apps.slate.domain.typed import choice, language_tag, prose, reason_given
from diptych.apps.slate.enums import InterestState, Recommendation
from diptych.apps.slate.models import Assignment, Criterion, Review, Score
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from diptych.apps.slate.domain.acting import Act
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


SUBMIT = action("slate.submit_review", _("Review handed in"))
REOPEN = action("slate.reopen_review", _("Review given back to its writer"))

LONGEST = 20_000
"""Characters a review may have."""


def save_review(
    assignment: UUID | str,
    *,
    recommendation: str = "",
    text: str,
    lang: str,
    scores: Mapping[int, int | None],
    seen: datetime | None = None,
    by: Person,
    at: datetime,
) -> Review:
    """Save a review as far as it is written. ``scores`` holds points by the number of their criterion; None takes away.

    ``seen`` is the ``changed_at`` of the draft the page was made from: where another page has saved since, nothing is
    overwritten, and what was sent is the caller's to show beside what is there.

    Side effect: the draft is saved. It is no act, so the ledger has no entry. Refused("no_assignment"),
    Refused("interest_undeclared"), Refused("review_submitted"), Refused("review_not_now", state=…),
    Refused("saved_meanwhile"), Refused("no_choice", field="recommendation"), Refused("text_too_long"),
    Refused("no_language_tag"), Refused("no_criterion"), Refused("points_out_of_range", field=…, most=…).
    """
    with transaction.atomic():
        act, row = own_assignment(assignment, "write_review", by=by, at=at)
        return _write(act, row, recommendation, text, lang, scores, seen)


def submit_review(
    assignment: UUID | str,
    *,
    recommendation: str,
    text: str,
    lang: str,
    scores: Mapping[int, int | None],
    seen: datetime | None = None,
    by: Person,
    at: datetime,
) -> Review:
    """Hand a review in: from now on it is read by those who decide for the party, and changed by nobody.

    Side effects: 1. the review is saved; 2. coordinators and officers of the party are told; 3. the ledger has an entry
    that the party alone sees, without the text. Refused as :func:`save_review`, and Refused("text_missing"),
    Refused("recommendation_missing"), Refused("points_missing", criteria=…).
    """
    with transaction.atomic():
        act, row = own_assignment(assignment, "write_review", by=by, at=at)
        if not recommendation:
            raise Refused("recommendation_missing")
        prose(text, field="text", most=LONGEST)
        review = _write(act, row, recommendation, text, lang, scores, seen)
        given = dict(review.scores.values_list("criterion", "points"))
        missing = [number for number in _criteria(act) if number not in given]
        if missing:
            raise Refused("points_missing", criteria=tuple(missing))
        review.submitted_at = at
        review.save(update_fields=["submitted_at"])
        telling.tell_side(act, telling.REVIEW_IN, row.party)
        after = {"stage": row.stage, "revision": review.revision, "recommendation": review.recommendation}
        act.record(SUBMIT, after=after, party=row.party, audience=row.party)
    return review


def reopen_review(assignment: UUID | str, *, reason: str, by: Person, at: datetime) -> Review:
    """Give a review back to its writer, who may then change it and hands it in again.

    Side effects: 1. the review is a draft again; 2. its writer is told; 3. the ledger has an entry that the party alone
    sees. Refused("no_assignment"), Refused("not_allowed"), Refused("reason_missing"), Refused("assignment_ended"),
    Refused("review_not_submitted"), Refused("review_not_now", state=…).
    """
    with transaction.atomic():
        act, row = locked_assignment(assignment, "reopen_review", by=by, at=at)
        kept = reason_given(reason)
        if row.ended_at is not None:
            raise Refused("assignment_ended")
        review = Review.objects.filter(assignment=row, submitted_at__isnull=False).first()
        if review is None:
            raise Refused("review_not_submitted")
        demand_reviewable(act, row.party, row.stage)
        review.submitted_at = None
        review.save(update_fields=["submitted_at"])
        telling.tell_one(act, telling.REVIEW_REOPENED, row.reviewer_id, party=row.party)
        before = {"reviewer": name_of(row.reviewer), "recommendation": review.recommendation}
        act.record(REOPEN, before=before, reason=kept, party=row.party, audience=row.party)
    return review


def _write(
    act: Act,
    row: Assignment,
    recommendation: str,
    text: str,
    lang: str,
    scores: Mapping[int, int | None],
    seen: datetime | None,
) -> Review:
    if row.interest != InterestState.CLEAR:
        raise Refused("interest_undeclared")
    review = Review.objects.filter(assignment=row).first()
    if review is not None and review.submitted_at is not None:
        raise Refused("review_submitted")
    demand_reviewable(act, row.party, row.stage)
    if review is not None and seen is not None and review.changed_at != seen:
        raise Refused("saved_meanwhile", saved=review.changed_at)
    said = choice(Recommendation, recommendation, field="recommendation") if recommendation else ""
    kept = prose(text, field="text", most=LONGEST, needed=False)
    points = _points(act, scores)
    told = {
        "revision": act.track(row.party).revision,
        "recommendation": said,
        "text": kept,
        "lang": language_tag(lang),
        "changed_at": act.at,
    }
    review, _made = Review.objects.update_or_create(assignment=row, defaults=told)
    for criterion, number in points.items():
        if number is None:
            Score.objects.filter(review=review, criterion=criterion).delete()
        else:
            Score.objects.update_or_create(review=review, criterion_id=criterion, defaults={"points": number})
    return review


def _criteria(act: Act) -> dict[int, Criterion]:
    rows = Criterion.objects.filter(round=act.proposal.round_id) if act.proposal.round_id else Criterion.objects.none()
    return {row.pk: row for row in rows.order_by("position")}


def _points(act: Act, scores: Mapping[int, int | None]) -> dict[int, int | None]:
    criteria = _criteria(act)
    for number, points in scores.items():
        if number not in criteria:
            raise Refused("no_criterion", found=number)
        if points is not None and not 0 <= points <= criteria[number].most:
            field = f"scores.{criteria[number].position}"
            raise Refused("points_out_of_range", field=field, found=points, most=criteria[number].most)
    return dict(scores)
