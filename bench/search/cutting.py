"""Words for questions, cut by other means than those of the index, which would mark its own homework.

Chinese by how often two characters stand together, without any dictionary. Russian by the dictionary of hunspell-ru,
which comes with the corpus; the index reads Russian by that of pymorphy3.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

HUNSPELL = "unpacked/hunspell-ru/usr/share/hunspell"
HAN = re.compile(r"[\u4e00-\u9fff]{2,}")


# Chinese --------------------------------------------------------------------------------------------------------------


def pairs_of(run: str) -> list[str]:
    return [one + other for one, other in pairwise(run)]


def counted(texts: Iterable[str]) -> Counter[str]:
    """In how many texts two characters stand together."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update({pair for run in HAN.findall(text) for pair in pairs_of(run)})
    return found


def peaks(run: str, times: Counter[str]) -> list[tuple[int, str]]:
    """Pairs that are commoner than those that overlap them, with their places: nearly always words, or halves of some.

    >>> peaks("打开文件系统", Counter({"打开": 9, "开文": 2, "文件": 20, "件系": 4, "系统": 15}))
    [(0, '打开'), (2, '文件'), (4, '系统')]
    """
    found = pairs_of(run)
    often = [0, *(times[pair] for pair in found), 0]
    return [
        (at, pair) for at, pair in enumerate(found) if often[at] < often[at + 1] > often[at + 2] and often[at + 1] > 1
    ]


# Russian --------------------------------------------------------------------------------------------------------------


class Forms:
    """Dictionary forms of words by a dictionary of hunspell: its words, and the endings that they take."""

    def __init__(self, words: Iterable[str], rules: Iterable[str]) -> None:
        self.flags: dict[str, str] = {}
        self.bare: set[str] = set()
        for line in words:
            word, slash, flags = line.strip().partition("/")
            if slash:
                self.flags[word] = self.flags.get(word, "") + flags
            else:
                # Among these are forms that no rule makes: nobody says of which word.
                self.bare.add(word)
        self.endings: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
        for line in rules:
            parts = line.split()
            if parts[:1] == ["SFX"] and len(parts) == 5:
                _, flag, off, on, condition = parts
                self.endings[on].append((flag, off if off != "0" else "", re.compile(f"{condition}$")))

    def of(self, word: str) -> str | None:
        """The dictionary form of a word; None for what is none, or may be of several.

        >>> forms = Forms(["система/J", "открыть/B"], ["SFX J а у а", "SFX J а ой [^жч]а", "SFX B 0 ся ть"])
        >>> forms.of("системой"), forms.of("система"), forms.of("системам")
        ('система', 'система', None)
        """
        if word in self.bare:
            return None
        found = {word} & self.flags.keys()
        for length in range(1, min(len(word), 8)):
            for flag, off, condition in self.endings.get(word[-length:], ()):
                whole = word[:-length] + off
                if flag in self.flags.get(whole, "") and condition.search(whole):
                    found.add(whole)
        return found.pop() if len(found) == 1 else None


@cache
def russian(folder: Path) -> Forms | None:
    """By what the corpus was put together with; None where that is older than this."""
    place = folder / HUNSPELL
    if not (place / "ru_RU.dic").is_file():
        return None
    words, rules = ((place / f"ru_RU.{end}").read_text("utf-8").splitlines() for end in ("dic", "aff"))
    return Forms(words[1:], rules)
