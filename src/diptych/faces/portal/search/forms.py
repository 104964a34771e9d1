"""One form of a name or a word."""

from __future__ import annotations

from diptych.engines.values.record import Record


class Form(Record):
    """A text and its language; empty where that is the reader's own."""

    text: str
    lang: str
