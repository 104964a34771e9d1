"""What public documents mean, as numbers: of use only where the extra for it is installed and switched on."""

from __future__ import annotations

from django.db import models


class Vector(models.Model):
    """One document, as the model of the extra puts it."""

    kind = models.CharField(max_length=40)
    thing = models.CharField(max_length=255)
    digest = models.BinaryField(max_length=16)
    """Of the model and of the text that was read: another text, another vector."""
    scale = models.FloatField()
    """What a step of ``numbers`` is worth."""
    numbers = models.BinaryField()
    """A signed byte for each dimension."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "thing"], name="search_vector_once")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.thing}"
