"""What a word is made of: the letters of scripts that write words apart, and of those that do not.

Everything here is a pattern; nothing looks at single letters in Python. Marks (vowels of Devanagari, points of Hebrew)
belong to the letter before them, and an apostrophe inside a word to the word. Of the texts that are indexed, what
nobody sees is taken out first; where a text is looked at as it stands (to mark what was found in it), those characters
count as marks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, with the sign that repeats one and the round nought."""

HIRAGANA = "\u3041-\u3096\u309d\u309e"
KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"
UNSPACED = "\u0e01-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf\u0f40-\u0fbc\u1000-\u103f\u1780-\u17d3"
"""Thai, Lao, Tibetan, Burmese and Khmer, which write no space between words; without their digits."""

DENSE = HAN + HIRAGANA + KATAKANA + UNSPACED

FIRST_DENSE = "\u0e00"
"""No character before this one is of such a script."""

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
"""Characters that nobody sees: joints, turns of direction, variants of drawing."""

APOSTROPHES = "'\u2018\u2019\u02bc\u0060\u00b4\uff07"

POINTS = "\u00b7\u30fb\u2022\u2027\u2219\u22c5\uff65\u2010-"
"""What stands between the parts of a foreign name in Chinese; the name is one to whoever types it without them."""

_LETTER = f"[^\\W_{DENSE}]"


@cache
def _marks() -> str:
    """Marks of letters as ranges of a character class; some 10 ms, once. Those beyond the first 65,536 characters of
    Unicode are of scripts nobody writes any more, and would make the pattern slow."""
    found: list[list[int]] = []
    for point in range(0x300, 0x10000):
        if unicodedata.category(chr(point))[0] == "M":
            if found and found[-1][1] == point - 1:
                found[-1][1] = point
            else:
                found.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in found)


@cache
def words() -> re.Pattern[str]:
    """Words: runs of Han, of one kana, of a script without spaces; elsewhere letters and digits with their marks.

    >>> words().findall("Жан-Поль, film's 35mm, 4K电影ゴジラです")
    ['Жан', 'Поль', "film's", '35mm', '4K', '电影', 'ゴジラ', 'です']
    """
    joints = f"(?:[{APOSTROPHES}](?={_LETTER})|[{_marks()}{UNSEEN}])"
    return re.compile(
        f"[{HAN}][{HAN}{UNSEEN}]*|[{HIRAGANA}]+|[{KATAKANA}]+|[{UNSPACED}]+|{_LETTER}+(?:{joints}+{_LETTER}*)*"
    )


_PLAIN = "0-9a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u048a-\u052f\u1e00-\u1eff"

PLAIN_WORDS = re.compile(f"[{_PLAIN}]+(?:[{APOSTROPHES}][{_PLAIN}]+)*")
"""The same for a text in small letters of Latin and Cyrillic, which most of what is indexed is, in a quarter of the
time."""

NOT_PLAIN = re.compile("[^\u0000-\u024f\u0400-\u0481\u048a-\u052f\u1e00-\u1eff\u2000-\u200a\u2010-\u2029\u2030-\u205f]")
"""What is neither of these scripts nor between their words."""

HAS_DENSE = re.compile(f"[{DENSE}]")

_TOGETHER = HAN + HIRAGANA + KATAKANA

RUNS = re.compile(f"[{_TOGETHER}]+(?:[{POINTS}]+[{_TOGETHER}]+)*|[{UNSPACED}]+")
"""What is looked into by pairs of characters, over the points between parts of a name."""

BETWEEN = re.compile(f"[{POINTS}]+")

HYPHENED = re.compile(f"[^\\W\\d_{DENSE}]+(?:[-\u2010][^\\W\\d_{DENSE}]+)+")
HYPHENS = re.compile("[-\u2010]")

_SHED = re.compile(f"[\u0300-\u036f{UNSEEN}]+")

JOINED = re.compile(f"[{APOSTROPHES}]")


def normal(text: str) -> str:
    """A text as it is compared: width and composition (NFKC), case, ё as е, without accents that stand by themselves.

    >>> normal("Ёлка Карме\\u0301н ＦＩＬＭ"), normal("Кар\\u200bмен")
    ('елка кармен film', 'кармен')
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold()
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return _SHED.sub("", text.replace("ё", "е"))


def pairs(run: str) -> list[str]:
    """The characters of a run two by two, closed by the last one alone: each begins one of these.

    >>> pairs("电影院"), pairs("人")
    (['电影', '影院', '院'], ['人'])
    """
    return [*map(str.__add__, run, run[1:]), run[-1]]


def only_safe(tokens: Iterable[str]) -> list[str]:
    """Tokens that every engine takes as they are: not empty, at most ``LONGEST`` bytes."""
    return [token if len(token) <= SURELY_SHORT else _cut(token) for token in tokens if token]


LONGEST = 64
"""Bytes of a token in UTF-8."""

SURELY_SHORT = LONGEST // 4


def _cut(token: str) -> str:
    return token.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore")
