"""The operations on what is nobody's alone: the inbox, reviews, figures, notices, the ledger, the token."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from diptych.apps.slate.permissions import reading_the_ledger
from diptych.apps.slate.queries.assigned import assigned_to, assignment_of
from diptych.apps.slate.queries.inbox import Group, inbox
from diptych.apps.slate.queries.reaching import assignment_within, produced, reached
from diptych.apps.slate.queries.statistics import statistics
from diptych.engines.values.errors import Refused
from diptych.faces.api.problems import Problem
from diptych.faces.api.registers.asked import USUAL
from diptych.faces.api.slate import answers_besides as out
from diptych.faces.api.slate import questions, seeing, shapes
from diptych.faces.api.slate.callers import Caller, begun
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.paging import following, paged
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import answered, once, read_body
from diptych.faces.wording.mails import sentence_of
from diptych.faces.wording.tokens import ACTS
from diptych.kernel.audit.queries.views import Sought, entries_seen
from diptych.kernel.notices.domain.notices import mark_read
from diptych.kernel.notices.queries.notices import notices_of
from diptych.kernel.permissions.domain.tokens import revoke_token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from django.db.models import QuerySet

    from diptych.kernel.notices.models import Notice

PROPOSAL = "slate.proposal"
COUNTED = 100


# What waits -----------------------------------------------------------------------------------------------------------


@router.get(
    "/inbox",
    operation_id="getInbox",
    summary="What waits, and for whom",
    response={200: out.Inbox},
    openapi_extra=describe("read", found=True),
)
def waiting(request: HttpRequest) -> HttpResponse:
    """For whoever owns the token, for their party, for others; of each group the 50 that are due first."""
    who, _asked = begun(request, "read")
    found = inbox(who.person, at=who.at)
    groups = (*found.mine, *found.party, *found.waiting)
    near = reached(who.reach, {task.proposal for group in groups for task in group.rows})
    told = {name: _within(who, getattr(found, name), near) for name in ("mine", "party", "waiting")}
    return answered(who, out.Inbox.of(told))


def _within(who: Caller, groups: Iterable[Group], near: frozenset[str]) -> list[Group]:
    """Groups without what is out of the token's reach."""
    found = []
    for group in groups:
        rows = tuple(task for task in group.rows if str(task.proposal) in near)
        if rows:
            found.append(group.replace(rows=rows, count=group.count - len(group.rows) + len(rows)))
    return found


@router.get(
    "/reviews",
    operation_id="listAssignments",
    summary="Reviews one is asked for",
    response={200: out.Assignments},
    openapi_extra=describe("read", found=True),
)
def reviews(request: HttpRequest) -> HttpResponse:
    """And those one has handed in; what is due first comes first."""
    who, _asked = begun(request, "read")
    rows = assigned_to(who.person)
    near = reached(who.reach, {row.proposal for row in rows})
    told = [row for row in rows if row.party == who.party and str(row.proposal) in near]
    return answered(who, out.Assignments.of({"reviews": told}))


@router.get(
    "/reviews/{uuid:assignment}",
    operation_id="getAssignment",
    summary="One review one is asked for, with what one has written",
    response={200: out.Assigned},
    openapi_extra=describe("read"),
)
def review(request: HttpRequest, assignment: UUID) -> HttpResponse:
    """With the criteria of the round, by whose ids points are given."""
    who, _asked = begun(request, "read")
    assignment_within(who.reach, assignment)
    found = assignment_of(who.person, assignment)
    if found is None:
        raise Refused("no_assignment")
    return answered(who, out.Assigned.of(found))


@router.get(
    "/statistics",
    operation_id="getStatistics",
    summary="The slate in figures",
    response={200: out.Statistics},
    openapi_extra=describe("read", found=True),
)
def figures(request: HttpRequest) -> HttpResponse:
    """From published facts alone."""
    who, _asked = begun(request, "read")
    found = statistics(who.programme, who.person)
    told = {name: getattr(found, name) for name in ("filed", "to_provisional", "to_final")}
    counted = {name: seeing.counts(getattr(found, name)) for name in ("by_form", "by_lead", "by_state")}
    days = [{"party": party, "days": days} for party, days in found.to_decision]
    return answered(who, out.Statistics.of({**told, **counted, "to_decision": days}))


# Notices --------------------------------------------------------------------------------------------------------------


def _notices(who: Caller, *, unread: bool = False) -> QuerySet[Notice]:
    """What the owner was told that a token is for: of its programme, and of proposals one produces, or of none such."""
    rows = notices_of(who.person.id, unread=unread).filter(programme=who.programme)
    own = [str(id) for id in produced(who.reach).values_list("proposal", flat=True)]
    return rows.exclude(thing_id__in=own) if who.party else rows.filter(thing_id__in=own)


