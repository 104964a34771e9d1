"""Contents that were handed in, each kept once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.kernel.files.enums import HARMLESS, Scanned
from diptych.kernel.ids import new_id


class StoredFile(models.Model):
    """One content, kept bit for bit under its checksum.

    What it is called stands with whoever refers to it, since one content may have many names.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    """Bytes."""
    media_type = models.CharField(max_length=100)
    """Found in the content; see :mod:`diptych.kernel.files.kinds`."""
    remarks = models.JSONField(default=list)
    """Of :class:`diptych.kernel.files.enums.Remark`: what a reader should know before opening it."""
    scanned = models.CharField(max_length=12, choices=Scanned.choices)
    scanned_at = models.DateTimeField(null=True)
    """When the scanner last answered."""
    infection = models.CharField(max_length=200, blank=True)
    """What the scanner calls what it found."""
    kept_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["kept_at"],
                name="files_waiting_for_scanner",
                condition=Q(scanned__in=("unscanned", "no_scanner")),
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(size__gte=1), name="storedfile_not_empty"),
            models.CheckConstraint(condition=Q(scanned__in=Scanned.values), name="storedfile_scanned_known"),
            models.CheckConstraint(
                condition=Q(scanned__in=("clean", "infected"), scanned_at__isnull=False)
                | Q(scanned__in=("unscanned", "no_scanner")),
                name="storedfile_scanned_when",
            ),
            models.CheckConstraint(
                condition=(Q(scanned="infected") & ~Q(infection="")) | (~Q(scanned="infected") & Q(infection="")),
                name="storedfile_infected_by_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} {self.media_type}"

    @property
    def path(self) -> str:
        """Where the content lies in the storage of files."""
        return path_of(self.sha256)

    @property
    def active(self) -> bool:
        """Whether the file can do something of its own when it is opened."""
        return bool(set(self.remarks) - HARMLESS)


def path_of(sha256: str) -> str:
    """Where a content lies: two folders deep, so that no folder grows large.

    >>> path_of("ab" * 32)[:12]
    'ab/ab/ababab'
    """
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"
