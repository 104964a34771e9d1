"""Tokens: secrets by which programs do what a person may do, for one party and in a few acts."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from diptych.kernel.ids import new_id

LONGEST_LIFE = timedelta(days=365)
"""A token lasts so long at the most."""


class Token(models.Model):
    """One secret. What it opens is never more than what its owner may do at the moment of asking."""

    id = models.UUIDField(primary_key=True, default=new_id)
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the secret: whoever reads the database cannot use it."""
    prefix = models.CharField(max_length=12)
    """How the secret begins, so that its owner knows which one this is."""
    label = models.CharField(max_length=100)
    """What its owner calls it."""
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    programme = models.CharField(max_length=200)
    party = models.CharField(max_length=10, blank=True)
    """For which its owner acts; empty for what they do as a producer."""
    acts = models.JSONField()
    """The codes of what it may be used for; never empty."""
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    """When it was last used, to the hour."""
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-id"], name="tokens_of_user")]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at"), expires_at__lte=F("created_at") + LONGEST_LIFE),
                name="tokens_last_a_year",
            ),
            models.CheckConstraint(condition=~Q(acts=[]), name="tokens_have_acts"),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}… {self.label}"
