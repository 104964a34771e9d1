"""Documents as somebody sees them: producers what they uploaded, authorities what was filed and what is their own."""

from __future__ import annotations

from django.db.models import Prefetch

from diptych.apps.slate.enums import Joint
from diptych.apps.slate.models import Document, DocumentVersion, Revision
from diptych.apps.slate.permissions import PROPOSAL
from diptych.apps.slate.queries.public import public_version
from diptych.apps.slate.queries.seeing import standing
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from diptych.apps.slate.models import Proposal
    from diptych.apps.slate.queries.seeing import Standing
    from diptych.kernel.files.models import StoredFile
    from diptych.kernel.permissions.person import Person

APPROVED = (
    *(Joint.PROVISIONALLY_APPROVED, Joint.IN_PRODUCTION, Joint.FINAL_CHECK, Joint.FINAL_REVIEW),
    Joint.FINALLY_APPROVED,
)
"""Every party has approved the film, and none of them has gone back on it."""


class VersionSeen(Record):
    """One version of a document, with the file it is."""

    id: UUID
    number: int
    name: str
    at: datetime
    by: str
    """Who uploaded it; empty for those who are not of the same side."""
    file: StoredFile


class DocumentSeen(Record):
    """A document, with the versions that somebody may see; the last one comes first."""

    id: UUID
    kind: str
    title: str
    visibility: str
    party: str
    """The side whose own it is; empty for one of the producers."""
    removed: bool
    versions: tuple[VersionSeen, ...]


def documents_seen(proposal: Proposal, who: Standing, filed: Revision | None) -> tuple[DocumentSeen, ...]:
    """The documents of a proposal that somebody of this standing sees, in their order. Three queries at the most.

    Producers see their own as they are now; who reads what was filed sees the versions of the revision ``filed`` under
    the titles they had in it.
    """
    versions = DocumentVersion.objects.select_related("file", "by").order_by("-number")
    rows = Document.objects.filter(proposal=proposal).order_by("created_at", "id")
    held = {row["version_id"]: row for row in (filed.content.get("documents", []) if filed else [])}
    found = []
    for row in rows.prefetch_related(Prefetch("versions", versions)):
        if row.party:
            if row.party in who.sides and row.removed_at is None:
                found.append(_seen(row, row.versions.all(), own=True))
        elif who.producer:
            found.append(_seen(row, row.versions.all(), own=True))
        else:
            filed_versions = [version for version in row.versions.all() if str(version.pk) in held]
            if filed_versions:
                told = held[str(filed_versions[0].pk)]
                seen = _seen(row, filed_versions, own=False)
                found.append(seen.replace(kind=told["kind"], title=told["title"], visibility=told["visibility"]))
    return tuple(found)


def version_seen(person: Person, id: UUID | str) -> DocumentVersion:
    """A version of a document for who may take it home: because of who they are, or because it is public.

    Nobody is told whether there is one that they may not see: Refused("no_document"). Four queries, ten for who sees
    no more than everybody does.
    """
    version = (
        DocumentVersion.objects.select_related("document__proposal", "file")
        .prefetch_related("document__proposal__producers", "document__proposal__assignments")
        .filter(pk=id)
        .first()
    )
    if version is None:
        raise Refused("no_document")
    return version if _may_see(person, version) else public_version(id)


def _may_see(person: Person, version: DocumentVersion) -> bool:
    document, proposal = version.document, version.document.proposal
    who = standing(person, proposal)
    if document.party:
        return document.party in who.sides and document.removed_at is None
    if who.producer:
        return True
    return PROPOSAL.may(person, "see_revisions", proposal) and _was_filed(version)


def _was_filed(version: DocumentVersion) -> bool:
    contents = Revision.objects.filter(proposal=version.document.proposal_id).values_list(
        "content__documents", flat=True
    )
    return any(row["version_id"] == str(version.pk) for documents in contents for row in documents or ())


def _seen(row: Document, versions: Iterable[DocumentVersion], *, own: bool) -> DocumentSeen:
    return DocumentSeen(
        id=row.pk,
        kind=row.kind,
        title=row.title,
        visibility=row.visibility,
        party=row.party,
        removed=own and row.removed_at is not None,
        versions=tuple(
            VersionSeen(
                id=version.pk,
                number=version.number,
                name=version.name,
                at=version.at,
                by=(version.by.get_full_name() or version.by.username) if own else "",
                file=version.file,
            )
            for version in versions
        ),
    )
