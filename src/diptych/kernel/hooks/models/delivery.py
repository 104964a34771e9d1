"""Deliveries: one event, told to one hook."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.kernel.audit.actions import LONGEST
from diptych.kernel.hooks.models.hook import Hook
from diptych.kernel.ids import new_id


class DeliveryState(models.TextChoices):
    """Where a delivery stands."""

    WAITING = "waiting", "Waiting"
    DELIVERED = "delivered", "Delivered"
    FAILED = "failed", "Tried again"
    GIVEN_UP = "given_up", "Given up"


class Delivery(models.Model):
    """What is told, and what the receiver last answered."""

    id = models.UUIDField(primary_key=True, default=new_id)
    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.UUIDField()
    """The id of the event, the same for every hook and every attempt: by it a receiver knows what it has had."""
    code = models.CharField(max_length=LONGEST)
    thing_type = models.CharField(max_length=100)
    thing_id = models.CharField(max_length=255)
    payload = models.JSONField()
    """The body that is sent."""
    attempts = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    status = models.PositiveIntegerField(null=True)
    """What was answered last, as a number of HTTP; null where nothing was."""
    answer = models.TextField(blank=True)
    """The beginning of the last answer."""
    error = models.CharField(max_length=40, blank=True)
    """The code of why the last attempt failed."""
    milliseconds = models.PositiveIntegerField(null=True)
    """How long the last attempt took."""
    at = models.DateTimeField()
    """When it happened."""
    tried_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    """When it is tried next; null where it is not."""

    class Meta:
        indexes = [
            models.Index(fields=["hook", "-id"], name="deliveries_of_hook"),
            models.Index(fields=["at"], name="deliveries_by_age"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["hook", "event"], name="deliveries_once_a_hook"),
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="deliveries_state"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.state}"
