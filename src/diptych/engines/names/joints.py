"""What follows what: how the unit before (a letter with the piece it wrote) changes the chance of the next.

Counted along the best divisions of the names that were learned from; used along the best division of a pair, forth
(which piece does this letter write here) and back (which letter wrote this piece here).
"""

from __future__ import annotations

import numpy as np

from diptych.engines.names.packing import packed, packed_numbers, unpacked, unpacked_numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

LEAN = 4.0
"""So many sightings weighs what is believed without the unit before."""


class Joints:
    """Counts of what followed a unit: the same unit, the same letter, the same piece.

    A unit is a number: the row of its letter times ``width``, and the column of its piece.
    """

    def __init__(self, width: int, units: Any, tables: Sequence[tuple[Any, Any]]) -> None:
        self.width = width
        self.units = units
        self.tables = tuple(tables)

    @classmethod
    def of(cls, letters: Any, pieces: Any, within: Any, weights: Any, *, width: int, fewest: float = 1.0) -> Joints:
        """From divisions: the row and the column of every place, (words, places), and which places there are."""
        unit = letters * width + pieces
        second = within[:, 1:]
        before, after = unit[:, :-1][second], unit[:, 1:][second]
        weight = np.broadcast_to(weights[:, None], unit.shape)[:, 1:][second]
        units = np.unique(before)
        previous = np.searchsorted(units, before)
        tables = []
        for what in (after, after // width, after % width):
            found, number = np.unique(previous * (width << 16) + what, return_inverse=True)
            total = np.bincount(number, weights=weight)
            kept = total >= fewest
            # Counts are kept as they are written: rounded, in steps that widen.
            tables.append((found[kept], _count(_level(total[kept]))))
        return cls(width, units, tables)

    def gains(self, letters: Any, pieces: Any, within: Any, forth: Any, back: Any) -> tuple[Any, Any]:
        """What the unit before adds to the logarithm, forth and back, summed over each word."""
        unit = letters * self.width + pieces
        at = np.minimum(np.searchsorted(self.units, unit[:, :-1]), len(self.units) - 1)
        known = (self.units[at] == unit[:, :-1]) & within[:, 1:]
        both = self._seen(0, at, unit[:, 1:], known)
        sums = []
        for table, what, chance in ((1, letters[:, 1:], forth[:, 1:]), (2, pieces[:, 1:], back[:, 1:])):
            base = np.exp(np.maximum(chance, -30.0))
            seen = np.maximum(self._seen(table, at, what, known), both)
            gain = np.log((both + LEAN * base) / (seen + LEAN) / base)
            sums.append(np.where(known, gain, 0).sum(axis=1))
        return sums[0], sums[1]

    def _seen(self, table: int, previous: Any, what: Any, known: Any) -> Any:
        keys, counts = self.tables[table]
        key = previous * (self.width << 16) + what
        at = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
        return np.where((keys[at] == key) & known, counts[at], 0)

    def written(self) -> dict[str, Any]:
        return {
            "width": self.width,
            "units": packed_numbers(self.units),
            "tables": [[packed_numbers(keys), packed(_level(counts).astype("u1"))] for keys, counts in self.tables],
        }

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Joints:
        tables = [
            (unpacked_numbers(keys), _count(unpacked(counts, "u1").astype(np.float64)))
            for keys, counts in data["tables"]
        ]
        return cls(data["width"], unpacked_numbers(data["units"]), tables)


def _level(counts: Any) -> Any:
    return np.clip(np.rint(8 * np.log2(counts)), 0, 255)


def _count(levels: Any) -> Any:
    return 2 ** (levels / 8)
