"""Grams of words as a database keeps them, and the words that share most of them with another.

A row holds one gram and the words of one block that have it: three bytes for each, its place in the block and a weight.
Rows are only ever added to, so that many words cost a database few rows to read and a new word costs it few to write.
Under the name of a script stand all its words, each with what the weights of its grams are divided by.
"""

from __future__ import annotations

from collections import defaultdict
from math import log, sqrt

import numpy as np

from diptych.engines.names.likeness import ORDER
from diptych.engines.names.retrieval import CANDIDATES, COMMON

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

BLOCK = 4096
"""Numbers of words in a row."""

_ENTRY = np.dtype([("place", "<u2"), ("weight", "u1")])
_FULL = 255
_NORMS = 16
"""Steps of a norm; none is above 15."""


def rows(words: Iterable[tuple[int, str, Mapping[str, float]]]) -> dict[tuple[str, int], bytes]:
    """What is to be added to each row, by gram and block, for words: number, script, grams with their weights."""
    entries: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for number, script, grams in words:
        block, place = divmod(number, BLOCK)
        norm = sqrt(1 + sum(grams.values()))
        entries[script_row(script), block].append((place, min(_FULL, round(norm * _NORMS))))
        for gram, weight in grams.items():
            entries[gram, block].append((place, max(1, round(weight * _FULL))))
    return {key: np.array(found, dtype=_ENTRY).tobytes() for key, found in sorted(entries.items())}


def script_row(script: str) -> str:
    """The name under which the words of a script stand; no gram begins so."""
    return f"={script}"


def asked_rows(asked: Sequence[tuple[str, Mapping[str, float]]]) -> list[str]:
    """Which rows are to be read for words, each with its script and its grams."""
    scripts = dict.fromkeys((*ORDER, *(script for script, _ in asked)))
    grams = dict.fromkeys(gram for _, found in asked for gram in found)
    return [*map(script_row, scripts), *grams]


class Postings:
    """Rows that were read, by gram: the numbers of the words that have it, and their weights.

    One serves many queries where more words are added in between: only the rows of the last blocks are read again.
    """

    def __init__(self) -> None:
        self._blocks: dict[str, dict[int, tuple[Any, Any]]] = {}
        self._lists: dict[str, tuple[Any, Any]] = {}
        self._through: dict[str, int] = {}
        self.size = 0
        """Entries that are held, each in twelve bytes or so."""

    def missing(self, grams: Iterable[str], last: int) -> dict[int, list[str]]:
        """Which grams are to be read from which block on, where the latest word has the number ``last``."""
        wanted: dict[int, list[str]] = defaultdict(list)
        for gram in grams:
            if (through := self._through.get(gram, -1)) < last:
                wanted[max(0, through) // BLOCK].append(gram)
        return dict(wanted)

    def take(self, rows: Iterable[tuple[str, int, Any]], grams: Iterable[str], last: int) -> None:
        """Rows that were read of these grams: gram, block, content. Through ``last`` they are known then."""
        changed = set()
        for gram, block, content in rows:
            entries = np.frombuffer(bytes(content), dtype=_ENTRY)
            blocks = self._blocks.setdefault(gram, {})
            self.size += len(entries) - len(blocks[block][0] if block in blocks else ())
            numbers = entries["place"].astype(np.int64) + block * BLOCK
            blocks[block] = (numbers, entries["weight"].astype(np.float32))
            changed.add(gram)
        for gram in changed:
            blocks = self._blocks[gram]
            numbers, weights = zip(*(blocks[block] for block in sorted(blocks)), strict=True)
            self._lists[gram] = (np.concatenate(numbers), np.concatenate(weights))
        self._through.update(dict.fromkeys(grams, last))

    def candidates(self, asked: Sequence[tuple[str, Mapping[str, float]]], most: int = CANDIDATES) -> list[list[int]]:
        """For every word asked, the numbers of the words that share most grams with it: so many of each script.

        Scripts between which nothing was learned are compared only with themselves.
        """
        lists = {name: self._lists[name] for name in asked_rows(asked) if name in self._lists}
        scripts = {name[1:]: lists.pop(name) for name in list(lists) if name[0] == "="}
        if not scripts:
            return [[] for _ in asked]
        # Grams may have been read after the scripts, when there were more words.
        everything = (*scripts.values(), *lists.values())
        begin = min(int(numbers.min()) for numbers, _ in everything)
        size = max(int(numbers.max()) for numbers, _ in everything) - begin + 1
        total = sum(len(numbers) for numbers, _ in scripts.values())
        rarity = {gram: max(COMMON, log((total + 1) / (len(numbers) + 1))) for gram, (numbers, _) in lists.items()}
        answers = []
        for script, grams in asked:
            score: Any = np.zeros(size, dtype=np.float32)
            for gram, weight in grams.items():
                if gram in lists:
                    numbers, weights = lists[gram]
                    score[numbers - begin] += weights * (weight * rarity[gram] / _FULL)
            best: list[int] = []
            for other, (numbers, norms) in sorted(scripts.items()):
                if other in ORDER or other == script:
                    best += _best(numbers, score[numbers - begin] * _NORMS / norms, most)
            answers.append(best)
        return answers


def _best(numbers: Any, scores: Any, most: int) -> list[int]:
    if len(scores) > most:
        chosen = np.argpartition(-scores, most)[:most]
        numbers, scores = numbers[chosen], scores[chosen]
    order = np.argsort(-scores, kind="stable")
    return [int(number) for number, score in zip(numbers[order], scores[order], strict=True) if score > 0]
