"""Administrator sessions: the only time in which an administrator has powers."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class AdministratorSession(models.Model):
    """One time of somebody as administrator: asked for with a reason, over after a while by itself.

    It belongs to one browser: the session there knows its number, and no other session of the account has powers.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    begun_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    """When it was ended, before its time or, if nobody did, when that was noticed; null as long as neither happened."""

    class Meta:
        indexes = [models.Index(fields=["ends_at"], name="administering_open", condition=Q(ended_at__isnull=True))]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begun_at")), name="administering_ends_later"),
            models.CheckConstraint(condition=~Q(reason=""), name="administering_has_reason"),
        ]
