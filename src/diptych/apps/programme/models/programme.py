"""Programmes and their parties."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.apps.programme.enums import Page
from diptych.kernel.keeping.models import Kept, Listed
from diptych.registers.authority.models import Agent
from diptych.registers.sources.models import Citation, Cited


class Programme(Cited, Kept):
    """A joint undertaking of its parties, with the documents and agreements it stands on."""

    start = models.CharField(max_length=10, blank=True)
    start_earliest = models.DateField(null=True)
    end = models.CharField(max_length=10, blank=True)
    end_latest = models.DateField(null=True)
    plan = models.ForeignKey("programme.Document", on_delete=models.PROTECT, null=True, related_name="plan_of")
    """The document whose contents are its fields of work."""
    note = models.TextField(blank=True)


class ProgrammeCitation(Citation):
    fact = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="citations")


class ProgrammeName(Listed):
    """What a programme is called, in one language."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=500)
    lang = models.CharField(max_length=35)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "position"], name="programmename_position")]


class Party(Listed):
    """One side of a programme: a country."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="parties")
    country = models.CharField(max_length=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "position"], name="party_position"),
            models.UniqueConstraint(fields=["programme", "country"], name="party_once"),
        ]


class PartyAuthority(Cited, Listed):
    """The competent authority of a party, while it is that."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="authorities")
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="authority_of")
    since = models.CharField(max_length=10, blank=True)
    since_earliest = models.DateField(null=True)
    until = models.CharField(max_length=10, blank=True)
    until_latest = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "position"], name="partyauthority_position")]


class PartyAuthorityCitation(Citation):
    fact = models.ForeignKey(PartyAuthority, on_delete=models.CASCADE, related_name="citations")


class ProgrammeAgreement(Listed):
    """An agreement under which films of a programme are made: a pack of the library, and the document it encodes."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="agreements")
    pack = models.CharField(max_length=80)
    document = models.ForeignKey("programme.Document", on_delete=models.PROTECT, null=True, related_name="packs")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "position"], name="programmeagreement_position"),
            models.CheckConstraint(condition=~Q(pack=""), name="programmeagreement_has_pack"),
        ]


class ProgrammeField(Listed):
    """One field of work that the plan provides for, and the list in which it can be followed."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="fields")
    content = models.ForeignKey("programme.DocumentContent", on_delete=models.PROTECT, related_name="+")
    """What the plan says."""
    page = models.CharField(max_length=20, choices=Page.choices, blank=True)
    """The list; empty where nothing can be followed yet."""
    query = models.CharField(max_length=200, blank=True)
    """The filters of that list, as they stand in its address: ``relation=coproduction``."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "position"], name="programmefield_position"),
            models.CheckConstraint(condition=Q(page__in=["", *Page.values]), name="programmefield_page_known"),
        ]


class ProgrammeFieldName(Listed):
    """What a field of work is called, in one language."""

    field = models.ForeignKey(ProgrammeField, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=500)
    lang = models.CharField(max_length=35)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["field", "position"], name="programmefieldname_position")]


class Market(Kept):
    """What is said of the market as a whole, in claims that belong to no work."""
