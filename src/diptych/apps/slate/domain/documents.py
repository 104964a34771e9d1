"""Documents: uploaded by producers for the authorities, or by one side for itself; every version is kept."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Count, Sum

from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.typed import choice, demand_open, prose, reason_given
from diptych.apps.slate.enums import DocumentKind, Visibility
from diptych.apps.slate.models import Document, DocumentVersion
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action
from diptych.kernel.files.domain.keeping import keep_file
from diptych.kernel.files.kinds import DOCUMENTS
from diptych.kernel.files.names import shown_name
from diptych.kernel.permissions.domain.sending import carry_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import BinaryIO
    from uuid import UUID

    from django.core.files.uploadedfile import UploadedFile

    from diptych.kernel.files.models import StoredFile
    from diptych.kernel.permissions.domain.sending import Sending
    from diptych.kernel.permissions.person import Person

    Upload = BinaryIO | UploadedFile[bytes]
    Data = dict[str, object]


def _(text: str) -> str:
    return text


ADD = action("slate.add_document", _("Document added"))
ADD_VERSION = action("slate.add_version", _("New version of a document"))
SHOW = action("slate.change_visibility", _("Readers of a document changed"))
REMOVE = action("slate.remove_document", _("Document taken out"))

MIB = 1024 * 1024
LARGEST = 100 * MIB
LARGEST_FILM = 4096 * MIB
"""Bytes that a document, or a finished film, may have."""

MOST = 200
"""Documents that a proposal may have at a time, of its producers or of one side."""

FILES_A_DAY = 1000
BYTES_A_DAY = 16 * LARGEST_FILM
"""What one person may hand in within a day: more than a delivery of a finished film with all its papers."""

DAY = timedelta(days=1)

OF_PRODUCERS = (Visibility.PRODUCERS, Visibility.AUTHORITIES, Visibility.PUBLIC)


def add_document(
    id: UUID | str,
    *,
    kind: str,
    title: str,
    stream: Upload,
    name: str,
    visibility: str = Visibility.AUTHORITIES,
    party: str = "",
    sending: Sending | None = None,
    by: Person,
    at: datetime,
) -> Document:
    """Add a document: one of the producers', or with ``party`` an internal one that this side alone ever sees.

    What producers add belongs to the next revision they file; until then it is theirs alone. A file that comes again by
    the same ``sending`` of a form is the document it became then. To be called outside of a transaction: the file is
    kept before one is opened, by whoever may add it.

    Side effects: 1. the content is in the storage, see :func:`diptych.kernel.files.domain.keeping.keep_file`; 2. the
    document and its first version are saved; 3. the ledger has an entry for the producers, or for the side alone.
    Refused("no_proposal"), Refused("not_allowed"), Refused("no_party"), Refused("proposal_ended"),
    Refused("text_missing", field="title"), Refused("text_too_long"), Refused("no_choice"),
    Refused("too_many_documents", most=…), Refused("too_many_files", most=…, gib=…) for who has handed in so much within
    a day, Refused("sent_before"), and what keeping a file refuses.
    """
    what = choice(DocumentKind, kind, field="kind")
    seen = _visibility(visibility, party)
    titled = prose(title, field="title", most=300)
    with transaction.atomic():
        _act(id, party, by=by, at=at)
    file = _keep(stream, what, name, by=by, at=at, party=party)

    def add() -> str:
        act = _act(id, party, by=by, at=at)
        if Document.objects.filter(proposal=act.proposal, party=party, removed_at=None).count() >= MOST:
            raise Refused("too_many_documents", most=MOST)
        document = Document.objects.create(
            proposal=act.proposal, kind=what, title=titled, visibility=seen, party=party, created_at=at
        )
        version = _add(document, file, name, by=by, at=at)
        after = {"document": str(document.pk), "kind": what, "title": titled, "visibility": seen}
        _record(act, ADD, document, before=None, after={**after, **_facts(version)})
        return str(document.pk)

    # Of several files that one form brings, each is known by its content.
    return Document.objects.get(pk=carry_out(sending and sending.of(file.sha256), add, at=at))


def add_version(
    document: UUID | str, *, stream: Upload, name: str, sending: Sending | None = None, by: Person, at: datetime
) -> DocumentVersion:
    """Add a newer version of a document; the earlier ones stay. The same content once more changes nothing, nor does
    what comes again by the same ``sending`` of a form after another.

    To be called outside of a transaction. Side effects: 1. the content is in the storage; 2. the version is saved;
    3. the ledger has an entry for the producers, or for the side alone. Refused("no_document"),
    Refused("proposal_ended"), Refused("too_many_files"), Refused("sent_before"), and what keeping a file refuses.
    """
    with transaction.atomic():
        _acting, row = _held(document, by=by, at=at)
    file = _keep(stream, row.kind, name, by=by, at=at, party=row.party)

    def add() -> str:
        act, row = _held(document, by=by, at=at)
        last = row.versions.order_by("-number").first()
        if last is not None and last.file_id == file.pk:
            return str(last.pk)
        version = _add(row, file, name, by=by, at=at, number=last.number + 1 if last else 1)
        _record(act, ADD_VERSION, row, before=None, after={"document": str(row.pk), **_facts(version)})
        return str(version.pk)

    return DocumentVersion.objects.get(pk=carry_out(sending and sending.of(file.sha256), add, at=at))


def change_visibility(document: UUID | str, *, visibility: str, by: Person, at: datetime) -> Document:
    """Say who is to see a document of the producers, from the next revision on.

    Side effects: 1. the document is saved; 2. the ledger has an entry for the producers, unless nothing changed.
    Refused("no_document"), Refused("no_choice", field="visibility"), Refused("proposal_ended").
    """
    with transaction.atomic():
        act, row = _held(document, by=by, at=at)
        seen = _visibility(visibility, row.party)
        if row.visibility != seen:
            before: Data = {"visibility": row.visibility}
            row.visibility = seen
            row.save(update_fields=["visibility"])
            _record(act, SHOW, row, before=before, after={"visibility": seen})
    return row


def remove_document(document: UUID | str, *, reason: str = "", by: Person, at: datetime) -> Document:
    """Take a document out of the dossier, or out of the side's papers. Nothing is erased: revisions hold it still.

    Side effects: 1. the document is marked; 2. the ledger has an entry for the producers, or for the side alone.
    Refused("no_document"), Refused("reason_missing") for a paper of a side, Refused("proposal_ended").
    """
    with transaction.atomic():
        act, row = _held(document, by=by, at=at)
        kept = reason_given(reason) if row.party else prose(reason, field="reason", most=2000, needed=False)
        row.removed_at = at
        row.save(update_fields=["removed_at"])
        _record(act, REMOVE, row, before={"document": str(row.pk), "title": row.title}, after=None, reason=kept)
    return row


# What they share ------------------------------------------------------------------------------------------------------


def _act(id: UUID | str, party: str, *, by: Person, at: datetime) -> Act:
    act = Act(id, by=by, at=at)
    act.demand("see_proposal")
    if party:
        act.demand("add_side_document", party=party)
    else:
        act.demand("edit_proposal")
        demand_open(act.proposal)
    return act


def _held(id: UUID | str, *, by: Person, at: datetime) -> tuple[Act, Document]:
    """A document that somebody may change; Refused("no_document") for those of others, as for those that are none."""
    found = Document.objects.filter(pk=id).values_list("proposal", "party").first()
    if found is None:
        raise Refused("no_document")
    try:
        act = _act(*found, by=by, at=at)
    except Refused as error:
        raise (error if error.code == "proposal_ended" else Refused("no_document")) from None
    row = Document.objects.filter(pk=id, removed_at=None).first()
    if row is None:
        raise Refused("no_document")
    return act, row


def _visibility(wanted: str, party: str) -> str:
    """A side's paper is the side's; producers choose among three. Refused("no_choice", field="visibility")."""
    if party:
        return Visibility.SIDE.value
    seen = choice(Visibility, wanted, field="visibility")
    if seen not in OF_PRODUCERS:
        raise Refused("no_choice", field="visibility", found=seen, known=tuple(str(item) for item in OF_PRODUCERS))
    return seen


def _keep(stream: Upload, kind: str, name: str, *, by: Person, at: datetime, party: str) -> StoredFile:
    handed_in = DocumentVersion.objects.filter(by=by.id, at__gt=at - DAY).aggregate(
        files=Count("pk"), bytes=Sum("file__size", default=0)
    )
    if handed_in["files"] >= FILES_A_DAY or handed_in["bytes"] >= BYTES_A_DAY:
        raise Refused("too_many_files", most=FILES_A_DAY, gib=BYTES_A_DAY // (1024 * MIB))
    most = LARGEST_FILM if kind == DocumentKind.FINISHED_FILM else LARGEST
    return keep_file(stream, name=name, kinds=DOCUMENTS, most=most, by=by.actor(party or None), at=at)


def _add(
    document: Document, file: StoredFile, name: str, *, by: Person, at: datetime, number: int = 1
) -> DocumentVersion:
    shown = shown_name(name, file.media_type)
    return DocumentVersion.objects.create(
        document=document, number=number, file=file, name=shown[:255], by_id=by.id, at=at
    )


def _facts(version: DocumentVersion) -> Data:
    return {"version": version.number, "name": version.name, "sha256": version.file.sha256}


def _record(
    act: Act,
    code: str,
    document: Document,
    *,
    before: Data | None,
    after: Data | None,
    reason: str = "",
) -> None:
    """The entry for whoever sees the document before it is filed: its side, or the producers."""
    audience = document.party or f"producers:{act.proposal.pk}"
    act.record(code, before=before, after=after, reason=reason, party=document.party, audience=audience)
