"""Rounds: calls for proposals, with what they admit, ask and weigh."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from diptych.apps.programme.models import Programme
from diptych.kernel.ids import new_id
from diptych.kernel.zones import UNIVERSAL


class Round(models.Model):
    """A call for proposals of a programme, and all that was handed in to it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="rounds")
    slug = models.SlugField(max_length=80)
    """Its part of an address."""
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    zone = models.CharField(max_length=64, default=UNIVERSAL)
    """The time zone in which these moments were set, by its name in the tz database: people read them by its clocks."""
    is_hidden = models.BooleanField(default=False)
    """Found by nobody who does not have its code."""
    code_digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of the code that opens a hidden call."""
    admits_unfilled = models.BooleanField(default=True)
    """Whether forms without a quota may be handed in."""
    announced_at = models.DateTimeField(null=True)
    """Since when it is public; null while it is prepared."""
    announced_by = models.CharField(max_length=2, blank=True)
    """The party whose coordinator announced it."""
    revision = models.PositiveIntegerField(default=1)
    """Counts its changes."""
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["programme", "-closes_at", "id"], name="round_by_close")]
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug"], name="round_slug_once"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="round_closes_after_opening"),
            models.CheckConstraint(condition=Q(is_hidden=False) | ~Q(code_digest=""), name="round_hidden_has_code"),
        ]

    def __str__(self) -> str:
        return self.slug


class RoundText(models.Model):
    """What a call is named and says, in one language."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="texts")
    lang = models.CharField(max_length=35)
    name = models.CharField(max_length=200)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "lang"], name="roundtext_once")]


class Quota(models.Model):
    """How many films of a form one party puts forward in a round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="quotas")
    party = models.CharField(max_length=2)
    form = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "party", "form"], name="quota_once")]


class Criterion(models.Model):
    """What reviewers give points for, and how much that weighs."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    names = models.JSONField()
    """By language."""
    help = models.JSONField(default=dict)
    weight = models.PositiveSmallIntegerField(default=1)
    most = models.PositiveSmallIntegerField(default=10)
    """Points that can be given; none is 0."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "position"], name="criterion_position"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="criterion_weighs"),
            models.CheckConstraint(condition=Q(most__range=(1, 100)), name="criterion_has_points"),
        ]


class Question(models.Model):
    """What a call asks beside the dossier."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    texts = models.JSONField()
    """By language."""
    is_required = models.BooleanField(default=False)
    longest = models.PositiveIntegerField(default=2000)
    """Characters an answer may have."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "position"], name="question_position")]
