"""Words for people: roles, and why something cannot be done with an account, a seat or an invitation."""

from __future__ import annotations


def _(text: str) -> str:
    return text


ROLES = {
    "coordinator": _("Coordinator"),
    "officer": _("Officer"),
    "reviewer": _("Reviewer"),
    "curator": _("Curator"),
    "programmer": _("Programmer"),
    "analyst": _("Analyst"),
    "editor": _("Editor"),
}
"""What somebody is for a party, as a heading or a choice."""

DUTIES = {
    "coordinator": _("Gives and ends seats, keeps rounds and deadlines, assigns, decides."),
    "officer": _("Checks dossiers, asks for what is missing, decides."),
    "reviewer": _("Reviews the proposals assigned to them."),
    "curator": _("Reads along; the collection is their work."),
    "programmer": _("Reads along; festivals are their work."),
    "analyst": _("Reads everything of their side, and exports it."),
    "editor": _("Changes the registers: films, people, events, documents, sources."),
}
"""What a role is for."""

REFUSALS = {
    "bad_name": _("“{found}” cannot be the name of an account: letters, digits and @ . + - _ only, up to 150."),
    "account_there": _("There is an account “{name}” already."),
    "no_account": _("There is no account “{name}”."),
    "email_there": _("Another account has this address already. Sign in to that one, or ask for a new password."),
    "bad_email": _("“{found}” is not an e-mail address; write it as name@example.org."),
    "weak_password": _("This password cannot be taken: {why}"),
    "passwords_differ": _("The two passwords are not the same; type them again."),
    "no_terminal": _("There is no terminal to ask for the password. Send it in with --password-from-stdin."),
    "administrator_there": _("“{name}” may ask for administrator sessions already."),
    "no_administrator": _("“{name}” may not ask for administrator sessions."),
    "no_programme": _("There is no programme “{id}”. There are: {known}."),
    "no_programme_yet": _(
        "There is no programme yet, and every seat is one of a programme. Bring one in first: diptych import programme"
    ),
    "which_programme": _("There are several programmes; name one with --programme: {known}."),
    "no_party": _("“{found}” is no party of “{programme}”. There are: {known}."),
    "no_role": _("There is no role “{found}”. There are: {known}."),
    "member_there": _("“{name}” sits for {party} as {role} already."),
    "no_member": _("“{name}” does not hold that seat."),
}
"""Why a command, or a page that does the same, cannot be carried out."""

PAGES = {
    "not_allowed": _("This is for somebody with another role. Ask a coordinator of your party."),
    "administering_over": _("There is no administrator session, or it is over."),
    "last_coordinator": _(
        "This is the last coordinator of {party}, and nobody could give seats any more. Name another one first."
    ),
    "no_invitation": _("No invitation lies behind this link. Look whether the address is whole."),
    "invitation_taken": _("This invitation has been accepted already. Sign in with the account it made."),
    "invitation_revoked": _("This invitation was taken back, or a newer one was sent in its place."),
    "invitation_expired": _("This invitation has expired ({on}). Ask whoever sent it for another one."),
    "full_name_missing": _("Say what you are called; the ledger keeps it beside what you do."),
    "no_session": _("That session has ended already."),
    "second_factor_missing": _(
        "Whoever administers the site signs in by more than a password. "
        "Add a passkey or turn codes from an app on first."
    ),
    "account_closed": _("This account is closed."),
    "administrator_stays": _("You administer this site. Somebody else has to dismiss you from that first."),
    "leads_proposals": _(
        "You lead proposals ({count}). Hand each of them over to another producer, or withdraw it, first."
    ),
    "not_said": _("Tick the box to say that you mean it."),
}
"""Why a page cannot be."""
