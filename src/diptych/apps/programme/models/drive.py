"""Drives: calls to the public to hand in what it keeps at home."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.apps.programme.enums import Lines
from diptych.kernel.keeping.models import Kept, Listed
from diptych.registers.authority.models import Agent
from diptych.registers.sources.models import Citation, Cited


class Drive(Cited, Kept):
    """A public collecting drive, as far as it is known. What is empty was not found; it does not mean that there is
    none."""

    announced = models.CharField(max_length=10, blank=True)
    announced_earliest = models.DateField(null=True)
    opens = models.CharField(max_length=10, blank=True)
    opens_earliest = models.DateField(null=True)
    closes = models.CharField(max_length=10, blank=True)
    closes_latest = models.DateField(null=True)
    who = models.TextField(blank=True)
    """Who may contribute."""
    purpose = models.TextField(blank=True)
    consent = models.TextField(blank=True)
    status = models.TextField(blank=True)
    period_start = models.CharField(max_length=10, blank=True)
    """The time that what is collected comes from."""
    period_end = models.CharField(max_length=10, blank=True)
    exhibition_start = models.CharField(max_length=10, blank=True)
    exhibition_end = models.CharField(max_length=10, blank=True)
    note = models.TextField(blank=True)

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["announced_earliest", "id"], name="drive_by_date")]


class DriveCitation(Citation):
    fact = models.ForeignKey(Drive, on_delete=models.CASCADE, related_name="citations")


class DriveName(Listed):
    drive = models.ForeignKey(Drive, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=500)
    lang = models.CharField(max_length=35)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["drive", "position"], name="drivename_position")]


class DriveOrganiser(Listed):
    """Who collects: an agent of the register, or a name of which there is no record."""

    drive = models.ForeignKey(Drive, on_delete=models.CASCADE, related_name="organisers")
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, null=True, related_name="organised_drives")
    name = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["drive", "position"], name="driveorganiser_position"),
            models.CheckConstraint(
                condition=Q(agent__isnull=False, name="") | (Q(agent=None) & ~Q(name="")),
                name="driveorganiser_of_register_or_name",
            ),
        ]


class DriveTerritory(Listed):
    drive = models.ForeignKey(Drive, on_delete=models.CASCADE, related_name="territories")
    territory = models.CharField(max_length=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["drive", "position"], name="driveterritory_position")]


class DriveLine(Listed):
    """One short text of one of a drive's lists."""

    drive = models.ForeignKey(Drive, on_delete=models.CASCADE, related_name="lines")
    list = models.CharField(max_length=20, choices=Lines.choices)
    text = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["drive", "list", "position"], name="driveline_position"),
            models.CheckConstraint(condition=Q(list__in=Lines.values), name="driveline_list_known"),
        ]


class DriveWindow(Cited, Listed):
    """When contributions were taken, in one year."""

    drive = models.ForeignKey(Drive, on_delete=models.CASCADE, related_name="windows")
    year = models.CharField(max_length=4, blank=True)
    opens = models.CharField(max_length=10, blank=True)
    opens_earliest = models.DateField(null=True)
    closes = models.CharField(max_length=10, blank=True)
    closes_latest = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["drive", "position"], name="drivewindow_position")]


class DriveVariant(Cited, Listed):
    """What the drive collects, in the words of another source."""

    drive = models.ForeignKey(Drive, on_delete=models.CASCADE, related_name="variants")
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["drive", "position"], name="drivevariant_position")]
