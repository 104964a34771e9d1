"""Typesetting of running text: what must not be torn apart at the end of a line is held together."""

from __future__ import annotations

import re
from functools import lru_cache

# Russian prepositions, conjunctions and particles of one or two letters stay with the word that follows.
_SHORT = re.compile(r"(?<![^\s(«„\u00a0])([А-Яа-яЁё]{1,2}) (?=\S)")
_DASH = re.compile(r" (?=[–—] )")


# The same titles and rules come again with every keystroke. By type too: markup equals the bare text it looks like.
@lru_cache(maxsize=4096, typed=True)
def polish(text: str) -> str:
    """The text with no-break spaces after short Russian words and before dashes; other languages pass unchanged.

    >>> polish("Фильм снят в России – и в Китае").replace("\\u00a0", "~")
    'Фильм снят в~России~– и~в~Китае'
    """
    return _DASH.sub("\u00a0", _SHORT.sub("\\1\u00a0", text))
