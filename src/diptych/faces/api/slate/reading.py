"""The operations that read proposals, by the queries of the desk: a token sees what its owner sees there."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from diptych import agreements as library
from diptych.apps.slate.models import Proposal
from diptych.apps.slate.queries.documents import version_seen
from diptych.apps.slate.queries.findings import dossier_in
from diptych.apps.slate.queries.page import ProposalPage, proposal_seen
from diptych.apps.slate.queries.proposals import proposal_rows, proposals_listed
from diptych.apps.slate.queries.reaching import demand_reach, within
from diptych.apps.slate.queries.revisions import revision_seen, revisions_compared
from diptych.apps.slate.queries.writing import invited_to
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.api import schemas, worded
from diptych.faces.api.problems import Problem
from diptych.faces.api.slate import answers, answers_besides, answers_compared, answers_kept, questions, seeing
from diptych.faces.api.slate.callers import Caller, begun
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.paging import paged
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import VARY, answered, version_of
from diptych.faces.examination import examine
from diptych.faces.stored import stored_response

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


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
    who, asked = begun(request, "read", questions.LISTED)
    filters = {
        name: asked[name] for name in ("joint", "form", "round", "lead_country", "text", "waiting_for") if name in asked
    }
    state = (asked.get("party", ""), asked.get("state", ""))
    rows = proposals_listed(who.person, programme=who.programme, party_state=state, **filters).filter(within(who.reach))
    found, address = paged(request, rows, "proposals", asked, moment="changed_at")
    shown = [answers.ProposalRow.of(row) for row in proposal_rows(who.person, found)]
    data: dict[str, Any] = {
        "proposals": [seeing.chosen(row, asked.get("fields")) for row in shown],
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
    who, asked = begun(request, "read", questions.ONE)
    page = seen(who, id)
    return answered(who, seeing.chosen(seeing.proposal(page), asked.get("fields")), etag=version_of(page))


class Part(Record):
    """A list that a proposal holds, with an address of its own."""

    name: str
    """In the address; in the answer, unless ``within`` says otherwise."""
    operation: str
    summary: str
    says: str
    answer: type[answers.Out]
    within: str = ""


PARTS = (
    Part(
        name="revisions",
        operation="listRevisions",
        summary="What was filed",
        says="Every revision without its content, the last one first.",
        answer=answers_besides.Revisions,
    ),
    Part(
        name="decisions",
        operation="listDecisions",
        summary="Decisions, with conditions and appeals",
        says="All of one's own side, of others what was published; the last one first.",
        answer=answers_besides.Decisions,
    ),
    Part(
        name="reviews",
        operation="listReviews",
        summary="Reviews of one's own side",
        says="No other side's, and of those that are not handed in only that they are asked for.",
        answer=answers_besides.Reviews,
    ),
    Part(
        name="timeline",
        operation="getTimeline",
        summary="What the ledger tells of a proposal",
        says="The last 200 entries that may be seen, the newest last.",
        answer=answers_besides.Timeline,
        within="entries",
    ),
)


def _part(part: Part) -> Callable[[HttpRequest, UUID], HttpResponse]:
    def view(request: HttpRequest, id: UUID) -> HttpResponse:
        who, _asked = begun(request, "read")
        return answered(who, part.answer.of({part.within or part.name: getattr(seen(who, id), part.name)}))

    return view


for _row in PARTS:
    router.get(
        f"/proposals/{{uuid:id}}/{_row.name}",
        operation_id=_row.operation,
        summary=_row.summary,
        description=_row.says,
        response={200: _row.answer},
        openapi_extra=describe("read"),
    )(_part(_row))


@router.get(
    "/proposals/{uuid:id}/revisions/{int:number}",
    operation_id="getRevision",
    summary="One revision, as it was frozen",
    response={200: answers.WholeRevision},
    openapi_extra=describe("read"),
)
def revision(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Dossier, everything beside it, and the findings under the law of the day on which it was filed."""
    who, _asked = begun(request, "read")
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
    who, asked = begun(request, "read", questions.COMPARED)
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
    who, asked = begun(request, "read", questions.FOUND)
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
    who, asked = begun(request, "read", questions.ROOMS)
    rooms = [
        room
        for room in seen(who, id).rooms
        if asked.get("room", room.room) == room.room and asked.get("party", room.party) == room.party
    ]
    return answered(who, answers_besides.Rooms.of({"rooms": rooms}))


@router.get(
    "/proposals/{uuid:id}/invitations",
    operation_id="listInvited",
    summary="Who is invited to write a proposal",
    response={200: answers_kept.Invitations},
    openapi_extra=describe("read"),
)
def invited(request: HttpRequest, id: UUID) -> HttpResponse:
    """Its producers see it, and nobody else."""
    who, _asked = begun(request, "read")
    demand_reach(who.reach, id)
    if who.party:
        raise Refused("not_allowed", action="invite_producer")
    rows = [seeing.invitation(row) for row in invited_to(Proposal.objects.get(pk=id), at=who.at)]
    return answered(who, answers_kept.Invitations.of({"invitations": rows}))


@router.get(
    "/proposals/{uuid:id}/documents",
    operation_id="listDocumentsOfProposal",
    summary="Documents, with their versions",
    response={200: answers_besides.ProposalDocuments},
    openapi_extra=describe("read"),
    url_name="proposal-documents",
)
def documents(request: HttpRequest, id: UUID) -> HttpResponse:
    """Producers see all they have uploaded, authorities the versions that were filed, and the papers of their own
    side."""
    who, _asked = begun(request, "read")
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
    who, _asked = begun(request, "read_documents", any_type=True)
    demand_reach(who.reach, id)
    found = version_seen(who.person, version)
    if found.document.proposal_id != id:
        raise Refused("no_document")
    answer = stored_response(request, found.file, found.name)
    patch_vary_headers(answer, VARY)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _small(number: int) -> int:
    """A number that a database has room for; any other is that of no revision."""
    if number > 30_000:
        raise Refused("no_revision", number=number)
    return number
