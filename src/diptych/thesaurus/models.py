"""Dictionaries that an operator took from packages, and what they say. Nothing of them is shipped."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Dictionary(models.Model):
    """One source of words, as it was taken."""

    id = models.SlugField(primary_key=True, max_length=40)
    title = models.CharField(max_length=200)
    licence = models.CharField(max_length=200)
    """Under what its words may be used: who shows them has to keep to it."""
    version = models.CharField(max_length=80, blank=True)
    terms = models.PositiveIntegerField(default=0)
    tokenizer = models.CharField(max_length=40)
    """Fingerprint of the tokenizer whose tokens its keys are."""
    taken_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.id


class Term(models.Model):
    """One thing a dictionary says: a word of one language may be said so in another."""

    dictionary = models.ForeignKey(Dictionary, on_delete=models.CASCADE, related_name="rows")
    lang = models.CharField(max_length=8)
    key = models.CharField(max_length=120)
    """The tokens of the word, with spaces between them; Chinese without."""
    text = models.CharField(max_length=120)
    """The word as the dictionary writes it."""
    into = models.CharField(max_length=8)
    said = models.CharField(max_length=120)
    rank = models.PositiveSmallIntegerField()
    """Hundredths of certainty that the one means the other."""

    class Meta:
        indexes = [models.Index(fields=["lang", "key"], name="thesaurus_term_key")]
        constraints = [
            models.UniqueConstraint(fields=["dictionary", "lang", "key", "into", "said"], name="thesaurus_term_once"),
            models.CheckConstraint(condition=Q(rank__gte=1, rank__lte=100), name="thesaurus_term_rank"),
        ]

    def __str__(self) -> str:
        return f"{self.lang} {self.text}: {self.into} {self.said}"
