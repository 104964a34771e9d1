"""The end of the chain."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.kernel.audit.chain import GENESIS


class Head(models.Model):
    """Number and hash of the last entry, in the one row that whoever adds an entry locks."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="audit_head_one_row")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"
