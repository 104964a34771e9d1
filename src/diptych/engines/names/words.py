"""The words of a name or a title as people look for them: by their beginnings, without regard to case and accents.

A text is found where every word that was typed begins one of its words. Chinese and Japanese put no spaces between
words, so there a word is every rest of a run of letters: whatever part of it is typed begins one of these.
"""

from __future__ import annotations

import re
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 40
"""Letters of a word that count. Who has typed so many has found it, or will not."""

MOST_TYPED = 12
"""Words that are looked for at once; what is typed beyond them is left out."""

ACCENT = re.compile("[\u0300-\u036f]")
"""Marks over and under letters of European alphabets. Those of other scripts are letters in their own right."""

# Han with its signs of repetition, Hiragana, Katakana with the sign of length.
_UNSPACED = "\u3005-\u3007\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
_UNSPACED += "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WORD = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")
UNSPACED = re.compile(f"[{_UNSPACED}]")
POINT = re.compile(rf"(?<=[{_UNSPACED}])[\u00b7\u2022\u2027\u2219\u22c5\u30fb\u318d]+(?=[{_UNSPACED}])")
"""The point between the parts of a foreign name in Chinese and Japanese, which some write and some do not."""


def words(text: str) -> tuple[str, ...]:
    """What a text is to be found by: its words, each once.

    >>> words("Роман Кармён, ROMAN Karmén")
    ('роман', 'кармен', 'roman', 'karmen')
    >>> words("罗曼·卡尔曼")
    ('罗曼卡尔曼', '曼卡尔曼', '卡尔曼', '尔曼', '曼')
    >>> words("Путь-2025: 红丝绸II")
    ('путь', '2025', '红丝绸', '丝绸', '绸', 'ii')
    """
    return tuple(dict.fromkeys(rest[:LONGEST] for word in _runs(text) for rest in _rests(word)))


def typed(text: str) -> tuple[str, ...]:
    """The beginnings of words that somebody looks for, the longest first.

    Of two that one word can begin with, the longer one is enough; signs that are in no word look for nothing.

    >>> typed("Кар кармен  100%"), typed("丝绸"), typed("% _")
    (('кармен', '100'), ('丝绸',), ())
    """
    found: list[str] = []
    for word in sorted((run[:LONGEST] for run in _runs(text)), key=len, reverse=True):
        if not any(longer.startswith(word) for longer in found):
            found.append(word)
    return tuple(found[:MOST_TYPED])


def folded(text: str) -> str:
    """A text without differences of case, width and accent.

    >>> folded("Ёлка Ｄｅｆｉｌé STRAẞE")
    'елка defile strasse'
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFKC", ACCENT.sub("", apart).casefold())


def _runs(text: str) -> Iterator[str]:
    """Letters and digits that stand together, without what separates them and without what nobody sees."""
    plain = folded(text)
    if not plain.isprintable():
        # What turns the direction of writing round may stand within a word, and separates nothing.
        plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return (found[0] for found in WORD.finditer(POINT.sub("", plain)))


def _rests(word: str) -> Iterator[str]:
    if UNSPACED.match(word):
        return (word[begin:] for begin in range(len(word)))
    return iter((word,))
