"""Reviews: what experts of one party say of a proposal. No other party sees any of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from diptych.apps.slate.enums import InterestState, Recommendation, Stage
from diptych.apps.slate.models.proposal import Proposal
from diptych.apps.slate.models.round import Criterion
from diptych.kernel.ids import new_id


class Assignment(models.Model):
    """A reviewer asked to review a proposal for a party, once they have said that nothing ties them to it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="assignments")
    party = models.CharField(max_length=2)
    stage = models.CharField(max_length=20, choices=Stage.choices)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    interest = models.CharField(max_length=20, choices=InterestState.choices, default=InterestState.UNDECLARED)
    """What the reviewer declared; only ``clear`` opens the dossier."""
    interest_note = models.TextField(blank=True)
    declared_at = models.DateTimeField(null=True)
    assigned_by = models.CharField(max_length=200)
    assigned_at = models.DateTimeField()
    due = models.DateField(null=True)
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    """When the reviewer was released, or the review waived; null while it counts."""
    end_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["reviewer", "ended_at", "due"], name="assignment_reviewer"),
            models.Index(fields=["proposal", "party"], name="assignment_proposal"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "party", "stage", "reviewer"],
                condition=Q(ended_at=None),
                name="assignment_once_at_a_time",
            ),
            models.CheckConstraint(condition=Q(interest__in=InterestState.values), name="assignment_interest_known"),
            models.CheckConstraint(
                condition=Q(interest=InterestState.UNDECLARED, declared_at=None)
                | (~Q(interest=InterestState.UNDECLARED) & Q(declared_at__isnull=False)),
                name="assignment_declared_when",
            ),
        ]


class Review(models.Model):
    """What a reviewer makes of a proposal; a draft until it is handed in."""

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, primary_key=True, related_name="review")
    revision = models.PositiveSmallIntegerField()
    recommendation = models.CharField(max_length=30, choices=Recommendation.choices, blank=True)
    text = models.TextField(blank=True)
    lang = models.CharField(max_length=35)
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(recommendation__in=["", *Recommendation.values]), name="review_recommendation_known"
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | ~Q(recommendation=""), name="review_submitted_recommends"
            ),
        ]


class Score(models.Model):
    """Points of a review under one criterion of the round."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    points = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "criterion"], name="score_once")]
