"""Numbers as people type them in each language. What cannot be told for certain is left for the format to refuse."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diptych.engines.values.exact import number, percent, plain
from diptych.engines.values.shape import COUNT, RATE, SHARE
from diptych.faces.typed import (
    read_amount,
    read_count,
    read_rate,
    read_share,
    show_amount,
    show_count,
    show_rate,
    show_share,
)
from diptych.kernel.texts import LANGUAGES, Language

SPOKEN = {code: Language(code) for code in LANGUAGES}
each_language = pytest.mark.parametrize("language", SPOKEN.values(), ids=SPOKEN)
LEFT = "left"


class Kind(NamedTuple):
    """A kind of number: how it is typed and shown, and how the format reads and writes it."""

    read: Callable[[str, Language], str]
    show: Callable[[str, Language], str]
    parse: Callable[[str], Any]
    write: Callable[[Any], str]


AMOUNT = Kind(read_amount, show_amount, number, plain)
COUNTED = Kind(read_count, show_count, COUNT.parse, str)
RATED = Kind(read_rate, show_rate, RATE.parse, plain)
SHARED = Kind(read_share, show_share, SHARE.parse, SHARE.write)
KINDS = {"amount": AMOUNT, "count": COUNTED, "rate": RATED, "share": SHARED}

typed_text = st.one_of(
    st.text(max_size=20),
    st.text("0123456789 .,/'_%-−¥₽$№\xa0\u2009１，．／½⅓万亿百分之二十млнтысkmbnRUB", max_size=20),
)


def all_read(kind: Kind, typed: str) -> list[str]:
    """What is read in English, Russian and Chinese; LEFT where the format refuses it and the field is as typed."""
    return [LEFT if is_left(kind, typed, language) else kind.read(typed, language) for language in SPOKEN.values()]


def is_left(kind: Kind, typed: str, language: Language) -> bool:
    found = kind.read(typed, language)
    return parsed(kind.parse, found) is None and kind.show(found, language) == typed


def parsed(parse: Callable[[str], Any], text: str) -> Any:
    try:
        return parse(text)
    except ValueError:
        return None


# --- amounts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("500000000", "500000000"),
        ("500 000 000", "500000000"),
        ("500\xa0000\xa0000", "500000000"),
        ("500\u2009000\u202f000", "500000000"),
        ("1'000'000", "1000000"),
        ("1’000’000", "1000000"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1 234 567,5", "1234567.5"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("0,125", "0.125"),
        (",5", "0.5"),
        ("007", "7"),
        ("1.50", "1.5"),
        ("−5", "-5"),
        ("１２００", "1200"),
        ("１，２００，０００", "1200000"),
        ("100/3", "100/3"),
        ("33 1/3", "100/3"),
        ("33⅓", "100/3"),
    ],
)
def test_amount_reads_the_same_in_every_language(typed: str, expected: str) -> None:
    assert [read_amount(typed, language) for language in SPOKEN.values()] == [expected] * 3


@pytest.mark.parametrize(
    ("typed", "en", "ru", "zh"),
    [
        ("500,000", "500000", "500", "500000"),
        ("500.000", "500", LEFT, "500"),
        ("1,234 million", "1234000000", "1234000", "1234000000"),
        ("1.234 million", "1234000", LEFT, "1234000"),
    ],
)
def test_amount_with_one_mark_and_three_digits_follows_the_language(typed: str, en: str, ru: str, zh: str) -> None:
    assert all_read(AMOUNT, typed) == [en, ru, zh]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("500 млн", "500000000"),
        ("1,2 млрд", "1200000000"),
        ("5 тыс", "5000"),
        ("5 тыс.", "5000"),
        ("5 миллионов", "5000000"),
        ("1 млн 200 тыс.", "1200000"),
        ("500 million", "500000000"),
        ("1.2 bn", "1200000000"),
        ("5m", "5000000"),
        ("5M", "5000000"),
        ("20k", "20000"),
        ("500万", "5000000"),
        ("5亿", "500000000"),
        ("1.2亿", "120000000"),
        ("1亿2000万", "120000000"),
        ("３千万", "30000000"),
    ],
)
def test_amount_with_a_word_for_round_numbers(typed: str, expected: str) -> None:
    assert [read_amount(typed, language) for language in SPOKEN.values()] == [expected] * 3


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "about 500",
        "500.",
        "1,23,456",
        "1.234.56",
        "1,2,3.4",
        "5e3",
        "10³",
        "1/0",
        "4 5/3",
        "1 млн 200",
        "200 тыс. 1 млн",
        "1 млн,200 тыс",
        "1万5",
        "5 ж",
        "9" * 30,
        "1" + " " * 30 + "x",
        "500 000 ₽",
    ],
)
def test_amount_that_is_not_certain_is_left(typed: str) -> None:
    assert all_read(AMOUNT, typed) == [LEFT] * 3


@pytest.mark.parametrize(
    ("canonical", "en", "ru", "zh"),
    [
        ("500000000", "500,000,000", "500\xa0000\xa0000", "500,000,000"),
        ("1234.5", "1,234.5", "1234,5", "1,234.5"),
        ("500 000 000", "500,000,000", "500\xa0000\xa0000", "500,000,000"),
        ("1.234", "1.234", "1,234", "1.234"),
        ("100/3", "100/3", "100/3", "100/3"),
        ("much", "much", "much", "much"),
    ],
)
def test_amount_in_its_field(canonical: str, en: str, ru: str, zh: str) -> None:
    assert [show_amount(canonical, language) for language in SPOKEN.values()] == [en, ru, zh]


def test_amount_left_is_refused_by_the_format_and_looks_as_typed() -> None:
    left = read_amount("500.000", SPOKEN["ru"])
    assert parsed(number, left) is None
    assert show_amount(left, SPOKEN["ru"]) == "500.000"


# --- shares ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("20", "20 %"),
        ("20%", "20 %"),
        ("20 %", "20 %"),
        ("20\xa0%", "20 %"),
        ("２０％", "20 %"),
        ("19.998%", "19.998 %"),
        ("19,998%", "19.998 %"),
        ("19,998", "19.998 %"),
        ("0.2", "0.2 %"),
        ("1", "1 %"),
        ("1.000", "1 %"),
        ("0", "0 %"),
        ("100", "100 %"),
        ("1/3", "1/3"),
        ("⅓", "1/3"),
        ("1/4", "25 %"),
        ("33 1/3", "1/3"),
        ("33 1/3 %", "1/3"),
        ("33⅓%", "1/3"),
        ("20 per cent", "20 %"),
        ("20 percent", "20 %"),
        ("20 процентов", "20 %"),
        ("百分之20", "20 %"),
        ("百分之二十", "20 %"),
        ("百分之二十五", "25 %"),
        ("百分之十", "10 %"),
        ("百分之一百", "100 %"),
        ("120", "120 %"),
    ],
)
def test_share_reads_the_same_in_every_language(typed: str, expected: str) -> None:
    assert [read_share(typed, language) for language in SPOKEN.values()] == [expected] * 3


@pytest.mark.parametrize(
    "typed",
    ["", "a fifth", "20/80", "50/50", "49/51", "80/20", "1/0", "1.2.3", "百分之", "百分之二三", "百分之20%", "%"],
)
def test_share_that_is_not_certain_is_left(typed: str) -> None:
    assert all_read(SHARED, typed) == [LEFT] * 3


@pytest.mark.parametrize(
    ("canonical", "en", "ru"),
    [
        ("20 %", "20%", "20\xa0%"),
        ("19.998 %", "19.998%", "19,998\xa0%"),
        ("0.2", "20%", "20\xa0%"),
        ("1", "100%", "100\xa0%"),
        ("1/3", "1/3", "1/3"),
        ("1/99", "1 1/99%", "1 1/99\xa0%"),
        ("a fifth", "a fifth", "a fifth"),
    ],
)
def test_share_in_its_field(canonical: str, en: str, ru: str) -> None:
    assert [show_share(canonical, language) for language in SPOKEN.values()] == [en, ru, en]


# --- counts and rates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("90", "90"),
        ("1 000", "1000"),
        ("1,000", "1000"),
        ("1.000", "1000"),
        ("12.0", "12"),
        ("１２０", "120"),
        ("1,5", LEFT),
        ("1.5", LEFT),
        ("4/2", LEFT),
        ("90 minutes", LEFT),
        ("5 тыс", LEFT),
    ],
)
def test_count(typed: str, expected: str) -> None:
    assert all_read(COUNTED, typed) == [expected] * 3


@pytest.mark.parametrize(
    ("typed", "en", "ru", "zh"),
    [
        ("11,25", "11.25", "11.25", "11.25"),
        ("0,0875", "0.0875", "0.0875", "0.0875"),
        ("1/3", "1/3", "1/3", "1/3"),
        ("11,250", "11250", "11.25", "11250"),
        ("1.234", "1.234", LEFT, "1.234"),
        ("11 млн", LEFT, LEFT, LEFT),
    ],
)
def test_rate(typed: str, en: str, ru: str, zh: str) -> None:
    assert all_read(RATED, typed) == [en, ru, zh]


# --- laws ------------------------------------------------------------------------------------------------------------

readable = st.one_of(
    st.integers(-(10**15), 10**15).map(Fraction),
    st.decimals(-(10**12), 10**12, places=3).map(Fraction),
    st.decimals(-(10**6), 10**6, places=8).map(Fraction),
    st.fractions(-(10**6), 10**6, max_denominator=10**6),
)


@each_language
@given(value=readable)
@example(value=Fraction("500.125"))
def test_amount_and_rate_come_back_from_their_field(language: Language, value: Fraction) -> None:
    text = plain(value)
    assert read_amount(show_amount(text, language), language) == text
    assert read_rate(show_rate(text, language), language) == text
    assert number(read_amount(text, SPOKEN["en"])) == value


@each_language
@given(value=st.integers(0, 10**6))
def test_count_comes_back_from_its_field(language: Language, value: int) -> None:
    assert read_count(show_count(str(value), language), language) == str(value)


@each_language
@given(value=st.one_of(st.fractions(0, 1, max_denominator=120), st.fractions(0, 1), st.fractions(-2, 200)))
@example(value=Fraction(1, 99))
@example(value=Fraction(49, 51))
@example(value=Fraction(-1, 99))
def test_share_comes_back_from_its_field(language: Language, value: Fraction) -> None:
    text = SHARE.write(value)
    if parsed(percent, text) is not None:
        assert read_share(show_share(text, language), language) == text


@each_language
@given(text=st.from_regex(r"\A[0-9]{1,3}([ ][0-9]{3})?([.][0-9]{1,6})?[ ]?%?\Z"))
def test_share_of_a_file_keeps_its_value_however_it_was_written(language: Language, text: str) -> None:
    value = parsed(percent, text)
    if value is not None:
        assert percent(read_share(show_share(text, language), language)) == value


@each_language
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(typed=typed_text)
def test_what_is_read_is_as_the_format_writes_it_and_the_rest_is_refused(
    kind: Kind, language: Language, typed: str
) -> None:
    """Nothing that was left is understood behind the person's back as something else."""
    found = kind.read(typed, language)
    value = parsed(kind.parse, found)
    if value is None:
        assert kind.show(found, language) == typed or "．" in typed or "／" in typed
    else:
        assert kind.write(value) == found
        assert kind.read(kind.show(found, language), language) == found


@each_language
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(text=typed_text.filter(lambda text: "．" not in text and "／" not in text))
def test_text_that_is_no_number_is_shown_as_it_is(kind: Kind, language: Language, text: str) -> None:
    if parsed(number, text) is None and parsed(percent, text) is None:
        assert kind.show(text, language) == text
