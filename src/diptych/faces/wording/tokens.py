"""What tokens may be used for, as those read it who issue one, and what is said of a token that does not open."""

from __future__ import annotations


def _(text: str) -> str:
    return text


READING = {
    "read": _("Read what you may read: proposals, rounds, the inbox, the ledger"),
    "read_documents": _("Download documents"),
}
PRODUCING = {
    "write": _("Begin proposals and write drafts, with their documents"),
    "file": _("File a proposal"),
    "answer": _("Answer a request for information"),
    "notify_change": _("Notify a change"),
    "begin_production": _("Say that production has begun"),
    "reach_milestone": _("Report milestones"),
    "file_final": _("File the finished film"),
    "appeal": _("Contest a decision"),
    "withdraw": _("Withdraw a proposal"),
    "duplicate": _("Copy a proposal into a new draft"),
    "invite_producer": _("Invite other producers"),
    "hand_over": _("Have another producer lead"),
    "leave": _("Leave a proposal"),
    "delete_draft": _("Delete a draft"),
}
DECIDING = {
    "find_complete": _("Find a dossier complete"),
    "request_information": _("Ask the producers for information"),
    "assign": _("Ask reviewers, and release them"),
    "decide": _("Decide"),
    "publish": _("Publish a decision"),
    "take_back": _("Take back a decision that is not published"),
    "reopen": _("Look again at a decision"),
    "settle_appeal": _("Settle an appeal"),
    "settle_condition": _("Settle a condition"),
    "extend_deadline": _("Extend a deadline"),
    "lapse": _("Close the file of a proposal whose term ran out"),
    "add_side_document": _("Keep papers that only your side sees"),
}
REVIEWING = {
    "declare": _("Declare an interest"),
    "review": _("Write and hand in reviews"),
}
KEEPING = {
    "keep_rounds": _("Prepare and change rounds, delete what was never announced, renew codes"),
    "announce_round": _("Announce rounds"),
    "extend_round": _("Extend rounds"),
    "close_round": _("Close rounds early"),
    "set_terms": _("Set the terms of your party"),
    "members": _("Give and end seats of your party, and invite people"),
    "mails": _("Read the outbox of mails, and send mails again"),
}
OTHERS = {
    "message": _("Write messages"),
    "notices": _("Mark notices as read"),
    "views": _("Keep views of lists"),
    "hooks": _("Look after webhooks"),
    "keep_registers": _("Say which records of the registers are one, and which are not"),
}
OF_PRODUCERS = {**READING, **PRODUCING, "message": OTHERS["message"], "notices": OTHERS["notices"]}
"""Those that open something to whoever writes proposals and sits for no party."""
ACTS = {**READING, **PRODUCING, **DECIDING, **REVIEWING, **KEEPING, **OTHERS}
"""What the API takes tokens for: whoever issues one chooses among these."""

REFUSALS = {
    "token_missing": _(
        "This is for whoever has a token. Send it in the header Authorization, as “Bearer” and the token."
    ),
    "token_unknown": _("This token opens nothing: it was revoked, has expired, or was never issued. Issue another."),
    "not_in_token": _("This token is not meant for that ({act}); it may be used for: {known}."),
    "not_with_this_token": _(
        "This token acts for a party. What you do as a producer needs a token that acts for you as a producer."
    ),
    "seat_ended": _("Whoever issued this token does not sit for {party} any more, so it opens nothing."),
    "key_unfit": _("The header Idempotency-Key holds between 1 and {most} letters of ASCII."),
    "key_used": _("This Idempotency-Key was used for another request within a day. Take a new key for each request."),
    "key_under_way": _(
        "The first request under this Idempotency-Key is still being carried out. Ask again in a moment."
    ),
    "if_match_missing": _(
        "Say in the header If-Match which version you change: the ETag that came with it, or * for whichever is there."
    ),
    "no_seat": _("Your party has no such seat, or it has ended."),
    "no_invitation": _("There is no such invitation, or it is not yours to take back."),
    "no_delivery": _("This webhook has no such delivery."),
    "wrong_form": _("The header Content-Type says “{found}”; send the file as multipart/form-data."),
    "one_file": _("Send one file, in the field “file”."),
}
"""Why a request with a token is refused."""
