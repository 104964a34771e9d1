"""What a party has taken out of the ledger, and the keys it signs that with."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.kernel.audit.models.written import WrittenField


class Key(models.Model):
    """The public half of a key that a party signs its exports with. One at a time; former ones stay."""

    fingerprint = models.CharField(max_length=64, primary_key=True)
    """The SHA-256 of the key, in hexadecimal."""
    programme = models.CharField(max_length=255)
    party = models.CharField(max_length=2)
    public = models.CharField(max_length=64)
    """The 32 bytes of an Ed25519 key, in hexadecimal."""
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    """When another one took its place."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "party"], condition=Q(until=None), name="audit_key_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.fingerprint}"


class Export(models.Model):
    """One export of what a party of a programme may see."""

    id = models.UUIDField(primary_key=True)
    programme = models.CharField(max_length=255)
    party = models.CharField(max_length=2)
    count = models.PositiveBigIntegerField()
    """Entries that the party could see then."""
    head = WrittenField()
    """What was said of them, and signed: see :mod:`diptych.kernel.audit.files.form`."""
    public = models.CharField(max_length=64, blank=True)
    signature = models.CharField(max_length=128, blank=True)

    class Meta:
        indexes = [models.Index(fields=["programme", "party", "count"], name="audit_export_party")]

    def __str__(self) -> str:
        return f"{self.party} {self.count}"
