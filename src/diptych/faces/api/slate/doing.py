"""The operations that do something to proposals. Each is done once, whoever sends it how often, and as a whole."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse

from diptych.apps.slate.domain import proposals as verbs
from diptych.apps.slate.queries.page import ProposalPage, proposal_seen
from diptych.apps.slate.queries.proposals import proposal_rows, proposals_listed
from diptych.apps.slate.queries.reaching import demand_reach, round_within, within
from diptych.engines.values.errors import Refused
from diptych.faces.api.slate import answers, answers_besides, seeing, shapes
from diptych.faces.api.slate.act import ActOf
from diptych.faces.api.slate.acts import TABLE
from diptych.faces.api.slate.callers import Caller, begun
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import answered, demand_version, once, read_body, version_of
from diptych.kernel import limits
from diptych.kernel.audit.queries.entries import type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from django.db.models import Model

    from diptych.apps.slate.models import Round


def acted(who: Caller, act: str, id: UUID, made: Model | None, *, status: int = 200) -> HttpResponse:
    """What was done, and where the proposal stands since, as far as whoever acted still sees it."""
    found = proposals_listed(who.person, programme=who.programme).filter(within(who.reach), pk=id)
    rows = proposal_rows(who.person, found)
    told = {"type": type_of(made), "id": str(made.pk)} if made is not None else None
    data = answers_besides.Acted.of({"act": act, "made": told, "proposal": rows[0] if rows else None})
    return answered(who, data, status=status)


# Acts -----------------------------------------------------------------------------------------------------------------


def _do(act: ActOf) -> Callable[[HttpRequest, UUID], HttpResponse]:
    def view(request: HttpRequest, id: UUID) -> HttpResponse:
        who, _asked = begun(request, act.needs)
        body = read_body(request, act.body)
        if act.cost:
            limits.spend(request, act.cost, account=str(who.token.pk))

        def do() -> HttpResponse:
            demand_reach(who.reach, id)
            demand_version(request, who, id, seeing.proposal, needed=False)
            made = act.do(who, id, body)
            return acted(who, act.code, id, made)

        return once(request, who, do)

    return view


for _act in TABLE.values():
    router.post(
        f"/proposals/{{uuid:id}}/acts/{_act.code}",
        operation_id=f"act_{_act.code}",
        summary=_act.summary,
        description=_act.does or f"{_act.summary}.",
        response={200: answers_besides.Acted},
        openapi_extra=describe(_act.needs, body=_act.body, example=_act.example, matched=False),
        url_name=f"act-{_act.code}",
    )(_do(_act))


# Drafts ---------------------------------------------------------------------------------------------------------------


@router.post(
    "/proposals",
    operation_id="beginProposal",
    summary="Begin a proposal",
    response={201: answers_besides.Acted},
    openapi_extra=describe(
        "write",
        body=shapes.BEGINNING,
        example={"lang": "en", "title": "The Snow Line", "company": "North", "country": "RU", "dossier": {}},
        success=201,
    ),
)
def begin(request: HttpRequest) -> HttpResponse:
    """A draft that nobody but its producers sees; whoever begins it leads. `round` is the address of a call, `code`
    opens a hidden one. The token is one that acts for a producer."""
    who, _asked = begun(request, "write")
    body = read_body(request, shapes.BEGINNING)

    def do() -> HttpResponse:
        if who.party:
            raise Refused("not_with_this_token")
        made = verbs.begin_proposal(
            who.programme,
            lang=body["lang"],
            title=body.get("title", ""),
            round=_round(who, body),
            company=body.get("company", ""),
            country=body.get("country", ""),
            dossier=body.get("dossier"),
            by=who.person,
            at=who.at,
        )
        return acted(who, "write", made.pk, made, status=201)

    return once(request, who, do)


@router.patch(
    "/proposals/{uuid:id}",
    operation_id="changeProposal",
    summary="Write on a proposal",
    response={200: answers.Proposal},
    openapi_extra=describe(
        "write",
        body=shapes.CHANGES,
        example={"texts": [{"kind": "logline", "lang": "en", "text": "Two climbers.", "status": "original"}]},
        matched=True,
        etag=True,
    ),
)
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """What is sent takes the place of what was there: the dossier as a whole, texts one by one (an empty one goes),
    steps of the schedule, answers by the id of their question. What is not sent stays. All of it is written or none."""
    who, _asked = begun(request, "write")
    body = read_body(request, shapes.CHANGES)

    def do() -> HttpResponse:
        demand_reach(who.reach, id)
        page = demand_version(request, who, id, seeing.proposal, needed=True)
        assert page is not None, "a version was asked for"
        _write(who, id, page, body)
        now = proposal_now(who, id)
        return answered(who, seeing.proposal(now), etag=version_of(now))

    return once(request, who, do)


def proposal_now(who: Caller, id: UUID) -> ProposalPage:
    """A proposal as it is after what was done."""
    return proposal_seen(who.person, id, at=who.at)


def _write(who: Caller, id: UUID, page: ProposalPage, body: dict[str, Any]) -> None:
    told: dict[str, Any] = {"by": who.person, "at": who.at}
    if "round" in body:
        verbs.join_round(id, round=_round(who, body), **told)
    if "dossier" in body:
        # Nobody writes meanwhile: the version was looked at, and the row is held.
        verbs.save_dossier(id, dossier=body["dossier"], window=uuid4().hex, saved=page.saved, **told)
    for text in body.get("texts", ()):
        status = text.get("status", "original" if text["lang"] == page.now.lang else "translated")
        given = {"kind": text["kind"], "lang": text["lang"], "text": text.get("text", "")}
        verbs.save_text(id, **given, status=status, translator=text.get("translator", ""), **told)
    if steps := body.get("schedule"):
        planned = {kind: step.get("planned", "") for kind, step in steps.items()}
        notes = {kind: step.get("note", "") for kind, step in steps.items()}
        verbs.save_schedule(id, planned=planned, notes=notes, **told)
    if rows := body.get("answers"):
        lang = body.get("answers_lang", page.now.lang)
        verbs.save_answers(id, answers={row["question"]: row.get("text", "") for row in rows}, lang=lang, **told)


def _round(who: Caller, body: dict[str, Any]) -> Round | None:
    """The call that a body names; an empty text is none."""
    slug = body.get("round", "")
    return round_within(who.reach, slug, body.get("code", ""), at=who.at) if slug else None
