"""How common a word is, as far as dictionaries let one see it: of two translations the commoner is mostly meant."""

from __future__ import annotations

from collections import Counter
from math import log

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diptych.thesaurus.dictionaries.entry import Entry


class Commonness:
    """Of the words that a dictionary says things by: how often it does, of Chinese ones how often texts have them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        # A native library: loaded only where a dictionary is taken.
        from rjieba import Jieba

        self._said = Counter((entry.into, entry.said.casefold()) for entry in entries)
        self._jieba = Jieba()

    def of(self, language: str, word: str) -> float:
        """Above 0; twice as much is twice as good a guess."""
        if language == "zh-hans":
            return log(1.5 + (self._jieba.suggest_freq(word) if self._jieba.has_word(word) else 0)) / 2
        return log(1.5 + self._said[language, word.casefold()])
