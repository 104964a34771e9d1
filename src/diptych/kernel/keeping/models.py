"""What every thing that is kept has in its table."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Kept(models.Model):
    """A thing with a permanent id, which is its address too, and a count of its changes."""

    id = models.CharField(primary_key=True, max_length=160)
    position = models.PositiveIntegerField(default=0)
    """Its place in the document it came from; later ones follow."""
    revision = models.PositiveIntegerField(default=1)
    """Counts its changes; what is saved over another revision than it was made from is refused."""
    changed_at = models.DateTimeField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~Q(id=""), name="%(app_label)s_%(class)s_has_id"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="%(app_label)s_%(class)s_revision_from_one"),
        ]

    def __str__(self) -> str:
        return self.id


class Listed(models.Model):
    """One row of a list that belongs to a thing, in the order in which the list was given."""

    position = models.PositiveIntegerField()

    class Meta:
        abstract = True
