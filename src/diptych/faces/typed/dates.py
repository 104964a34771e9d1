"""Dates known to the day, the month or the year, as each language writes them.

Year first is read in every language, and so are months in words and the signs 年月日. Of three numbers with the year
last, Russian writes the day first; English has two customs, so there (and in Chinese) the day must tell itself apart:
``15/06/2026`` and ``05/05/2026`` are read, ``05/06/2026`` is not. A year of two digits is never read.
"""

from __future__ import annotations

import re
from functools import cache

from diptych.engines.values.dates import PartialDate
from diptych.faces.typed.marks import normal
from diptych.kernel.texts import LANGUAGES, Language

_YEAR_FIRST = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})([-./]))?([0-9]{1,2})([-./])([0-9]{4})(?: ?г(?:\.|од|ода)?)?")
_SIGNS = re.compile(r"([0-9]{4}) ?年(?: ?([0-9]{1,2}) ?月(?: ?([0-9]{1,2}) ?[日号])?)?")
_YEAR = re.compile(r"([0-9]{4})(?: ?г(?:\.|од|ода)?)?")
_WORDS = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)? )?([^\W\d_]{3,})\.?(?: ([0-9]{1,2})(?:st|nd|rd|th)?,?)?,? ([0-9]{4})"
    r"(?: ?г(?:\.|од|ода)?)?"
)


def read_date(typed: str, language: Language) -> str:
    """The date in the form 2026-06-15, 2026-06 or 2026."""
    if len(typed) == 10 and typed[4] == typed[7] == "-":
        return _written(typed[:4], typed[5:7], typed[8:]) or typed
    text = normal(typed)
    if found := _YEAR.fullmatch(text):
        return _written(found[1], None, None) or typed
    if found := _YEAR_FIRST.fullmatch(text):
        return _written(found[1], found[3], found[4]) or typed
    if found := _SIGNS.fullmatch(text):
        return _written(*found.groups()) or typed
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(*found.groups(), language=language) or typed
    if found := _WORDS.fullmatch(text):
        before, word, after, year = found.groups()
        month = _months().get(word)
        if month and not (before and after):
            return _written(year, str(month), before or after) or typed
    return typed


def show_date(canonical: str, language: Language) -> str:
    """The date as the language writes it in a field: 15.06.2026, 15 June 2026, 2026年6月15日."""
    try:
        value = PartialDate.parse(canonical)
    except ValueError:
        return canonical
    year = f"{value.year:04d}"
    if value.month is None:
        return year
    if language.code == "ru":
        return ".".join(f"{part:02d}" for part in (value.day, value.month) if part is not None) + f".{year}"
    if language.code == "zh-hans":
        return f"{year}年{value.month}月" + (f"{value.day}日" if value.day else "")
    month = _table(language.code)[value.month - 1]
    return f"{value.day} {month} {year}" if value.day else f"{month} {year}"


def _year_last(
    first: str | None, mark: str | None, second: str, last_mark: str, year: str, *, language: Language
) -> str | None:
    if first is None:
        return _written(year, second, None)
    if mark != last_mark:
        return None
    if language.code == "ru" or int(first) > 12 or int(first) == int(second):
        return _written(year, second, first)
    return _written(year, first, second) if int(second) > 12 else None


def _written(year: str, month: str | None, day: str | None) -> str | None:
    """The date as the format writes it; None for a day that does not exist."""
    text = "-".join(part.zfill(2) for part in (year, month, day) if part is not None)
    try:
        return str(PartialDate.parse(text))
    except ValueError:
        return None


@cache
def _table(code: str) -> tuple[str, ...]:
    return tuple(Language(code).names["months"])


@cache
def _months() -> dict[str, int]:
    """Months by every word for them, in all languages, whole or cut to three letters and more."""
    found: dict[str, set[int]] = {}
    for code in LANGUAGES:
        names = Language(code).names
        for month, forms in enumerate(zip(names["months"], names["months_alone"], strict=True), start=1):
            for form in map(str.casefold, forms):
                for length in range(min(3, len(form)), len(form) + 1):
                    found.setdefault(form[:length], set()).add(month)
    return {word: months.pop() for word, months in found.items() if len(months) == 1}
