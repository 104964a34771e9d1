"""Drafts: dossiers that somebody is writing without an account."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Draft(models.Model):
    """A dossier as far as it is typed, reached by nothing but its secret link, until it expires.

    What is typed is kept as it stands, right or wrong. An expired draft loses its content and keeps its row, so that
    its link can say what became of it.
    """

    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the secret in the link: whoever reads the database cannot open a draft."""
    dossier = models.JSONField(default=dict)
    """Plain data in the format of dossiers, with texts that may not be readable yet."""
    law_of = models.DateField(null=True)
    """The date of law asked for; null is the day of reading."""
    applied = models.JSONField(default=list)
    """Cures applied and not undone, oldest first: ``{"code", "sentence", "changes"}``."""
    revision = models.PositiveIntegerField(default=1)
    """Counts what was saved, so that a page left open in another window is noticed."""
    window = models.CharField(max_length=32, default="", blank=True)
    """The page that saved last."""
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    emptied_at = models.DateTimeField(null=True)
    """When its content was deleted."""

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="draft_expiry", condition=Q(emptied_at__isnull=True))]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="draft_expires_after_creation"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="draft_revision_from_one"),
        ]
