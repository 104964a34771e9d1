"""Small integer programmes, solved exactly.

Shares are moved in the smallest coin of the budget's currency, so the optimum is a whole number and must be found
without rounding: the dual simplex method in exact fractions, and a branch where a vertex is not whole. The share rules
of agreements are sums over nested groups of producers, for which vertices are nearly always whole.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = tuple[list[int], int]

DEEPEST_BRANCH = 40

MOST_WORK = 1_000_000
"""Numbers of the table computed anew before a programme is given up: some tenths of a second. Those of real films take
thousandths of it; to count work instead of time keeps the answer the same on every machine."""


class TooMuch(Exception):
    """The programme takes more work than it was given."""


class Work:
    """What is left to be done before a programme is given up."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, numbers: int) -> None:
        self.left -= numbers
        if self.left < 0:
            raise TooMuch


def minimise(costs: list[int], rows: list[Row], *, work: int = MOST_WORK) -> list[int] | None:
    """Whole x ≥ 0 with the least costs·x, subject to coefficients·x ≤ bound for every row.

    None if there is none, or if it was not found within the work. Costs must not be negative.

    >>> minimise([1, 1], [([-1, -2], -5), ([0, 1], 2)])
    [1, 2]
    """
    try:
        return _least(costs, rows, Work(work), depth=0, below=None)
    except TooMuch:
        return None


def _least(costs: list[int], rows: list[Row], work: Work, *, depth: int, below: int | None) -> list[int] | None:
    """The same; with ``below``, a solution that costs so much or more counts as none."""
    vertex = _dual_simplex(costs, rows, work)
    if vertex is None or (below is not None and ceil(_dot(costs, vertex)) >= below):
        return None
    broken = next((i for i, value in enumerate(vertex) if value.denominator != 1), None)
    if broken is None:
        return [int(value) for value in vertex]
    if depth >= DEEPEST_BRANCH:
        return None
    unit = [int(i == broken) for i in range(len(costs))]
    best: list[int] | None = None
    for row in ((unit, floor(vertex[broken])), ([-n for n in unit], -ceil(vertex[broken]))):
        # The new bound is tighter than an earlier one on the same number, which would only make the table longer.
        others = [other for other in rows if other[0] != row[0]]
        found = _least(costs, [*others, row], work, depth=depth + 1, below=below)
        if found is not None:
            best, below = found, int(_dot(costs, found))
    return best


def _dual_simplex(costs: list[int], rows: list[Row], work: Work) -> list[Fraction] | None:
    """The least vertex of the relaxation. The slack basis is dual feasible since no cost is negative."""
    width = len(costs)
    height = len(rows)
    work.spend(height * (width + height))
    table = [
        [*map(Fraction, coefficients), *(Fraction(int(i == j)) for j in range(height)), Fraction(bound)]
        for i, (coefficients, bound) in enumerate(rows)
    ]
    price = [*map(Fraction, costs), *([Fraction(0)] * (height + 1))]
    basis = list(range(width, width + height))
    while True:
        leaving = min((i for i in range(height) if table[i][-1] < 0), key=lambda i: basis[i], default=None)
        if leaving is None:
            break
        row = table[leaving]
        candidates = [j for j in range(width + height) if row[j] < 0]
        if not candidates:
            return None
        entering = min(candidates, key=lambda j: (price[j] / -row[j], j))
        work.spend(height * (width + height))
        _pivot(table, price, leaving, entering)
        basis[leaving] = entering
    vertex = [Fraction(0)] * width
    for i, variable in enumerate(basis):
        if variable < width:
            vertex[variable] = table[i][-1]
    return vertex


def _pivot(table: list[list[Fraction]], price: list[Fraction], leaving: int, entering: int) -> None:
    pivot = table[leaving][entering]
    table[leaving] = row = [value / pivot for value in table[leaving]]
    for i, other in enumerate(table):
        if i != leaving and other[entering]:
            factor = other[entering]
            table[i] = [value - factor * mine for value, mine in zip(other, row, strict=True)]
    factor = price[entering]
    if factor:
        price[:] = [value - factor * mine for value, mine in zip(price, row, strict=True)]


def _dot(one: list[int], other: Sequence[int | Fraction]) -> int | Fraction:
    return sum(a * b for a, b in zip(one, other, strict=True))
