"""Questions that people keep for themselves, to ask them again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class SavedSearch(models.Model):
    """One question of one person, and up to where they have seen what it finds."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    query = models.CharField(max_length=1000)
    """The fields of the search page's address, always in one order."""
    seen = models.PositiveBigIntegerField(default=0)
    """The entry of the ledger at which the index stood when they looked last: what came in later is new to them."""
    seen_at = models.DateTimeField()
    seen_before = models.PositiveBigIntegerField(default=0)
    """The same of the look before: what came in between is what their last look was for."""
    seen_before_at = models.DateTimeField()
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    """It is shown no more, and for a while can be brought back."""

    class Meta:
        constraints = [
            # One that was removed gives its name free.
            models.UniqueConstraint(fields=["user", "name"], condition=Q(removed_at=None), name="savedsearch_name"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(query=""), name="savedsearch_says_something"),
        ]
        indexes = [models.Index(fields=["user", "created_at"], name="savedsearch_of")]

    def __str__(self) -> str:
        return self.name
