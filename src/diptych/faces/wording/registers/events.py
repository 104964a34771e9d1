"""Words for the codes of events, drives and documents.

Entries are English here and translated through gettext; ``_`` only marks them for extraction.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


EVENT_KINDS = {
    "festival_edition": _("Film festival"),
    "festival_section": _("Section of a festival"),
    "film_week": _("Film week"),
    "meeting": _("Meeting"),
    "forum": _("Forum"),
    "exhibition": _("Exhibition"),
    "promotion": _("Promotion event"),
    "years_of_culture": _("Years of culture"),
    "award": _("Film award"),
    "signing": _("Signing or exchange of documents"),
    "premiere": _("Premiere event"),
}

PEOPLE_ROLES = {
    "speaker": _("Speaker"),
    "guest": _("Guest"),
    "participant": _("Participant"),
    "message": _("Message of greeting"),
    "host": _("Host"),
    "co_chair": _("Co-chair"),
    "head_of_delegation": _("Head of delegation"),
    "delegation": _("Member of the delegation"),
    "decision": _("Decision maker"),
    "witness": _("Witness to the ceremony"),
    "jury_chair": _("Chair of the jury"),
    "ambassador": _("Festival ambassador"),
    "president": _("Festival president"),
    "initiator": _("Initiator"),
}
"""Roles at events are free text; these are the usual ones."""

DRIVE_LISTS = {
    "what": _("What is collected"),
    "form_fields": _("What the form asks for"),
    "process": _("How it goes"),
    "rules": _("Rules for contributions"),
    "modes": _("Ways to hand over"),
    "contributor_gets": _("What contributors receive"),
}
"""What a drive says in lists, as headings."""

DRIVE_MODES = {
    "gift": _("Gift"),
    "purchase": _("Purchase"),
    "transfer": _("Transfer"),
    "loan": _("Loan"),
    "loan or custody": _("Loan or custody"),
    "purchase after appraisal": _("Purchase after appraisal"),
}

DOCUMENT_KINDS = {
    "memorandum": _("Memorandum"),
    "company_agreement": _("Agreement between companies"),
    "action_plan": _("Action plan"),
    "intergovernmental_agreement": _("Intergovernmental agreement"),
    "joint_communique": _("Joint communiqué"),
    "draft": _("Draft document"),
    "regional_agreement": _("Regional agreement"),
}

LEVELS = {
    "programme": _("Document of the programme"),
    "project": _("Document of a project"),
    "proposal": _("Proposal"),
    "treaty_pointer": _("Treaty, see the library of agreements"),
}
