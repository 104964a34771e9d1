"""Decisions: one party's act on one stage of one proposal, with its reasons and conditions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from diptych.apps.slate.enums import AppealOutcome, Stage, Verdict
from diptych.apps.slate.models.proposal import Proposal
from diptych.kernel.ids import new_id


class Decision(models.Model):
    """What a party decided; its own secret until it is published."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="decisions")
    party = models.CharField(max_length=2)
    stage = models.CharField(max_length=20, choices=Stage.choices)
    revision = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=30, choices=Verdict.choices)
    reasons = models.TextField()
    lang = models.CharField(max_length=35)
    waived_reviews = models.TextField(blank=True)
    """Why it was decided without every review."""
    decided_by = models.CharField(max_length=200)
    decided_at = models.DateTimeField()
    publish_on = models.DateField(null=True)
    """The day on which it is published by itself; null where somebody does that."""
    published_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    """When it was taken back or re-opened; null while it holds."""
    end_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["proposal", "party", "decided_at"], name="decision_proposal"),
            models.Index(
                fields=["publish_on"], name="decision_to_publish", condition=Q(published_at=None, ended_at=None)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "party", "stage"], condition=Q(ended_at=None), name="decision_one_holds"
            ),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="decision_verdict_known"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="decision_stage_known"),
            models.CheckConstraint(condition=~Q(reasons=""), name="decision_has_reasons"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(published_at__gte=F("decided_at")),
                name="decision_published_after_it_was_made",
            ),
        ]


class Condition(models.Model):
    """What has to be met for an approval to hold."""

    id = models.UUIDField(primary_key=True, default=new_id)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="conditions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    lang = models.CharField(max_length=35)
    is_public = models.BooleanField(default=False)
    due = models.DateField(null=True)
    met_at = models.DateTimeField(null=True)
    met_by = models.CharField(max_length=200, blank=True)
    evidence = models.TextField(blank=True)
    """How it was met, or why the party does without it."""
    is_waived = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["due", "decision"], name="condition_open", condition=Q(met_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="condition_number"),
            models.CheckConstraint(condition=~Q(text=""), name="condition_says_something"),
        ]


class Appeal(models.Model):
    """Producers who do not accept a decision, and what the party made of that."""

    id = models.UUIDField(primary_key=True, default=new_id)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="appeals")
    grounds = models.TextField()
    lang = models.CharField(max_length=35)
    filed_by = models.CharField(max_length=200)
    filed_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=AppealOutcome.choices, blank=True)
    reasons = models.TextField(blank=True)
    reasons_lang = models.CharField(max_length=35, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision"], condition=Q(settled_at=None), name="appeal_one_open"),
            models.CheckConstraint(condition=Q(outcome__in=["", *AppealOutcome.values]), name="appeal_outcome_known"),
            models.CheckConstraint(
                condition=Q(settled_at=None, outcome="") | (Q(settled_at__isnull=False) & ~Q(outcome="")),
                name="appeal_settled_has_outcome",
            ),
            models.CheckConstraint(condition=~Q(grounds=""), name="appeal_has_grounds"),
        ]
