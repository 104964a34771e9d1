"""Countries, languages and currencies as people name them, and the lists they choose from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values import shape
from diptych.engines.values.codes import COUNTRIES, CURRENCIES, FORMER_COUNTRIES
from diptych.engines.values.codes import LANGUAGES as TAGS
from diptych.faces.typed import (
    nearest,
    options,
    read_country,
    read_currency,
    read_language,
    show_country,
    show_currency,
    show_language,
)
from diptych.kernel.texts import LANGUAGES, Language

SPOKEN = {code: Language(code) for code in LANGUAGES}
EN, RU, ZH = SPOKEN.values()
each_language = pytest.mark.parametrize("language", SPOKEN.values(), ids=SPOKEN)
each_kind = pytest.mark.parametrize("kind", ["country", "language", "currency"])
READ: dict[str, Callable[[str, Language], str]] = {
    "country": read_country,
    "language": read_language,
    "currency": read_currency,
}
SHOW = {"country": show_country, "language": show_language, "currency": show_currency}
SHAPES: dict[str, Any] = {"country": shape.COUNTRY, "language": shape.LANGUAGE, "currency": shape.CURRENCY}
CODES = {
    "country": sorted({*COUNTRIES, *FORMER_COUNTRIES}),
    "language": [*sorted(TAGS), "yue", "sah", "qaa", "pt-BR", "pt-br", "zh-Hans", "zh-CN", "sr-Latn-RS", "gaa", "twi"],
    "currency": sorted(CURRENCIES),
}


@each_language
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("Китай", "CN"), ("  китай ", "CN"), ("КИТАЙ", "CN"), ("China", "CN"), ("中国", "CN")),
        *(("CN", "CN"), ("cn", "CN"), ("CHN", "CN"), ("USA", "US"), ("UK", "GB"), ("uk", "GB"), ("SU", "SU")),
        *(("США", "US"), ("Гонконг", "HK"), ("香港", "HK"), ("Czech Republic", "CZ"), ("象牙海岸", "CI")),
        *(("Кот-д'Ивуар", "CI"), ("Côte d’Ivoire", "CI"), ("cote d'ivoire", "CI"), ("Turkiye", "TR")),
        *(("Bosnia and Herzegovina", "BA"), ("Bosnia & Herzegovina", "BA"), ("Шри Ланка", "LK")),
        *(("Myanmar", "MM"), ("Гонконг", "HK")),
    ],
)
def test_country_by_name_or_code(language: Language, typed: str, code: str) -> None:
    assert read_country(typed, language) == code


@each_language
@pytest.mark.parametrize("typed", ["", " ", "Атлантида", "QQ", "CT", "EU", "China and Russia"])
def test_country_that_is_none_is_left(language: Language, typed: str) -> None:
    assert read_country(typed, language) == typed


@each_language
@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        *(("русский", "ru"), ("Russian", "ru"), ("俄语", "ru"), ("RU", "ru"), ("ru", "ru"), ("ru-RU", "ru-RU")),
        *(("Cantonese", "yue"), ("粤语", "yue"), ("Simplified Chinese", "zh-Hans"), ("PT-br", "pt-BR")),
        ("английский", "en"),
    ],
)
def test_language_by_name_or_tag(language: Language, typed: str, tag: str) -> None:
    assert read_language(typed, language) == tag


def test_name_that_is_also_a_code_is_read_as_it_is_spelled() -> None:
    assert (read_language("Ga", EN), read_language("ga", EN), read_language("GA", EN)) == ("gaa", "ga", "GA")


@each_language
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("RUB", "RUB"), ("rub", "RUB"), ("₽", "RUB"), ("российский рубль", "RUB"), ("Russian ruble", "RUB")),
        *(("人民币", "CNY"), ("евро", "EUR"), ("€", "EUR"), ("US$", "USD"), ("欧元", "EUR")),
    ],
)
def test_currency_by_name_code_or_sign(language: Language, typed: str, code: str) -> None:
    assert read_currency(typed, language) == code


@each_language
@pytest.mark.parametrize("typed", ["", "¥", "$", "рубль", "dollar", "QQQ", "р."])
def test_currency_that_may_be_several_is_left(language: Language, typed: str) -> None:
    assert read_currency(typed, language) == typed


def test_names_in_their_fields() -> None:
    assert [show_country("CN", language) for language in SPOKEN.values()] == ["China", "Китай", "中国"]
    assert [show_language("zh-Hans", language) for language in (EN, ZH)] == ["Simplified Chinese", "简体中文"]
    assert [show_currency("CNY", language) for language in SPOKEN.values()] == [
        "Chinese Yuan",
        "китайский юань",
        "人民币",
    ]
    assert (show_country("SU", RU), show_country("Атлантида", RU), show_language("pt-br", EN)) == (
        "SU",
        "Атлантида",
        "pt-br",
    )


@each_language
@each_kind
def test_every_code_comes_back_from_its_field(kind: str, language: Language) -> None:
    assert {code: READ[kind](SHOW[kind](code, language), language) for code in CODES[kind]} == {
        code: code for code in CODES[kind]
    }


@each_language
@given(tag=st.from_regex(r"\A[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,2}\Z"))
def test_every_tag_comes_back_from_its_field(language: Language, tag: str) -> None:
    if shape.LANGUAGE.read(tag, (), []) is not None:
        assert read_language(show_language(tag, language), language) == tag


@each_language
@each_kind
@given(typed=st.text(max_size=12))
def test_what_is_read_is_a_code_or_what_was_typed(kind: str, language: Language, typed: str) -> None:
    found = READ[kind](typed, language)
    assert found == typed or SHAPES[kind].read(found, (), []) == found
    assert isinstance(SHOW[kind](typed, language), str)
    assert len(nearest(typed, kind, language)) <= 3  # type: ignore[arg-type]


# --- lists -----------------------------------------------------------------------------------------------------------


@each_language
@each_kind
def test_every_option_is_read_as_its_code(kind: Any, language: Language) -> None:
    listed = options(kind, language)
    assert {name: READ[kind](name, language) for _, name in listed} == {name: code for code, name in listed}


@each_language
def test_options_hold_every_country_and_only_money_in_use(language: Language) -> None:
    assert {code for code, _ in options("country", language)} == COUNTRIES
    money = {code for code, _ in options("currency", language)}
    assert ({"RUB", "CNY", "EUR", "USD"} <= money, money & {"RUR", "FRF", "XXX", "XAU"}) == (True, set())
    assert {code for code, _ in options("language", language)} <= TAGS


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        (EN, ["Åland Islands", "Albania", "Zambia"]),
        (RU, ["Австралия", "Китай", "Россия", "Япония"]),
        (ZH, ["阿根廷", "俄罗斯", "法国", "荷兰", "美国", "中国"]),
    ],
    ids=SPOKEN,
)
def test_options_stand_in_the_order_of_the_reader(language: Language, in_order: list[str]) -> None:
    names = [name for _, name in options("country", language)]
    assert sorted(in_order, key=names.index) == in_order


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("Росия", RU, "Россия"),
        ("Кетай", RU, "Китай"),
        ("Chna", EN, "China"),
        ("Hong Kong", EN, "Hong Kong SAR China"),
        ("Untied Kingdom", EN, "United Kingdom"),
        ("新西蓝", ZH, "新西兰"),
    ],
)
def test_nearest_country(typed: str, language: Language, first: str) -> None:
    assert nearest(typed, "country", language)[0] == first


def test_nearest_to_a_word_are_the_names_that_hold_it() -> None:
    assert nearest("рубль", "currency", RU) == ("российский рубль", "белорусский рубль")
    assert nearest("", "country", RU) == ()
