"""What the registers keep, in words."""

from __future__ import annotations


def _(text: str) -> str:
    return text


KINDS = {
    "source": _("Sources"),
    "article": _("Readings of articles"),
    "agent": _("People and organisations"),
    "work": _("Works"),
    "document": _("Documents"),
    "event": _("Events"),
    "expedition": _("Expeditions"),
    "drive": _("Collecting drives"),
    "programme": _("Programmes"),
    "market": _("Figures of the market"),
}
"""Kinds of thing, for a heading or a table."""
