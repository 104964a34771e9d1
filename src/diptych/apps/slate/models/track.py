"""What was filed, how far each party is with it, and what it asked for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.apps.programme.models import Programme
from diptych.apps.slate.enums import RequestKind, RevisionKind, Stage, TrackState, Verdict
from diptych.apps.slate.models.proposal import Proposal
from diptych.kernel.ids import new_id


class Revision(models.Model):
    """A proposal as it was filed: numbered, frozen, the same for all parties."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=RevisionKind.choices)
    stage = models.CharField(max_length=20, choices=Stage.choices)
    agreement = models.CharField(max_length=80, blank=True)
    law_of = models.DateField()
    reason = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    """SHA-256 of dossier and content in canonical JSON."""
    filed_by = models.CharField(max_length=200)
    filed_at = models.DateTimeField()
    findings = models.JSONField()
    """What came out under the agreement on that day: ``{rule: {"status", "article", …}}``."""
    dossier = models.JSONField()
    content = models.JSONField()
    """Everything beside the dossier: ``{"texts", "documents", "backings", "milestones", "answers", "producers"}``."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="revision_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_from_one"),
            models.CheckConstraint(condition=Q(kind__in=RevisionKind.values), name="revision_kind_known"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="revision_stage_known"),
        ]


class Track(models.Model):
    """How far one party is with one proposal."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="tracks")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+", db_index=False)
    """That of the proposal, which never goes to another; here for the index by which inboxes are made."""
    party = models.CharField(max_length=2)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.PROVISIONAL)
    state = models.CharField(max_length=30, choices=TrackState.choices, default=TrackState.NONE)
    since = models.DateTimeField()
    shown_since = models.DateTimeField()
    """Since when others see the state they see: a decision that is not published changes nothing for them."""
    deadline = models.DateField(null=True)
    """By when the party, or whoever it waits for, has to act."""
    revision = models.PositiveSmallIntegerField(default=0)
    """The revision it considers."""
    approved_revision = models.PositiveSmallIntegerField(null=True)
    """The last revision it approved."""
    verdict = models.CharField(max_length=30, choices=Verdict.choices, blank=True)
    """What it decided last, while that stands or is appealed against; its own secret until it is published."""
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["programme", "party", "state", "deadline", "proposal"], name="track_waiting"),
            models.Index(fields=["deadline"], name="track_deadline", condition=Q(deadline__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "party"], name="track_once"),
            models.CheckConstraint(condition=Q(state__in=TrackState.values), name="track_state_known"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="track_stage_known"),
        ]


class InformationRequest(models.Model):
    """What a party asks of the producers before it goes on."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="requests")
    party = models.CharField(max_length=2)
    kind = models.CharField(max_length=20, choices=RequestKind.choices)
    revision = models.PositiveSmallIntegerField()
    text = models.TextField()
    lang = models.CharField(max_length=35)
    due = models.DateField(null=True)
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    answered_by = models.PositiveSmallIntegerField(null=True)
    """The revision that answers it."""
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["proposal", "party", "asked_at"], name="request_proposal")]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "party"], condition=Q(answered_at=None), name="request_one_open"
            ),
            models.CheckConstraint(condition=Q(kind__in=RequestKind.values), name="request_kind_known"),
            models.CheckConstraint(condition=~Q(text=""), name="request_says_something"),
        ]


class PartyTerms(models.Model):
    """In how many working days a party acts, and gives others to act, by its own calendar."""

    programme = models.ForeignKey("programme.Programme", on_delete=models.CASCADE, related_name="terms")
    party = models.CharField(max_length=2)
    check_days = models.PositiveSmallIntegerField(null=True)
    review_days = models.PositiveSmallIntegerField(null=True)
    answer_days = models.PositiveSmallIntegerField(null=True)
    appeal_days = models.PositiveSmallIntegerField(null=True)
    remind_days = models.PositiveSmallIntegerField(default=3)
    """So many working days before a deadline whoever has to act is reminded."""
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "party"], name="partyterms_once")]
