"""Who made a work, and where it was shown."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.kernel.keeping.models import Listed
from diptych.registers.authority.models import Agent
from diptych.registers.sources.models import Citation, Cited
from diptych.registers.works.enums import ReleaseType
from diptych.registers.works.models.work import Work


class Credit(Cited, Listed):
    """A person's part in a work."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="credits")
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="credits")
    role = models.CharField(max_length=80)

    class Meta:
        indexes = [
            models.Index(fields=["role", "agent", "work"], name="credit_role"),
            models.Index(fields=["work"], name="credit_unverified", condition=Q(unverified=True)),
        ]
        constraints = [models.UniqueConstraint(fields=["work", "position"], name="credit_position")]


class CreditCitation(Citation):
    fact = models.ForeignKey(Credit, on_delete=models.CASCADE, related_name="citations")


class Company(Cited, Listed):
    """An organisation's part in a work, and the side it belongs to."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="companies")
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="companies")
    country = models.CharField(max_length=2, blank=True)
    role = models.CharField(max_length=80)

    class Meta:
        indexes = [
            models.Index(fields=["role", "agent", "work"], name="company_role"),
            models.Index(fields=["work"], name="company_unverified", condition=Q(unverified=True)),
        ]
        constraints = [models.UniqueConstraint(fields=["work", "position"], name="company_position")]


class CompanyCitation(Citation):
    fact = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="citations")


class Release(Cited, Listed):
    """A work made available in a territory on a date."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="releases")
    territory = models.CharField(max_length=2)
    type = models.CharField(max_length=20, choices=ReleaseType.choices)
    date = models.CharField(max_length=21, blank=True)
    date_earliest = models.DateField(null=True)
    date_latest = models.DateField(null=True)
    city = models.CharField(max_length=500, blank=True)
    venue = models.CharField(max_length=500, blank=True)
    channel = models.CharField(max_length=500, blank=True)
    event = models.CharField(max_length=160, blank=True)
    """The id of the event it was shown at."""
    note = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["territory", "work"], name="release_territory"),
            models.Index(fields=["date_earliest", "id"], name="release_by_date"),
            models.Index(fields=["event", "work"], name="release_event"),
            models.Index(fields=["work"], name="release_unverified", condition=Q(unverified=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["work", "position"], name="release_position"),
            models.CheckConstraint(condition=Q(type__in=ReleaseType.values), name="release_type_known"),
        ]


class ReleaseCitation(Citation):
    fact = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="citations")
