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


def minimise(costs: list[int], rows: list[Row], *, depth: int = 0, below: int | None = None) -> list[int] | None:
    """Whole x ≥ 0 with the least costs·x, subject to coefficients·x ≤ bound for every row; None if there is none.

    Costs must not be negative. With ``below``, a solution that costs so much or more counts as none.

    >>> minimise([1, 1], [([-1, -2], -5), ([0, 1], 2)])
    [1, 2]
    """
    vertex = _dual_simplex(costs, rows)
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
        found = minimise(costs, [*others, row], depth=depth + 1, below=below)
        if found is not None:
            best, below = found, int(_dot(costs, found))
    return best


def _dual_simplex(costs: list[int], rows: list[Row]) -> list[Fraction] | None:
    """The least vertex of the relaxation. The slack basis is dual feasible since no cost is negative."""
    width = len(costs)
    height = len(rows)
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
