"""Measures of scores, and the bend that lays one threshold where it promises the same everywhere."""

import numpy as np
import pytest

from diptych.engines.names.learned import Bend, odds
from diptych.engines.names.settling import auc, lowest, recall_at

VALUES = np.array([9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0])
LABELS = np.array([1, 1, 1, 0, 1, 1, 0, 0, 1, 0])


@pytest.mark.parametrize(("precision", "recall"), [(1.0, 3 / 6), (0.8, 5 / 6), (0.6, 1.0), (0.0, 1.0)])
def test_recall_is_that_of_the_lowest_value_of_the_precision(precision: float, recall: float) -> None:
    assert recall_at(VALUES, LABELS, precision) == recall


def test_recall_does_not_depend_on_the_order_of_rows() -> None:
    turned = slice(None, None, -1)

    assert recall_at(VALUES[turned], LABELS[turned], 0.8) == recall_at(VALUES, LABELS, 0.8)


def test_equal_values_are_taken_together() -> None:
    """A threshold cannot fall between two that are equal, whichever of them comes first."""
    values, labels = np.array([2.0, 1.0, 1.0, 1.0, 1.0]), np.array([1, 1, 1, 1, 0])

    assert recall_at(values, labels, 0.9) == recall_at(values[::-1], labels[::-1], 0.9) == 1 / 4


def test_precision_that_is_never_reached_has_no_recall() -> None:
    values, labels = np.array([3.0, 2.0, 1.0]), np.array([0, 1, 1])

    assert recall_at(values, labels, 0.95) == 0.0
    assert lowest(values, labels, 0.95) == float("inf")


def test_lowest_is_the_last_value_that_keeps_the_precision() -> None:
    assert lowest(VALUES, LABELS, 0.8) == 4.0


@pytest.mark.parametrize(
    ("labels", "area"), [([1, 1, 0, 0], 1.0), ([0, 0, 1, 1], 0.0), ([1, 0, 1, 0], 0.75), ([0, 1, 1, 0], 0.5)]
)
def test_area_is_the_share_of_pairs_in_the_right_order(labels: list[int], area: float) -> None:
    assert auc(np.array([4.0, 3.0, 2.0, 1.0]), np.array(labels)) == area


def test_area_of_one_value_for_all_is_a_half() -> None:
    assert auc(np.zeros(4), np.array([1, 0, 1, 0])) == 0.5


@pytest.mark.parametrize("chance", [-1e-12, -0.01, -0.7, -5.0, -699.0, -1e9])
def test_bend_gives_a_score_that_grows_with_the_chance(chance: float) -> None:
    bend = Bend(slope=1.3, offset=-0.4)

    assert 0 <= bend(chance) <= 1
    assert bend(chance) >= bend(2 * chance)


def test_bend_lays_its_bound_at_one_half() -> None:
    chance = -0.3

    assert Bend(slope=2.0, offset=-2.0 * odds(chance))(chance) == pytest.approx(0.5)
