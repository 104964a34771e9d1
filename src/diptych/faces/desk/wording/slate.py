"""The words of the slate at the desk: those that every face needs, and what members of the parties read beside."""

from __future__ import annotations

from diptych.faces.wording.slate.vocabulary import (
    APPEALS,
    BACKING_STATES,
    BACKINGS,
    DOCUMENTS,
    INTERESTS,
    JOINT,
    MILESTONES,
    RECOMMENDATIONS,
    REQUESTS,
    REVISIONS,
    ROOMS,
    STAGES,
    TEXT_STATUS,
    TEXTS,
    TIES,
    TRACK,
    VERDICTS,
    VISIBILITY,
)

__all__ = [
    "APPEALS",
    "BACKINGS",
    "BACKING_STATES",
    "DOCUMENTS",
    "INTERESTS",
    "JOINT",
    "JUST_NOW",
    "MILESTONES",
    "OUTCOMES_OF_VERDICTS",
    "RECOMMENDATIONS",
    "REQUESTS",
    "REVISIONS",
    "REVISION_N",
    "ROLES",
    "ROOMS",
    "SAID",
    "STAGES",
    "TEXTS",
    "TEXT_STATUS",
    "TIES",
    "TODAY",
    "TO_DECIDE",
    "TRACK",
    "UNTITLED",
    "VERDICTS",
    "VISIBILITY",
    "WRITTEN_IN",
]


def _(text: str) -> str:
    return text


UNTITLED = _("Untitled")
TODAY = _("due today")
JUST_NOW = _("just now")
REVISION_N = _("revision {n}")


TO_DECIDE = {
    "approved": (_("Approve"), _("As it stands.")),
    "approved_with_conditions": (_("Approve with conditions"), _("It holds once every condition is met or waived.")),
    "refused": (_("Refuse"), _("The producers may appeal within the term you allow.")),
}
OUTCOMES_OF_VERDICTS = {"approved": "pass", "approved_with_conditions": "needs_consent", "refused": "fail"}
"""The mark drawn beside each verdict."""

ROLES = {
    "coordinator": _("Coordinator"),
    "officer": _("Officer"),
    "reviewer": _("Reviewer"),
    "curator": _("Curator"),
    "programmer": _("Programmer"),
    "analyst": _("Analyst"),
    "editor": _("Editor"),
}


PUBLISHED_ON = _("It is published by itself on {day}, between {begin} and {end} UTC.")
PUBLISHED_SOON = _("Its day has come: it is published by itself within a quarter of an hour.")
"""When a decision is published for which a day was set."""

SAID = {
    "checked": _("The dossier is found complete."),
    "requested": _("The producers are asked; the working days for their answer count from today."),
    "decided": _("Decided. Nobody outside your side sees it before it is published."),
    "published": _("Published: producers and the other side see the decision now."),
    "taken": _("The decision is taken back. Nobody outside your side has seen it."),
    "reopened": _("You look at it again."),
    "appeal": _("The appeal is settled."),
    "condition": _("The condition is settled."),
    "lapsed": _("The proposal has lapsed."),
    "extended": _("The deadline is extended."),
    "kept": _("The document is kept. Your side alone sees it."),
    "taken_out": _("The document is taken out."),
    "written": _("Your message is there."),
    "assigned": _("The reviewer is asked to declare their interests first."),
    "spread": _("The reviewers are asked to declare their interests first."),
    "released": _("The reviewer is released."),
    "waived": _("You go on without that review."),
    "declared": _("Your declaration is kept. You may review the proposal now."),
    "conflict": _("Your declaration is kept. Somebody else will review the proposal."),
    "draft": _("Your draft is saved."),
    "submitted": _("Your review is handed in."),
    "again": _("The review is open again."),
    "view": _("The view is saved."),
    "view_gone": _("The view is gone."),
    "created": _("The round is prepared. Your partners see it; nobody else does before it is announced."),
    "changed": _("Saved."),
    "announced": _("The round is announced."),
    "extended_round": _("The round stays open longer."),
    "closed": _("The round is closed."),
    "deleted": _("The prepared round is deleted."),
    "code": _("The hidden call has a new code."),
    "terms": _("The terms are saved. They hold for what begins from now on."),
    "invited": _("The invitation is on its way."),
    "revoked": _("The invitation is taken back."),
    "version": _("The new version is kept; the earlier ones stay."),
    "accepted": _("The invitation was accepted before it could be taken back."),
    "ended": _("The seat has ended."),
    "seated": _("The seat is given."),
    "read": _("Marked as read."),
    "queued": _("The mail is queued once more."),
    "hook": _("The webhook is there."),
    "hook_gone": _("The webhook is removed."),
    "sent": _("It will be delivered once more."),
    "token": _("The token is there."),
    "token_gone": _("The token opens nothing from now on."),
}
"""What has just been done, by the word that the address carries on."""

WRITTEN_IN = _("Written in")
