"""Places of the registers in words."""

from __future__ import annotations

from diptych.faces.wording.registers.terms import CITIES, term, territory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.texts import Language

NOWHERE = "ZZ"
"""The code of a country that nobody named."""


def place(language: Language, city: str, country: str, venue: str = "") -> str:
    """A city in its country, before it a venue: “Moscow, Russia”. What is not known of it is left out, and said where
    it is all of it."""
    parts = [
        venue,
        term(language, CITIES, city) if city else "",
        territory(language, country) if country != NOWHERE else "",
    ]
    return language.located(filter(None, parts))
