"""Trees learn what tells rows apart, keep to the directions they were given, and come back as they were written."""

import numpy as np
import pytest

from diptych.engines.names.boosting import TOGETHER, Forest, grown


def rows(count: int = 4000) -> tuple[np.ndarray, np.ndarray]:
    """Two measures: right where the first is large, unless the second is; no chance in it."""
    grid = np.arange(count)
    first, second = (grid * 37 % 101) / 100, (grid * 53 % 97) / 96
    return np.stack([first, second], axis=1).astype(np.float32), ((first > 0.5) & (second < 0.7)).astype(int)


@pytest.fixture(scope="module")
def forest() -> Forest:
    features, labels = rows()
    return grown(features, labels, weights=np.ones(len(labels)), monotone=[1, -1], trees=40, depth=3)


def test_rows_are_told_apart(forest: Forest) -> None:
    features, labels = rows()

    assert ((forest(features) > 0) == labels).mean() > 0.98


def test_rows_come_out_alike_one_by_one_and_many_at_once(forest: Forest) -> None:
    features, _labels = rows(TOGETHER + 100)
    whole = forest(features)

    assert whole[[0, TOGETHER - 1, TOGETHER, TOGETHER + 99]] == pytest.approx(
        [float(forest(features[at : at + 1])[0]) for at in (0, TOGETHER - 1, TOGETHER, TOGETHER + 99)], abs=1e-5
    )
    assert len(forest(features[:0])) == 0


def test_measure_that_may_only_speak_for_does(forest: Forest) -> None:
    steps = np.linspace(0, 1, 50)
    for second in (0.1, 0.5, 0.9):
        told = forest(np.stack([steps, np.full(50, second)], axis=1))
        assert (np.diff(told) >= -1e-6).all()


def test_measure_that_may_only_speak_against_does(forest: Forest) -> None:
    steps = np.linspace(0, 1, 50)
    for first in (0.1, 0.5, 0.9):
        told = forest(np.stack([np.full(50, first), steps], axis=1))
        assert (np.diff(told) <= 1e-6).all()


def test_forest_comes_back_as_written(forest: Forest) -> None:
    features, _ = rows(200)

    assert (Forest.read(forest.written())(features) == forest(features)).all()


def test_growing_twice_gives_the_same(forest: Forest) -> None:
    features, labels = rows()
    again = grown(features, labels, weights=np.ones(len(labels)), monotone=[1, -1], trees=40, depth=3)

    assert again.written() == forest.written()


def test_weight_of_a_row_counts() -> None:
    features = np.array([[0.0], [0.0], [1.0], [1.0]] * 200, dtype=np.float32)
    labels = np.array([0, 1, 0, 1] * 200)
    weights = np.array([3.0, 1.0, 1.0, 3.0] * 200)
    forest = grown(features, labels, weights=weights, monotone=[0], trees=60, depth=1)

    assert [round(float(value)) for value in forest(np.array([[0.0], [1.0]])) / np.log(3)] == [-1, 1]
