"""Words of the search: kinds of what is found, what may be chosen, what was done to a question.

Entries are English here and translated through gettext; ``_`` only marks them for extraction.
"""

from __future__ import annotations

from diptych.faces.wording import catalogue
from diptych.faces.wording.registers import events, sources
from diptych.faces.wording.registers.terms import (
    AGENT_KINDS,
    AGENT_ROLES,
    COMPANY_ROLES,
    CREDIT_ROLES,
    WORK_KINDS,
    WORK_RELATIONS,
    WORK_STATUSES,
    term,
    territory,
)
from diptych.faces.wording.slate import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from diptych.engines.values.errors import Refused
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


KINDS = {
    "work": _("Films and series"),
    "agent": _("People, organisations, places"),
    "film": _("Films of the slate"),
    "event": _("Events"),
    "drive": _("Collecting drives"),
    "expedition": _("Expeditions"),
    "call": _("Calls for proposals"),
    "document": _("Documents"),
    "agreement": _("Agreements"),
    "source": _("Sources"),
    "programme": _("Programmes"),
    "proposal": _("Proposals"),
    "draft": _("Drafts of proposals"),
    "item": _("Items"),
}
"""Kinds of what is found, in the order in which they stand; the address has the code."""

ONE = {
    "work": _("Film or series"),
    "agent": _("Person or organisation"),
    "film": _("Film of the slate"),
    "event": _("Event"),
    "drive": _("Collecting drive"),
    "expedition": _("Expedition"),
    "call": _("Call"),
    "document": _("Document"),
    "agreement": _("Agreement"),
    "source": _("Source"),
    "programme": _("Programme"),
    "proposal": _("A proposal"),
    "draft": _("Draft of a proposal"),
    "item": _("Item"),
}
"""One of each kind."""

FACETS = {
    "kind": _("What it is"),
    "type": _("Of what type"),
    "country": _("Country"),
    "territory": _("Shown in"),
    "year": _("Year"),
    "language": _("Language"),
    "role": _("Role"),
    "party": _("Side"),
    "status": _("Status"),
    "relation": _("Relation to the programme"),
    "genre": _("Genre"),
}
"""By what the found is narrowed, in the order in which it stands; the address has the code."""

NOTES = {
    "cut": _("Only the first {repaired} letters were looked for."),
    "many_words": _("{found} words were asked for; the first {repaired} of them were looked for."),
    "mixed_scripts": _("“{found}” mixes letters of two alphabets that look alike; “{repaired}” was looked for."),
    "mixed_for_good": _("“{found}” mixes letters of two alphabets that look alike; it was looked for as it stands."),
    "hidden": _("Marks that nobody sees were left out."),
    "pictures_removed": _("Pictures between the words were left out: only words are looked for."),
    "layout": _("“{found}” looks as if it was typed on another keyboard; “{repaired}” was looked for instead."),
    "nothing_asked": _("Nothing of that can be looked for: a question needs a letter or a figure."),
    "only_excluded": _("A question needs a word to look for, beside those to leave out."),
    "slow": _("The search took too long and was ended. More words, or a narrower choice, find sooner."),
    "unavailable": _("The search cannot answer just now. The lists are there as always."),
    "building": _("The index is being built for the first time: for a little while not everything is found."),
    "loosened": _("Little or nothing has all of these words; what has some of them is shown as well."),
}
"""What was done to a question, by code; ``found`` and ``repaired`` are what stood there and what was read."""

SAME = {
    "direction_removed": "hidden",
    "unseen_removed": "hidden",
    "control_removed": "hidden",
    "marks_removed": "hidden",
}
"""Codes of which a reader is told the same. Of those that have no words, such as stress marks left out, nothing is
said: the question is as it was meant."""

SAID = {
    "kept": _("Kept. Your account says what is new in it since you looked last."),
    "gone": _("“{name}” is kept no longer."),
    "back": _("“{name}” is kept again."),
}
"""What was done to a kept question just now, by code."""

REFUSALS = {
    "text_missing": _("Give it a name by which you find it again."),
    "text_too_long": _("That is too long by {over} letters."),
    "nothing_asked": _("There is nothing to keep: ask something first."),
    "too_many_searches": _(
        "{most} searches are kept, which is as many as there may be. Remove one that you need no more."
    ),
    "no_search": _("This search is not there any more. It may have been removed in another window."),
    "search_name_taken": _(
        "Another search is called “{name}” by now. Give this question another name and keep it anew."
    ),
}
"""Why a question could not be kept, by code."""

TYPES = {
    **catalogue.FORMS,
    **catalogue.LAYERS,
    **WORK_KINDS,
    **AGENT_KINDS,
    **sources.SOURCE_KINDS,
    **events.DOCUMENT_KINDS,
    **events.EVENT_KINDS,
    **events.DRIVE_MODES,
}
ROLES = {**AGENT_ROLES, **COMPANY_ROLES, **CREDIT_ROLES, **events.PEOPLE_ROLES}
STATUSES = {**vocabulary.STAGES, **vocabulary.OUTWARDS, **vocabulary.ROUND_STATES, **vocabulary.JOINT, **WORK_STATUSES}


def kind_word(language: Language, code: str) -> str:
    """A kind, as several of it are called."""
    return term(language, KINDS, code)


def value_word(language: Language, facet: str, value: str) -> str:
    """A value of a facet in the reader's words; one that has none as itself."""
    said = VALUES.get(facet)
    return said(language, value) if said else value


def _capital(text: str) -> str:
    """Some words stand in sentences elsewhere; here they stand alone."""
    return text[:1].upper() + text[1:]


VALUES: Mapping[str, Callable[[Language, str], str]] = {
    "kind": kind_word,
    "type": lambda language, value: _capital(term(language, TYPES, value)),
    "country": territory,
    "territory": territory,
    "party": territory,
    "language": lambda language, value: language.language(value),
    "role": lambda language, value: term(language, ROLES, value),
    "status": lambda language, value: term(language, STATUSES, value),
    "relation": lambda language, value: term(language, WORK_RELATIONS, value),
}


def note_said(language: Language, code: str, facts: Mapping[str, Any]) -> str:
    """A note in the reader's words; empty for one of which readers need not be told."""
    code = SAME.get(code, code)
    if code == "mixed_scripts" and not facts.get("repaired"):
        code = "mixed_for_good"
    return language.gettext(NOTES[code]).format_map({"found": "", "repaired": "", **facts}) if code in NOTES else ""


def refusal_said(language: Language, error: Refused) -> str:
    """Why a question could not be kept, in the reader's words."""
    facts = error.facts
    over = facts["found"] - facts["most"] if "found" in facts else 0
    return language.gettext(REFUSALS[error.code]).format_map({**facts, "over": language.number(over)})
