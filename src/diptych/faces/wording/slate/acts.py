"""What can be done: the name of each act, as on a button, and what it does.

Names are in the imperative. In Russian they are infinitives and in Chinese plain verbs, so that they fit whoever reads.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


WHO = {
    "producer": _("the producers"),
    "site": _("the site itself"),
    "coordinator": _("coordinators"),
    "officer": _("officers"),
    "reviewer": _("reviewers"),
    "curator": _("curators"),
    "programmer": _("programmers of festivals"),
    "analyst": _("analysts"),
    "editor": _("editors of the registers"),
}
"""Whose an act is: the words of the table of moves, in a list."""

PRODUCERS = {
    "file": (
        _("File it"),
        _("One dossier goes to the authorities of all parties in the same moment, frozen as revision 1."),
    ),
    "answer": (_("Answer the request"), _("The dossier as it stands now goes to whoever asked, as a new revision.")),
    "begin_production": (
        _("Begin production"),
        _("All authorities are told, and milestones can be reported from then on."),
    ),
    "reach_milestone": (_("Report a milestone"), _("Say on which day a step of the production was reached.")),
    "notify_change": (
        _("Notify a change"),
        _("What you have changed in the dossier goes to the authorities; approvals it touches are opened again."),
    ),
    "file_final": (_("File the finished film"), _("The dossier of the finished film goes to the authorities.")),
    "appeal": (_("Appeal"), _("Contest a decision that an authority has published.")),
    "withdraw": (_("Withdraw it"), _("It is taken back from all authorities; what was filed stays on record.")),
    "duplicate": (_("Duplicate it"), _("A new draft with the same dossier and texts, for you alone.")),
    "hand_over": (_("Hand it over"), _("Another of its producers leads from then on.")),
    "edit": (_("Write on"), _("What is typed is kept as it is typed; authorities see it once it is filed.")),
    "invite_producer": (_("Invite a producer"), _("Somebody else writes the proposal too.")),
    "leave_proposal": (_("Leave the proposal"), _("You write it no more; the other producers do.")),
    "delete_draft": (_("Delete the draft"), _("All that was written for it is deleted for good.")),
}
"""Acts of those who write a proposal."""

PARTIES = {
    "find_complete": (
        _("Find it complete"),
        _("The dossier has everything your side needs; reviewers can be asked, and the term for the review begins."),
    ),
    "request_information": (
        _("Ask the producers"),
        _("Your side waits for an answer; what is asked stays between your side and the producers."),
    ),
    "decide": (
        _("Decide"),
        _("Approve, approve with conditions, or refuse, with reasons; published now, on a day, or by hand."),
    ),
    "publish": (_("Publish the decision"), _("The producers and the other parties see it from then on.")),
    "take_back": (
        _("Take the decision back"),
        _("Nobody outside your side has seen it; the proposal is considered again."),
    ),
    "uphold_appeal": (_("Uphold the appeal"), _("The decision does not hold any more, and your side looks again.")),
    "dismiss_appeal": (_("Dismiss the appeal"), _("The decision stands as it was published.")),
    "reopen": (
        _("Look at it again"),
        _("The decision does not hold any more; your side considers the proposal as it is now."),
    ),
    "lapse": (_("Let it lapse"), _("The proposal ends for all parties, because the producers let a deadline pass.")),
    "assign_reviewer": (_("Ask a reviewer"), _("Reviewers see the dossier once they have declared their interests.")),
    "settle_condition": (_("Settle a condition"), _("Say how it was met, or why your side does without it.")),
    "extend_deadline": (_("Extend the deadline"), _("Everybody sees the new day, and why.")),
    "add_side_document": (_("Add a paper of your side"), _("Nobody outside your side sees it.")),
}
"""Acts of a party."""

ACTS = {**PRODUCERS, **PARTIES}

LACKS = {
    "no_text": _("{kind}: not written yet in the language of the proposal"),
    "no_form": _("The dossier does not say what kind of film it is"),
    "no_agreement": _("The dossier does not name the agreement under which the film is made"),
    "unreadable": _("The dossier holds something that cannot be read"),
    "no_answer": _("Question {n} of the call is not answered"),
    "few_countries": _("The dossier names co-producers of fewer than two countries"),
}
"""What is missing before a proposal can be filed, each as a line of a list."""
