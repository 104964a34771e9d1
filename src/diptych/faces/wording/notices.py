"""What notices, letters and webhooks are about: one sentence for each code, said on the site, in mails and at the desk.

A sentence of a notice has no field: what people wrote, and which verdict it was, stays on the page it leads to. So it
can be the subject of a mail.
"""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.faces.wording import account_letters


def _(text: str) -> str:
    return text


NOTICES = {
    "hooks.hook_stopped": _("A webhook was switched off: its receiver does not answer."),
    # What producers do.
    "slate.proposal_filed": _("A proposal was filed."),
    "slate.request_answered": _("Producers have answered a request for information."),
    "slate.change_notified": _("Producers have given notice of a change."),
    "slate.final_filed": _("A finished film was filed for final approval."),
    "slate.production_begun": _("Production of a film has begun."),
    "slate.milestone_reached": _("A film has reached a milestone."),
    "slate.appeal_filed": _("An appeal was filed."),
    "slate.proposal_withdrawn": _("A proposal was withdrawn."),
    # What one party does.
    "slate.dossier_complete": _("A dossier was found complete."),
    "slate.information_requested": _("More information is requested."),
    "slate.decision_made": _("A decision was made and is not published yet."),
    "slate.decision_published": _("A decision was published."),
    "slate.decision_taken_back": _("A decision was taken back before its publication."),
    "slate.decision_reopened": _("A decision was reopened."),
    "slate.appeal_settled": _("An appeal was decided."),
    "slate.condition_settled": _("A condition was settled."),
    "slate.proposal_lapsed": _("A proposal has lapsed."),
    "slate.deadline_extended": _("A deadline was extended."),
    "slate.joint_changed": _("The joint state of a proposal has changed."),
    # Inside one party.
    "slate.ready_for_review": _("A dossier is ready for review."),
    "slate.review_assigned": _("A review was assigned to you."),
    "slate.review_released": _("A review is no longer assigned to you."),
    "slate.conflict_declared": _("A reviewer has declared a conflict of interest."),
    "slate.review_submitted": _("A review was submitted."),
    "slate.review_reopened": _("A review was reopened."),
    # Words and days.
    "slate.message_written": _("A message was written."),
    "slate.deadline_near": _("A deadline is near."),
    "slate.review_due": _("A review is due soon."),
}
"""Every kind of notice."""


class Letter(Record):
    """A mail that somebody asked for, or that invites them."""

    subject: str
    """Without fields; the name of the programme is added."""
    body: str
    """Filled with the facts of the letter, and with ``link``."""
    further: tuple[str, ...] = ()
    """Paragraphs that follow, filled likewise."""


LETTERS = {
    "programme.invitation": Letter(
        subject=_("Invitation to work on a joint film programme"),
        body=_(
            "{by} invites you to work on this programme.\n\nAccept the invitation here, until {until}:\n{link}\n\n"
            "If you do not know what this is about, you need not do anything."
        ),
    ),
    "programme.invitation_of_producer": Letter(
        subject=_("Invitation to a joint film"),
        body=_(
            "{by} invites you as a producer.\n\nAccept the invitation here, until {until}:\n{link}\n\n"
            "If you do not know what this is about, you need not do anything."
        ),
    ),
    **{
        f"accounts.{name}": Letter(subject=subject, body=paragraphs[0], further=paragraphs[1:])
        for name, (subject, paragraphs) in account_letters.LETTERS.items()
    },
}
"""Every kind of letter."""

EVENTS = {
    "hooks.ping": _("A test, sent when somebody asks for it."),
    **{
        code: NOTICES[code]
        for code in (
            "slate.proposal_filed",
            "slate.request_answered",
            "slate.change_notified",
            "slate.final_filed",
            "slate.production_begun",
            "slate.milestone_reached",
            "slate.appeal_filed",
            "slate.proposal_withdrawn",
            "slate.dossier_complete",
            "slate.information_requested",
            "slate.decision_made",
            "slate.decision_published",
            "slate.decision_taken_back",
            "slate.decision_reopened",
            "slate.appeal_settled",
            "slate.condition_settled",
            "slate.proposal_lapsed",
            "slate.deadline_extended",
            "slate.review_submitted",
            "slate.review_reopened",
            "slate.message_written",
        )
    },
}
"""Every event that a webhook can be told of."""
