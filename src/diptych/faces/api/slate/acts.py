"""The table of acts: what a token names, what is sent, which verb does it. Routes, description and tests go by it."""

from __future__ import annotations

from uuid import UUID

from diptych.apps.slate.domain import (
    checking,
    deciding,
    ending,
    messaging,
    reviewing,
    reviews,
    terms,
)
from diptych.apps.slate.queries.reaching import assignment_within, condition_within
from diptych.engines.values.errors import Refused
from diptych.faces.api.slate import shapes as s
from diptych.faces.api.slate.act import ActOf, Body, done_by, done_for, unnamed
from diptych.faces.api.slate.acts_of_producers import OF_PRODUCERS
from diptych.faces.api.slate.callers import Caller
from diptych.kernel.keeping.shapes import Fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.db.models import Model


# Parties --------------------------------------------------------------------------------------------------------------


def _assign(caller: Caller, id: UUID, body: Body) -> None:
    reviewing.assign_reviewers(id, reviewers=body["reviewers"], due=body.get("due"), **done_for(caller))


def _release(caller: Caller, id: UUID, body: Body) -> None:
    reviewing.release_reviewer(_own(caller, id, body), reason=body["reason"], **done_by(caller))


def _give_back(caller: Caller, id: UUID, body: Body) -> None:
    reviews.reopen_review(_own(caller, id, body), reason=body["reason"], **done_by(caller))


def _settle_condition(caller: Caller, id: UUID, body: Body) -> None:
    if not condition_within(id, body["condition"]):
        raise Refused("no_condition")
    told = {"evidence": body["evidence"], "waived": body.get("waived", False)}
    deciding.settle_condition(body["condition"], **told, **done_by(caller))


def _decide(caller: Caller, id: UUID, body: Body) -> Model:
    return deciding.decide(
        id,
        verdict=body["verdict"],
        reasons=body["reasons"],
        lang=body["lang"],
        conditions=body.get("conditions", ()),
        waived_reviews=body.get("waived_reviews", ""),
        publish=body.get("publish", "publish_on" not in body),
        publish_on=body.get("publish_on"),
        **done_for(caller),
    )


OF_PARTIES = (
    ActOf(
        code="find_complete",
        summary="Find a dossier complete",
        body=s.NOTHING,
        do=lambda caller, id, body: unnamed(checking.find_complete(id, **done_for(caller))),
    ),
    ActOf(
        code="request_information",
        summary="Ask the producers for information",
        body=Fields("kind", "text", "lang", kind=s.REQUEST, text=s.PROSE, lang=s.LANG, due=s.DAY),
        do=lambda caller, id, body: checking.request_information(id, **body, **done_for(caller)),
        example={"kind": "document", "text": "Please add the co-production contract.", "lang": "en"},
        does="Everybody sees that the party waits; what it asks, the producers alone.",
    ),
    ActOf(
        code="assign",
        summary="Ask reviewers of the party",
        body=Fields("reviewers", reviewers=s.ListOf(s.NUMBER, most=100), due=s.DAY),
        do=_assign,
        example={"reviewers": [12, 14]},
        does="Whoever is asked already stays asked.",
    ),
    ActOf(
        code="release",
        summary="Ask a reviewer no longer",
        body=Fields("assignment", "reason", assignment=s.ID, reason=s.PROSE),
        do=_release,
        example={"assignment": "0192f1d4-9a35-7c1e-8a39-2f6c0d9f6b10", "reason": "On leave until March."},
        scope="assign",
    ),
    ActOf(
        code="give_back",
        summary="Give a review back to its writer",
        body=Fields("assignment", "reason", assignment=s.ID, reason=s.PROSE),
        do=_give_back,
        example={"assignment": "0192f1d4-9a35-7c1e-8a39-2f6c0d9f6b10", "reason": "A criterion was misread."},
        scope="assign",
    ),
    ActOf(
        code="waive_reviews",
        summary="Wait no longer for outstanding reviews",
        body=Fields("reason", reason=s.PROSE),
        do=lambda caller, id, body: unnamed(reviewing.waive_reviews(id, reason=body["reason"], **done_for(caller))),
        example={"reason": "Two of three reviews agree."},
        scope="assign",
    ),
    ActOf(
        code="decide",
        summary="Decide for the party",
        body=Fields(
            *("verdict", "reasons", "lang"),
            verdict=s.VERDICT,
            reasons=s.PROSE,
            lang=s.LANG,
            conditions=s.ListOf(s.CONDITION, most=50),
            waived_reviews=s.PROSE,
            publish=s.FLAG,
            publish_on=s.DAY,
        ),
        do=_decide,
        example={
            "verdict": "approved_with_conditions",
            "reasons": "Both shares are within the agreement.",
            "lang": "en",
            "conditions": [{"text": "Titles in both languages", "is_public": True}],
            "publish": False,
        },
        does="Published at once, unless `publish` is false or a day is given in `publish_on`.",
    ),
    ActOf(
        code="publish",
        summary="Publish what the party has decided",
        body=s.NOTHING,
        do=lambda caller, id, body: deciding.publish_decision(id, **done_for(caller)),
    ),
    ActOf(
        code="take_back",
        summary="Take back a decision that is not published",
        body=Fields("reason", reason=s.PROSE),
        do=lambda caller, id, body: deciding.take_back_decision(id, reason=body["reason"], **done_for(caller)),
        example={"reason": "A review came in late."},
    ),
    ActOf(
        code="reopen",
        summary="Look again at what the party has decided",
        body=Fields("reason", reason=s.PROSE),
        do=lambda caller, id, body: deciding.reopen(id, reason=body["reason"], **done_for(caller)),
        example={"reason": "The other side refuses, with reasons worth considering."},
    ),
    ActOf(
        code="settle_appeal",
        summary="Uphold or dismiss an appeal",
        body=Fields("upheld", "reasons", "lang", upheld=s.FLAG, reasons=s.PROSE, lang=s.LANG),
        do=lambda caller, id, body: deciding.settle_appeal(id, **body, **done_for(caller)),
        example={"upheld": True, "reasons": "The share was misread.", "lang": "en"},
    ),
    ActOf(
        code="settle_condition",
        summary="Say how a condition was met, or waive it",
        body=Fields("condition", "evidence", condition=s.ID, evidence=s.PROSE, waived=s.FLAG),
        do=_settle_condition,
        example={"condition": "0192f1d4-9a35-7c1e-8a39-2f6c0d9f6b10", "evidence": "Seen in the second cut."},
    ),
    ActOf(
        code="extend_deadline",
        summary="Put off the deadline that runs",
        body=Fields("day", "reason", day=s.DAY, reason=s.PROSE),
        do=lambda caller, id, body: unnamed(terms.extend_deadline(id, **body, **done_for(caller))),
        example={"day": "2027-03-01", "reason": "The archive is closed until then."},
    ),
    ActOf(
        code="lapse",
        summary="Close the file of a proposal whose producers let a deadline pass",
        body=Fields("reason", reason=s.PROSE),
        do=lambda caller, id, body: unnamed(ending.lapse_proposal(id, reason=body["reason"], **done_for(caller))),
        example={"reason": "No answer since September."},
    ),
)


