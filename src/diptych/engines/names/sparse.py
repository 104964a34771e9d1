"""Tables that are mostly empty: rows of (column, value), one after another."""

from __future__ import annotations

import numpy as np

from diptych.engines.names.packing import packed, unpacked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

STEP = 16
"""Parts of a natural logarithm that a byte of the written table counts."""
NEVER = -1e9
FLOOR = -12.0
"""The logarithm of the chance of what was never seen, before its length counts."""
PER_LETTER = -1.5


class Sparse:
    """Values are logarithms, none above 0."""

    def __init__(self, starts: Any, columns: Any, values: Any) -> None:
        self.starts = starts
        self.columns = columns
        self.values = values

    @classmethod
    def of(cls, rows: Sequence[Mapping[int, float]]) -> Sparse:
        """Values are rounded as they are when written, so that a table that was read is the one that was made."""
        starts = np.cumsum([0, *(len(row) for row in rows)])
        columns = np.array([column for row in rows for column in row], dtype=np.int64)
        values = np.array([value for row in rows for value in row.values()])
        return cls(starts, columns, (np.clip(np.rint(values * STEP), -255, 0) / STEP).astype(np.float32))

    def row(self, at: int) -> tuple[Any, Any]:
        """The columns and values of a row."""
        here = slice(self.starts[at], self.starts[at + 1])
        return self.columns[here], self.values[here]

    def best(self) -> Any:
        """The greatest value of every row; the floor where a row is empty."""
        filled: Any = np.append(self.values, np.float32(FLOOR))
        found = np.maximum.reduceat(filled, np.minimum(self.starts[:-1], len(self.values)))
        return np.where(self.starts[1:] > self.starts[:-1], found, FLOOR).astype(np.float32)

    def best_of_columns(self, count: int) -> Any:
        best = np.full(count, FLOOR)
        np.maximum.at(best, self.columns, self.values)
        return best

    def dense(self, rows: Any, number: Any, floor: Any) -> Any:
        """The rows asked for, with the columns that have a number; elsewhere the floor of the column."""
        out: Any = np.empty((len(rows), len(floor)), dtype=np.float32)
        out[:] = floor
        lengths = self.starts[rows + 1] - self.starts[rows]
        owner: Any = np.repeat(np.arange(len(rows)), lengths)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        entries = self.starts[rows][owner] + within
        columns = number[self.columns[entries]]
        kept = columns >= 0
        out[owner[kept], columns[kept]] = self.values[entries[kept]]
        return out

    def written(self) -> dict[str, str]:
        return {
            "lengths": packed(np.diff(self.starts).astype("<u2")),
            "columns": packed(self.columns.astype("<u2")),
            "values": packed(np.rint(-self.values * STEP).astype("u1")),
        }

    @classmethod
    def read(cls, data: Mapping[str, str]) -> Sparse:
        lengths = unpacked(data["lengths"], "<u2").astype(np.int64)
        values = unpacked(data["values"], "u1").astype(np.float32) / -STEP
        return cls(np.append(0, np.cumsum(lengths)), unpacked(data["columns"], "<u2").astype(np.int64), values)
