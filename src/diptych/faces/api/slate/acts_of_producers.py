"""What producers do."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from diptych.apps.slate.domain import deciding, ending, filing, producers, producing, proposals
from diptych.faces.api.slate import shapes as s
from diptych.faces.api.slate.act import ActOf, Body, done_by, unnamed
from diptych.faces.api.slate.callers import Caller
from diptych.kernel.keeping.shapes import Fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.db.models import Model


def _invite(caller: Caller, id: UUID, body: Body) -> Model:
    return producers.invite_producer(
        id,
        email=body["email"],
        party=body["party"],
        language=body.get("language", caller.language.code),
        path=lambda secret: reverse("account-invitation", kwargs={"secret": secret}),
        **done_by(caller),
    )


def _change_company(caller: Caller, id: UUID, body: Body) -> None:
    told = {"company": body.get("company", ""), "country": body.get("country", "")}
    producers.change_company(id, **told, **done_by(caller))


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
        code="invite_producer",
        summary="Invite somebody to write a proposal too",
        body=Fields("email", "party", email=s.WORDS, party=s.PARTY, language=s.SITE_LANGUAGE),
        do=_invite,
        example={"email": "partner@films.example", "party": "CN", "language": "zh-hans"},
        does="They are sent a letter with a link, in `language`; `party` is the country they would come for.",
        cost="mail",
    ),
    ActOf(
        code="revoke_invitation",
        summary="Take an invitation to write a proposal back",
        body=Fields("invitation", invitation=s.NUMBER),
        do=lambda caller, id, body: producers.revoke_invited(id, invitation=body["invitation"], **done_by(caller)),
        example={"invitation": 12},
        scope="invite_producer",
    ),
    ActOf(
        code="change_company",
        summary="Say for which company one writes a proposal",
        body=Fields(company=s.Prose(300), country=s.WORDS),
        do=_change_company,
        example={"company": "North", "country": "RU"},
        scope="write",
        does="What is left out is taken away. What was filed already stays as it was filed.",
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
