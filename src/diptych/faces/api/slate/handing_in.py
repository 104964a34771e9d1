"""The operations on documents and backings: what is handed in beside the dossier."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from diptych.apps.slate.domain import backing as backings
from diptych.apps.slate.domain import documents as verbs
from diptych.apps.slate.queries.reaching import backing_within, demand_reach, document_within
from diptych.engines.values.errors import Refused
from diptych.faces.api.problems import Problem
from diptych.faces.api.slate import answers_besides, shapes
from diptych.faces.api.slate.callers import Caller, begun
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.doing import acted
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import digest_of, once, read_body
from diptych.kernel import limits
from diptych.kernel.files.receiving import PART

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.core.files.uploadedfile import UploadedFile

    from diptych.engines.values.errors import Trouble
    from diptych.kernel.keeping.shapes import Fields

MOST = verbs.LARGEST_FILM
"""Bytes that a request with a file may have; what one document may have, the verb says."""
TAKING = ("proposal-documents", "document-versions")
"""The addresses to which files are sent."""

NEW = shapes.Fields("kind", "title", kind=shapes.DOCUMENT_KIND, title=shapes.WORDS, visibility=shapes.VISIBILITY)
SHOWN = shapes.Fields("visibility", visibility=shapes.VISIBILITY)
REMOVED = shapes.Fields(reason=shapes.PROSE)


def _form(fields: Fields | None) -> dict[str, Any]:
    file = {"file": {"type": "string", "format": "binary"}}
    if fields is None:
        return {"type": "object", "properties": file, "required": ["file"]}
    told = {name: shape.schema() for name, shape in fields.fields.items()}
    return {"type": "object", "properties": {**told, **file}, "required": [*fields.required, "file"]}


def _act(who: Caller) -> None:
    """Producers write; a party keeps papers of its own."""
    who.demand("add_side_document" if who.party else "write")


@router.post(
    "/proposals/{uuid:id}/documents",
    operation_id="addDocument",
    summary="Hand in a document",
    response={201: answers_besides.Acted},
    openapi_extra=describe("write", form=_form(NEW), success=201),
)
def add(request: HttpRequest, id: UUID) -> HttpResponse:
    """Of a producer it belongs to the next revision that is filed; of a party (whose token names `add_side_document`)
    it is that side's alone. A document may have 100 MB, a finished film 4 GB. Its kind is seen from its content."""
    who = _sender(request)
    demand_reach(who.reach, id)
    told, file, digest = _sent(request, NEW)

    def do() -> HttpResponse:
        made = verbs.add_document(
            id, **told, party=who.party, stream=file, name=file.name or "", by=who.person, at=who.at
        )
        return acted(who, "write", id, made, status=201)

    return once(request, who, do, whole=False, digest=digest)


@router.post(
    "/proposals/{uuid:id}/documents/{uuid:document}/versions",
    operation_id="addVersion",
    summary="Hand in a newer version of a document",
    response={201: answers_besides.Acted},
    openapi_extra=describe("write", form=_form(None), success=201),
    url_name="document-versions",
)
def add_version(request: HttpRequest, id: UUID, document: UUID) -> HttpResponse:
    """The earlier versions stay. The same content once more changes nothing."""
    who = _sender(request)
    _of(who, id, document)
    _told, file, digest = _sent(request, None)

    def do() -> HttpResponse:
        made = verbs.add_version(document, stream=file, name=file.name or "", by=who.person, at=who.at)
        return acted(who, "write", id, made, status=201)

    return once(request, who, do, whole=False, digest=digest)


@router.patch(
    "/proposals/{uuid:id}/documents/{uuid:document}",
    operation_id="changeDocument",
    summary="Say who is to see a document",
    response={200: answers_besides.Acted},
    openapi_extra=describe("write", body=SHOWN, example={"visibility": "public"}),
)
def show(request: HttpRequest, id: UUID, document: UUID) -> HttpResponse:
    """From the next revision on. What is public is shown to everybody once the film is approved."""
    who, _asked = begun(request, "write")
    body = read_body(request, SHOWN)

    def do() -> HttpResponse:
        _of(who, id, document)
        made = verbs.change_visibility(document, **body, by=who.person, at=who.at)
        return acted(who, "write", id, made)

    return once(request, who, do)


