"""The words of the inbox: its parts, and what waits in them."""

from __future__ import annotations


def _(text: str) -> str:
    return text


ALL = _("Everything")
SEE = _("See it")

PARTS = {
    "mine": (_("Mine"), _("Nothing waits for you. What you are asked to do yourself stands here.")),
    "party": (
        _("My side’s"),
        _("Nothing waits for your side. What any officer or coordinator of it can do stands here."),
    ),
    "others": (
        _("Waits for the other side"),
        _("Your side waits for no other. Where you have decided and another has not, it stands here."),
    ),
    "producers": (
        _("Waits for producers"),
        _("No producer owes your side an answer. What you asked for stands here until it comes."),
    ),
}
"""Each with what is said while it is empty."""

TASKS = {
    "declare": (_("Declare your interests"), _("Declare")),
    "write_review": (_("Write your review"), _("Write")),
    "answer": (_("Answer {party}"), _("Answer")),
    "begin_production": (_("Begin production"), _("Begin it")),
    "finish_draft": (_("Finish the draft and file it"), _("Go on")),
    "check": (_("Check whether the dossier is complete"), _("Check it")),
    "assign": (_("Choose reviewers"), _("Choose")),
    "await_reviews": (_("Wait for reviews"), _("Go on without")),
    "decide": (_("Decide"), _("Decide")),
    "publish": (_("Publish your decision"), _("Publish")),
    "settle_appeal": (_("Settle the appeal"), _("Settle")),
    "disagreement": (_("The parties disagree: look at it again, or talk"), _("Look again")),
    "condition": (_("Settle a condition"), _("Settle it")),
    "producers_answer": (_("The producers are to answer you"), _("Extend")),
    "other_check": (_("{party} checks the dossier"), _("Write to them")),
    "other_review": (_("{party} considers it"), _("Write to them")),
    "other_appeal": (_("{party} considers an appeal"), _("Write to them")),
    "authorities": (_("The authorities consider it"), _("See it")),
}
"""What waits, and what the button says."""
