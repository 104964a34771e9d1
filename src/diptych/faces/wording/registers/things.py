"""What kinds of things are called.

Entries are English here and translated through gettext; ``_`` only marks them for extraction.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


THINGS = {
    "work": _("Film or series"),
    "agent": _("Person or organisation"),
    "event": _("Event"),
    "document": _("Document"),
    "drive": _("Collecting drive"),
    "expedition": _("Expedition"),
    "source": _("Source"),
    "article": _("Reading of an article"),
    "programme": _("Programme"),
    "market": _("Market"),
    "claim": _("Claim"),
    "conflict": _("Conflict of claims"),
}
"""One thing of each kind, for a heading or a label."""

THINGS_MANY = {
    "work": _("Works"),
    "agent": _("People and organisations"),
    "event": _("Events"),
    "document": _("Documents"),
    "drive": _("Collecting drives"),
    "expedition": _("Expeditions"),
    "source": _("Sources"),
    "article": _("Readings of articles"),
    "programme": _("Programmes"),
    "market": _("Figures of the market"),
    "claim": _("Claims"),
    "conflict": _("Conflicts of claims"),
}
"""Things of each kind together."""
