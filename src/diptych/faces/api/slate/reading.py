"""The operations that read proposals, by the queries of the desk: a token sees what its owner sees there."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from diptych import agreements as library
from diptych.apps.slate.queries.documents import version_seen
from diptych.apps.slate.queries.findings import dossier_in
from diptych.apps.slate.queries.page import ProposalPage, proposal_seen
from diptych.apps.slate.queries.proposals import proposal_rows, proposals_listed
from diptych.apps.slate.queries.reaching import demand_reach, within
from diptych.apps.slate.queries.revisions import revision_seen, revisions_compared
from diptych.engines.values.errors import Refused
from diptych.faces.api import schemas, worded
from diptych.faces.api.asking import read_query
from diptych.faces.api.problems import Problem
from diptych.faces.api.registers.asked import USUAL
from diptych.faces.api.slate import answers, answers_besides, answers_compared, questions, seeing
from diptych.faces.api.slate.callers import Caller, caller
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.paging import after, following, place_of
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import VARY, answered, version_of
from diptych.faces.examination import examine
from diptych.faces.stored import stored_response

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
MOMENT = "changed_at"


def seen(who: Caller, id: UUID) -> ProposalPage:
    """A proposal within reach of a token. Refused("no_proposal"), Refused("not_with_this_token")."""
    demand_reach(who.reach, id)
    return proposal_seen(who.person, id, at=who.at)


@router.get(
    "/proposals",
    operation_id="listProposals",
    summary="List proposals",
    response={200: answers_besides.Proposals},
    openapi_extra=describe("read", questions.LISTED, found=True, link=True),
    url_name="proposals",
)
def proposals(request: HttpRequest) -> HttpResponse:
    """Every proposal that may be seen and meets all filters, the last changed first."""
    who, asked = caller(request, "read"), _asked(request, questions.LISTED)
    filters = {
        name: asked[name] for name in ("joint", "form", "round", "lead_country", "text", "waiting_for") if name in asked
    }
    state = (asked.get("party", ""), asked.get("state", ""))
    rows = proposals_listed(who.person, programme=who.programme, party_state=state, **filters).filter(within(who.reach))
    limit = asked.get("limit", USUAL)
    found = list(after(rows, "proposals", asked.get("cursor"), moment=MOMENT)[: limit + 1])
    shown = proposal_rows(who.person, found[:limit])
    cursor = place_of("proposals", found[limit - 1], moment=MOMENT) if len(found) > limit else None
    address = following(request, cursor)
    data: dict[str, Any] = {
        "proposals": [seeing.chosen(answers.ProposalRow.of(row), asked.get("fields")) for row in shown],
        "next": address,
    }
    if asked.get("count"):
        data["total"] = rows.count()
    return answered(who, data, following=address or "")


@router.get(
    "/proposals/{uuid:id}",
    operation_id="getProposal",
    summary="One proposal, with everything that may be seen of it",
    response={200: answers.Proposal},
    openapi_extra=describe("read", questions.ONE, etag=True),
    url_name="proposal",
)
def proposal(request: HttpRequest, id: UUID) -> HttpResponse:
    """Its producers see it as they type it, authorities as it was filed last. `ETag` names what it says and where it
    stands; send it as `If-Match` with what is written or done on the strength of it."""
    who, asked = caller(request, "read"), _asked(request, questions.ONE)
    page = seen(who, id)
    return answered(who, seeing.chosen(seeing.proposal(page), asked.get("fields")), etag=version_of(page))


@router.get(
    "/proposals/{uuid:id}/revisions",
    operation_id="listRevisions",
    summary="What was filed",
    response={200: answers_besides.Revisions},
    openapi_extra=describe("read", questions.PLAIN),
)
def revisions(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every revision without its content, the last one first."""
    who, _query = caller(request, "read"), _asked(request, questions.PLAIN)
    return answered(who, answers_besides.Revisions.of({"revisions": seen(who, id).revisions}))


