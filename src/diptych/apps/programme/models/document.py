"""Documents of a programme: plans, memoranda, agreements of companies; treaties as pointers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.apps.programme.enums import Level
from diptych.kernel.keeping.models import Kept, Listed
from diptych.registers.authority.models import Agent
from diptych.registers.sources.models import Citation, Cited


class Document(Cited, Kept):
    """Something that parties agreed, announced or proposed. Rules of treaties are kept in the library of agreements."""

    kind = models.CharField(max_length=80)
    level = models.CharField(max_length=20, choices=Level.choices)
    date = models.CharField(max_length=10, blank=True)
    date_earliest = models.DateField(null=True)
    date_latest = models.DateField(null=True)
    date_basis = models.CharField(max_length=500, blank=True)
    """Where the date comes from, if not from the sources."""
    place_city = models.CharField(max_length=500, blank=True)
    place_country = models.CharField(max_length=2, blank=True)
    place_venue = models.CharField(max_length=500, blank=True)
    valid_until = models.CharField(max_length=10, blank=True)
    valid_until_latest = models.DateField(null=True)
    note = models.TextField(blank=True)

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["-date_latest", "id"], name="document_by_date")]
        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(condition=Q(level__in=Level.values), name="document_level_known"),
        ]


class DocumentCitation(Citation):
    fact = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")


class DocumentName(Cited, Listed):
    """What a document is called, in one language."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=500)
    lang = models.CharField(max_length=35)
    type = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "position"], name="documentname_position")]

    def __str__(self) -> str:
        return self.text


class DocumentNameCitation(Citation):
    fact = models.ForeignKey(DocumentName, on_delete=models.CASCADE, related_name="citations")


class DocumentParty(Listed):
    """One party of a document: a country, or an agent of one; and who signed or exchanged it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="parties")
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, null=True, related_name="documents")
    country = models.CharField(max_length=2)
    signed_or_exchanged_by = models.ForeignKey(
        Agent, on_delete=models.PROTECT, null=True, related_name="signed_documents"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "position"], name="documentparty_position")]


class DocumentWitness(Listed):
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="witnesses")
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="witnessed_documents")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "position"], name="documentwitness_position")]


class DocumentContent(Cited, Listed):
    """One thing a document provides for, in our words."""

    id = models.CharField(primary_key=True, max_length=160)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="contents")
    text = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(id="") & ~Q(text=""), name="documentcontent_says_what"),
        ]
        indexes = [models.Index(fields=["document", "position"], name="documentcontent_order")]

    def __str__(self) -> str:
        return self.id


class DocumentContentCitation(Citation):
    fact = models.ForeignKey(DocumentContent, on_delete=models.CASCADE, related_name="citations")


class DocumentStep(Cited, Listed):
    """One step on a document's way."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="timeline")
    date = models.CharField(max_length=21)
    date_earliest = models.DateField(null=True)
    date_latest = models.DateField(null=True)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "position"], name="documentstep_position")]


class DocumentStepCitation(Citation):
    fact = models.ForeignKey(DocumentStep, on_delete=models.CASCADE, related_name="citations")
