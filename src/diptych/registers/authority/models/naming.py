"""What names are found by: their words, whatever the script, and what these sound like.

All of it follows from the forms of names and from what was learned about names; it is written with them, or by a job
that is asked for with them, and can be made anew at any time.
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q

from diptych.registers.authority.models.agent import Agent, Name


class NameWord(models.Model):
    """A word that some form of a name has or had, as it is compared: each once."""

    LONGEST = 80

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=LONGEST)
    script = models.CharField(max_length=4)
    """ISO 15924."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "script"], name="nameword_once")]

    def __str__(self) -> str:
        return self.key


class WordOfName(models.Model):
    """A word, and a form of a name that is found by it."""

    pk = models.CompositePrimaryKey("word", "kind", "name")
    word = models.ForeignKey(NameWord, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.PositiveSmallIntegerField()
    """Of what the name is, which decides on its words: see :data:`..enums.NAME_KINDS`."""
    name = models.ForeignKey(Name, on_delete=models.CASCADE, related_name="+")


class NameGram(models.Model):
    """A piece of a sound and the words of one block that have it, packed (:mod:`diptych.engines.names.postings`)."""

    pk = models.CompositePrimaryKey("generation", "gram", "block")
    generation = models.PositiveIntegerField()
    gram = models.CharField(max_length=8)
    block = models.PositiveBigIntegerField()
    words = models.BinaryField()


class NamesIndex(models.Model):
    """Which generation of grams is asked, and from which tables it was made; one row."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    generation = models.PositiveIntegerField(default=1)
    fingerprint = models.CharField(max_length=64)
    """Of what was learned about names, and of the rules by which words are taken from them."""
    last = models.PositiveBigIntegerField(default=0)
    """The number of the latest word. Rows of grams change only where words are added, and numbers only grow."""
    mark = models.UUIDField(default=uuid4)
    """Of these tables: what a process remembers of others is not of these."""

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="namesindex_one_row")]

    def __str__(self) -> str:
        return f"{self.generation} {self.fingerprint}"


class NamesWaiting(models.Model):
    """An agent whose names are not found by their words yet; a job sees to that. By the whole name they are found."""

    agent = models.OneToOneField(Agent, primary_key=True, on_delete=models.CASCADE, related_name="+")
