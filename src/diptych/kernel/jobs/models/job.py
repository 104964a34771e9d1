"""A job: what is to be done, when, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.kernel.ids import new_id
from diptych.kernel.jobs.kinds import LONGEST


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    GIVEN_UP = "given_up", "Given up"


class Job(models.Model):
    """One thing to be done after the act that asked for it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField(max_length=LONGEST)
    """As it is registered, as in ``notices.send_mail``."""
    key = models.CharField(max_length=200, blank=True)
    """What it is about; of one name and key there is one job. Empty: there may be many."""
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    """How often it was begun."""
    next_at = models.DateTimeField()
    """Not to be begun before."""
    rung_at = models.DateTimeField()
    """When workers were last told of it, or will be."""
    begun_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    """While it runs: whoever runs it has to say so again before this moment, else another may begin it."""
    worker = models.CharField(max_length=100, blank=True)
    """Who runs it, or ran it last."""
    error = models.TextField(blank=True)
    """What the last attempt that failed said."""
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    """When it was done or given up."""

    class Meta:
        indexes = [
            models.Index(fields=["rung_at"], name="jobs_waiting", condition=Q(state="waiting")),
            models.Index(fields=["lease_until"], name="jobs_running", condition=Q(state="running")),
            models.Index(fields=["finished_at"], name="jobs_finished", condition=Q(finished_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["name", "key"], name="jobs_once_by_key", condition=~Q(key="")),
            models.CheckConstraint(condition=Q(state__in=State.values), name="jobs_state"),
            models.CheckConstraint(
                condition=Q(state="running", lease_until__isnull=False)
                | (~Q(state="running") & Q(lease_until__isnull=True)),
                name="jobs_lease_while_running",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("done", "given_up"), finished_at__isnull=False)
                | Q(state__in=("waiting", "running"), finished_at__isnull=True),
                name="jobs_finished_when_over",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.key or self.pk}"
