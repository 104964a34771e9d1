"""The languages of the product: translations, names of countries and languages, numbers and dates as each writes them.

Sentences come from gettext catalogues, names and months from CLDR, both compiled when the package is built (see
:func:`compile_names`), so that speaking a language costs no more than reading two small files.
"""

from __future__ import annotations

import gettext
import os
from fractions import Fraction
from functools import cache

from diptych.engines.values.dates import PartialDate
from diptych.engines.values.errors import Refused
from diptych.engines.values.exact import decimal_text
from diptych.engines.values.money import Money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path
    from typing import Any

LANGUAGES = {"en": "en", "ru": "ru", "zh-hans": "zh_Hans"}
"""Languages of the product, with the name of each in gettext and CLDR."""

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")

NO_BREAK = "\u00a0"


class Language:
    """One language of the product: says what was written for it and formats values its way."""

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise Refused("no_language", found=code, known=tuple(LANGUAGES))
        self.code = code
        self.tag = {"zh-hans": "zh-Hans"}.get(code, code)
        self.translations = _catalogue(LANGUAGES[code])
        self._names: dict[str, Any] | None = None

    def gettext(self, text: str) -> str:
        return self.translations.gettext(text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.translations.ngettext(one, many, count)

    def pick(self, texts: Mapping[str, str]) -> str:
        """The text in this language, else English, else whatever there is."""
        for code in (self.code, self.tag, "en"):
            if code in texts:
                return texts[code]
        return next(iter(texts.values()), "")

    # Names -----------------------------------------------------------------------------------------------------

    @property
    def names(self) -> dict[str, Any]:
        if self._names is None:
            import json

            with open(os.path.join(FOLDER, LANGUAGES[self.code], "names.json"), encoding="utf-8") as file:
                self._names = json.load(file)
        return self._names

    def country(self, code: str) -> str:
        return str(self.names["countries"].get(code, code))

    def language(self, tag: str) -> str:
        """The name of a language: the whole tag if it has one, else its first part."""
        names = self.names["languages"]
        return str(names.get(tag) or names.get(tag.split("-")[0]) or tag)

    def spoken_in(self, country: str) -> str:
        """The language that most people of a country read, with its script: ``zh-Hans``; empty where CLDR has none."""
        return str(self.names["spoken_in"].get(country, ""))

    def weekdays(self) -> list[tuple[str, str]]:
        """Names of the days of the week from Monday on, in full and in few letters."""
        return list(zip(self.names["weekdays"], self.names["weekdays_short"], strict=True))

    def currency(self, code: str) -> str:
        return str(self.names["currencies"].get(code, code))

    def currency_counted(self, code: str, count: int) -> str:
        """The name of a currency after a number: ``currency_counted("USD", 5)`` is “US dollars”, «долларов США»."""
        one, few, many = self.names["currencies_counted"].get(code, [self.currency(code)] * 3)
        if self.code != "ru":
            return str(one if count == 1 else many)
        if count % 10 == 1 and count % 100 != 11:
            return str(one)
        return str(few if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14 else many)

    # Values ----------------------------------------------------------------------------------------------------

    def number(self, value: Fraction | int, *, digits: int = 8) -> str:
        """An exact decimal with this language's signs; a number that does not end is cut and marked ``…``."""
        whole, _, part = decimal_text(Fraction(value), digits=digits).partition(".")
        sign, whole = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
        comma = self.code == "ru"
        if len(whole) > (4 if comma else 3):
            groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
            whole = (NO_BREAK if comma else ",").join(reversed(groups))
        return f"{sign}{whole}{(',' if comma else '.') + part if part else ''}"

    def share(self, value: Fraction) -> str:
        """A share exactly: 9999/50000 is 19.998 %; a third, which no percentage writes out, stays 1/3."""
        if value.denominator in (3, 6, 7, 9, 11, 12):
            return f"{value.numerator}/{value.denominator}"
        text = self.number(value * 100)
        return f"{text}{NO_BREAK}%" if self.code == "ru" else f"{text}%"

    def money(self, money: Money) -> str:
        return f"{self.number(money.amount, digits=2)}{NO_BREAK}{money.currency}"

    def date(self, value: date | PartialDate) -> str:
        """A date in words, to the precision it is known."""
        partial = value if isinstance(value, PartialDate) else PartialDate.of(value)
        if self.code == "zh-hans":
            parts = ((partial.year, "年"), (partial.month, "月"), (partial.day, "日"))
            return "".join(f"{number}{sign}" for number, sign in parts if number is not None)
        year = f"{partial.year}{NO_BREAK}года" if self.code == "ru" else str(partial.year)
        if partial.month is None:
            return str(partial.year)
        months = self.names["months" if partial.day else "months_alone"]
        name = months[partial.month - 1]
        return f"{partial.day}{NO_BREAK}{name} {year}" if partial.day else f"{name} {year}"

    def listed(self, items: Iterable[str]) -> str:
        """Items one after another, with the comma of the language."""
        return ("、" if self.code == "zh-hans" else ", ").join(items)

    def located(self, places: Iterable[str]) -> str:
        """Places, each lying in the next: “Karo 11 October, Moscow, Russia”; Chinese begins with the largest and sets
        nothing between."""
        if self.code != "zh-hans":
            return ", ".join(places)
        found = ""
        for place in reversed(list(places)):
            beside_han = found[-1:] > "\u2e80" and place[:1] > "\u2e80"
            found += place if not found or beside_han else f" {place}"
        return found

    def sentences(self, items: Iterable[str]) -> str:
        """Sentences one after another; Chinese sets no space between them."""
        return ("" if self.code == "zh-hans" else " ").join(items)

    def clauses(self, items: Iterable[str]) -> str:
        """Clauses one after another, with the semicolon of the language."""
        return ("；" if self.code == "zh-hans" else "; ").join(items)

    def colon(self, left: str, right: str) -> str:
        """``left: right`` with the punctuation of the language."""
        return f"{left}：{right}" if self.code == "zh-hans" else f"{left}: {right}"


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    """The sentences of a language; English as written in the code where nothing is compiled yet.

    Opened by its one known path: looking for it by gettext's own means loads every locale of the system.
    """
    try:
        with open(os.path.join(FOLDER, name, "LC_MESSAGES", "diptych.mo"), "rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        return gettext.NullTranslations()


def preferred(environment: Mapping[str, str]) -> str:
    """The language a person's environment asks for (LC_ALL, LC_MESSAGES, LANG), English if it is not one of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        asked = environment.get(name, "").lower()
        if asked:
            return "ru" if asked.startswith("ru") else "zh-hans" if asked.startswith("zh") else "en"
    return "en"


def compile_names(folder: str | Path = FOLDER) -> None:
    """Write names.json for every language from CLDR; run when the package is built.

    Beside names it holds what reading them back needs: the signs of currencies, those in use, other codes and names of
    countries (``country_names.json``, written by ``tools/make_country_names.py``).
    """
    import json

    from babel import Locale
    from babel.core import get_global
    from babel.numbers import get_currency_name

    tenders = (row for rows in get_global("territory_currencies").values() for row in rows)
    current = sorted({currency for currency, _, end, tender in tenders if tender and end is None})
    aliases = {
        alias: meant[0] for alias, meant in get_global("territory_aliases").items() if alias.isalpha() and not meant[1:]
    }
    with open(os.path.join(FOLDER, "country_names.json"), encoding="utf-8") as file:
        further = json.load(file)["names"]
    for name in LANGUAGES.values():
        locale = Locale.parse(name)
        codes = {code: text for code, text in locale.territories.items() if len(code) == 2}
        months, days = locale.months, locale.days["stand-alone"]
        spoken = {}
        successors = {country: meant[0] for country, meant in get_global("territory_aliases").items()}
        for country in {*codes, *successors}:
            likely = get_global("likely_subtags").get(f"und_{successors.get(country, country)}")
            if likely:
                speech, script, _country = likely.split("_")
                spoken[country] = f"{speech}-{script}"
        names = {
            "countries": codes,
            "languages": dict(locale.languages),
            "currencies": dict(locale.currencies),
            "currencies_counted": {
                code: [get_currency_name(code, count, name) for count in (1, 2, 5)] for code in current
            },
            "signs": {code: sign for code, sign in locale.currency_symbols.items() if sign not in locale.currencies},
            "current_currencies": current,
            "country_aliases": aliases,
            "country_names": further[name],
            "spoken_in": spoken,
            "months": [months["format"]["wide"][number] for number in range(1, 13)],
            "months_alone": [months["stand-alone"]["wide"][number] for number in range(1, 13)],
            "weekdays": [days["wide"][number] for number in range(7)],
            "weekdays_short": [days["abbreviated"][number] for number in range(7)],
        }
        target = os.path.join(folder, name)
        os.makedirs(target, exist_ok=True)
        with open(os.path.join(target, "names.json"), "w", encoding="utf-8") as file:
            json.dump(names, file, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
