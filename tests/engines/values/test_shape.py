"""Shapes: one declaration reads, writes and publishes a document, and says everything that is wrong with it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values import shape as s
from diptych.engines.values.errors import Malformed, Trouble
from diptych.engines.values.money import Money
from diptych.engines.values.record import Record
from diptych.engines.values.shape import ListOf, MapOf, Records, Shape, excerpt, read


class Reel(Record):
    id: str
    length: int | None = None
    from_: str | None = None
    tags: tuple[str, ...] = ()
    notes: dict[str, str | None] = {}


REEL = Records(
    Reel,
    "id",
    id=s.SLUG,
    length=s.COUNT,
    tags=ListOf(s.SLUG),
    notes=MapOf(s.LANGUAGE, s.TEXT),
    also={"from": s.COUNTRY},
)
REELS = ListOf(REEL, unique="id")

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def troubles(shape: Shape, data: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(Malformed) as refused:
        read(shape, data)
    return [(trouble.code, trouble.path) for trouble in refused.value.troubles]


def test_record_is_read_and_written() -> None:
    data = {"id": "a", "length": 3, "tags": ["x", "y"], "notes": {"ru": "да"}, "from": "CN"}

    reel = read(REEL, data)

    assert reel == Reel(id="a", length=3, tags=("x", "y"), notes={"ru": "да"}, from_="CN")
    assert REEL.write(reel) == data


def test_null_is_unknown_and_the_same_as_left_out() -> None:
    assert read(REEL, {"id": "a", "length": None}) == read(REEL, {"id": "a"})


def test_what_has_its_default_is_not_written() -> None:
    assert REEL.write(Reel(id="a")) == {"id": "a"}


def test_every_trouble_is_told_with_its_place() -> None:
    data = [{"id": "a", "length": "many"}, {"lenght": 1}, "c"]

    assert troubles(REELS, data) == [
        ("wrong_type", (0, "length")),
        ("unknown_field", (1, "lenght")),
        ("missing_field", (1,)),
        ("wrong_type", (2,)),
    ]


def test_trouble_tells_what_was_found_and_expected() -> None:
    with pytest.raises(Malformed) as refused:
        read(REEL, {"id": "a", "from": "XX"})

    (trouble,) = refused.value.troubles
    assert (trouble.code, trouble.found, trouble.expected) == ("unknown_country", "XX", "ISO 3166-1 alpha-2")


def test_two_entries_of_one_id_are_twice() -> None:
    assert troubles(REELS, [{"id": "a"}, {"id": "b"}, {"id": "a"}]) == [("twice", (2, "id"))]


def test_bare_text_stands_for_a_list_of_one() -> None:
    assert read(ListOf(s.SLUG), "a") == ("a",)


def test_bare_text_is_no_list_of_records() -> None:
    assert troubles(REELS, "a") == [("wrong_type", ())]


def test_list_longer_than_anyone_could_mean_is_refused() -> None:
    assert troubles(ListOf(s.SLUG), ["a"] * (s.LONGEST_LIST + 1)) == [("too_many_items", ())]
    assert troubles(ListOf(s.SLUG, most=2), ["not this", "nor this", "a"]) == [("too_many_items", ())]


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [
        (s.SHARE, "19.998 %", Fraction(19998, 100000)),
        (s.SHARE, "1/3", Fraction(1, 3)),
        (s.NUMBER, "1.10", Fraction(11, 10)),
        (s.COUNT, "007", 7),
        (s.COUNTRY, "NO", "NO"),
        (s.COUNTRY, "SU", "SU"),
        (s.CURRENCY, "ESP", "ESP"),
        (s.LANGUAGE, "zh-Hans", "zh-Hans"),
        (s.LANGUAGE, "tlh", "tlh"),
        (s.MONEY, "500 000 000 RUB", Money(amount=Fraction(500_000_000), currency="RUB")),
        (s.TEXT, " text ", "text"),
    ],
)
def test_scalar_is_read(shape: Shape, text: str, value: Any) -> None:
    assert read(shape, text) == value


@pytest.mark.parametrize(
    ("shape", "data", "code"),
    [
        (s.SHARE, "101 %", "too_large"),
        (s.SHARE, "-1 %", "too_small"),
        (s.SHARE, "20", "wrong_type"),
        (s.SHARE, 0.2, "wrong_type"),
        (s.SHARE, True, "wrong_type"),
        (s.COUNT, "1.5", "wrong_type"),
        (s.COUNT, "-1", "too_small"),
        (s.COUNT, "1000001", "too_large"),
        (s.RATE, "0", "too_small"),
        (s.MONEY, "-1 RUB", "negative_amount"),
        (s.MONEY, "1000000000000001 RUB", "absurd_amount"),
        (s.MONEY, "1 XYZ", "unknown_currency"),
        (s.MONEY, 100, "wrong_type"),
        (s.COUNTRY, "cn", "unknown_country"),
        (s.COUNTRY, [], "unknown_country"),
        (s.LANGUAGE, "zz", "unknown_language"),
        (s.LANGUAGE, "ru-" + "x" * 9, "unknown_language"),
        (s.SLUG, "a b", "wrong_type"),
        (s.SLUG, "щ", "wrong_type"),
        (s.SLUG, "x" * 121, "too_long"),
        (s.TEXT, "  ", "wrong_type"),
        (s.TEXT, "x" * (s.LONGEST_TEXT + 1), "too_long"),
        (s.FLAG, "yes", "wrong_type"),
        (s.FLAG, 1, "wrong_type"),
        (s.DATE, "2026-02-30", "wrong_type"),
    ],
)
def test_scalar_is_refused(shape: Shape, data: Any, code: str) -> None:
    assert troubles(shape, data) == [(code, ())]


@given(st.fractions(0, 1, max_denominator=10**9))
def test_share_reads_back_as_written(share: Fraction) -> None:
    assert read(s.SHARE, s.SHARE.write(share)) == share


@given(JUNK)
def test_anything_is_read_or_refused_with_troubles(data: Any) -> None:
    for shape in (REELS, REEL, s.SHARE, s.MONEY, s.DATE, s.LANGUAGE, MapOf(s.SLUG, s.FLAG)):
        found: list[Trouble] = []
        value = shape.read(data, (), found)

        assert found or value is not None


def test_published_schema_accepts_what_is_read() -> None:
    data = [{"id": "a", "length": 3, "tags": ["x"], "notes": {"ru": "да", "zh": None}, "from": "CN"}, {"id": "b"}]

    read(REELS, data)
    jsonschema.validate(data, REELS.schema())


def test_published_schema_refuses_unknown_fields() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"id": "a", "lenght": 3}], REELS.schema())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": 1}, "{…}"),
        ([1], "[…]"),
        (None, "null"),
        (True, "true"),
        ("a\nb\x1b[31m", "a·b·[31m"),
        ("x" * 70, "x" * 60 + "…"),
    ],
)
def test_excerpt_is_short_and_printable(value: Any, text: str) -> None:
    assert excerpt(value) == text
