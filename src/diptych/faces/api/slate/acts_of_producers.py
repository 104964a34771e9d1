"""What producers do."""

from __future__ import annotations

from uuid import UUID

from diptych.apps.slate.domain import deciding, ending, filing, producers, producing, proposals
from diptych.faces.api.slate import shapes as s
from diptych.faces.api.slate.act import ActOf, Body, done_by, unnamed
from diptych.faces.api.slate.callers import Caller
from diptych.kernel.keeping.shapes import Fields


def _hand_over(caller: Caller, id: UUID, body: Body) -> None:
    producers.hand_over(id, to=body["to"], **done_by(caller))


OF_PRODUCERS = (
    ActOf(
        code="file",
        summary="File a proposal with all authorities",
        body=s.NOTHING,
        do=lambda caller, id, body: filing.file_proposal(id, **done_by(caller)),
        does="It is frozen as revision 1, with its findings, and gets its reference.",
    ),
    ActOf(
        code="answer",
        summary="Answer every open request for information",
        body=Fields("reason", reason=s.PROSE),
        do=lambda caller, id, body: filing.answer_request(id, reason=body["reason"], **done_by(caller)),
        example={"reason": "The contract is among the documents now."},
        does="The dossier as it stands now is frozen as a revision.",
    ),
    ActOf(
        code="notify_change",
        summary="Notify a change",
        body=Fields("reason", reason=s.PROSE),
        do=lambda caller, id, body: filing.notify_change(id, reason=body["reason"], **done_by(caller)),
        example={"reason": "Another director of photography."},
        does="Approvals that the change touches are opened again.",
    ),
    ActOf(
        code="begin_production",
        summary="Say that production has begun",
        body=s.NOTHING,
        do=lambda caller, id, body: unnamed(producing.begin_production(id, **done_by(caller))),
    ),
    ActOf(
        code="reach_milestone",
        summary="Say when a step of the production was reached",
        body=Fields("kind", "reached", kind=s.MILESTONE, reached=s.DAY, note=s.PROSE),
        do=lambda caller, id, body: producing.reach_milestone(
            id, kind=body["kind"], reached=body["reached"], note=body.get("note", ""), **done_by(caller)
        ),
        example={"kind": "shooting_begins", "reached": "2026-11-20"},
    ),
    ActOf(
        code="file_final",
        summary="File the finished film for final approval",
        body=Fields(reason=s.PROSE),
        do=lambda caller, id, body: filing.file_final(id, reason=body.get("reason", ""), **done_by(caller)),
    ),
    ActOf(
        code="appeal",
        summary="Appeal against a party's decision",
        body=Fields("party", "grounds", "lang", party=s.PARTY, grounds=s.PROSE, lang=s.LANG),
        do=lambda caller, id, body: deciding.appeal(id, **body, **done_by(caller)),
        example={"party": "CN", "grounds": "The share was misread.", "lang": "en"},
    ),
    ActOf(
        code="withdraw",
        summary="Withdraw a proposal from all authorities",
        body=Fields("reason", reason=s.PROSE),
        do=lambda caller, id, body: unnamed(ending.withdraw_proposal(id, reason=body["reason"], **done_by(caller))),
        example={"reason": "The financing fell through."},
    ),
    ActOf(
        code="duplicate",
        summary="Copy a proposal into a new draft",
        body=s.NOTHING,
        do=lambda caller, id, body: proposals.duplicate_proposal(id, **done_by(caller)),
    ),
    ActOf(
        code="hand_over",
        summary="Have another of the producers lead",
        body=Fields("to", to=s.NUMBER),
        do=_hand_over,
        example={"to": 7},
        does="`to` is the `user` of one of `now.producers`.",
    ),
    ActOf(
        code="leave",
        summary="Write a proposal no more",
        body=s.NOTHING,
        do=lambda caller, id, body: producers.leave_proposal(id, **done_by(caller)),
    ),
    ActOf(
        code="delete_draft",
        summary="Delete a draft for good",
        body=s.NOTHING,
        do=lambda caller, id, body: proposals.delete_draft(id, **done_by(caller)),
    ),
)
