"""Money: exact amounts in one currency, converted only by a rate that is stated."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values.money import Money, Rate, minor_unit
from tests.factories.refusals import refuses

RATE = Rate(base="CNY", quote="RUB", rate=Fraction("11.25"))


@pytest.mark.parametrize("text", ["500 000 000 RUB", "RUB 500000000", "500000000RUB", " 500_000_000 RUB "])
def test_money_is_read_either_way_round(text: str) -> None:
    assert Money.parse(text) == Money(amount=Fraction(500_000_000), currency="RUB")


@pytest.mark.parametrize("text", ["", "100", "RUB", "100 rub", "100 RU", "1,000 RUB", "100 ₽", "ten RUB", "100 РУБ"])
def test_anything_else_is_no_money(text: str) -> None:
    assert refuses(Money.parse, text)


def test_unknown_currency_is_named() -> None:
    with pytest.raises(KeyError, match="RBU"):
        Money.parse("100 RBU")


def test_withdrawn_currency_is_known() -> None:
    assert str(Money.parse("5 000 000 ESP")) == "5000000 ESP"


def test_money_is_converted_exactly() -> None:
    assert Money.parse("17776000 CNY").to("RUB", [RATE]) == Money.parse("199980000 RUB")


def test_money_is_converted_by_the_inverse_rate() -> None:
    assert Money.parse("100 RUB").to("CNY", [RATE]) == Money(amount=Fraction(80, 9), currency="CNY")


def test_money_without_a_rate_is_not_converted() -> None:
    assert Money.parse("100 EUR").to("RUB", [RATE]) is None


def test_money_in_its_own_currency_needs_no_rate() -> None:
    assert Money.parse("100 EUR").to("EUR", []) == Money.parse("100 EUR")


@given(st.fractions(0, 10**12, max_denominator=10**4), st.fractions(Fraction(1, 1000), 1000, max_denominator=1000))
def test_money_converted_there_and_back_is_the_same(amount: Fraction, rate: Fraction) -> None:
    money = Money(amount=amount, currency="EUR")
    rates = [Rate(base="EUR", quote="CNY", rate=rate)]

    abroad = money.to("CNY", rates)

    assert abroad is not None
    assert abroad.to("EUR", rates) == money


@given(st.fractions(0, 10**12, max_denominator=10**4))
def test_money_reads_back_as_written(amount: Fraction) -> None:
    money = Money(amount=amount, currency="KWD")

    assert Money.parse(str(money)) == money


@pytest.mark.parametrize(
    ("currency", "unit"), [("RUB", Fraction(1, 100)), ("JPY", Fraction(1)), ("KWD", Fraction(1, 1000))]
)
def test_smallest_coin_of_a_currency(currency: str, unit: Fraction) -> None:
    assert minor_unit(currency) == unit
