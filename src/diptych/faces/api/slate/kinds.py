"""The problems of the slate: every code that its verbs refuse with, under its status.

Sentences are those of the desk, see :mod:`diptych.faces.wording.slate.saying`.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


CODES = {
    401: ("token_missing", "token_unknown"),
    403: ("not_in_token", "not_with_this_token", "seat_ended", "not_allowed", "not_yours"),
    404: (
        *("no_proposal", "no_document", "no_revision", "no_condition", "no_assignment", "no_decision", "no_round"),
        *("no_programme", "no_backing", "no_hook", "no_delivery", "file_lost", "file_infected"),
        *("no_seat", "no_member", "no_invitation", "no_mail", "no_view", "no_thing", "no_pair"),
    ),
    409: (
        *("illegal_move", "guard_ready", "guard_round_open", "guard_reviews_in", "guard_within_term", "guard_cause"),
        *("guard_conditions_met", "guard_deadline_passed", "not_ready", "round_closed", "already_filed", "not_filed"),
        *("proposal_ended", "nothing_changed", "milestone_reached", "lead_stays", "condition_settled"),
        *("no_deadline_runs", "not_later", "assignment_ended", "nothing_outstanding", "interest_undeclared"),
        *("review_not_now", "review_submitted", "review_not_submitted", "conflict_declared", "reviewer_produces"),
        *("reviewer_of_company", "one_original", "too_many_documents", "too_many_hooks", "hook_inactive"),
        "too_many_files",
        *("delivery_under_way", "hook_secret_unreadable", "key_under_way", "round_prepared", "round_over"),
        *("round_there", "round_announced", "round_not_open", "round_not_hidden", "round_has_proposals"),
        *("criterion_scored", "question_answered", "member_there", "last_coordinator", "invitation_taken"),
        *("invitation_revoked", "mail_not_given_up", "too_many_views", "not_the_same", "in_use"),
    ),
    412: ("saved_meanwhile", "text_changed_meanwhile", "round_changed_meanwhile", "plan_changed", "changed_meanwhile"),
    415: ("wrong_form",),
    422: (
        *("reason_missing", "text_missing", "text_too_long", "no_language_tag", "no_choice", "no_question", "no_party"),
        *("no_verdict", "conditions_missing", "conditions_unasked", "publish_in_past", "day_passed", "bad_date"),
        "day_too_far",
        *("reached_in_future", "no_producer", "no_agent", "no_country", "no_currency", "bad_amount"),
        *("amount_without_currency", "no_reviewer", "no_reviewers", "recommendation_missing", "points_missing"),
        *("points_out_of_range", "no_criterion", "hook_address", "hook_not_https", "hook_not_public", "no_event"),
        *("key_unfit", "key_used", "one_file", "upload_empty", "upload_too_large", "upload_too_much"),
        *("upload_mismatch", "upload_kind", "upload_unknown", "upload_runs", "upload_old_office", "upload_not_utf8"),
        *("upload_broken", "upload_mixed", "upload_appended", "upload_pixels", "upload_bomb", "upload_parts"),
        *("upload_archive_inside", "upload_macros", "upload_locked", "upload_infected", "upload_beyond_scanner"),
        *("upload_signed_out", "per_proposal", "days_out_of_range", "bad_email", "no_account"),
        *("merge_with_itself", "name_alone"),
    ),
    428: ("if_match_missing",),
    503: ("upload_unscanned", "upload_disk_full"),
}

TITLES = {
    401: _("A token is needed"),
    403: _("That is not yours to do"),
    404: _("There is no such thing, or it is not yours to see"),
    409: _("That cannot be done as things stand"),
    412: _("Somebody has written meanwhile"),
    415: _("A file is sent as a form"),
    422: _("What was sent cannot be taken"),
    428: _("Say which version you change"),
    503: _("That cannot be done at the moment"),
}
"""What problems of one status have in common; what each is about stands in its detail."""
