"""Who sits for whom: memberships, and the invitations by which people come."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from diptych.apps.programme.models.programme import Programme
from diptych.kernel.permissions.person import Role

ROLES = [role.value for role in Role]


class Membership(models.Model):
    """One role of one person for one party of a programme, from a moment on and until another."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="memberships")
    party = models.CharField(max_length=2)
    """The country of the party."""
    role = models.CharField(max_length=16)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    """When it ended; null while it lasts. Rows are never deleted: the ledger names those who sat."""
    given_by = models.CharField(max_length=255)
    """Who gave it, under the name of that moment."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "programme", "party", "role"], condition=Q(until__isnull=True), name="membership_once"
            ),
            models.CheckConstraint(condition=Q(role__in=ROLES), name="membership_role_known"),
            models.CheckConstraint(condition=~Q(party=""), name="membership_has_party"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="membership_ends_later"),
        ]
        indexes = [
            models.Index(fields=["programme", "party", "role"], name="membership_open", condition=Q(until__isnull=True))
        ]


class Invitation(models.Model):
    """A link sent to somebody: whoever follows it may have an account, and the seats it names."""

    email = models.EmailField(max_length=254)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="invitations")
    party = models.CharField(max_length=2)
    """The party that invites."""
    roles = models.JSONField(default=list)
    """The seats to take, as words of :class:`Role`; none for a producer, who sits for nobody."""
    about = models.CharField(max_length=100, blank=True)
    """What they are invited to beside the seats, as in ``proposal:<id>``; whoever declared the word acts on it."""
    language = models.CharField(max_length=16)
    """In which they are written to."""
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the secret in the link: whoever reads the database cannot follow it."""
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    """Null where whoever runs the machine did it."""
    invited_by_label = models.CharField(max_length=255)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["programme", "party", "created_at"],
                name="invitation_open",
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
            )
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(party=""), name="invitation_has_party"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="invitation_expires_later"),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, revoked_at=None),
                name="invitation_taken_or_not",
            ),
        ]
