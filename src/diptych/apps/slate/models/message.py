"""Messages about a proposal, in rooms that do not see each other."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from diptych.apps.slate.enums import Room
from diptych.apps.slate.models.proposal import Proposal
from diptych.kernel.ids import new_id


class Message(models.Model):
    """What somebody wrote: inside one side, between one side and the producers, or between all sides."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="messages")
    room = models.CharField(max_length=20, choices=Room.choices)
    party = models.CharField(max_length=2, blank=True)
    """The side whose room it is; empty in the room of all sides."""
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages")
    author_label = models.CharField(max_length=200)
    author_party = models.CharField(max_length=2, blank=True)
    """For whom it was written; empty for the producers."""
    text = models.TextField()
    lang = models.CharField(max_length=35)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["proposal", "room", "party", "at"], name="message_room")]
        constraints = [
            models.CheckConstraint(condition=Q(room__in=Room.values), name="message_room_known"),
            models.CheckConstraint(condition=~Q(text=""), name="message_says_something"),
            models.CheckConstraint(
                condition=Q(room=Room.PARTIES, party="") | (~Q(room=Room.PARTIES) & ~Q(party="")),
                name="message_room_of_a_side_has_party",
            ),
        ]


class SavedView(models.Model):
    """A list as somebody keeps it: its filters under a name."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="views")
    list = models.CharField(max_length=40)
    name = models.CharField(max_length=100)
    query = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "list", "name"], name="savedview_name")]
