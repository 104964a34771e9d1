"""The least whole solution, held against trying every one."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.engines.treaty.cures.linear import minimise

LARGEST = 4
NUMBERS = st.integers(-3, 3)
PROGRAMMES = st.integers(1, 4).flatmap(
    lambda width: st.tuples(
        st.lists(st.integers(0, 3), min_size=width, max_size=width),
        st.lists(st.tuples(st.lists(NUMBERS, min_size=width, max_size=width), st.integers(-9, 9)), max_size=5),
    )
)


def cost(costs: list[int], numbers: tuple[int, ...] | list[int]) -> int:
    return sum(one * other for one, other in zip(costs, numbers, strict=True))


@settings(max_examples=300)
@given(PROGRAMMES)
def test_minimum_is_the_least_of_all_solutions(programme: tuple[list[int], list[tuple[list[int], int]]]) -> None:
    costs, rows = programme
    box = [([int(i == j) for j in range(len(costs))], LARGEST) for i in range(len(costs))]
    solutions = [
        numbers
        for numbers in product(range(LARGEST + 1), repeat=len(costs))
        if all(cost(row, numbers) <= bound for row, bound in rows)
    ]

    found = minimise(costs, [*rows, *box])

    if found is None:
        assert solutions == []
    else:
        assert tuple(found) in solutions
        assert cost(costs, found) == min(cost(costs, numbers) for numbers in solutions)


def test_nothing_to_mend_costs_nothing() -> None:
    assert minimise([1, 1], []) == [0, 0]


def test_contradiction_has_no_solution() -> None:
    assert minimise([1], [([1], 2), ([-1], -3)]) is None


def test_vertex_between_whole_numbers_is_branched() -> None:
    assert minimise([1, 1], [([-2, -2], -3)]) in ([2, 0], [1, 1], [0, 2])


def test_programme_that_takes_too_much_work_is_given_up() -> None:
    costs, rows = [1, 1], [([-2, -2], -3)]

    assert minimise(costs, rows, work=10) is None
    assert minimise(costs, rows) is not None
