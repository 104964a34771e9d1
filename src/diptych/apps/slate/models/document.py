"""Documents handed in with a proposal, in every version there was."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from diptych.apps.slate.enums import DocumentKind, Visibility
from diptych.apps.slate.models.proposal import Proposal
from diptych.kernel.files.models import StoredFile
from diptych.kernel.ids import new_id


class Document(models.Model):
    """A supporting document: a contract, a script, a letter; confidential unless it is said to be otherwise."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=30, choices=DocumentKind.choices)
    title = models.CharField(max_length=300)
    visibility = models.CharField(max_length=20, choices=Visibility.choices, default=Visibility.AUTHORITIES)
    party = models.CharField(max_length=2, blank=True)
    """The side whose internal document it is; empty for one of the producers."""
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    """When it was taken out of the dossier; every version stays with the revisions that hold it."""

    class Meta:
        indexes = [models.Index(fields=["proposal", "created_at"], name="document_proposal")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_known"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="document_visibility_known"),
            models.CheckConstraint(
                condition=(Q(visibility=Visibility.SIDE) & ~Q(party=""))
                | (~Q(visibility=Visibility.SIDE) & Q(party="")),
                name="document_of_a_side_has_party",
            ),
        ]


class DocumentVersion(models.Model):
    """One state of a document: a file, kept bit for bit."""

    id = models.UUIDField(primary_key=True, default=new_id)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    """What the file is called where it is taken home."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="documentversion_number")]
