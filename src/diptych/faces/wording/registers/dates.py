"""Dates of the registers in words: known to the day, the month or the year, alone or from one to another."""

from __future__ import annotations

import re

from diptych.engines.values.dates import PartialDate
from diptych.kernel.texts import NO_BREAK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.texts import Language

WRITTEN = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")
"""How dates stand in the registers: ``2025``, ``2025-03``, ``2025-03-28``, two of them with a slash between."""


def dates(text: str, language: Language) -> str:
    """A date or a range as this language writes it: “20–24 May 2025”; what is no date stays as it is.

    Years and months that both ends share are said once.
    """
    try:
        first, *rest = (PartialDate.parse(part) for part in text.split("/"))
    except ValueError:
        return text
    if not rest or rest == [first]:
        return language.date(first)
    return _range(first, rest[-1], language)


def accusative(text: str, language: Language) -> str:
    """A date after «на» and «за», where Russian does not leave a bare year: «на 2025 год»."""
    said = dates(text, language)
    return f"{said}{NO_BREAK}год" if language.code == "ru" and re.fullmatch(r"\d{4}", text) else said


def declined(text: str, language: Language) -> str:
    """A date after «около» and «не ранее», where Russian has «ноября 2025 года», not «ноябрь 2025 года»."""
    try:
        day = PartialDate.parse(text)
    except ValueError:
        return dates(text, language)
    if language.code != "ru" or day.day:
        return language.date(day)
    year = f"{day.year}{NO_BREAK}года"
    return f"{language.names['months'][day.month - 1]} {year}" if day.month else year


def _range(first: PartialDate, last: PartialDate, language: Language) -> str:
    alike = (first.month is None) == (last.month is None) and (first.day is None) == (last.day is None)
    shared = alike and first.year == last.year
    if language.code == "zh-hans":
        return f"{language.date(first)}至{_rest(first, last, language) if shared else language.date(last)}"
    if alike and first.month is None:
        years = f"{first.year}–{last.year}"
        return f"{years}{NO_BREAK}годы" if language.code == "ru" else years
    if shared and first.day is None:
        return f"{_month(first, language)}–{language.date(last)}"
    if shared and first.month == last.month:
        return f"{first.day}–{language.date(last)}"
    if language.code == "ru" and not alike:
        return f"с{NO_BREAK}{declined(_text(first), language)} по{NO_BREAK}{accusative(_text(last), language)}"
    start = _without_year(first, language) if shared else language.date(first)
    return f"{start}{NO_BREAK}– {language.date(last)}"


def _text(date: PartialDate) -> str:
    return "-".join(f"{number:02}" for number in (date.year, date.month, date.day) if number is not None)


def _rest(first: PartialDate, last: PartialDate, language: Language) -> str:
    """What a Chinese range has after 至: the end without what it shares with the beginning."""
    year, month = f"{last.year}年", f"{last.month}月"
    said = language.date(last).removeprefix(year)
    return said.removeprefix(month) if last.day and first.month == last.month else said


def _month(date: PartialDate, language: Language) -> str:
    return str(language.names["months_alone"][(date.month or 1) - 1])


def _without_year(date: PartialDate, language: Language) -> str:
    return f"{date.day}{NO_BREAK}{language.names['months'][(date.month or 1) - 1]}"