# Reviewers, and messages ----------------------------------------------------------------------------------------------


def _own(caller: Caller, id: UUID, body: Body) -> UUID:
    """The assignment in a body, once it is seen to be one of the party, on this proposal."""
    if assignment_within(caller.reach, body["assignment"]) != id:
        raise Refused("no_assignment")
    found: UUID = body["assignment"]
    return found


def _declare(caller: Caller, id: UUID, body: Body) -> None:
    told = {"interest": body["interest"], "note": body.get("note", "")}
    reviewing.declare_interest(_own(caller, id, body), **told, **done_by(caller))


def _review(caller: Caller, id: UUID, body: Body) -> None:
    told = {
        "recommendation": body.get("recommendation", ""),
        "text": body["text"],
        "lang": body["lang"],
        "scores": {row["criterion"]: row.get("points") for row in body.get("scores", ())},
    }
    write = reviews.submit_review if body.get("hand_in") else reviews.save_review
    write(_own(caller, id, body), **told, **done_by(caller))


def _message(caller: Caller, id: UUID, body: Body) -> Model:
    party = body.get("party", "") if not caller.party else caller.party
    told = {"room": body["room"], "text": body["text"], "lang": body["lang"]}
    return messaging.write_message(id, party=party, **told, **done_by(caller))


OF_OTHERS = (
    ActOf(
        code="declare",
        summary="Say whether anything ties a reviewer to a proposal",
        body=Fields(
            "assignment",
            "interest",
            assignment=s.ID,
            interest=s.INTEREST,
            note=s.PROSE,
        ),
        do=_declare,
        example={"assignment": "0192f1d4-9a35-7c1e-8a39-2f6c0d9f6b10", "interest": "clear"},
        does="A conflict ends the assignment, and is told with a note.",
    ),
    ActOf(
        code="review",
        summary="Write a review, and hand it in",
        body=Fields(
            *("assignment", "text", "lang"),
            assignment=s.ID,
            recommendation=s.RECOMMENDATION,
            text=s.PROSE,
            lang=s.LANG,
            scores=s.ListOf(s.SCORE, most=100),
            hand_in=s.FLAG,
        ),
        do=_review,
        example={
            "assignment": "0192f1d4-9a35-7c1e-8a39-2f6c0d9f6b10",
            "recommendation": "approve",
            "text": "A strong script with a plan that holds.",
            "lang": "en",
            "scores": [{"criterion": 3, "points": 8}],
            "hand_in": True,
        },
        does="Saved as a draft, unless `hand_in` is true: then those who decide read it, and nobody changes it.",
    ),
    ActOf(
        code="message",
        summary="Write into a room",
        body=Fields("room", "text", "lang", room=s.ROOM, party=s.PARTY, text=s.PROSE, lang=s.LANG),
        do=_message,
        example={"room": "parties", "text": "We have no objection.", "lang": "en"},
        does="Producers name the `party` they write to; for a party it is that of the token.",
    ),
)


TABLE = {act.code: act for act in (*OF_PRODUCERS, *OF_PARTIES, *OF_OTHERS)}
"""Every act by its code."""
