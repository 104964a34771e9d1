"""Chinese without spaces, in words: simplified (OpenCC), then parted by jieba with words of the house beside its own.

Whoever asks in words that the text was not parted into still finds it. Besides its words, a text is indexed by every
two characters that stand together, in their order, and by the longer words of the dictionary that lie across others.
"""

from __future__ import annotations

import re
from functools import cache

from diptych.kernel.search.letters import HAN, only_safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

LONGEST_WORD = 20
"""Characters of a word that somebody adds to the dictionary."""

SHORTEST_INSIDE = 3
"""Characters of a word that is looked for across others; shorter ones are pairs."""

_HALF = re.compile("[\ud800-\udfff]")

_ONLY_HAN = re.compile(f"[{HAN}]+")


class Segmenter:
    """Chinese in words. Costs some 60 ms to make, and 1 ms for a thousand words that are added."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        # A native library with its dictionary: loaded with the first text.
        from rjieba import Jieba

        self.words = own_words(words)
        self._jieba: Any = Jieba()
        for word in self.words:
            self._jieba.add_word(word, None, None)

    def parted(self, run: str) -> list[str]:
        """The words of a run of simplified characters, in order: together they are the run."""
        found: list[str] = self._jieba.cut(run)
        return found

    def inside(self, run: str) -> list[str]:
        """Words of the dictionary with three characters or more that stand anywhere in a run."""
        if len(run) < SHORTEST_INSIDE:
            return []
        return [word for word in self._jieba.cut_all(run) if len(word) >= SHORTEST_INSIDE]

    def has(self, word: str) -> bool:
        """Whether it is a word of the dictionary: then every text that contains it is indexed by it."""
        return bool(self._jieba.has_word(word))

    def parts(self, word: str) -> tuple[str, ...]:
        """Shorter words of the dictionary that together are this one, the longest first; none where there are none.

        >>> Segmenter().parts("中华人民共和国"), Segmenter().parts("电影")
        (('中华人民', '共和国'), ())
        """
        found: list[str] = []
        at = 0
        while at < len(word):
            for end in range(len(word) if at else len(word) - 1, at + 1, -1):
                if self.has(word[at:end]):
                    found.append(word[at:end])
                    at = end
                    break
            else:
                return ()
        return tuple(only_safe(found))


def own_words(words: Iterable[str]) -> tuple[str, ...]:
    """Words as the dictionary takes them: simplified, of Han characters, each once, in the order of their code points.

    >>> own_words(["盧米埃", "罗曼·卡尔曼", "卡", "卡尔曼", "Kalman"])
    ('卡尔曼', '卢米埃', '罗曼')
    """
    found = _ONLY_HAN.findall(simplified("\n".join(words)))
    return tuple(sorted({word for word in found if 1 < len(word) <= LONGEST_WORD}))


def simplified(text: str) -> str:
    """A text with its traditional characters simplified, as many as there were.

    >>> simplified("蘇聯電影")
    '苏联电影'
    """
    try:
        return _converter()(text)
    except UnicodeEncodeError:
        # Half of a pair of surrogates is no character; nothing is found by it.
        return _converter()(_HALF.sub("\ufffd", text))


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
