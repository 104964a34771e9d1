"""What the closed vocabularies of the slate are called.

Entries are English here and translated through gettext; ``_`` only marks them for extraction. They are headings,
choices and labels, so none of them is a part of a sentence.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


# Where it stands ------------------------------------------------------------------------------------------------------

JOINT = {
    "draft": _("Draft"),
    "in_check": _("Checked for completeness"),
    "waiting_for_producers": _("Waiting for the producers"),
    "under_review": _("Under review"),
    "half_decided": _("Decided by some, not yet by all"),
    "disagreement": _("The parties disagree"),
    "under_appeal": _("Under appeal"),
    "provisionally_approved": _("Provisionally approved"),
    "in_production": _("In production"),
    "reopened": _("Re-opened by a change"),
    "final_check": _("Finished film checked for completeness"),
    "final_review": _("Finished film under review"),
    "finally_approved": _("Finally approved"),
    "refused": _("Refused"),
    "withdrawn": _("Withdrawn"),
    "lapsed": _("Lapsed"),
}
"""Where a proposal stands for everybody."""

TRACK = {
    "none": _("Not filed"),
    "checking": _("Checks whether it is complete"),
    "asked": _("Waits for the producers"),
    "reviewing": _("Considers it"),
    "decided": _("Decided, not published"),
    "approved": _("Approved"),
    "approved_with_conditions": _("Approved with conditions"),
    "refused": _("Refused"),
    "appealed": _("Considers an appeal"),
    "closed": _("File closed"),
}
"""How far one party is; who is not of the party never meets ``decided``."""

OUTWARDS = {
    "considered": _("Under consideration"),
    "approved": _("Approved, not in production yet"),
    "in_production": _("In production"),
    "finished": _("Finished and approved"),
    "ended": _("Ended without a film"),
}
"""Where films of the slate stand, as the public is told."""

STAGES = {"provisional": _("Provisional approval"), "final": _("Final approval")}

ROUND_STATES = {
    "prepared": _("Prepared, not public yet"),
    "announced": _("Announced, opens later"),
    "open": _("Takes proposals"),
    "closed": _("Takes no more proposals"),
}

# What parties do ------------------------------------------------------------------------------------------------------

VERDICTS = {
    "approved": _("Approved"),
    "approved_with_conditions": _("Approved with conditions"),
    "refused": _("Refused"),
}

RECOMMENDATIONS = {
    "approve": _("Approve"),
    "approve_with_conditions": _("Approve with conditions"),
    "refuse": _("Refuse"),
}

APPEALS = {
    "upheld": _("Appeal upheld"),
    "dismissed": _("Appeal dismissed"),
    "moot": _("Appeal without an object: the proposal ended"),
}

REQUESTS = {
    "document": (_("A document"), _("Something is missing from the dossier.")),
    "clarification": (_("A clarification"), _("Something can be read in two ways.")),
    "correction": (_("A correction"), _("Something is not right.")),
}
"""What an authority asks for, and when."""

INTERESTS = {
    "undeclared": _("Interests not declared yet"),
    "clear": _("No conflict of interest"),
    "conflict": _("Conflict of interest"),
}

TIES = {
    "conflict": _("has declared a conflict of interest"),
    "producer": _("is one of its producers"),
    "company": _("comes from one of its companies"),
}
"""What keeps a reviewer from a proposal."""

ROOMS = {
    "internal": (_("Inside your side"), _("Read by {party} alone. Neither the other side nor the producers see it.")),
    "producers": (_("To the producers"), _("Read by the producers and by {party}. The other side does not see it.")),
    "parties": (_("To the other side"), _("Read by the authorities of {parties}. The producers do not see it.")),
}
"""A room and who reads what is written in it."""

# What producers hand in -----------------------------------------------------------------------------------------------

REVISIONS = {
    "filing": _("First filing"),
    "answer": _("Revised in answer to a request"),
    "change": _("Change notified"),
    "final": _("Finished film filed"),
}

TEXTS = {
    "title": _("Title"),
    "logline": _("Logline"),
    "synopsis": _("Synopsis"),
    "directors_note": _("Director’s note"),
    "team": _("Team"),
    "schedule": _("Schedule"),
    "budget_note": _("Budget by country"),
}

TEXT_STATUS = {
    "original": _("original"),
    "translated": _("translated"),
    "machine": _("translated by machine"),
    "checked": _("translation checked"),
}

DOCUMENTS = {
    "script": _("Screenplay"),
    "treatment": _("Treatment"),
    "contract": _("Contract"),
    "rights": _("Rights"),
    "budget": _("Budget"),
    "financing": _("Financing"),
    "schedule": _("Schedule"),
    "crew_and_cast": _("Crew and cast"),
    "company": _("Papers of a company"),
    "commitment": _("Letter of commitment"),
    "permit": _("Permit"),
    "final_cost": _("Final cost"),
    "finished_film": _("Finished film"),
    "other": _("Other"),
}

VISIBILITY = {
    "producers": _("producers alone"),
    "authorities": _("all authorities"),
    "side": _("your side alone"),
    "public": _("public once approved"),
}

BACKINGS = {"funding": _("Money"), "in_kind": _("In kind"), "endorsement": _("Endorsement")}

BACKING_STATES = {
    "sought": _("sought"),
    "promised": _("promised"),
    "confirmed": _("confirmed"),
    "paid": _("paid"),
    "declined": _("declined"),
    "withdrawn": _("withdrawn"),
}

MILESTONES = {
    "preparation": _("Preparation"),
    "shooting_begins": _("Shooting begins"),
    "shooting_ends": _("Shooting ends"),
    "rough_cut": _("Rough cut"),
    "finished": _("Film finished"),
    "delivered": _("Film delivered"),
    "other": _("Other"),
}
