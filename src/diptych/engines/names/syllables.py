"""Chinese syllables in Latin and in Russian letters, each way: pinyin and the system of Palladius.

Palladius' table is in :mod:`tables`. A hard sign parts syllables of one word where the first ends in н and the next
begins with a vowel (Чанъань), https://www.chinese-russian.com/index/palladiy; an apostrophe does so in pinyin before
a, o and e (Xi'an), http://edit.taozhi.cn/a/52604.htm
"""

from __future__ import annotations

from functools import lru_cache

from diptych.engines.names.tables import PALLADIUS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Syllables = tuple[str, ...]

MOST_READINGS = 16
"""Divisions of a word that are given; longer and odder ones are left out."""

MOST_SYLLABLES = 6
"""Syllables of one word; no Chinese name has more in one."""

LONGEST = 30
"""Letters of a word that can be so few syllables."""

_VOWELS = frozenset("аеёиоуыэюя")
_SPELT = {"ü": ("ü", "u", "v", "yu")}
"""How ü is typed: as it is, without its dots, with the letter keyboards give it, and as passports print it."""


def _latin() -> dict[str, tuple[str, ...]]:
    """By what may be typed, the syllables it may stand for."""
    found: dict[str, list[str]] = {}
    for syllable in PALLADIUS:
        for vowel in _SPELT["ü"] if "ü" in syllable else ("",):
            found.setdefault(syllable.replace("ü", vowel), []).append(syllable)
    return {typed: tuple(syllables) for typed, syllables in found.items()}


def _russian() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for syllable, written in PALLADIUS.items():
        found.setdefault(written, []).append(syllable)
    return {written: tuple(syllables) for written, syllables in found.items()}


LATIN = _latin()
RUSSIAN = _russian()


def palladius(syllables: Iterable[str]) -> str:
    """The syllables of one word in Russian letters; what is no syllable stays as it is.

    >>> palladius(["zhang"]), palladius(["yi", "mou"]), palladius(["chang", "an"]), palladius(["lü", "liang"])
    ('чжан', 'имоу', 'чанъань', 'люйлян')
    """
    word = ""
    for syllable in syllables:
        written = PALLADIUS.get(syllable, syllable)
        word += "ъ" + written if word.endswith("н") and written[:1] in _VOWELS else written
    return word


@lru_cache(maxsize=1 << 14)
def from_palladius(word: str) -> tuple[Syllables, ...]:
    """The pinyin syllables that a Russian word may write, the fewest first; none where Palladius writes no such word.

    >>> from_palladius("имоу"), from_palladius("чанъань"), from_palladius("чан"), from_palladius("кармен")
    ((('yi', 'mou'), ('yi', 'mo', 'wu')), (('chang', 'an'),), (('chang',),), ())
    """
    return _divisions(word.casefold(), RUSSIAN, longest=6, apart="ъ", checked=palladius)


@lru_cache(maxsize=1 << 14)
def pinyin_syllables(word: str) -> tuple[Syllables, ...]:
    """The pinyin syllables that a Latin word without tones may be, the fewest first; none where it is not pinyin.

    >>> pinyin_syllables("yimou"), pinyin_syllables("xian"), pinyin_syllables("lyu"), pinyin_syllables("roman")
    ((('yi', 'mou'),), (('xian',), ('xi', 'an')), (('lü',),), ())
    """
    return _divisions(word.casefold(), LATIN, longest=6, apart="'’")


def spelt(syllables: Iterable[str]) -> str:
    """Pinyin syllables, with tones or without, as one word.

    >>> spelt(["xi", "an"]), spelt(["kǎ", "ěr", "màn"])
    ("xi'an", "kǎ'ěrmàn")
    """
    word = ""
    for syllable in syllables:
        word += "'" + syllable if word and syllable[:1] in "aoeāáǎàōóǒòēéěè" else syllable
    return word


def _divisions(
    word: str,
    table: Mapping[str, tuple[str, ...]],
    *,
    longest: int,
    apart: str,
    checked: Callable[[Iterable[str]], str] | None = None,
) -> tuple[Syllables, ...]:
    if not word or len(word) > LONGEST:
        return ()
    # By where they end, the divisions of what stands before.
    ends: list[list[Syllables]] = [[] for _ in range(len(word) + 1)]
    ends[0].append(())
    for begin in range(len(word)):
        if not ends[begin]:
            continue
        if word[begin] in apart and begin:
            ends[begin + 1] += ends[begin]
            continue
        for end in range(begin + 1, min(begin + longest, len(word)) + 1):
            for syllable in table.get(word[begin:end], ()):
                ends[end] += [(*before, syllable) for before in ends[begin] if len(before) < MOST_SYLLABLES]
        ends[begin] = []
    found = sorted(dict.fromkeys(ends[-1]), key=len)
    if checked is not None:
        found = [one for one in found if checked(one) == word]
    return tuple(found[:MOST_READINGS])
