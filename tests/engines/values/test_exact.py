"""Exact numbers: read without guessing, shown without hiding that something was cut."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values.exact import LARGEST_DIGITS, decimal_text, number, percent, plain
from tests.factories.refusals import refuses


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("500 000 000", Fraction(500_000_000)),
        ("500\u00a0000\u202f000", Fraction(500_000_000)),
        ("5_000_000", Fraction(5_000_000)),
        ("11.25", Fraction(45, 4)),
        ("1/3", Fraction(1, 3)),
        ("-2.5", Fraction(-5, 2)),
        ("+4", Fraction(4)),
        (" 007 ", Fraction(7)),
    ],
)
def test_number_is_read_exactly(text: str, value: Fraction) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    "text", ["", " ", "-", "1,5", "1.", ".5", "1e3", "1/0", "1/-3", "--1", "0x10", "٣", "NaN", "1.5/2", "1" * 25]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert refuses(number, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("20 %", Fraction(1, 5)), ("19.998%", Fraction(19998, 100000)), ("1/3", Fraction(1, 3)), ("0.2", Fraction(1, 5))],
)
def test_percent_is_read_exactly(text: str, value: Fraction) -> None:
    assert percent(text) == value


@pytest.mark.parametrize("text", ["20", "-0.1", "1.01", "%", "20 %%", "20 per cent"])
def test_percent_without_its_sign_is_refused(text: str) -> None:
    assert refuses(percent, text)


def test_almost_twenty_per_cent_is_not_twenty() -> None:
    assert percent("19.998 %") < percent("20 %")
    assert decimal_text(percent("19.998 %") * 100) == "19.998"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 3), "0.3333…"),
        (Fraction(-1, 3), "-0.3333…"),
        (Fraction(1, 8), "0.125"),
        (Fraction(-5), "-5"),
        (Fraction(0), "0"),
        (Fraction(1, 100_000), "0.0000…"),
    ],
)
def test_decimal_that_was_cut_says_so(value: Fraction, text: str) -> None:
    assert decimal_text(value, digits=4) == text


def test_decimal_without_places_is_cut_to_a_whole_number() -> None:
    assert decimal_text(Fraction(7, 2), digits=0) == "3…"


@given(st.fractions(-(10**9), 10**9, max_denominator=10**6))
def test_plain_text_reads_back_to_the_same_number(value: Fraction) -> None:
    assert number(plain(value)) == value


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=6))
def test_decimal_text_reads_back_to_the_same_number(value: object) -> None:
    exact = Fraction(str(value))

    assert number(decimal_text(exact)) == exact


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_value_error(text: str) -> None:
    for read in (number, percent):
        assert refuses(read, text) or isinstance(read(text), Fraction)


def test_longest_number_is_longer_than_any_budget() -> None:
    assert number("9" * LARGEST_DIGITS) == 10**LARGEST_DIGITS - 1
