"""Gradient-boosted trees, small: they weigh a handful of measures of a pair of words into one log-odds.

A tree asks one question at each of its levels, the same of everybody (an oblivious tree), so that a million rows are
answered in a few passes over whole columns. A measure can be declared to speak only for, or only against: what is
learned then stays what a reader would expect. No chance is involved: the same rows give the same trees.
"""

from __future__ import annotations

import numpy as np

from diptych.engines.names.packing import packed, unpacked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

TOGETHER = 512
"""Rows that are answered at a time: what comes between stays in the processor's own memory."""

BINS = 64
RIDGE = 4.0
FEWEST = 4.0
"""What the rows on each side of a question must weigh at least, by their second derivatives."""


class Forest:
    """Trees: for every level the measure that is asked and the bound, and a value for every leaf."""

    def __init__(self, base: float, asked: Any, bounds: Any, leaves: Any) -> None:
        self.base = base
        self.asked = asked
        self.bounds = bounds
        self.leaves = leaves

    def __call__(self, rows: Any) -> Any:
        """The log-odds of every row, (rows)."""
        columns = np.ascontiguousarray(np.asarray(rows, dtype=np.float32).T)
        total = np.empty(columns.shape[1], dtype=np.float32)
        trees, leaves = self.leaves.shape
        # All trees at once: one after another, they would cost as much for one row as for a thousand.
        first = np.arange(trees, dtype=np.int32)[:, None] * np.int32(leaves)
        for begin in range(0, columns.shape[1], TOGETHER):
            some = columns[:, begin : begin + TOGETHER]
            leaf = np.zeros((trees, some.shape[1]), dtype=np.int32)
            for asked, bounds in zip(self.asked.T, self.bounds.T, strict=True):
                leaf += leaf
                leaf += some[asked] > bounds[:, None]
            values: Any = np.take(self.leaves.ravel(), leaf + first)
            total[begin : begin + TOGETHER] = values.sum(axis=0, initial=np.float32(self.base))
        return total

    def written(self) -> dict[str, Any]:
        return {
            "base": self.base,
            "depth": int(self.asked.shape[1]),
            "asked": packed(self.asked.astype("u1")),
            "bounds": packed(self.bounds.astype("<f4")),
            "leaves": packed(self.leaves.astype("<f4")),
        }

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Forest:
        depth = data["depth"]
        asked = unpacked(data["asked"], "u1").astype(np.int64).reshape(-1, depth)
        bounds = unpacked(data["bounds"], "<f4").reshape(-1, depth)
        return cls(data["base"], asked, bounds, unpacked(data["leaves"], "<f4").reshape(-1, 2**depth))


def grown(
    rows: Any,
    labels: Any,
    *,
    weights: Any,
    monotone: Sequence[int],
    trees: int = 160,
    depth: int = 4,
    rate: float = 0.1,
) -> Forest:
    """Trees for rows of measures, (rows, measures), and labels 0 or 1.

    ``monotone`` has 1 for a measure that may only speak for, -1 for one that may only speak against, 0 for neither.
    """
    weights, labels = np.asarray(weights, dtype=np.float64), np.asarray(labels, dtype=np.float64)
    rows = np.asarray(rows, dtype=np.float32)
    edges = [_edges(rows[:, at]) for at in range(rows.shape[1])]
    binned = [np.searchsorted(edge, rows[:, at], side="left") for at, edge in enumerate(edges)]
    share = float(np.clip((weights * labels).sum() / weights.sum(), 1e-6, 1 - 1e-6))
    base = float(np.log(share / (1 - share)))
    total = np.full(len(rows), base)
    asked, bounds, leaves = [], [], []
    for _ in range(trees):
        chance = 1 / (1 + np.exp(-total))
        slope, bend = weights * (labels - chance), weights * np.maximum(chance * (1 - chance), 1e-6)
        questions, values, leaf = _tree(binned, edges, slope, bend, monotone, depth)
        asked.append([measure for measure, _ in questions])
        bounds.append([edges[measure][cut] for measure, cut in questions])
        leaves.append(rate * values)
        total += leaves[-1][leaf]
    return Forest(base, np.array(asked), np.array(bounds, dtype=np.float32), np.array(leaves, dtype=np.float32))


def _edges(values: Any) -> Any:
    """Bounds between classes, by quantiles; a row is above a bound if its value is greater."""
    found = np.unique(np.quantile(values, np.linspace(0, 1, BINS + 1)[1:-1]).astype(np.float32))
    inner = found[found < values.max()]
    return inner if len(inner) else np.array([values.max()], dtype=np.float32)


def _tree(
    binned: Sequence[Any], edges: Sequence[Any], slope: Any, bend: Any, monotone: Sequence[int], depth: int
) -> tuple[list[tuple[int, int]], Any, Any]:
    node: Any = np.zeros(len(slope), dtype=np.int64)
    low, high = np.array([-np.inf]), np.array([np.inf])
    questions = []
    for level in range(depth):
        best, question, halves = -np.inf, (0, 0), None
        for measure, edge in enumerate(edges):
            slopes, bends = (_cumulated(node, binned[measure], each, 2**level, len(edge) + 1) for each in (slope, bend))
            gain, left, right = _gains(slopes, bends, low, high, monotone[measure])
            cut = int(gain.argmax())
            if gain[cut] > best:
                best, question, halves = float(gain[cut]), (measure, cut), (left[:, cut], right[:, cut])
        measure, cut = question
        questions.append(question)
        node = 2 * node + (binned[measure] > cut)
        low, high = np.repeat(low, 2), np.repeat(high, 2)
        if halves is not None and monotone[measure]:
            middle = (halves[0] + halves[1]) / 2
            lower, upper = (0, 1) if monotone[measure] > 0 else (1, 0)
            high[lower::2] = np.minimum(high[lower::2], middle)
            low[upper::2] = np.maximum(low[upper::2], middle)
    slopes = np.bincount(node, weights=slope, minlength=2**depth)
    bends = np.bincount(node, weights=bend, minlength=2**depth)
    return questions, np.clip(slopes / (bends + RIDGE), low, high), node


def _cumulated(node: Any, classes: Any, weights: Any, nodes: int, width: int) -> Any:
    return np.bincount(node * width + classes, weights=weights, minlength=nodes * width).reshape(nodes, width).cumsum(1)


def _gains(slopes: Any, bends: Any, low: Any, high: Any, sign: int) -> tuple[Any, Any, Any]:
    """What every cut gains over all nodes, and the values left and right of it in each."""
    low, high = low[:, None], high[:, None]
    whole_slope, whole_bend = slopes[:, -1:], bends[:, -1:]
    left_slope, left_bend = slopes[:, :-1], bends[:, :-1]
    right_slope, right_bend = whole_slope - left_slope, whole_bend - left_bend
    left = np.clip(left_slope / (left_bend + RIDGE), low, high)
    right = np.clip(right_slope / (right_bend + RIDGE), low, high)
    centre = np.clip(whole_slope / (whole_bend + RIDGE), low, high)
    parted = (left_bend >= FEWEST) & (right_bend >= FEWEST)
    if sign:
        parted &= (right - left) * sign >= 0
    left, right = np.where(parted, left, centre), np.where(parted, right, centre)
    gain = left_slope * left - 0.5 * (left_bend + RIDGE) * left**2
    gain += right_slope * right - 0.5 * (right_bend + RIDGE) * right**2
    gain -= whole_slope * centre - 0.5 * (whole_bend + 2 * RIDGE) * centre**2
    return gain.sum(axis=0), left, right