@router.get(
    "/proposals/{uuid:id}/revisions/{int:number}",
    operation_id="getRevision",
    summary="One revision, as it was frozen",
    response={200: answers.WholeRevision},
    openapi_extra=describe("read", questions.PLAIN),
)
def revision(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Dossier, everything beside it, and the findings under the law of the day on which it was filed."""
    who, _query = caller(request, "read"), _asked(request, questions.PLAIN)
    demand_reach(who.reach, id)
    return answered(who, answers.WholeRevision.of(revision_seen(who.person, id, _small(number))))


@router.get(
    "/proposals/{uuid:id}/difference",
    operation_id="compareRevisions",
    summary="In what two revisions differ",
    response={200: answers_compared.Difference},
    openapi_extra=describe("read", questions.COMPARED),
)
def difference(request: HttpRequest, id: UUID) -> HttpResponse:
    """Facts by path, texts, documents, everything else, and the rules that came out otherwise."""
    who, asked = caller(request, "read"), _asked(request, questions.COMPARED)
    demand_reach(who.reach, id)
    found = revisions_compared(who.person, id, asked["before"], asked["after"])
    return answered(who, seeing.difference(found))


@router.get(
    "/proposals/{uuid:id}/findings",
    operation_id="getFindings",
    summary="What the agreement says of a proposal",
    response={200: schemas.Assessment},
    openapi_extra=describe("read", questions.FOUND, further=(422,)),
)
def findings(request: HttpRequest, id: UUID) -> HttpResponse:
    """The assessment under the agreement that the dossier names: of a revision by the law of the day of its filing, of
    what is there now by the law of today. Another agreement is tried with `/assess`."""
    who, asked = caller(request, "read"), _asked(request, questions.FOUND)
    demand_reach(who.reach, id)
    data, agreement, on = _assessed(who, id, asked.get("revision"))
    if agreement not in library.ids():
        raise Problem("unknown_agreement", id=agreement, known=library.ids())
    found = examine(dossier_in(data), agreement, on, cures=False)
    return answered(who, worded.examination(found, who.language))


def _assessed(who: Caller, id: UUID, number: int | None) -> tuple[dict[str, Any], str, date]:
    if number is None:
        page = proposal_seen(who.person, id, at=who.at)
        if not page.now.revision:
            return page.now.dossier, page.now.agreement, who.at.date()
        number = page.now.revision
    found = revision_seen(who.person, id, number)
    return found.dossier, found.agreement, found.law_of


@router.get(
    "/proposals/{uuid:id}/messages",
    operation_id="listMessages",
    summary="Messages by room",
    response={200: answers_besides.Rooms},
    openapi_extra=describe("read", questions.ROOMS),
)
def messages(request: HttpRequest, id: UUID) -> HttpResponse:
    """The rooms that may be entered, with the last 200 messages of all of them together, the oldest first."""
    who, asked = caller(request, "read"), _asked(request, questions.ROOMS)
    rooms = [
        room
        for room in seen(who, id).rooms
        if asked.get("room", room.room) == room.room and asked.get("party", room.party) == room.party
    ]
    return answered(who, answers_besides.Rooms.of({"rooms": rooms}))


@router.get(
    "/proposals/{uuid:id}/decisions",
    operation_id="listDecisions",
    summary="Decisions, with conditions and appeals",
    response={200: answers_besides.Decisions},
    openapi_extra=describe("read", questions.PLAIN),
)
def decisions(request: HttpRequest, id: UUID) -> HttpResponse:
    """All of one's own side, of others what was published; the last one first."""
    who, _query = caller(request, "read"), _asked(request, questions.PLAIN)
    return answered(who, answers_besides.Decisions.of({"decisions": seen(who, id).decisions}))


@router.get(
    "/proposals/{uuid:id}/reviews",
    operation_id="listReviews",
    summary="Reviews of one's own side",
    response={200: answers_besides.Reviews},
    openapi_extra=describe("read", questions.PLAIN),
)
def reviews(request: HttpRequest, id: UUID) -> HttpResponse:
    """No other side's, and of those that are not handed in only that they are asked for."""
    who, _query = caller(request, "read"), _asked(request, questions.PLAIN)
    return answered(who, answers_besides.Reviews.of({"reviews": seen(who, id).reviews}))


@router.get(
    "/proposals/{uuid:id}/timeline",
    operation_id="getTimeline",
    summary="What the ledger tells of a proposal",
    response={200: answers_besides.Timeline},
    openapi_extra=describe("read", questions.PLAIN),
)
def timeline(request: HttpRequest, id: UUID) -> HttpResponse:
    """The last 200 entries that may be seen, the newest last."""
    who, _query = caller(request, "read"), _asked(request, questions.PLAIN)
    return answered(who, answers_besides.Timeline.of({"entries": seen(who, id).timeline}))


@router.get(
    "/proposals/{uuid:id}/documents",
    operation_id="listDocumentsOfProposal",
    summary="Documents, with their versions",
    response={200: answers_besides.ProposalDocuments},
    openapi_extra=describe("read", questions.PLAIN),
    url_name="proposal-documents",
)
def documents(request: HttpRequest, id: UUID) -> HttpResponse:
    """Producers see all they have uploaded, authorities the versions that were filed, and the papers of their own
    side."""
    who, _query = caller(request, "read"), _asked(request, questions.PLAIN)
    return answered(who, {"documents": seeing.documents(id, seen(who, id).documents)})


@router.get(
    "/proposals/{uuid:id}/documents/{uuid:version}/content",
    operation_id="downloadDocument",
    summary="The content of one version of a document",
    response={200: dict},
    openapi_extra=describe("read_documents", questions.PLAIN, file=True),
    url_name="document-content",
)
def content(request: HttpRequest, id: UUID, version: UUID) -> HttpResponseBase:
    """Bit for bit as it was handed in. Ranges may be asked for; the `ETag` is the SHA-256."""
    who = caller(request, "read_documents")
    _asked(request, questions.PLAIN, any_type=True)
    demand_reach(who.reach, id)
    found = version_seen(who.person, version)
    if found.document.proposal_id != id:
        raise Refused("no_document")
    answer = stored_response(request, found.file, found.name)
    patch_vary_headers(answer, VARY)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _asked(request: HttpRequest, shape: Any, *, any_type: bool = False) -> dict[str, Any]:
    found: Any = read_query(request, shape, any_type=any_type)
    return dict(found)


def _small(number: int) -> int:
    """A number that a database has room for; any other is that of no revision."""
    if number > 30_000:
        raise Refused("no_revision", number=number)
    return number