@router.post(
    "/proposals/{uuid:id}/documents/{uuid:document}/remove",
    operation_id="removeDocument",
    summary="Take a document out",
    response={200: answers_besides.Acted},
    openapi_extra=describe("write", body=REMOVED, example={"reason": "Replaced by another."}),
)
def remove(request: HttpRequest, id: UUID, document: UUID) -> HttpResponse:
    """Nothing is erased: revisions hold it still. A paper of a side goes for a reason."""
    who, _asked = begun(request, None)
    _act(who)
    body = read_body(request, REMOVED)

    def do() -> HttpResponse:
        _of(who, id, document)
        made = verbs.remove_document(document, reason=body.get("reason", ""), by=who.person, at=who.at)
        return acted(who, "write", id, made)

    return once(request, who, do)


# Backings -------------------------------------------------------------------------------------------------------------


@router.post(
    "/proposals/{uuid:id}/backings",
    operation_id="addBacking",
    summary="Add what an agency gives",
    response={201: answers_besides.Acted},
    openapi_extra=describe(
        "write",
        body=shapes.NEW_BACKING,
        example={"agency": "Film fund", "kind": "funding", "state": "sought", "amount": "1000000", "currency": "RUB"},
        success=201,
    ),
)
def add_backing(request: HttpRequest, id: UUID) -> HttpResponse:
    """`agent` is the id of the agency in the register, where it is known there."""
    who, _asked = begun(request, "write")
    body: Any = read_body(request, shapes.NEW_BACKING)

    def do() -> HttpResponse:
        demand_reach(who.reach, id)
        made = backings.add_backing(id, **body, by=who.person, at=who.at)
        return acted(who, "write", id, made, status=201)

    return once(request, who, do)


@router.patch(
    "/proposals/{uuid:id}/backings/{uuid:backing}",
    operation_id="changeBacking",
    summary="Change a backing",
    response={200: answers_besides.Acted},
    openapi_extra=describe("write", body=shapes.BACKING, example={"state": "confirmed"}),
)
def change_backing(request: HttpRequest, id: UUID, backing: UUID) -> HttpResponse:
    """What is not sent stays as it is."""
    who, _asked = begun(request, "write")
    body = read_body(request, shapes.BACKING)

    def do() -> HttpResponse:
        demand_reach(who.reach, id)
        if not backing_within(id, backing):
            raise Refused("no_backing")
        made = backings.change_backing(backing, by=who.person, at=who.at, **body)
        return acted(who, "write", id, made)

    return once(request, who, do)


@router.delete(
    "/proposals/{uuid:id}/backings/{uuid:backing}",
    operation_id="removeBacking",
    summary="Take a backing out",
    response={200: answers_besides.Acted},
    openapi_extra=describe("write", sends=True),
)
def remove_backing(request: HttpRequest, id: UUID, backing: UUID) -> HttpResponse:
    """Revisions that were filed with it hold it still."""
    who, _asked = begun(request, "write")

    def do() -> HttpResponse:
        demand_reach(who.reach, id)
        if not backing_within(id, backing):
            raise Refused("no_backing")
        backings.remove_backing(backing, by=who.person, at=who.at)
        return acted(who, "write", id, None)

    return once(request, who, do)


# What was sent --------------------------------------------------------------------------------------------------------


def _sender(request: HttpRequest) -> Caller:
    """Who sends a file, before any of it is read: of strangers nothing is kept."""
    who, _asked = begun(request, None)
    _act(who)
    limits.spend(request, "file", account=str(who.token.pk))
    if request.content_type != "multipart/form-data":
        raise Problem("wrong_form", found=request.content_type, headers={"Accept": "multipart/form-data"})
    request.may_upload = True  # type: ignore[attr-defined]
    return who


def _sent(request: HttpRequest, shape: Fields | None) -> tuple[dict[str, Any], UploadedFile[Any], str]:
    """The fields of a form, its file, and what both come to."""
    fields, files = request.POST.dict(), request.FILES
    troubles: list[Trouble] = []
    found: dict[str, Any] = (shape or shapes.NOTHING).read(fields, (), troubles) or {}
    if troubles:
        raise Problem("malformed", troubles=troubles)
    sent = files.getlist("file")
    if len(sent) != 1 or len(files) != 1:
        raise Refused("one_file")
    (file,) = sent
    return found, file, digest_of(request, repr(sorted(fields.items())).encode(), _sum(file))


def _sum(file: UploadedFile[Any]) -> bytes:
    summed = hashlib.sha256((file.name or "").encode())
    for part in file.chunks(PART):
        summed.update(part)
    file.seek(0)
    return summed.digest()


def _of(who: Caller, id: UUID, document: UUID) -> None:
    """Refused("no_document") for one of another proposal."""
    demand_reach(who.reach, id)
    if not document_within(id, document):
        raise Refused("no_document")
