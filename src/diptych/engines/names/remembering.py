"""Which words were seen to be the same name, remembered by fingerprint.

A table of letters cannot know that Жорж is 乔治: that is custom. What stood beside what in the names that the tables
were learned from is kept as sorted fingerprints of 28 bits with a rough count, from which the names themselves cannot
be read back. One in some thousands of strange pairs is taken for a known one, which a score survives.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np

from diptych.engines.names.packing import packed, packed_numbers, unpacked, unpacked_numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

BITS = 28
MARK = (1 << BITS) - 1


class Counted:
    """Fingerprints with a count each, rounded to a power of two."""

    def __init__(self, prints: Any, levels: Any) -> None:
        self.prints = prints
        self.levels = levels

    @classmethod
    def of(cls, counts: Mapping[str, float]) -> Counted:
        found: dict[int, float] = {}
        for text, count in counts.items():
            mark = fingerprint(text)
            found[mark] = found.get(mark, 0.0) + count
        marks = sorted(found)
        levels = np.clip(np.rint(np.log2(np.array([found[mark] for mark in marks]) + 1) * 2), 1, 30)
        return cls(np.array(marks, dtype=np.int64), levels.astype(np.float32))

    def __call__(self, prints: Any) -> Any:
        """log2(count + 1) of each, 0 where it was never seen; (prints), float32."""
        if not len(self.prints):
            return np.zeros(len(prints), dtype=np.float32)
        at = np.minimum(np.searchsorted(self.prints, prints), len(self.prints) - 1)
        return np.where(self.prints[at] == prints, self.levels[at] / 2, 0).astype(np.float32)

    def written(self) -> dict[str, str]:
        return {"prints": packed_numbers(self.prints), "levels": packed(self.levels.astype("u1"))}

    @classmethod
    def read(cls, data: Mapping[str, str]) -> Counted:
        return cls(unpacked_numbers(data["prints"]), unpacked(data["levels"], "u1").astype(np.float32))


class Memory:
    """Pairs of words, the words of either side by themselves, and words with the letter that began their partner."""

    def __init__(self, pairs: Counted, sources: Counted, targets: Counted, initials: Counted) -> None:
        self.pairs = pairs
        self.sources = sources
        self.targets = targets
        self.initials = initials

    @classmethod
    def of(cls, seen: Iterable[tuple[str, str, float]]) -> Memory:
        pairs: dict[str, float] = {}
        sources: dict[str, float] = {}
        targets: dict[str, float] = {}
        initials: dict[str, float] = {}
        for source, target, count in seen:
            for counts, text in ((pairs, f"{source}\t{target}"), (sources, source), (targets, target)):
                counts[text] = counts.get(text, 0.0) + count
            if count > 1:
                for text in (f"{source}\t{target[0]}.", f"{source[0]}.\t{target}"):
                    initials[text] = initials.get(text, 0.0) + count
        return cls(Counted.of(pairs), Counted.of(sources), Counted.of(targets), Counted.of(initials))

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> Any:
        """How well each pair is known, and each of its words: (pairs, 3), as log2(count + 1)."""
        both = _prints(f"{source}\t{target}" for source, target in pairs)
        sources, targets = _prints(source for source, _ in pairs), _prints(target for _, target in pairs)
        return np.stack([self.pairs(both), self.sources(sources), self.targets(targets)], axis=1)

    def initial(self, source: str, target: str) -> tuple[float, float]:
        """How often a word met an initial (one of both is one letter and a full stop), and how often it was seen."""
        with_it = float(self.initials(_prints([f"{source}\t{target}"]))[0])
        whole, word = (self.sources, source) if target.endswith(".") else (self.targets, target)
        return 2.0**with_it - 1, 2.0 ** float(whole(_prints([word]))[0]) - 1

    def written(self) -> dict[str, Any]:
        return {name: getattr(self, name).written() for name in FIELDS}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Memory:
        return cls(*(Counted.read(data[name]) for name in FIELDS))


FIELDS = ("pairs", "sources", "targets", "initials")


def fingerprint(text: str) -> int:
    return crc32(text.encode()) & MARK


def _prints(texts: Iterable[str]) -> Any:
    return np.array([crc32(text.encode()) & MARK for text in texts], dtype=np.int64)
