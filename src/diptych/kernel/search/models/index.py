"""What is known of the index, in one row; the index itself lies in tables that are made and dropped with it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Index(models.Model):
    """The index that is asked, and the one that is being built beside it."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    generation = models.PositiveIntegerField(default=0)
    """Which tables are asked; 0 while there are none."""
    building = models.PositiveIntegerField(default=0)
    """Which tables are being filled; 0 while none are."""
    last = models.PositiveIntegerField(default=0)
    """The highest generation there ever was, so that none comes twice."""
    engine = models.CharField(max_length=20, blank=True)
    made_of = models.CharField(max_length=64, blank=True)
    """The tokenizer with its dictionary, the kinds, the form of the tables: an index of anything else is made anew."""
    words = models.TextField(blank=True)
    """The dictionary: a word a line, as they were when it was built."""
    building_engine = models.CharField(max_length=20, blank=True)
    building_made_of = models.CharField(max_length=64, blank=True)
    building_words = models.TextField(blank=True)
    building_at = models.DateTimeField(null=True)
    """When whoever builds last said that they still do."""
    sequence = models.PositiveBigIntegerField(default=0)
    """The last entry of the ledger that it holds."""
    building_sequence = models.PositiveBigIntegerField(default=0)
    editions = models.JSONField(default=dict)
    """What kinds that do not follow from the ledger were indexed as, by kind."""
    revision = models.PositiveBigIntegerField(default=0)
    """Counts the changes of the public shelf."""
    epoch = models.PositiveBigIntegerField(default=0)
    """Counts the beginnings of jobs that follow; see :mod:`diptych.kernel.search.domain.following`."""
    counted_revision = models.PositiveBigIntegerField(default=0)
    """The revision at which the words of the public shelf were counted."""
    since = models.DateTimeField(null=True)
    """When it took the place of the one before."""

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="search_index_one_row")]

    def __str__(self) -> str:
        return f"{self.generation} {self.sequence}"


class Touched(models.Model):
    """A document to be indexed anew of which the ledger says nothing."""

    kind = models.CharField(max_length=40)
    thing = models.CharField(max_length=255)
    done = models.BooleanField(default=False)
    """It was, and is kept for the index that is being built beside."""

    def __str__(self) -> str:
        return f"{self.kind}:{self.thing}"
