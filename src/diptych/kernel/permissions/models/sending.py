"""Forms that were sent, so that none is carried out twice."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SentForm(models.Model):
    """One form as it was drawn for somebody once, and what came of it."""

    id = models.UUIDField(primary_key=True)
    """Made when the form was drawn; a field of it brings it back."""
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    """SHA-256 of what was sent, and where to."""
    result = models.TextField(blank=True)
    """Where it led, or the id of what was made."""
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="sentform_by_age")]

    def __str__(self) -> str:
        return str(self.id)
