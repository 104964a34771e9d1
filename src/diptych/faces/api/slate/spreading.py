"""The operations by which coordinators find reviewers: who is free for a proposal, a round spread over all."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from diptych.apps.slate.domain.reviewing import name_of, spread_reviews
from diptych.apps.slate.queries.reaching import demand_reach, reached, round_within
from diptych.apps.slate.queries.spreading import (
    Plan,
    owed,
    people_of,
    preview_spread,
    reviewable,
    reviewers_at_work,
    ties,
)
from diptych.engines.values.errors import Refused
from diptych.faces.api.slate import answers_kept as out
from diptych.faces.api.slate import questions, shapes
from diptych.faces.api.slate.act import done_for
from diptych.faces.api.slate.callers import Caller, begun
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import answered, demand_match, is_matched, once, read_body
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


def _demand_coordinator(who: Caller) -> None:
    if not who.person.has(Role.COORDINATOR, programme=who.programme, party=who.party):
        raise Refused("not_allowed", action="assign_reviewer")


@router.get(
    "/proposals/{uuid:id}/reviewers",
    operation_id="listReviewers",
    summary="Reviewers of the party, before a proposal",
    response={200: out.Reviewers},
    openapi_extra=describe("assign"),
)
def reviewers(request: HttpRequest, id: UUID) -> HttpResponse:
    """Each with the reviews they owe, and with what ties them to it; `user` is what `assign` takes."""
    who, _asked = begun(request, "assign")
    demand_reach(who.reach, id)
    _demand_coordinator(who)
    people = people_of(who.programme, who.party)
    tied, owing = ties([id], list(people), party=who.party), owed(list(people), party=who.party)
    asked = reviewers_at_work(id, who.party)
    told = [
        {"user": pk, "name": name_of(user), "owed": owing[pk], "asked": pk in asked, "tie": tied.get((id, pk))}
        for pk, user in people.items()
    ]
    return answered(who, out.Reviewers.of({"reviewers": told}))


# A whole round --------------------------------------------------------------------------------------------------------


def _proposals(who: Caller, slug: str) -> list[UUID]:
    """Those of a round that the party has reviewed now, as far as the token reaches."""
    _demand_coordinator(who)
    if not slug.isprintable():
        raise Refused("no_round")
    found = reviewable(round_within(who.reach, slug, "", at=who.at), who.party)
    near = reached(who.reach, found)
    return [id for id in found if str(id) in near]


def _planned(who: Caller, proposals: list[UUID], asked: dict[str, Any]) -> Plan:
    if not proposals:
        return Plan(party=who.party, given=(), short=(), load=())
    told = {"per_proposal": asked["per_proposal"], "reviewers": asked.get("reviewers")}
    return preview_spread(proposals, party=who.party, by=who.person, **told)


def _shown(who: Caller, plan: Plan) -> dict[str, Any]:
    people = people_of(who.programme, who.party)

    def named(rows: Iterable[tuple[Any, ...]], *names: str) -> list[dict[str, Any]]:
        return [dict(zip(names, row, strict=True)) for row in rows]

    load = [(user, name_of(people[user]), before, after) for user, before, after in plan.load if user in people]
    told = {
        "party": plan.party,
        "given": named(plan.given, "proposal", "reviewers"),
        "short": named(plan.short, "proposal", "missing"),
        "load": named(load, "user", "name", "before", "after"),
    }
    return out.Plan.of(told)


def _version(plan: Plan) -> str:
    return f'"{plan.key}"'


@router.get(
    "/rounds/{slug}/spread",
    operation_id="previewSpread",
    summary="See how the entries of a round would be spread over reviewers",
    response={200: out.Plan},
    openapi_extra=describe("assign", questions.SPREAD, etag=True, further=(422,)),
)
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """So that each proposal has `per_proposal` of them and nobody has much more than anybody else; whoever is tied to
    one is left out of it. Nothing is done: send the `ETag` as `If-Match` to have just this done."""
    who, asked = begun(request, "assign", questions.SPREAD)
    plan = _planned(who, _proposals(who, slug), asked)
    return answered(who, _shown(who, plan), etag=_version(plan))


@router.post(
    "/rounds/{slug}/spread",
    operation_id="spreadReviews",
    summary="Spread the entries of a round over reviewers",
    response={200: out.Plan},
    openapi_extra=describe("assign", body=shapes.SPREAD, example={"per_proposal": 2}, matched=True),
)
def spread(request: HttpRequest, slug: str) -> HttpResponse:
    """As it was looked at, for all proposals or for none; where another plan would be carried out by now, nothing is.
    `due` is the deadline of the party unless given. The answer is what was done."""
    who, _asked = begun(request, "assign")
    body = read_body(request, shapes.SPREAD)

    def do() -> HttpResponse:
        is_matched(request, needed=True)
        proposals = _proposals(who, slug)
        plan = _planned(who, proposals, body)
        demand_match(request, _version(plan), lambda: _shown(who, plan), "plan_changed")
        if proposals:
            spread_reviews(proposals, **body, expected=plan.key, **done_for(who))
        return answered(who, _shown(who, plan))

    return once(request, who, do)
