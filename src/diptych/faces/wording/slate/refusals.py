"""Why something cannot be done with a proposal, a review or a round: what, why, what to do."""

from __future__ import annotations


def _(text: str) -> str:
    return text


OBSTACLES = {
    "illegal_move": _("“{move}” cannot be done where the proposal stands now: {state}. Look at the proposal again."),
    "not_yours": _("“{move}” is not yours to do. It is for: {who}."),
    "guard_ready": _("Something is still missing: {missing}."),
    "guard_round_open": _("The call does not take proposals of this kind now."),
    "guard_reviews_in": _(
        "Not every review is in. Wait for them, release the reviewers, or say why you decide without."
    ),
    "guard_within_term": _("The term for an appeal has ended ({until})."),
    "guard_cause": _(
        "There is no cause to look at this again: the parties do not disagree, and no change has touched "
        "what you decided."
    ),
    "guard_conditions_met": _("A condition of an approval is neither met nor waived yet."),
    "guard_deadline_passed": _("A proposal lapses only once the producers have let your deadline pass."),
}
"""What stands in the way of a move: see :mod:`diptych.apps.slate.transitions`. ``reason_missing`` is said as
everywhere."""

ONLY_LEAD = _("That is for whoever leads the proposal. Whoever leads can hand it over.")
"""``not_allowed``, of what producers do; of what parties do it is said as everywhere."""

WRITING = {
    "no_proposal": _("There is no such proposal, or it is not yours to see."),
    "not_ready": _("It cannot be filed yet. Something is missing: {missing}."),
    "round_closed": _("The call does not take proposals of this kind now."),
    "already_filed": _("It was filed, and what was filed stays on record. It can be withdrawn."),
    "not_filed": _("It has not been filed yet, so no authority could read it."),
    "proposal_ended": _("The proposal has ended, and nothing more can be written to it. It can be duplicated."),
    "saved_meanwhile": _(
        "This was saved in another window meanwhile. What you wrote here is not lost, and nothing was overwritten."
    ),
    "text_changed_meanwhile": _(
        "This text was changed in another window meanwhile. Look at both, then save once more."
    ),
    "text_missing": _("Write something here first."),
    "text_too_long": _("That is too long: {found} characters, and at most {most} can be kept."),
    "one_original": _("The original is in another language: {lang}. Mark this one as a translation."),
    "no_language_tag": _("“{found}” is no language. Choose one of the list."),
    "no_choice": _("Choose one of those offered."),
    "no_question": _("The call has no such question any more. Look at the page again."),
    "nothing_changed": _("The dossier says what revision {revision} says, so there is nothing to notify."),
    "no_revision": _("There is no revision {number} of this proposal."),
    "milestone_reached": _("This was reported already, as reached on {on}."),
    "reached_in_future": _("{on} has not come yet. Report a milestone on the day or after it."),
    "lead_stays": _("You lead the proposal. Hand it over before you leave."),
    "no_producer": _("That person does not write this proposal. Choose one of its producers."),
    "no_document": _("There is no such document, or it is not yours to see."),
    "too_many_documents": _("A proposal holds at most {most} documents. Take one out first."),
    "too_many_files": _(
        "You have handed in as much as one person may within a day: {most} files, or {gib} GiB. Go on tomorrow."
    ),
    "no_backing": _("That backing is not there any more."),
    "no_agent": _("“{found}” is not in the register. Leave it out, or choose from the list."),
    "no_country": _("“{found}” is not a country. Write its name, or its two letters."),
    "no_currency": _("“{found}” is not a currency. Write three letters, as in CNY."),
    "bad_amount": _("“{found}” is not an amount. Write it in figures, as in 500 000."),
    "amount_without_currency": _("Name the currency of the amount."),
}
"""What producers meet."""

DECIDING = {
    "no_party": _("That is no party of this programme."),
    "no_decision": _("There is no decision of this party that holds."),
    "no_verdict": _("Choose what you decide: approve, approve with conditions, or refuse."),
    "conditions_missing": _("Write down at least one condition, or approve without."),
    "conditions_unasked": _("Conditions belong to an approval with conditions: choose it, or take the conditions out."),
    "publish_in_past": _("The day on which it is published cannot lie in the past ({on})."),
    "no_condition": _("There is no such condition."),
    "condition_settled": _("That condition is settled already, or the decision does not hold any more."),
    "day_passed": _("Choose a day that is still to come."),
    "day_too_far": _("Choose a day before {on}: look at the year once more."),
    "not_later": _("Choose a day after {on}, when it ends now."),
    "no_deadline_runs": _("No deadline runs now, so there is none to extend."),
    "days_out_of_range": _("Write a whole number from {least} to {most}, or leave it open."),
}
"""What those who decide meet."""

REVIEWING = {
    "no_assignment": _("There is no such review, or it is not yours any more."),
    "assignment_ended": _("That reviewer is released already."),
    "interest_undeclared": _("Declare first whether anything ties you to this proposal."),
    "no_reviewer": _("That is no reviewer of your side. Choose from the list."),
    "no_reviewers": _("Your side has no reviewers yet. A coordinator invites them under Membership."),
    "conflict_declared": _("{name} has declared a conflict of interest. Choose somebody else."),
    "reviewer_produces": _("{name} is a producer of this proposal. Choose somebody else."),
    "reviewer_of_company": _("{name} comes from one of its companies. Choose somebody else."),
    "per_proposal": _("Choose between 1 and {most} reviewers for each proposal."),
    "plan_changed": _("Something has changed since you looked at this plan. Look at the new one, then do it."),
    "nothing_outstanding": _("No review is outstanding."),
    "review_not_now": _("Reviews are over, or have not begun: {state}."),
    "review_submitted": _("This review is handed in already; ask the coordinator to give it back to you."),
    "review_not_submitted": _("That review is not handed in."),
    "recommendation_missing": _("Choose what you recommend."),
    "points_missing": _("Give points under every criterion."),
    "points_out_of_range": _("Give a whole number of points from 0 to {most}."),
    "no_criterion": _("The criteria have changed meanwhile. Look at the page again."),
}
"""What reviewers meet, and those who assign."""

ROUNDS = {
    "no_round": _("There is no such round, or it is not yours to see. Look at each letter of the code."),
    "round_there": _("A round with this address is there already; choose another."),
    "round_announced": _("The round is announced: people rely on its address, its days and whether it is hidden."),
    "round_changed_meanwhile": _(
        "The round was changed meanwhile. What you typed is not lost: look at the round again, then save once more."
    ),
    "round_prepared": _("The round is not announced yet."),
    "round_over": _("Its last day has passed ({on}). Set a later one first."),
    "round_not_open": _("The round is not open now."),
    "round_not_hidden": _("The round is not hidden, so it has no code."),
    "round_has_proposals": _("Proposals belong to this round already, so it stays."),
    "criterion_scored": _(
        "Points were given under this criterion: it keeps its weight and its most points, and stays."
    ),
    "question_answered": _("This question was answered: it stays, with room for the answers."),
    "too_many_views": _("At most {most} views can be kept of one list. Remove one first."),
    "no_view": _("There is no such view any more."),
}
"""What those who keep rounds meet."""

REFUSALS = {**OBSTACLES, **WRITING, **DECIDING, **REVIEWING, **ROUNDS}
