"""The words of a proposal as its producers read them: what they see, what they may do, what is missing and why not yet.

States, kinds and verdicts are called as everybody calls them: see :mod:`diptych.faces.desk.wording.slate`.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


# Where it stands ------------------------------------------------------------------------------------------------------

STANDS = {
    "draft": _("You are writing it. Nobody but its producers sees any of it."),
    "in_check": _("It is filed with all authorities. Each looks whether the dossier is complete."),
    "waiting_for_producers": _("An authority asks you for something before it goes on."),
    "under_review": _("The authorities consider it. There is nothing for you to do now."),
    "half_decided": _("An authority has decided; another still considers it."),
    "disagreement": _("The authorities have decided differently. Each may look at it again, and you may appeal."),
    "under_appeal": _("Your appeal is being considered."),
    "provisionally_approved": _("All authorities have approved the project. Production can begin."),
    "in_production": _("The film is being made. Changes are notified before they are carried out."),
    "reopened": _("A change touches what was approved, and the authorities consider it."),
    "final_check": _("The finished film is filed. Each authority looks whether everything is there."),
    "final_review": _("The authorities consider the finished film."),
    "finally_approved": _("All authorities have approved the finished film."),
    "refused": _("All authorities have refused it. You may appeal while the term runs."),
    "withdrawn": _("You have withdrawn it. What was filed and decided stays on record."),
    "lapsed": _("A term ran out, and the file was closed."),
}
"""What a joint state means for producers."""

SIDE = {
    "none": _("Nothing has been filed."),
    "checking": _("Looks whether the dossier is complete."),
    "asked": _("Waits for your answer."),
    "reviewing": _("Considers it."),
    "decided": _("Considers it."),
    "approved": _("Has approved it."),
    "approved_with_conditions": _("Has approved it, with conditions."),
    "refused": _("Has refused it."),
    "appealed": _("Considers your appeal."),
    "closed": _("Has closed the file."),
}
"""What one authority does, as others see it."""

WAITS = {
    "draft": _("Write it and file it"),
    "waiting_for_producers": _("Answer what was asked"),
    "provisionally_approved": _("Say when production begins"),
    "in_production": _("Report milestones, then file the finished film"),
}
"""What waits for the producers in a joint state; the others wait for somebody else."""

# What is done ---------------------------------------------------------------------------------------------------------

ACTS = {
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
    "delete_draft": (_("Delete the draft"), _("All that was written for it is deleted for good.")),
    "duplicate": (_("Duplicate it"), _("A new draft with the same dossier and texts, for you alone.")),
    "hand_over": (_("Hand it over"), _("Another of its producers leads from then on.")),
    "leave": (_("Leave the proposal"), _("You write it no more; the other producers do.")),
}
"""An act of producers: what it is called, and what it does."""

NOT_YET = {
    "guard_ready": _("Something is still missing; the check page names each thing and where it is filled in."),
    "guard_round_open": _("The call does not take proposals now."),
    "guard_conditions_met": _("A condition of an approval is neither met nor waived yet."),
    "guard_within_term": _("The term for an appeal has run out."),
    "file": _("It is filed already."),
    "answer": _("Nothing has been asked."),
    "begin_production": _("Once the authorities of all parties have approved it."),
    "reach_milestone": _("Once production has begun."),
    "notify_change": _("Once the authorities of all parties have approved it, and until the finished film is filed."),
    "file_final": _("Once production has begun and the film is finished."),
    "appeal": _("Once an authority has published a decision that refuses it or sets conditions."),
    "withdraw": _("It has ended."),
    "delete_draft": _("What was filed stays on record; it can be withdrawn."),
    "not_lead": _("{name} leads the proposal and does this. Whoever leads can hand it over."),
    "alone": _("You are its only producer."),
    "leads": _("You lead it. Hand it over first."),
    "nothing_changed": _("The dossier says what the last revision says. Change it first."),
}
"""Why an act cannot be done now: by the code of what stands in the way, else by the act."""

LACKS = {
    "no_text": _("{kind}: not written yet in the language of the proposal"),
    "no_form": _("The dossier does not say what kind of film it is"),
    "no_agreement": _("The dossier does not name the agreement under which the film is made"),
    "unreadable": _("The dossier holds something that cannot be read"),
    "no_answer": _("Question {n} of the call is not answered"),
    "few_countries": _("The dossier names co-producers of fewer than two countries"),
}
"""What is missing before it can be filed, each as a line of the check page."""

SAID = {
    "begun": _("The proposal is begun. What you write is kept as you write."),
    "taken": _("The dossier is taken over. The draft behind the link stays as it was."),
    "saved": _("Saved."),
    "nothing": _("Nothing was changed, so nothing was saved."),
    "filed": _("Filed with the authorities of all parties."),
    "answered": _("Your answer is with the authorities."),
    "production": _("The authorities are told that production has begun."),
    "milestone": _("The milestone is reported."),
    "change": _("The change is notified."),
    "final": _("The finished film is filed."),
    "appeal": _("Your appeal is filed."),
    "withdrawn": _("The proposal is withdrawn."),
    "copied": _("This is the copy. Nobody but you sees it."),
    "deleted": _("The draft is deleted."),
    "left": _("You have left the proposal."),
    "handed_over": _("The proposal is handed over."),
    "invited": _("The invitation is on its way."),
    "revoked": _("The invitation is taken back."),
    "kept": _("The document is kept."),
    "replaced": _("The new version is kept; the earlier ones stay with the revisions that hold them."),
    "removed": _("Taken out of the dossier. Revisions that were filed with it hold it still."),
    "backing": _("The backing is saved."),
    "backing_gone": _("The backing is taken out."),
    "written": _("Your message is there."),
    "round": _("The proposal is for another call now."),
    "changed_since": _("What this step set has been changed since; change it by hand."),
    "cure_gone": _("The dossier has changed meanwhile, and this suggestion no longer fits it."),
    "no_row": _("The form has no such row any more."),
}
"""What has just been done, by the word that the address carries on."""

VISIBILITY = {
    "producers": (_("Producers alone"), _("No authority sees it, and it is not part of what is filed.")),
    "authorities": (_("The authorities"), _("The producers and the authorities of all parties; nobody else, ever.")),
    "public": (_("Public once approved"), _("Everybody, once all authorities have approved the finished film.")),
}
"""Who sees a document, in plain words, and what that means."""

STATUSES = {
    "translated": (_("Translated"), _("By a person.")),
    "machine": (_("Translated by machine"), _("Nobody has read it yet.")),
    "checked": (_("Checked"), _("Somebody has read it beside the original.")),
}
"""How a translation came to be."""

HELP = {
    "title": _("Under which the film is known in this language."),
    "logline": _("The film in one or two sentences."),
    "synopsis": _("What happens, from the beginning to the end."),
    "directors_note": _("Why this film, and how it will look and sound."),
    "team": _("Who makes it, in words; who counts under the agreement stands in the dossier."),
    "schedule": _("What the dates of the schedule do not say."),
    "budget_note": _("What the figures of the dossier do not say."),
}
"""What to write in a text."""

REFUSALS = {
    "not_ready": _("It cannot be filed yet: something is missing."),
    "round_closed": _("The call does not take proposals of this kind now."),
    "illegal_move": _("That cannot be done where the proposal stands now. It may have moved on meanwhile."),
    "not_yours": _("That is not for producers to do."),
    "guard_conditions_met": _("A condition of an approval is neither met nor waived yet."),
    "guard_within_term": _("The term for an appeal has run out."),
    "nothing_changed": _("The dossier says what revision {revision} says, so there is nothing to notify."),
    "already_filed": _("It was filed, and what was filed stays on record. It can be withdrawn."),
    "saved_meanwhile": _("The dossier was saved in another window meanwhile."),
    "text_changed_meanwhile": _("This text was changed in another window meanwhile."),
    "text_too_long": _("Too long: it has {found} characters, and there may be {most}."),
    "text_missing": _("Write something here."),
    "one_original": _("The original is in another language. Mark this one as a translation."),
    "no_language_tag": _("“{found}” is no language. Choose one of the list."),
    "proposal_ended": _("The proposal has ended; nothing can be written on it any more."),
    "lead_stays": _("You lead the proposal. Hand it over before you leave."),
    "no_producer": _("That person does not write this proposal."),
    "no_question": _("The call has no such question any more."),
    "reached_in_future": _("{on} has not come yet. Report a milestone on the day or after it."),
    "milestone_reached": _("This was reported already, as reached on {on}."),
    "not_filed": _("No authority reads it before it is filed."),
    "no_country": _("“{found}” is not a country. Write its name, or its two letters."),
    "no_currency": _("“{found}” is not a currency. Write three letters, as in CNY."),
    "bad_amount": _("“{found}” is not an amount. Write it in figures, as in 500 000."),
    "amount_without_currency": _("Name the currency of the amount."),
    "no_agent": _("“{found}” is not in the register."),
    "no_choice": _("Choose one of the list."),
    "no_backing": _("That backing is not there any more."),
    "no_document": _("That document is not there any more."),
    "no_round": _("No call has this code. Look at each letter."),
    "no_programme": _("Choose a programme."),
    "no_party": _("Choose the country of one of the parties."),
    "not_allowed": _("That is for whoever leads the proposal."),
    "bad_email": _("“{found}” is no address of mail. Write it as name@example.org."),
    "full_date": _("Give a whole date: day, month and year."),
    "bad_day": _("“{found}” is not a date. Write day, month and year, or as much as you know."),
    "chosen_twice": _("Choose one of the two: an open call, or the code of one that is not listed."),
    "who_next": _("Choose who leads from now on."),
}
"""Why something was not done, beside the words that all pages share."""
