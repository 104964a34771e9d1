"""Hooks: addresses that are told of events."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from diptych.kernel.ids import new_id


class Hook(models.Model):
    """One address that one party of a programme has named."""

    id = models.UUIDField(primary_key=True, default=new_id)
    programme = models.CharField(max_length=200)
    party = models.CharField(max_length=10)
    """Whose it is: it is told what this party may see."""
    url = models.CharField(max_length=500)
    events = models.JSONField(default=list)
    """The codes it wants to be told of; empty for all."""
    secret = models.TextField()
    """What its signatures are made with, encrypted: see :mod:`diptych.kernel.hooks.sealing`."""
    former_secret = models.TextField(blank=True)
    """The one before, with which signatures are made too for a while, so that a receiver can change over at leisure."""
    former_until = models.DateTimeField(null=True)
    active = models.BooleanField(default=True)
    stopped = models.CharField(max_length=20, blank=True)
    """Why it is not active, where nobody switched it off: ``unanswered`` for days, or ``gone`` by its own answer."""
    failing_since = models.DateTimeField(null=True)
    """When the first delivery failed since the last that did not."""
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    """When it was removed; its deliveries still tell of it for a while."""

    class Meta:
        indexes = [
            models.Index(fields=["programme", "party"], name="hooks_of_party", condition=Q(removed_at__isnull=True))
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(former_secret="", former_until__isnull=True)
                | (~Q(former_secret="") & Q(former_until__isnull=False)),
                name="hooks_former_secret_ends",
            ),
            models.CheckConstraint(condition=Q(active=False) | Q(stopped=""), name="hooks_stopped_is_inactive"),
            models.CheckConstraint(
                condition=Q(active=False) | Q(removed_at__isnull=True), name="hooks_removed_is_inactive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.url}"
