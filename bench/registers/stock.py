"""What made-up records are made of: syllables, words and signs of the example programme, in its three scripts."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from random import Random
from zlib import crc32

from diptych import programmes
from diptych.kernel.documents import read_document

FILES = ("agents", "works", "events", "sources")
LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
)
"""Cyrillic letters in Latin ones."""

ENDINGS = ("ов", "ев", "ин", "ова", "ева", "ина", "ский", "ская", "енко", "ян", "их", "ко")


class Stock:
    """Everything is drawn with the chance that is handed in, so that one seed always gives the same."""

    def __init__(self) -> None:
        folder = programmes.folder(programmes.EXAMPLE)
        self.texts = [text for name in FILES for text in _texts(read_document(f"{folder}/{name}.yaml").data)]

    @cached_property
    def russian(self) -> list[str]:
        return self._words("[а-яё]{3,}")

    @cached_property
    def english(self) -> list[str]:
        return self._words("[a-z]{3,}")

    @cached_property
    def chinese(self) -> list[str]:
        """Pairs of signs."""
        runs = self._words("[\u4e00-\u9fff]{2,}")
        return sorted({"".join(pair) for run in runs for pair in pairwise(run)})

    @cached_property
    def signs(self) -> list[str]:
        return sorted({sign for pair in self.chinese for sign in pair})

    @cached_property
    def syllables(self) -> list[str]:
        """Of Russian words."""
        return sorted(
            {part for word in self.russian for part in re.findall("[бвгджзклмнпрстфхцчш]{1,2}[аеиоуыюя]", word)}
        )

    def _words(self, pattern: str) -> list[str]:
        return sorted({word for text in self.texts for word in re.findall(pattern, text.lower())})

    # Names and titles -------------------------------------------------------------------------------------------------

    def person(self, chance: Random) -> tuple[str, str, str]:
        """One name in Cyrillic, in Latin, in Han."""
        given = "".join(chance.choices(self.syllables, k=2)) + chance.choice("йнрм")
        family = "".join(chance.choices(self.syllables, k=chance.choice((1, 2, 2)))) + chance.choice(ENDINGS)
        parts = (given, family)
        return (
            " ".join(part.capitalize() for part in parts),
            " ".join(latin(part).capitalize() for part in parts),
            "·".join(self.in_signs(part) for part in parts),
        )

    def title(self, chance: Random) -> tuple[str, str, str]:
        """One title in Russian, English, Chinese. They do not mean the same, or anything."""
        length = chance.choice((1, 2, 2, 3, 4))
        return (
            " ".join(chance.choices(self.russian, k=length)).capitalize(),
            " ".join(chance.choices(self.english, k=length)).capitalize(),
            "".join(chance.choices(self.chinese, k=chance.choice((1, 2, 2, 3)))),
        )

    def in_signs(self, word: str) -> str:
        """A word in signs, one for each syllable and always the same."""
        parts = re.findall("[^аеиоуыюя]*[аеиоуыюя]", word)
        return "".join(self.signs[crc32(part.encode()) % len(self.signs)] for part in parts)


def latin(word: str) -> str:
    return word.translate(LATIN)


def _texts(data: object) -> list[str]:
    """Every name and title in a document."""
    if isinstance(data, list):
        return [text for item in data for text in _texts(item)]
    if not isinstance(data, dict):
        return []
    own = [data[key] for key in ("text", "title", "outlet") if isinstance(data.get(key), str)]
    return own + [text for item in data.values() for text in _texts(item)]
