"""The operations on agents that may be one: the queue of editors, two of them compared, what is said of them."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from pydantic import Field

from diptych.apps.programme.permissions import may_edit_registers
from diptych.engines.values.errors import Refused
from diptych.engines.values.shape import Code
from diptych.faces.api.problems import Problem
from diptych.faces.api.registers.asked import USUAL
from diptych.faces.api.slate import questions
from diptych.faces.api.slate.answers import Out
from diptych.faces.api.slate.answers_besides import NEXT
from diptych.faces.api.slate.callers import Caller, begun
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.paging import following
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import answered, once, read_body
from diptych.faces.api.slate.shapes import PROSE, whole
from diptych.kernel.keeping.shapes import Fields
from diptych.registers.authority.domain import agents
from diptych.registers.authority.domain import duplicates as verbs
from diptych.registers.authority.queries import duplicates as queries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.db.models import QuerySet

    from diptych.kernel.keeping.shapes import Fields as Shape
    from diptych.registers.authority.models import Resemblance
    from diptych.registers.authority.queries.duplicates import Comparison

LIST = "duplicates"

VERDICTS = ("one", "two", "later", "open")
VERDICT = Fields(
    "verdict",
    "revision_one",
    "revision_other",
    verdict=Code(VERDICTS, ", ".join(VERDICTS)),
    revision_one=whole(1, 2**31 - 1),
    revision_other=whole(1, 2**31 - 1),
    kept=Code(("one", "other"), "one, other"),
    reason=PROSE,
    besides=PROSE,
    note=PROSE,
)
"""What is said of two: they are one, they are two, that is left for later, or none of these any more."""
EXAMPLE = {"verdict": "two", "revision_one": 3, "revision_other": 1, "reason": "Father and son."}


# Answers --------------------------------------------------------------------------------------------------------------


class AgentEvidence(Out):
    """One piece of what speaks for one, or against it."""

    code: str
    weight: float = Field(description="In log-odds: positive for one, negative for two.")
    facts: dict[str, Any]


class AgentPair(Out):
    """Two agents that may be one."""

    one: str
    other: str
    kind: str = Field(description="That of `one`.")
    score: float = Field(description="0 to 1, by which the queue is ordered. No probability.")
    name: float = Field(description="The score of the names alone.")
    beside: bool = Field(description="Whether anything but the names speaks for one.")
    state: str = Field(description="`open`, `later` or `apart`.")
    note: str = Field(description="Why it was put off.")
    revision_one: int
    revision_other: int
    evidence: list[AgentEvidence]


class AgentPairs(Out):
    """Pairs, the likeliest first."""

    duplicates: list[AgentPair]
    next: str | None = NEXT


class AgentsJudged(Out):
    """What became of two."""

    state: str = Field(description="`merged`, `apart`, `later` or `open`.")
    kept: str | None = Field(None, description="The id that stays, where the two were merged.")


# The queue ------------------------------------------------------------------------------------------------------------


def _editor(request: HttpRequest, act: str, shape: Shape = questions.PLAIN) -> tuple[Caller, dict[str, Any]]:
    """Whoever keeps the registers, with what the address asks; Refused("not_allowed") for anybody else."""
    who, asked = begun(request, act, shape)
    if not may_edit_registers(who.person):
        raise Refused("not_allowed", action="edit_registers")
    return who, asked


@router.get(
    "/duplicates",
    operation_id="listDuplicates",
    summary="Agents that may be one",
    response={200: AgentPairs},
    openapi_extra=describe("read", questions.RESEMBLING, found=True, link=True),
)
def duplicates(request: HttpRequest) -> HttpResponse:
    """To editors of the registers. Evidence is as of when the two were compared last."""
    who, asked = _editor(request, "read", questions.RESEMBLING)
    state = asked.get("standing", "open")
    rows = queries.pairs_listed(
        state=state, kind=asked.get("kind", ""), agent=asked.get("agent", ""), text=asked.get("text", "")
    )
    if "beside" in asked:
        rows = rows.filter(beside=asked["beside"])
    limit = asked.get("limit", USUAL)
    found = list(_after(rows, asked.get("cursor"))[: limit + 1])
    address = following(request, _place(found[limit - 1]) if len(found) > limit else None)
    told = [_pair(row, state) for row in found[:limit]]
    return answered(who, AgentPairs.of({"duplicates": told, "next": address}), following=address or "")


def _pair(row: Resemblance, state: str) -> dict[str, Any]:
    return {
        "one": row.one_id,
        "other": row.other_id,
        **{name: getattr(row, name) for name in ("kind", "score", "name", "beside", "note", "evidence")},
        "state": state,
        "revision_one": row.one_revision,
        "revision_other": row.other_revision,
    }


def _place(row: Resemblance) -> str:
    text = json.dumps([LIST, repr(row.score), row.pk])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _after(rows: QuerySet[Resemblance], cursor: str | None) -> QuerySet[Resemblance]:
    """What comes after a place. A Problem where the cursor is none of this list."""
    if cursor is None:
        return rows
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        name, score, id = json.loads(raw)
        if name != LIST or not isinstance(score, str) or type(id) is not int or not 0 < id < 2**63:
            raise ValueError(cursor)
        least = float(score)
        if not 0 <= least <= 1:
            raise ValueError(cursor)
    except (ValueError, TypeError, RecursionError, binascii.Error):
        raise Problem("bad_cursor", found=cursor) from None
    return rows.filter(Q(score__lt=least) | Q(score=least, pk__gt=id))


# Two of them ----------------------------------------------------------------------------------------------------------


@router.get(
    "/duplicates/{slug:one}/{slug:other}",
    operation_id="compareAgents",
    summary="Two agents weighed against each other",
    response={200: AgentPair},
    openapi_extra=describe("read", further=(422,)),
)
def compare(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """As they are now, whether they stand in the queue or not."""
    who, _asked = _editor(request, "read")
    return answered(who, AgentPair.of(_compared(queries.compared(one, other), one)))


def _compared(found: Comparison, first: str) -> dict[str, Any]:
    revisions = dict(zip((found.one, found.other), found.revisions, strict=True))
    return {
        "one": found.one,
        "other": found.other,
        "kind": found.kind,
        "score": found.judgement.score,
        "name": found.judgement.name,
        "beside": found.judgement.beside,
        "state": found.state,
        "note": found.row.note if found.row is not None else "",
        "revision_one": revisions[found.one],
        "revision_other": revisions[found.other],
        "evidence": verbs.evidence_as_data(found.judgement),
    }


@router.post(
    "/duplicates/{slug:one}/{slug:other}",
    operation_id="judgeAgents",
    summary="Say whether two agents are one",
    response={200: AgentsJudged},
    openapi_extra=describe("keep_registers", body=VERDICT, example=EXAMPLE),
)
def judge(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """`one` merges them, for a `reason`, into the one that `kept` names; where nothing but the names speaks for it,
    `besides` says what does. `two` holds them apart, `later` puts the pair off with a `note`, `open` takes either back.

    The revisions are those of the two in the order of the address, as they were looked at."""
    who, _asked = _editor(request, "keep_registers")
    body = read_body(request, VERDICT)
    return once(request, who, lambda: answered(who, AgentsJudged.of(_said(who, one, other, body))))


def _said(who: Caller, one: str, other: str, body: dict[str, Any]) -> dict[str, Any]:
    by, at = who.person.actor(), who.at
    revisions = {one: body["revision_one"], other: body["revision_other"]}
    if body["verdict"] == "one":
        kept, gone = (other, one) if body.get("kept") == "other" else (one, other)
        agents.merge(
            kept,
            gone=gone,
            revision=revisions[kept],
            gone_revision=revisions[gone],
            by=by,
            at=at,
            reason=body.get("reason", ""),
            besides=body.get("besides", ""),
        )
        return {"state": "merged", "kept": kept}
    if body["verdict"] == "two":
        verbs.hold_apart(one, other, revisions=revisions, reason=body.get("reason", ""), by=by, at=at)
        return {"state": "apart"}
    if body["verdict"] == "later":
        verbs.put_off(one, other, revisions=revisions, note=body.get("note", ""), by=by, at=at)
        return {"state": "later"}
    if not verbs.lift_distinction(one, other, revisions=revisions, by=by, at=at, reason=body.get("reason", "")):
        verbs.take_up(one, other, by=by, at=at)
    return {"state": "open"}
