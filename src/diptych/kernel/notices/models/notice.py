"""Notices: what somebody is told on the site."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from diptych.kernel.audit.actions import LONGEST
from diptych.kernel.ids import new_id
from diptych.kernel.notices.models.mail import Mail


class Notice(models.Model):
    """One thing that happened, told to one person; it holds what it says, and stays true when the thing goes on."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=LONGEST)
    programme = models.CharField(max_length=200, blank=True)
    party = models.CharField(max_length=10, blank=True)
    """Of which party it tells, or for which the reader is told it."""
    thing_type = models.CharField(max_length=100)
    thing_id = models.CharField(max_length=255)
    facts = models.JSONField(default=dict)
    """What its sentence is filled with: plain data that the reader may see."""
    page = models.CharField(max_length=100, blank=True)
    """The name of the page to go to."""
    arguments = models.JSONField(default=dict)
    """What that page's address is made of."""
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mail = models.ForeignKey(Mail, on_delete=models.SET_NULL, null=True, related_name="notices")
    """The mail that carries it, if one does."""

    class Meta:
        indexes = [
            models.Index(fields=["user", "-id"], name="notices_of_user"),
            models.Index(fields=["user"], name="notices_unread", condition=Q(read_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.thing_type}:{self.thing_id}"
