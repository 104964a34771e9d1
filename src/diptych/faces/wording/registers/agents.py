"""Words for the codes of people, organisations and territories.

Entries are English here and translated through gettext; ``_`` only marks them for extraction.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


AGENT_KINDS = {
    "person": _("Person"),
    "organisation": _("Organisation"),
    "collective": _("Group of people"),
    "place": _("Place"),
}

NAME_TYPES = {
    "preferred": _("Preferred name"),
    "variant": _("Variant of the name"),
    "short": _("Short name"),
    "abbreviation": _("Abbreviation"),
    "birth_name": _("Name at birth"),
    "former": _("Former name"),
    "pseudonym": _("Pseudonym"),
    "translation": _("Translation of the name"),
    "conversion": _("Name in other characters"),
    "inflected": _("Inflected form"),
    "misspelling": _("Misspelling"),
    "machine_translation": _("Name by machine translation"),
    "garbled": _("Garbled form"),
}
"""Names of documents have these types too."""

AGENT_ROLES = {
    "director": _("Director"),
    "producer": _("Producer"),
    "actor": _("Actor"),
    "writer": _("Scriptwriter"),
    "cinematographer": _("Cinematographer"),
    "distributor": _("Distributor"),
    "studio": _("Film studio"),
    "animation_studio": _("Animation studio"),
    "broadcaster": _("Broadcasting company"),
    "media_group": _("Media group"),
    "media_executive": _("Media executive"),
    "official": _("Public official"),
    "diplomat": _("Diplomat"),
    "politician": _("Politician"),
    "minister": _("Minister"),
    "authority": _("Authority"),
    "funder": _("Film fund"),
    "importer": _("Film importer"),
    "coproduction_agency": _("Co-production agency"),
    "promotion_agency": _("Promotion agency"),
    "box_office_system": _("Box-office reporting system"),
    "cinema_chain": _("Cinema chain"),
    "archive": _("Film archive"),
    "museum": _("Museum"),
    "library": _("Library"),
    "school": _("School"),
    "trade_press": _("Trade press"),
    "news_agency": _("News agency"),
    "platform": _("Online platform"),
    "movement": _("Public movement"),
    "journalist": _("Journalist"),
    "translator": _("Translator"),
    "interpreter": _("Interpreter"),
}

AGENT_RELATIONS = {
    "part_of": _("Part of"),
    "head_of": _("Head of"),
    "successor_of": _("Successor of"),
    "owner_of": _("Owner of"),
}
"""What follows is the other agent."""

FACT_PROPERTIES = {
    "position": _("Position held"),
    "former_position": _("Former position"),
    "born": _("Born"),
    "birth_place": _("Place of birth"),
    "died": _("Died"),
    "graduated": _("Graduated"),
    "called": _("Called in the source"),
    "described_as": _("Described as"),
    "translated": _("Translated work"),
}

SCRIPTS = {
    "Cyrl": _("Cyrillic"),
    "Latn": _("Latin script"),
    "Hans": _("Simplified Chinese characters"),
    "Hant": _("Traditional Chinese characters"),
    "Arab": _("Arabic script"),
    "Jpan": _("Japanese script"),
}

TERRITORIES = {
    "XW": _("Worldwide"),
    "XF": _("All foreign territories"),
    "XC": _("Home country and neighbouring countries"),
    "XE": _("Several European countries"),
    "ZZ": _("Territory not stated"),
    "SU": _("USSR"),
}
"""Codes for which CLDR has no name: user-assigned ones, and a state that is no more."""
