"""Agents that may be one: what was found by comparing them, and what people said of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from diptych.registers.authority.enums import AgentKind
from diptych.registers.authority.models.agent import Agent


class Resemblance(models.Model):
    """Two agents that may be one. Derived from their records, apart from what was put off; ``one`` sorts first.

    That two are not the same is said in the record of one of them (``Distinction``), not here.
    """

    one = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="resembles")
    other = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="resembled_by")
    kind = models.CharField(max_length=20, choices=AgentKind.choices)
    """That of ``one``."""
    score = models.FloatField()
    """0 to 1, by which the queue is ordered."""
    name = models.FloatField()
    """The score of the names alone."""
    beside = models.BooleanField()
    """Whether anything but the names speaks for one."""
    evidence = models.JSONField()
    """What speaks for one and what against it: codes, weights, facts, as of ``engines.names.identity``."""
    one_revision = models.PositiveIntegerField()
    other_revision = models.PositiveIntegerField()
    """What both records were when they were compared."""
    found_at = models.DateTimeField()
    judged_at = models.DateTimeField()
    put_off_at = models.DateTimeField(null=True)
    put_off_by = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    """Why it was put off, or what is to be found out."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="resemblance_once"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="resemblance_of_two"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="resemblance_score_bounded"),
            models.CheckConstraint(
                condition=Q(put_off_at__isnull=False) | Q(note="", put_off_by=""),
                name="resemblance_note_where_put_off",
            ),
        ]
        indexes = [models.Index(fields=["-score", "id"], name="resemblance_score")]

    def __str__(self) -> str:
        return f"{self.one_id} / {self.other_id}"


class Compared(models.Model):
    """That an agent was compared with all others, as it was at a revision; where there is no such row, it is due."""

    agent = models.OneToOneField(Agent, on_delete=models.CASCADE, primary_key=True, related_name="compared")
    revision = models.PositiveIntegerField()
    rules = models.PositiveIntegerField()
    """By which version of the rules."""

    def __str__(self) -> str:
        return f"{self.agent_id}: {self.revision}"
