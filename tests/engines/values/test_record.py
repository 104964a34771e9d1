"""Records: frozen, keyword-only, equal by class and fields."""

from __future__ import annotations

import pytest

from diptych.engines.values.record import Record


class Point(Record):
    x: int
    y: int = 0


class Spot(Record):
    x: int
    y: int = 0


class Place(Point):
    name: str
    y: int = 7


def test_record_takes_defaults_for_what_is_left_out() -> None:
    assert (Point(x=1).x, Point(x=1).y) == (1, 0)


def test_record_without_a_required_field_says_which() -> None:
    with pytest.raises(TypeError, match=r"^Point\(\) needs x$"):
        Point(y=1)  # type: ignore[call-arg]


def test_record_with_an_unknown_field_says_which() -> None:
    with pytest.raises(TypeError, match=r"^Point\(\) has no field z$"):
        Point(x=1, z=2)  # type: ignore[call-arg]


def test_record_takes_no_positional_values() -> None:
    with pytest.raises(TypeError):
        Point(1, 2)  # type: ignore[misc]


def test_record_cannot_be_changed() -> None:
    point = Point(x=1)

    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del point.x
    assert point == Point(x=1)


def test_records_are_equal_when_class_and_fields_are() -> None:
    assert Point(x=1) == Point(x=1, y=0)
    assert Point(x=1) != Point(x=2)
    assert Point(x=1) != Spot(x=1)
    assert Point(x=1) != {"x": 1, "y": 0}


def test_equal_records_have_equal_hashes() -> None:
    assert len({Point(x=1), Point(x=1, y=0), Spot(x=1)}) == 2


def test_hash_does_not_depend_on_the_order_of_writing() -> None:
    assert hash(Point(x=1, y=2)) == hash(Point(y=2, x=1))


def test_replace_leaves_the_original_alone() -> None:
    point = Point(x=1)

    assert point.replace(y=5) == Point(x=1, y=5)
    assert point == Point(x=1)


def test_replace_of_an_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError, match="no field z"):
        Point(x=1).replace(z=1)


def test_inherited_record_has_all_fields_and_its_own_defaults() -> None:
    assert repr(Place(x=1, name="here")) == "Place(x=1, y=7, name='here')"
