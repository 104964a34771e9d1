"""The tables of codes equal what their sources say."""

from pathlib import Path

import pycountry
import pytest
from babel.numbers import get_currency_precision, list_currencies

from diptych.engines.values.codes import COUNTRIES, CURRENCIES, FORMER_COUNTRIES, LANGUAGES
from tools import make_codes


def test_countries_are_those_of_iso_3166() -> None:
    assert {country.alpha_2 for country in pycountry.countries} == COUNTRIES


def test_former_countries_bear_their_names_of_iso_3166() -> None:
    names: dict[str, list[str]] = {}
    for country in pycountry.historic_countries:
        names.setdefault(country.alpha_2, []).append(country.name)
    assert {code: "; ".join(names[code]) for code in ("SU", "CS", "YU", "DD")} == FORMER_COUNTRIES


def test_former_country_is_no_present_one() -> None:
    assert COUNTRIES.isdisjoint(FORMER_COUNTRIES)


def test_currencies_are_those_of_iso_4217_and_cldr() -> None:
    assert {currency.alpha_3 for currency in pycountry.currencies} | list_currencies() == set(CURRENCIES)


def test_digits_of_currencies_are_those_of_cldr() -> None:
    assert {code: get_currency_precision(code) for code in CURRENCIES} == CURRENCIES


@pytest.mark.parametrize(
    ("code", "digits"), [("RUB", 2), ("CNY", 2), ("ESP", 0), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("SUR", 2), ("DDM", 2)]
)
def test_digits_of_currency(code: str, digits: int) -> None:
    assert CURRENCIES[code] == digits


def test_languages_are_those_of_iso_639_with_two_letters() -> None:
    assert {language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")} == LANGUAGES


def test_module_is_what_the_tool_writes() -> None:
    assert Path(make_codes.TARGET).read_text(encoding="utf-8") == make_codes.module()
