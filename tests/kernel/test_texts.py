"""Numbers, shares, money, dates and names as CLDR says each language writes them; Babel is the witness."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent, get_currency_name
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values.codes import COUNTRIES, CURRENCIES
from diptych.engines.values.codes import LANGUAGES as TAGS
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.errors import Refused
from diptych.engines.values.money import Money
from diptych.kernel.texts import LANGUAGES, Language, preferred

CLDR = {"en": "en_GB", "ru": "ru", "zh-hans": "zh_Hans"}
"""Which locale each language follows: dates in English are written the British way."""

SPOKEN = {code: Language(code) for code in LANGUAGES}
each_language = pytest.mark.parametrize("code", LANGUAGES)


def cldr_number(value: Decimal, code: str) -> str:
    """As CLDR has it, but for a true minus sign and Russian numbers of four digits, which typesetters leave whole."""
    text = format_decimal(value, "#,##0.########", locale=CLDR[code])
    if code == "ru" and abs(value) < 10_000:
        text = text.replace("\xa0", "")
    return text.replace("-", "−")


def cldr_date(text: str) -> str:
    """As CLDR has it, with plain spaces, and the Russian year written out: a sentence may end after it."""
    return re.sub(r"\s", " ", text).replace(" г.", " года")


@each_language
@given(value=st.decimals(-(10**15), 10**15, places=4))
def test_number_is_written_as_in_cldr(code: str, value: Decimal) -> None:
    value = value + 0  # there is no minus zero in a fraction
    assert SPOKEN[code].number(Fraction(value)) == cldr_number(value, code)


@pytest.mark.parametrize(
    ("value", "en", "ru", "zh"),
    [
        (Fraction(1_234_567), "1,234,567", "1\xa0234\xa0567", "1,234,567"),
        (Fraction(1234), "1,234", "1234", "1,234"),
        (Fraction(-45, 10), "−4.5", "−4,5", "−4.5"),
        (Fraction(1, 3), "0.33333333…", "0,33333333…", "0.33333333…"),
        (Fraction(0), "0", "0", "0"),
    ],
)
def test_number(value: Fraction, en: str, ru: str, zh: str) -> None:
    assert [SPOKEN[code].number(value) for code in ("en", "ru", "zh-hans")] == [en, ru, zh]


@each_language
@pytest.mark.parametrize("value", ["0", "1", "0.2", "0.19998", "0.00000025"])
def test_share_is_written_as_in_cldr(code: str, value: str) -> None:
    pattern = Locale.parse(CLDR[code]).percent_formats[None].pattern.replace("0", "0.########")
    assert SPOKEN[code].share(Fraction(value)) == format_percent(Decimal(value), pattern, locale=CLDR[code])


def test_share_never_rounds() -> None:
    assert SPOKEN["en"].share(Fraction(9999, 50000)) == "19.998%"
    assert SPOKEN["ru"].share(Fraction(9999, 50000)) == "19,998\xa0%"


@each_language
@pytest.mark.parametrize("count", [1, 2, 5, 11, 12, 21, 100, 111])
def test_currency_after_a_number_is_named_as_in_cldr(code: str, count: int) -> None:
    for currency in ("USD", "HKD", "INR", "EUR"):
        expected = get_currency_name(currency, count, LANGUAGES[code])
        assert SPOKEN[code].currency_counted(currency, count) == expected


@each_language
def test_money_keeps_its_currency_beside_it(code: str) -> None:
    money = Money(amount=Fraction("199980000.50"), currency="RUB")
    assert SPOKEN[code].money(money) == f"{cldr_number(Decimal('199980000.5'), code)}\xa0RUB"


@each_language
@given(day=st.dates(date(1895, 1, 1), date(2199, 12, 31)))
def test_date_is_written_as_in_cldr(code: str, day: date) -> None:
    expected = cldr_date(format_date(day, "long", locale=CLDR[code]))
    assert SPOKEN[code].date(day).replace("\xa0", " ") == expected


@each_language
@pytest.mark.parametrize("month", range(1, 13))
def test_month_is_written_as_in_cldr(code: str, month: int) -> None:
    expected = cldr_date(format_skeleton("yMMMM", date(2026, month, 1), locale=CLDR[code]))
    assert SPOKEN[code].date(PartialDate(year=2026, month=month)).replace("\xa0", " ") == expected


@pytest.mark.parametrize(("code", "expected"), [("en", "2026"), ("ru", "2026"), ("zh-hans", "2026年")])
def test_year_alone(code: str, expected: str) -> None:
    assert SPOKEN[code].date(PartialDate(year=2026)) == expected


@each_language
def test_every_code_a_dossier_may_hold_has_a_name(code: str) -> None:
    """Names come from CLDR, codes from ISO; what CLDR does not name is shown by its code."""
    locale = Locale.parse(LANGUAGES[code])
    language = SPOKEN[code]

    assert {c: language.country(c) for c in COUNTRIES} == {c: locale.territories[c] for c in COUNTRIES}
    assert {c: language.currency(c) for c in CURRENCIES} == {c: locale.currencies.get(c, c) for c in CURRENCIES}
    assert {t: language.language(t) for t in TAGS} == {t: locale.languages.get(t, t) for t in TAGS}


@pytest.mark.parametrize(
    ("tag", "expected"), [("pt-BR", "Portuguese"), ("zh-Hans", "Chinese"), ("qaa", "qaa"), ("nl", "Dutch")]
)
def test_language_of_a_longer_tag(tag: str, expected: str) -> None:
    assert SPOKEN["en"].language(tag) == expected


def test_unknown_code_is_shown_as_it_is() -> None:
    assert (SPOKEN["ru"].country("QQ"), SPOKEN["ru"].currency("QQQ")) == ("QQ", "QQQ")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"ru": "да", "en": "yes"}, "да"),
        ({"zh-hans": "是", "en": "yes"}, "yes"),
        ({"zh-hans": "是"}, "是"),
        ({}, ""),
    ],
)
def test_pick(texts: dict[str, str], expected: str) -> None:
    assert SPOKEN["ru"].pick(texts) == expected


def test_pick_takes_the_tag_as_people_write_it() -> None:
    assert SPOKEN["zh-hans"].pick({"zh-Hans": "是", "en": "yes"}) == "是"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-hans"),
        ({"LANG": "nl_NL.UTF-8"}, "en"),
        ({"LC_ALL": "ru_RU", "LANG": "zh_CN"}, "ru"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_CN"}, "zh-hans"),
        ({}, "en"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_preferred_language(environment: dict[str, str], expected: str) -> None:
    assert preferred(environment) == expected


def test_language_that_is_none_of_ours_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        Language("tlh")
    assert (caught.value.code, caught.value.facts) == (
        "no_language",
        {"found": "tlh", "known": ("en", "ru", "zh-hans")},
    )


@each_language
def test_punctuation_between_things(code: str) -> None:
    language = SPOKEN[code]
    chinese = code == "zh-hans"
    assert language.listed(["a", "b"]) == ("a、b" if chinese else "a, b")
    assert language.clauses(["a", "b"]) == ("a；b" if chinese else "a; b")
    assert language.colon("a", "b") == ("a：b" if chinese else "a: b")
