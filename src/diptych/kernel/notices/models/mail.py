"""The outbox: every mail that the site sends, until some time after it was sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from diptych.kernel.ids import new_id


class MailState(models.TextChoices):
    """Where a mail stands."""

    WAITING = "waiting", "Waiting"
    """For its time, or for a server to be named."""
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    """The server took it; what became of it there is not known here."""
    FAILED = "failed", "Tried again"
    GIVEN_UP = "given_up", "Given up"
    DROPPED = "dropped", "Not needed"
    """What it would have told was read on the site first, or mails were turned off."""


class Mail(models.Model):
    """One mail to one person."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    """Whose it is; null for somebody who has no account yet."""
    address = models.CharField(max_length=320)
    language = models.CharField(max_length=16, blank=True)
    """In which it is written; for notices, that of its reader at the time of sending."""
    programme = models.CharField(max_length=200, blank=True)
    thing_type = models.CharField(max_length=100, blank=True)
    thing_id = models.CharField(max_length=255, blank=True)
    """What it is about, as the ledger names things; empty for what is about the account itself."""
    gathers = models.BooleanField(default=False)
    """Whether it is made of notices, when its time comes."""
    secret = models.BooleanField(default=False)
    """Whether its text opens something; then nobody reads it here, and it goes once it is sent."""
    subject = models.TextField(blank=True)
    body = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    error = models.TextField(blank=True)
    job = models.UUIDField(null=True)
    """The job that is sending it, or was last."""
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "-id"], name="mails_by_state"),
            models.Index(fields=["thing_type", "thing_id"], name="mails_of_thing", condition=~Q(thing_id="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "thing_type", "thing_id"],
                name="mails_one_gathers",
                condition=Q(gathers=True, state="waiting"),
            ),
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="mails_state"),
            models.CheckConstraint(
                condition=Q(gathers=False) | Q(user__isnull=False), name="mails_gather_for_somebody"
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="mails_sent_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"
