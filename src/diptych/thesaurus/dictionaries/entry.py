"""What is read from a dictionary, whatever its format."""

from __future__ import annotations

from diptych.engines.values.record import Record

LONGEST = 60
"""Letters of a term that anybody would look up."""

MOST_WORDS = 4


class Entry(Record):
    """A word of one language and what it is said as in another."""

    lang: str
    text: str
    into: str
    said: str
    weight: float
    """How sure that is, above 0, at most 1."""


def usable(text: str, *, words: int = MOST_WORDS) -> bool:
    """Whether it is a term rather than an explanation."""
    return 0 < len(text) <= LONGEST and len(text.split()) <= words