@router.get(
    "/notices",
    operation_id="listNotices",
    summary="What one was told",
    response={200: out.Notices},
    openapi_extra=describe("read", questions.TOLD, found=True, link=True),
)
def notices(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    who, asked = begun(request, "read", questions.TOLD)
    found, address = paged(request, _notices(who, unread=asked.get("unread", False)), "notices", asked)
    data = {
        "notices": [_notice(who, row) for row in found],
        "next": address,
        "unread": _notices(who, unread=True)[:COUNTED].count(),
    }
    return answered(who, out.Notices.of(data), following=address or "")


def _notice(who: Caller, row: Notice) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in ("id", "code", "party", "facts", "at", "read_at")}
    proposal = row.thing_id if row.thing_type == PROPOSAL else None
    return {**told, "sentence": sentence_of(row.code, who.language), "proposal": proposal}


@router.post(
    "/notices/read",
    operation_id="markNotices",
    summary="Mark notices as read",
    response={200: out.Marked},
    openapi_extra=describe("notices", body=shapes.MARKED, example={}, found=True),
)
def mark(request: HttpRequest) -> HttpResponse:
    """Those of these ids, or all that the token shows."""
    who, _asked = begun(request, "notices")
    body = read_body(request, shapes.MARKED)

    def do() -> HttpResponse:
        rows = _notices(who, unread=True)
        ids = list((rows.filter(pk__in=body["ids"]) if "ids" in body else rows).values_list("pk", flat=True))
        return answered(who, {"marked": mark_read(who.person.id, at=who.at, ids=ids) if ids else 0})

    return once(request, who, do)


# The ledger, the token ------------------------------------------------------------------------------------------------


@router.get(
    "/ledger",
    operation_id="listEntries",
    summary="The ledger, as far as one sees it",
    response={200: out.Entries},
    openapi_extra=describe("read", questions.SOUGHT, found=True, link=True),
)
def ledger(request: HttpRequest) -> HttpResponse:
    """The newest first: the public record, what all parties see, and what one's own side or one's own proposals are
    told. `diptych ledger export` gives the same with proofs."""
    who, asked = begun(request, "read", questions.SOUGHT)
    own = [] if who.party else [str(id) for id in reached(who.reach, _own(who))]
    thing = str(asked.get("thing", ""))
    sought = Sought(
        thing_type=PROPOSAL if thing else "",
        thing_id=thing,
        actor=asked.get("actor", ""),
        action=asked.get("action", ""),
        since=_moment(asked.get("since")),
        until=_moment(asked.get("until")),
    )
    limit = asked.get("limit", USUAL)
    reading = reading_the_ledger(who.person)
    found = entries_seen(reading, sought=sought, after=_hash(asked.get("cursor", "")), proposals=own, count=limit)
    address = following(request, found.older or None)
    return answered(who, out.Entries.of({"entries": found.entries, "next": address}), following=address or "")


def _hash(cursor: str) -> str:
    """The hash of an entry, by which pages of the ledger begin. A Problem for what is none."""
    if cursor and not re.fullmatch("[0-9a-f]{64}", cursor):
        raise Problem("bad_cursor", found=cursor)
    return cursor


def _own(who: Caller) -> list[UUID]:
    return list(produced(who.reach).values_list("proposal", flat=True))


def _moment(day: Any) -> datetime | None:
    return datetime.combine(day, time(), tzinfo=UTC) if day else None


@router.get(
    "/token",
    operation_id="getToken",
    summary="The token that was sent",
    response={200: out.Token},
    openapi_extra=describe(None, found=True),
)
def token(request: HttpRequest) -> HttpResponse:
    """Whom it acts for, in which acts, until when."""
    who, _asked = begun(request, None)
    row = who.token
    told = {
        **{name: getattr(row, name) for name in ("label", "prefix", "programme", "party", "created_at", "expires_at")},
        "owner": who.person.label,
        "roles": [str(seat.role) for seat in who.person.seats],
        "acts": [{"code": code, "sentence": who.language.gettext(ACTS.get(code, code))} for code in row.acts],
    }
    return answered(who, out.Token.of(told))


@router.api_operation(
    ["DELETE"],
    "/token",
    operation_id="revokeToken",
    summary="Revoke the token that was sent",
    response={204: None},
    openapi_extra=describe(None, found=True, success=204),
)
def revoke(request: HttpRequest) -> HttpResponse:
    """It opens nothing from now on, this address included. Others are issued and revoked at the desk, by people."""
    who, _asked = begun(request, None)
    revoke_token(who.token.pk, by=who.person, at=who.at)
    return answered(who, None, status=204)
