"""The operations that read what is no proposal: rounds, the inbox, reviews, figures, notices, the ledger, the token."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from diptych.apps.slate.permissions import reading_the_ledger
from diptych.apps.slate.queries.assigned import assigned_to, assignment_of
from diptych.apps.slate.queries.inbox import Group, inbox
from diptych.apps.slate.queries.reaching import assignment_within, produced, reached
from diptych.apps.slate.queries.round_pages import round_page, round_seen, rounds_listed
from diptych.apps.slate.queries.statistics import statistics
from diptych.engines.values.errors import Refused
from diptych.faces.api.asking import read_query
from diptych.faces.api.problems import Problem
from diptych.faces.api.registers.asked import USUAL
from diptych.faces.api.slate import answers_besides as out
from diptych.faces.api.slate import questions, shapes
from diptych.faces.api.slate.callers import Caller, caller
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.paging import after, following, place_of
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import answered, once, read_body
from diptych.faces.wording.mails import sentence_of
from diptych.faces.wording.tokens import ACTS
from diptych.kernel.audit.queries.views import Sought, entries_seen
from diptych.kernel.notices.domain.notices import mark_read
from diptych.kernel.notices.queries.notices import notices_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from django.db.models import QuerySet

    from diptych.kernel.keeping.shapes import Fields
    from diptych.kernel.notices.models import Notice

PROPOSAL = "slate.proposal"
COUNTED = 100


def _begun(request: HttpRequest, shape: Fields = questions.PLAIN) -> tuple[Caller, dict[str, Any]]:
    who = caller(request, "read")
    asked: Any = read_query(request, shape)
    return who, dict(asked)


# Rounds ---------------------------------------------------------------------------------------------------------------


@router.get(
    "/rounds",
    operation_id="listRounds",
    summary="Calls for proposals",
    response={200: out.Rounds},
    openapi_extra=describe("read", found=True),
)
def rounds(request: HttpRequest) -> HttpResponse:
    """Those that are found without a code, the last to close first."""
    who, _asked = _begun(request)
    return answered(who, out.Rounds.of({"rounds": rounds_listed(who.person, programme=who.programme, at=who.at)}))


@router.get(
    "/rounds/{slug}",
    operation_id="getRound",
    summary="One call, with all it says and asks",
    response={200: out.Round},
    openapi_extra=describe("read", questions.CALLED),
)
def round(request: HttpRequest, slug: str) -> HttpResponse:
    """Quotas by party and form, criteria, and questions with the ids by which they are answered."""
    who, asked = _begun(request, questions.CALLED)
    return answered(
        who, _round(round_seen(who.person, who.programme, _slug(slug), code=asked.get("code", ""), at=who.at))
    )


def _slug(slug: str) -> str:
    """An address that a database can be asked for; Refused("no_round") for any other."""
    if not slug.isprintable():
        raise Refused("no_round")
    return slug


def _round(found: Any) -> dict[str, Any]:
    told = {name: getattr(found, name) for name in out.Round.model_fields if name not in ("texts", "quotas")}
    texts = [{"lang": lang, "name": name, "text": text} for lang, name, text in found.texts]
    quotas = [{"party": party, "form": form, "number": number} for party, form, number in found.quotas]
    return out.Round.of({**told, "texts": texts, "quotas": quotas})


@router.get(
    "/rounds/{slug}/entries",
    operation_id="getRoundPage",
    summary="A round with everything that was filed for it",
    response={200: out.RoundPage},
    openapi_extra=describe("read"),
)
def entries(request: HttpRequest, slug: str) -> HttpResponse:
    """Every entry with the states of all sides, points and recommendations of one's own; how quotas are filled."""
    who, _asked = _begun(request)
    found = round_page(who.person, who.programme, _slug(slug), at=who.at)
    rows = [
        {
            "proposal": row.proposal,
            "companies": [{"name": name, "country": country} for name, country in row.companies],
            "sides": [
                {
                    **{name: getattr(side, name) for name in ("party", "asked", "submitted", "mean")},
                    "points": [{"criterion": criterion, "mean": mean} for criterion, mean in side.points],
                    "recommendations": _counts(side.recommendations),
                }
                for side in row.sides
            ],
        }
        for row in found.entries
    ]
    told = {"round": _round(found.round), "parties": found.parties, "entries": rows, "fill": found.fill}
    return answered(who, out.RoundPage.of(told))


def _counts(rows: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    return [{"code": code, "count": count} for code, count in rows]


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
    who, _asked = _begun(request)
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
    who, _asked = _begun(request)
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
    who, _asked = _begun(request)
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
    who, _asked = _begun(request)
    found = statistics(who.programme, who.person)
    told = {name: getattr(found, name) for name in ("filed", "to_provisional", "to_final")}
    counted = {name: _counts(getattr(found, name)) for name in ("by_form", "by_lead", "by_state")}
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
    who, asked = _begun(request, questions.TOLD)
    limit = asked.get("limit", USUAL)
    rows = _notices(who, unread=asked.get("unread", False))
    found = list(after(rows, "notices", asked.get("cursor"))[: limit + 1])
    address = following(request, place_of("notices", found[limit - 1]) if len(found) > limit else None)
    data = {
        "notices": [_notice(who, row) for row in found[:limit]],
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
    who = caller(request, "notices")
    read_query(request, questions.PLAIN)
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
    who, asked = _begun(request, questions.SOUGHT)
    own = [] if who.party else [str(id) for id in reached(who.reach, _own(who))]
    thing = str(asked.get("thing", ""))
    sought = Sought(
        thing_type=PROPOSAL if thing else "",
        thing_id=thing,
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
    who = caller(request)
    read_query(request, questions.PLAIN)
    row = who.token
    told = {
        **{name: getattr(row, name) for name in ("label", "prefix", "programme", "party", "created_at", "expires_at")},
        "owner": who.person.label,
        "roles": [str(seat.role) for seat in who.person.seats],
        "acts": [{"code": code, "sentence": who.language.gettext(ACTS.get(code, code))} for code in row.acts],
    }
    return answered(who, out.Token.of(told))
