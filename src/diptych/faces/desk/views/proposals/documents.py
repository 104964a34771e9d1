"""Documents of a proposal: handed in several at once, replaced, shown to others or to nobody, taken out, taken home."""

from __future__ import annotations

from django.http import Http404, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from diptych.apps.slate.domain.documents import (
    LARGEST,
    LARGEST_FILM,
    MIB,
    add_document,
    add_version,
    change_visibility,
    remove_document,
)
from diptych.apps.slate.enums import DocumentKind
from diptych.apps.slate.queries.documents import documents_seen
from diptych.apps.slate.queries.seeing import standing
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.desk.access import signed_in_only
from diptych.faces.desk.once import sending
from diptych.faces.desk.proposals.written import Written
from diptych.faces.desk.views.proposals.common import REFUSED, on_to, sentence, shown
from diptych.faces.desk.wording import proposals as words
from diptych.faces.desk.wording import slate
from diptych.faces.wording.uploads import REMARKS, SCANNED
from diptych.kernel.files.kinds import BY_MEDIA_TYPE, DOCUMENTS, KINDS, labels
from diptych.kernel.files.receiving import megabytes, takes_files
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest, HttpResponse

    from diptych.apps.slate.queries.documents import DocumentSeen, VersionSeen

PAGE = "desk-proposal-documents"
MOST_TOGETHER = LARGEST_FILM + LARGEST
"""Bytes that the files of one request may come to."""


class VersionView(Record):
    """One version, with what a reader should know before opening it."""

    number: str
    href: str
    name: str
    size: str
    kind: str
    checksum: str
    at: str
    by: str
    scanned: str
    remarks: tuple[str, ...]


class DocumentView(Record):
    """One document."""

    id: str
    kind: str
    kind_word: str
    title: str
    visibility: str
    visibility_word: str
    means: str
    """What that visibility means, in plain words."""
    versions: tuple[VersionView, ...]
    removed: bool
    error: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@takes_files(MOST_TOGETHER)
@signed_in_only
def documents(request: HttpRequest, id: UUID) -> HttpResponse:
    """All documents; several files at once become a document each, and one that is refused does not keep the others."""
    written = Written(request, id)
    errors: list[str] = []
    added = 0
    if request.method == "POST":
        spend(request, "draft")
        files = request.FILES.getlist("files")
        if not files:
            errors.append(sentence(Refused("no_file")))
        for file in files:
            try:
                _added(written, file)
                added += 1
            except Refused as error:
                errors.append(sentence(error))
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"added": added, "errors": errors}, status=REFUSED if errors else 200)
        if not errors:
            return on_to(written, PAGE, "kept")
    return _page(written, errors=errors, added=added)


def _added(written: Written, file: UploadedFile[Any]) -> None:
    post = written.request.POST
    kind = post.get("kind", "")
    if kind not in DocumentKind.values:
        raise Refused("no_choice", field="kind")
    name = file.name or ""
    typed = post.get("title", "").strip()
    several = len(written.request.FILES.getlist("files")) > 1
    add_document(
        written.proposal.pk,
        kind=kind,
        # Of several files each is called as its file is: one title cannot be that of all.
        title=(name.rpartition(".")[0] or name or kind)[:300] if several or not typed else typed,
        stream=file,
        name=name,
        visibility=post.get("visibility", "authorities"),
        sending=sending(written.request, files=False),
        by=written.person,
        at=written.now,
    )


def _page(
    written: Written, *, errors: list[str] | None = None, added: int = 0, wrong: dict[str, str] | None = None
) -> HttpResponse:
    post, language = written.request.POST, written.language
    rows = documents_seen(written.proposal, _standing(written), None)
    views = [_document(row, written, (wrong or {}).get(str(row.id), "")) for row in rows if not row.party]
    return shown(
        written,
        "documents",
        "documents",
        status=REFUSED if errors or wrong else 200,
        documents=[view for view in views if not view.removed],
        removed=[view for view in views if view.removed],
        errors=errors or [],
        added=added,
        kinds=[(key, written.say(word)) for key, word in slate.DOCUMENTS.items()],
        readers=[(key, written.say(word), written.say(means)) for key, (word, means) in words.VISIBILITY.items()],
        values={
            "kind": post.get("kind", "script"),
            "title": post.get("title", ""),
            "visibility": post.get("visibility", "authorities"),
        },
        accept=",".join(f".{ending}" for code in sorted(DOCUMENTS) for ending in KINDS[code].endings),
        known=language.listed(labels(DOCUMENTS)),
        most=megabytes(LARGEST),
        most_film=str(LARGEST_FILM // MIB // 1024),
    )


def _standing(written: Written) -> Any:
    from django.db.models import prefetch_related_objects

    prefetch_related_objects([written.proposal], "assignments")
    return standing(written.person, written.proposal)


def _document(row: DocumentSeen, written: Written, error: str) -> DocumentView:
    word, means = words.VISIBILITY.get(row.visibility, (row.visibility, ""))
    return DocumentView(
        id=str(row.id),
        kind=row.kind,
        kind_word=written.say(slate.DOCUMENTS[row.kind]),
        title=row.title,
        visibility=row.visibility,
        visibility_word=written.say(word),
        means=written.say(means) if means else "",
        versions=tuple(_version(version, written) for version in row.versions),
        removed=row.removed,
        error=error,
    )


def _version(version: VersionSeen, written: Written) -> VersionView:
    language, file = written.language, version.file
    known = BY_MEDIA_TYPE.get(file.media_type)
    return VersionView(
        number=str(version.number),
        href=reverse("desk-document", kwargs={"id": version.id}),
        name=version.name,
        size=_size(file.size, written),
        kind=known.label if known else file.media_type,
        checksum=file.sha256,
        at=language.date(version.at.date()),
        by=version.by,
        scanned=language.gettext(SCANNED[file.scanned]),
        remarks=tuple(language.gettext(REMARKS[code]) for code in file.remarks if code in REMARKS),
    )


def _size(size: int, written: Written) -> str:
    if size < MIB:
        return f"{written.language.number(max(1, round(size / 1024)))} KB"
    from fractions import Fraction

    return f"{written.language.number(Fraction(round(size / MIB * 10), 10))} MB"


# One document ---------------------------------------------------------------------------------------------------------


@require_http_methods(["POST"])
@takes_files(MOST_TOGETHER)
@signed_in_only
def document(request: HttpRequest, id: UUID, document: UUID) -> HttpResponse:
    """What the button of one document says: a new version, other readers, out of the dossier."""
    written = Written(request, id)
    if not written.proposal.documents.filter(pk=document, party="").exists():
        raise Http404
    said: dict[str, Any] = {"by": written.person, "at": written.now}
    try:
        match request.POST.get("do"):
            case "version":
                file = request.FILES.get("file")
                if file is None:
                    raise Refused("no_file")
                once = sending(request, files=False)
                add_version(document, stream=file, name=file.name or "", sending=once, **said)
                return on_to(written, PAGE, "replaced", anchor=f"d-{document}")
            case "readers":
                change_visibility(document, visibility=request.POST.get("visibility", ""), **said)
                return on_to(written, PAGE, "saved", anchor=f"d-{document}")
            case "remove":
                remove_document(document, **said)
                return on_to(written, PAGE, "removed")
            case _:
                return on_to(written, PAGE)
    except Refused as error:
        return _page(written, wrong={str(document): sentence(error)})
