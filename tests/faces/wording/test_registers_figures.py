"""Claims and dates in words: nothing is rounded, nothing is made more precise than it is."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from diptych.engines.values.codes import CURRENCIES
from diptych.faces.wording.registers import units
from diptych.faces.wording.registers.figures import Figures, dates
from diptych.kernel.texts import LANGUAGES, Language
from diptych.registers.sources.formats import quantity
from diptych.registers.sources.models import Claim

BLANK: dict[str, Any] = {
    field.attname.removesuffix("_id"): None if field.null else ""
    for field in Claim._meta.concrete_fields
    if field.name not in ("source", "unverified", "position")
}
"""A claim of which nothing is known, as its table has it."""

NAMES = {"film-fund": "Film Fund", "xiao-san": "Xiao San"}

each_language = pytest.mark.parametrize("code", LANGUAGES)


def claim(**fields: Any) -> Any:
    """A claim with these fields; sums and numbers in the type that the database gives."""
    for name in ("amount", "restated"):
        if name in fields:
            fields[name] = Decimal(f"{fields[name]}.00")
    number = quantity(fields.get("value", ""), fields.get("unit", ""))
    source = SimpleNamespace(date=fields.pop("published", ""))
    return SimpleNamespace(**{**BLANK, "source": source, "number": number, **fields})


def speaker(code: str = "en") -> Figures:
    return Figures(Language(code), lambda id: NAMES.get(id, id))


def figure(code: str = "en", **fields: Any) -> str:
    return speaker(code).figure(claim(**fields)).replace("\u00a0", " ")


# Money ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (688_600_000, "688.6 million roubles"),
        (500_000_000, "500 million roubles"),
        (1_208_000_000, "1.208 billion roubles"),
        (3_082_200_000, "3.0822 billion roubles"),
        (3_395_536_963, "3,395,536,963 roubles"),
        (2_001_234_500, "2,001.2345 million roubles"),
        (525_000, "525,000 roubles"),
        (1_000_000, "1 million roubles"),
        (1, "1 rouble"),
        (0, "0 roubles"),
    ],
)
def test_large_round_sum_has_a_word_and_another_stands_in_full(amount: int, said: str) -> None:
    assert figure(amount=amount, currency="RUB") == said


@pytest.mark.parametrize(
    ("qualifier", "said"),
    [
        ("", "2 million US dollars"),
        ("exact", "2 million US dollars"),
        ("over", "over 2 million US dollars"),
        ("about", "about 2 million US dollars"),
        ("nearly", "nearly 2 million US dollars"),
        ("up_to", "up to 2 million US dollars"),
        ("target", "target: 2 million US dollars"),
        ("rough_guess", "2 million US dollars (rough guess)"),
    ],
)
def test_qualifier_stands_around_the_figure(qualifier: str, said: str) -> None:
    assert figure(amount=2_000_000, currency="USD", qualifier=qualifier) == said


def test_sum_that_stands_as_value_and_unit_is_a_sum() -> None:
    assert figure(measure="budget", value="35000000", unit="CNY") == "35 million yuan"


def test_sum_that_the_source_converts_itself_follows_in_brackets() -> None:
    said = figure(amount=500_000_000, currency="RUB", qualifier="over", restated=5_900_000, restated_currency="USD")
    assert said == "over 500 million roubles (5.9 million US dollars)"


@each_language
@pytest.mark.parametrize("amount", [1, 2, 5, 21, 1500, 2_500_000])
def test_every_currency_can_be_said(code: str, amount: int) -> None:
    for currency in CURRENCIES:
        assert len(figure(code, amount=amount, currency=currency)) > 1


# No figure ------------------------------------------------------------------------------------------------------------


def test_sum_in_words_alone_is_said_in_words() -> None:
    said = figure(currency="USD", qualifier="several_hundred_thousand", printed="несколько сотен тысяч долларов")
    assert said == "several hundred thousand US dollars (no exact figure printed)"


def test_count_in_words_alone_is_said_in_words() -> None:
    said = figure(unit="photographs", qualifier="tens_of_millions_planned")
    assert said == "tens of millions of photographs, planned (no exact figure printed)"


def test_words_without_a_code_are_quoted() -> None:
    assert figure(currency="USD", printed="a great deal") == "no figure printed (“a great deal”)"
    assert figure(unit="items") == "no figure printed"


# Quantities -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"measure": "admissions", "value": "1470000", "unit": "persons"}, "1.47 million viewers"),
        ({"measure": "crew", "value": "680", "unit": "persons"}, "680 people"),
        ({"measure": "runtime", "value": "146", "unit": "min"}, "146 minutes"),
        ({"measure": "runtime_difference", "value": "-25", "unit": "min"}, "−25 minutes"),
        ({"measure": "screens", "value": "1", "unit": "screens"}, "1 screen"),
        ({"measure": "share", "value": "21", "unit": "percent"}, "21%"),
        ({"measure": "rank", "value": "6", "unit": "place"}, "rank 6"),
        ({"measure": "distance", "value": "5.5", "unit": "km"}, "5.5 kilometres"),
        ({"measure": "chapters", "value": "3"}, "3"),
        ({"measure": "props", "value": "12", "unit": "fishing_boats"}, "12 fishing boats"),
    ],
)
def test_number_has_its_unit(fields: dict[str, str], said: str) -> None:
    assert figure(**fields) == said


def test_range_says_both_ends() -> None:
    said = figure(measure="items", value="15000", value_to="20000", unit="items", qualifier="target")
    assert said == "target: from 15,000 to 20,000 items"


@each_language
@pytest.mark.parametrize("unit", [*units.COUNTED, *units.MONEY])
def test_unit_holds_its_number_in_every_form(code: str, unit: str) -> None:
    for count in (1, 2, 5, 21):
        assert str(count) in units.with_unit(Language(code), str(count), count, unit)


# Values that are no quantities ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": "2025-02-20", "unit": "date"}, "20 February 2025"),
        ({"value": "2024-09", "unit": "date"}, "September 2024"),
        ({"value": "1927", "unit": "year"}, "1927"),
        ({"value": "1944/1945"}, "1944–1945"),
        ({"value": "194X", "unit": "decade"}, "the 1940s"),
        ({"value": "P1M", "unit": "duration"}, "1 month"),
        ({"value": "P3Y"}, "3 years"),
        ({"value": "2025-10", "unit": "date", "qualifier": "mid"}, "mid-October 2025"),
        ({"value": "2025-11", "unit": "date", "qualifier": "not_before"}, "not before November 2025"),
        ({"value": "false", "unit": "bool"}, "no"),
        ({"value": "FR", "unit": "country"}, "France"),
        ({"value": "theatrical", "unit": "text", "measure": "release_type"}, "Cinema release"),
        ({"value": "film-fund", "unit": "agent"}, "Film Fund"),
        ({"value": "film-fund; nobody-known"}, "Film Fund; nobody-known"),
        ({"value": "Lake Baikal; Hengdian"}, "Lake Baikal; Hengdian"),
        ({"value": "2025-13", "unit": "date", "qualifier": "about"}, "about 2025-13"),
        ({"value": "2025-05-20/2025-05-24", "qualifier": "about"}, "about 20–24 May 2025"),
        ({"value": "wholly unheard of <b>", "unit": "text"}, "wholly unheard of <b>"),
    ],
)
def test_value_is_said_for_what_it_is(fields: dict[str, str], said: str) -> None:
    assert figure(**fields) == said


@pytest.mark.parametrize(
    ("value", "code", "lang"),
    [
        ("wholly unheard of", "en", ""),
        ("wholly unheard of", "ru", "en"),
        ("Сюэ Цзицзюнь", "en", "ru"),
        ("Сюэ Цзицзюнь", "ru", ""),
        ("北京中影国际影城", "ru", "zh-Hans"),
        ("北京中影国际影城", "zh-hans", ""),
        ("1927", "ru", ""),
        ("2025-02-20", "ru", ""),
        ("film-fund", "en", ""),
    ],
)
def test_words_of_the_data_tell_their_language(value: str, code: str, lang: str) -> None:
    assert speaker(code).lang(claim(value=value)) == lang


# Circumstances --------------------------------------------------------------------------------------------------------


def circumstances(code: str = "en", **fields: Any) -> list[str]:
    return [piece.replace("\u00a0", " ") for piece in speaker(code).circumstances(claim(**fields))]


def test_bare_claim_has_no_circumstances() -> None:
    assert circumstances(amount=1, currency="USD") == []


def test_circumstances_go_from_what_is_counted_to_who_said_it() -> None:
    pieces = circumstances(
        scope="opening_weekend",
        territory="FR",
        city="Shanghai",
        place="Hengdian",
        side="IT",
        year="2020",
        as_of="2025-09-26",
        period_start="2025-02-20",
        period_end="2025-02-23",
        date="1938-10",
        screens=2271,
        screenings=1,
        admissions=234465,
        rank=7,
        upstream="film-fund",
        interpreter="xiao-san",
    )
    assert pieces == [
        "opening weekend",
        "France",
        "Shanghai",
        "Hengdian",
        "side: Italy",
        "for 2020",
        "as of 26 September 2025",
        "period: 20–23 February 2025",
        "date: October 1938",
        "2,271 screens",
        "1 screening",
        "234,465 viewers",
        "rank 7",
        "according to Film Fund",
        "interpreter: Xiao San",
    ]


def test_source_without_a_record_is_named_as_it_stands() -> None:
    assert circumstances(upstream="Ent Group") == ["according to Ent Group"]


def test_scope_that_is_a_year_or_words_stays_what_it_is() -> None:
    assert circumstances(scope="2019") == ["2019"]
    assert circumstances(scope="two summers") == ["two summers"]


def test_converted_sum_names_the_sum_it_comes_from() -> None:
    original = claim(amount=500_000_000, currency="RUB", qualifier="over")
    assert circumstances(amount=5_900_000, currency="USD", converted_from=original) == [
        "converted from: over 500 million roubles"
    ]


def test_period_nobody_looked_up_is_marked() -> None:
    assert circumstances(period_start="2025-02-20", period_end="2025-02-23", period_basis="memory") == [
        "period: 20–23 February 2025, unverified"
    ]


def test_period_may_be_open() -> None:
    assert circumstances(period_start="2025-02") == ["period begins: February 2025"]
    assert circumstances(period_end="2025") == ["period ends: 2025"]


def test_report_is_dated_by_itself_or_by_its_source() -> None:
    assert speaker().said_on(claim(reported="2025-09", published="2025-09-03")) == "September 2025"
    assert speaker().said_on(claim(published="2025-09-03")) == "3\u00a0September 2025"
    assert speaker().said_on(claim()) == ""


# Dates ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "en", "ru", "zh"),
    [
        ("2025", "2025", "2025", "2025年"),
        ("2025-03", "March 2025", "март 2025 года", "2025年3月"),
        ("2025-03-28", "28 March 2025", "28 марта 2025 года", "2025年3月28日"),
        ("2025-05-20/2025-05-24", "20–24 May 2025", "20–24 мая 2025 года", "2025年5月20日至24日"),
        ("2025-05-28/2025-06-03", "28 May – 3 June 2025", "28 мая – 3 июня 2025 года", "2025年5月28日至6月3日"),
        (
            "2024-12-28/2025-01-03",
            "28 December 2024 – 3 January 2025",
            "28 декабря 2024 года – 3 января 2025 года",
            "2024年12月28日至2025年1月3日",
        ),
        ("2025-05/2025-06", "May–June 2025", "май–июнь 2025 года", "2025年5月至6月"),
        (
            "2024-12/2025-01",
            "December 2024 – January 2025",
            "декабрь 2024 года – январь 2025 года",
            "2024年12月至2025年1月",
        ),
        ("1937/1945", "1937–1945", "1937–1945 годы", "1937年至1945年"),
        ("2024/2025-11-17", "2024 – 17 November 2025", "с 2024 года по 17 ноября 2025 года", "2024年至2025年11月17日"),
        ("2025-05-20/2025-05-20", "20 May 2025", "20 мая 2025 года", "2025年5月20日"),
        ("not yet known", "not yet known", "not yet known", "not yet known"),
        ("2025-13", "2025-13", "2025-13", "2025-13"),
        ("", "", "", ""),
    ],
)
def test_dates_say_once_what_both_ends_share(text: str, en: str, ru: str, zh: str) -> None:
    said = [dates(text, Language(code)).replace("\u00a0", " ") for code in ("en", "ru", "zh-hans")]
    assert said == [en, ru, zh]


def test_dash_does_not_begin_a_line() -> None:
    assert "\u00a0–" in dates("2025-05-28/2025-06-03", Language("en"))


# Russian and Chinese, as the catalogues have them ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "ru", "zh"),
    [
        ({"amount": 688_600_000, "currency": "RUB"}, "688,6 млн рублей", "6.886亿卢布"),
        ({"amount": 500_000_000, "currency": "RUB", "qualifier": "over"}, "более 500 млн рублей", "超过5亿卢布"),
        ({"amount": 2_000_000, "currency": "USD", "qualifier": "nearly"}, "почти 2 млн долларов США", "近200万美元"),
        ({"amount": 525_000, "currency": "USD"}, "525 000 долларов США", "52.5万美元"),
        ({"amount": 3_395_536_963, "currency": "RUB"}, "3 395 536 963 рубля", "3,395,536,963卢布"),
        ({"value": "35000000", "unit": "CNY"}, "35 млн юаней", "3500万元"),
        (
            {"currency": "USD", "qualifier": "several_hundred_thousand"},
            "несколько сотен тысяч долларов США (точная цифра не названа)",
            "数十万美元（未刊出确切数字）",
        ),
        (
            {"unit": "photographs", "qualifier": "tens_of_millions_planned"},
            "десятки миллионов фотографий, по плану (точная цифра не названа)",
            "计划数千万张照片（未刊出确切数字）",
        ),
        ({"value": "1470000", "unit": "persons", "measure": "admissions"}, "1,47 млн зрителей", "147万人次"),
        ({"value": "51", "unit": "cities"}, "51 город", "51个城市"),
        ({"value": "51", "unit": "cities", "qualifier": "over"}, "более 51 города", "超过51个城市"),
        ({"value": "24", "unit": "films"}, "24 фильма", "24部影片"),
        ({"value": "24", "unit": "films", "qualifier": "about"}, "около 24 фильмов", "约24部影片"),
        ({"value": "11", "unit": "days", "qualifier": "over"}, "более 11 дней", "超过11天"),
        ({"value": "5.5", "unit": "km"}, "5,5 километра", "5.5公里"),
        ({"value": "2", "unit": "persons"}, "2 человека", "2人"),
        ({"value": "2025-10", "unit": "date", "qualifier": "mid"}, "середина октября 2025 года", "2025年10月中旬"),
        (
            {"value": "2025-11", "unit": "date", "qualifier": "not_before"},
            "не ранее ноября 2025 года",
            "不早于2025年11月",
        ),
        ({"value": "2025", "unit": "date", "qualifier": "about"}, "около 2025 года", "约2025年"),
        ({"value": "194X", "unit": "decade"}, "1940-е годы", "1940年代"),
        (
            {"value": "15000", "value_to": "20000", "unit": "items", "qualifier": "target"},
            "цель: от 15 000 до 20 000 единиц",
            "目标：1.5万至2万件",
        ),
    ],
)
def test_figure_in_russian_and_chinese(fields: dict[str, Any], ru: str, zh: str) -> None:
    assert [figure(code, **fields) for code in ("ru", "zh-hans")] == [ru, zh]


def test_circumstances_in_russian_and_chinese() -> None:
    fields = {"scope": "cumulative", "year": "2020", "as_of": "2025", "screens": 2271, "upstream": "film-fund"}
    assert circumstances("ru", **fields) == [
        "нарастающим итогом",
        "за 2020 год",
        "по состоянию на 2025 год",
        "2271 экран",
        "источник сведений: Film Fund",
    ]
    assert circumstances("zh-hans", **fields) == ["累计", "2020年", "截至2025年", "2,271块银幕", "据Film Fund"]
