"""What may be wrong with the thesaurus, in sentences."""

from __future__ import annotations


def _(text: str) -> str:
    return text


FLAWS = {
    "twice": _("two concepts have this id"),
    "no_preferred_label": _("no label in {facts}"),
    "label_twice": _("a label stands twice: {facts}"),
    "broader_itself": _("it is broader than itself"),
    "broader_unknown": _("there is no broader concept {facts}"),
    "related_itself": _("it is related to itself"),
    "related_unknown": _("there is no related concept {facts}"),
    "note_untranslated": _("a note is missing in {facts}"),
    "cycle": _("going from it to what is broader one comes back to it"),
    "related_is_broader": _("{facts} is related, and broader as well"),
    "preferred_twice": _("another concept of the scheme prefers the same label: {facts}"),
}
