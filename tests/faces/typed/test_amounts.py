"""An amount with its currency in one field. Which currency is only said where it can be no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values.codes import CURRENCIES
from diptych.engines.values.exact import plain
from diptych.engines.values.money import Money
from diptych.faces.typed import show_amount, show_currency, split_amount
from diptych.faces.typed.amounts import currencies
from diptych.faces.typed.numbers import MULTIPLIERS
from diptych.kernel.texts import LANGUAGES, Language

SPOKEN = {code: Language(code) for code in LANGUAGES}
each_language = pytest.mark.parametrize("language", SPOKEN.values(), ids=SPOKEN)


@each_language
@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("500 000", "500000", None),
        ("500 000 ₽", "500000", "RUB"),
        ("₽500 000", "500000", "RUB"),
        ("RUB 500000", "500000", "RUB"),
        ("500000 rub", "500000", "RUB"),
        ("€500 000", "500000", "EUR"),
        ("£5m", "5000000", "GBP"),
        ("US$5m", "5000000", "USD"),
        ("CN¥ 1.2 bn", "1200000000", "CNY"),
        ("500 euros", "500", "EUR"),
        ("5 million US dollars", "5000000", "USD"),
        ("5 млн евро", "5000000", "EUR"),
        ("5 млн долларов США", "5000000", "USD"),
        ("10 млн юаней", "10000000", "CNY"),
        ("500 000 российских рублей", "500000", "RUB"),
        ("500 000 белорусских рублей", "500000", "BYN"),
        ("500万美元", "5000000", "USD"),
        ("５００万欧元", "5000000", "EUR"),
        ("人民币5000万元", "50000000", "CNY"),
    ],
)
def test_currency_that_can_be_no_other(language: Language, typed: str, amount: str, currency: str | None) -> None:
    assert split_amount(typed, language) == (amount, currency)
    assert split_amount(typed, language, beside="KZT") == (amount, currency)


@each_language
@pytest.mark.parametrize(
    ("typed", "amount", "may_be", "never"),
    [
        ("¥5000", "5000", "CNY", "RUB"),
        ("￥５０００", "5000", "JPY", "EUR"),
        ("$5m", "5000000", "SGD", "PLN"),
        ("5 млн руб.", "5000000", "RUB", "CNY"),
        ("500 000 р.", "500000", "BYN", "CNY"),
        ("500 000 рублей", "500000", "RUB", "EUR"),
        ("5 million dollars", "5000000", "CAD", "EUR"),
        ("500万元", "5000000", "CNY", "RUB"),
        ("500万卢布", "5000000", "RUB", "CNY"),
    ],
)
def test_sign_of_several_currencies_is_settled_by_the_one_beside(
    language: Language, typed: str, amount: str, may_be: str, never: str
) -> None:
    assert split_amount(typed, language) == (amount, None)
    assert split_amount(typed, language, beside=may_be) == (amount, may_be)
    assert split_amount(typed, language, beside=never) == (typed, None)


@each_language
@pytest.mark.parametrize(
    "typed", ["", "₽", "RUB", "500 USD EUR", "$500 EUR", "€5 RUB", "5mUSD", "500 tons", "500 USD or so", "RUB-500"]
)
def test_what_is_not_understood_comes_back_whole(language: Language, typed: str) -> None:
    assert split_amount(typed, language) == (typed, None)


def test_doubtful_amount_with_its_currency_is_not_understood_by_the_format_either() -> None:
    amount, currency = split_amount("500.000 RUB", SPOKEN["ru"])
    with pytest.raises(ValueError, match="500"):
        Money.parse(amount)
    assert (show_amount(amount, SPOKEN["ru"]), currency) == ("500.000 RUB", None)


def test_no_word_for_round_numbers_is_a_currency() -> None:
    assert {word: currencies(word) for word in MULTIPLIERS if currencies(word)} == {}


@each_language
@given(value=st.decimals(0, 10**12, places=2), code=st.sampled_from(sorted(CURRENCIES)), named=st.booleans())
def test_amount_as_shown_with_code_or_name_is_read(language: Language, value: object, code: str, named: bool) -> None:
    amount = plain(Money.parse(f"{value} {code}").amount)
    name = show_currency(code, language)
    # Currencies of the past have years in their names, and those are numbers too.
    unit = name if named and name.replace(" ", "").isalpha() else code
    assert split_amount(f"{show_amount(amount, language)} {unit}", language) == (amount, code)
    assert split_amount(f"{unit} {show_amount(amount, language)}", language) == (amount, code)


@each_language
@given(typed=st.text("0123456789 .,'-¥₽$€元万亿рублейRUBmnk()", max_size=24) | st.text(max_size=24))
def test_amount_is_one_of_the_format_or_what_was_typed(language: Language, typed: str) -> None:
    amount, currency = split_amount(typed, language)
    if currency is not None:
        assert Money.parse(f"{amount} {currency}").currency == currency
    elif "．" not in typed and "／" not in typed:
        assert show_amount(amount, language) == typed or plain(Money.parse(f"{amount} RUB").amount) == amount
