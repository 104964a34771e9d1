"""Numbers with what they count, in the grammar of each language.

``ngettext`` and ``_`` only mark entries for extraction. ``{n}`` is a number in figures, or in words where none was
printed: “several hundred thousand”.
"""

from __future__ import annotations

from fractions import Fraction

from diptych.kernel.texts import NO_BREAK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


def ngettext(one: str, many: str) -> tuple[str, str]:
    return one, many


COUNTED = {
    "persons": ngettext("{n} person", "{n} people"),
    "viewers": ngettext("{n} viewer", "{n} viewers"),
    "min": ngettext("{n} minute", "{n} minutes"),
    "days": ngettext("{n} day", "{n} days"),
    "weeks": ngettext("{n} week", "{n} weeks"),
    "months": ngettext("{n} month", "{n} months"),
    "years": ngettext("{n} year", "{n} years"),
    "screens": ngettext("{n} screen", "{n} screens"),
    "screenings": ngettext("{n} screening", "{n} screenings"),
    "cinemas": ngettext("{n} cinema", "{n} cinemas"),
    "copies": ngettext("{n} film print", "{n} film prints"),
    "episodes": ngettext("{n} episode", "{n} episodes"),
    "films": ngettext("{n} film", "{n} films"),
    "countries": ngettext("{n} country", "{n} countries"),
    "cities": ngettext("{n} city", "{n} cities"),
    "members": ngettext("{n} member", "{n} members"),
    "applications": ngettext("{n} application", "{n} applications"),
    "photographs": ngettext("{n} photograph", "{n} photographs"),
    "stories": ngettext("{n} story", "{n} stories"),
    "items": ngettext("{n} item", "{n} items"),
    "objects": ngettext("{n} object", "{n} objects"),
    "steps": ngettext("{n} step", "{n} steps"),
    "events": ngettext("{n} event", "{n} events"),
    "projects": ngettext("{n} project", "{n} projects"),
    "exhibitions": ngettext("{n} exhibition", "{n} exhibitions"),
    "documents": ngettext("{n} document", "{n} documents"),
    "m": ngettext("{n} metre", "{n} metres"),
    "km": ngettext("{n} kilometre", "{n} kilometres"),
}
"""Units by their codes."""

MONEY = {
    "RUB": ngettext("{n} rouble", "{n} roubles"),
    "CNY": ngettext("{n} yuan", "{n} yuan"),
}
"""Currencies whose names in CLDR say more than a page on them needs: Russian rubles, Chinese yuan."""

WORDED = {
    "several_hundred_thousand": _("several hundred thousand"),
    "tens_of_millions": _("tens of millions of"),
}
"""Amounts that were printed in words alone. What is counted follows."""

FRAMES = {
    "over": _("over {figure}"),
    "about": _("about {figure}"),
    "nearly": _("nearly {figure}"),
    "up_to": _("up to {figure}"),
    "mid": _("mid-{figure}"),
    "not_before": _("not before {figure}"),
    "target": _("target: {figure}"),
    "planned": _("{figure}, planned"),
}
"""What a qualifier puts around a figure, which is a sum, a count or a date."""

GENITIVE = {"over", "about", "up_to", "mid", "not_before"}
"""Qualifiers after which Russian has the genitive: «более 51 города», «около декабря»."""

SCALES = {
    "en": ((10**9, " billion", 4), (10**6, " million", 4)),
    "ru": ((10**9, f"{NO_BREAK}млрд", 4), (10**6, f"{NO_BREAK}млн", 4)),
    "zh-hans": ((10**8, "亿", 4), (10**4, "万", 2)),
}
"""Words for large numbers, and how many decimals may stand before them; a number that needs more is written out."""


def number(language: Language, value: Fraction) -> tuple[str, int | None]:
    """A number in figures, with a word where it is large and round; and the whole number its unit agrees with.

    None stands for a number that does not end at one: a decimal, or figures with a word.
    """
    for size, word, decimals in SCALES[language.code]:
        scaled = value / size
        if abs(scaled) >= 1 and (scaled * 10**decimals).denominator == 1:
            digits = language.number(scaled)
            # Groups of three beside a word that counts in groups of four would only confuse.
            return f"{digits.replace(',', '') if language.code == 'zh-hans' else digits}{word}", None
    return language.number(value), int(value) if value.denominator == 1 else None


def counted(language: Language, value: Fraction, unit: str, *, genitive: bool = False) -> str:
    """A number with its unit: “1.47 million viewers”, «более 51 города» after a word that asks for the genitive."""
    text, _whole = number(language, value)
    return with_unit(language, text, agreement(language, value, genitive=genitive), unit)


def with_unit(language: Language, text: str, count: int, unit: str) -> str:
    """A number that stands as text, with a unit or an ISO 4217 currency in the form that ``count`` asks for."""
    forms = COUNTED.get(unit) or MONEY.get(unit)
    if forms:
        return language.ngettext(*forms, count).format(n=text)
    name = language.currency_counted(unit, count) if unit.isupper() else unit.replace("_", " ")
    return f"{text}{name}" if language.code == "zh-hans" else f"{text} {name}"


def agreement(language: Language, value: Fraction, *, genitive: bool = False) -> int:
    """The whole number whose plural form the unit takes.

    Russian: after a decimal and in the genitive of one thing (21, 51) a noun has the form it has after 2, in the
    genitive of several that after 5, and also after a word such as «млн».
    """
    _text, whole = number(language, value)
    many, genitive_of_one = 5, 2
    if whole is None:
        return genitive_of_one if language.code == "ru" and value.denominator != 1 else many
    whole = abs(whole)
    if language.code == "ru" and genitive:
        return genitive_of_one if whole % 10 == 1 and whole % 100 != 11 else many
    return whole
