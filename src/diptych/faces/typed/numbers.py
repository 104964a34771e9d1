"""Amounts, shares, counts and rates: what is typed, and how it stands in the field.

>>> from diptych.kernel.texts import Language
>>> read_amount("1,2 млрд", Language("ru")), read_amount("1.2亿", Language("zh-hans"))
('1200000000', '120000000')
>>> show_share("19.998 %", Language("ru"))
'19,998\\xa0%'
"""

from __future__ import annotations

import re
from fractions import Fraction

from diptych.engines.values.exact import LARGEST_DIGITS, number, percent, plain
from diptych.engines.values.shape import COUNT, SHARE
from diptych.faces.typed.marks import DIGITS, decimal, fraction, hold, normal, release, ungrouped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.texts import Language

_MULTIPLIERS = {
    3: "k thousand thousands тыс тысяча тысячи тысяч 千",
    4: "万 萬",
    6: "m mln million millions млн миллион миллиона миллионов 百万 百萬",
    7: "千万 千萬",
    8: "亿 億",
    9: "b bn billion billions млрд миллиард миллиарда миллиардов 十亿 十億",
    10: "百亿 百億",
    11: "千亿 千億",
    12: "tn trillion trillions трлн триллион триллиона триллионов 万亿 萬億",
}
MULTIPLIERS = {word: 10**power for power, words in _MULTIPLIERS.items() for word in words.split()}
"""Words for round numbers, none of which means another number in another of our languages."""

_PART = re.compile(rf" ?({DIGITS}) ?(?:([^\W\d_]+)\.?)?")
_NUMBER = re.compile(rf"([+-]?) ?({DIGITS})")
_PERCENT = re.compile(r"(?:%|per ?cent|процент(?:а|ов)?)$")
_HAN_DIGITS = {**{char: digit for digit, char in enumerate("零一二三四五六七八九")}, "两": 2}
_HAN = re.compile("([一二两三四五六七八九]?)(十?)([一二两三四五六七八九]?)")


# Amounts ---------------------------------------------------------------------------------------------------------


def read_amount(typed: str, language: Language) -> str:
    """An amount without its currency: ``500 000``, ``1.2 bn``, ``5 млн 200 тыс.``, ``1亿2000万``."""
    if _digits(typed):
        return written(Fraction(int(typed))) or typed
    return _text(amount(normal(typed), language), typed)


def amount(text: str, language: Language) -> Fraction | None:
    """The value of an amount in :func:`normal <diptych.faces.typed.marks.normal>` text; None where it is none."""
    found = fraction(text)
    if found is not None:
        return found[0]
    sign, text = (text[0], text[1:]) if text[:1] in ("+", "-") else ("", text)
    total, limit, end = Fraction(0), None, 0
    while end < len(text):
        part = _PART.match(text, end)
        if part is None:
            return None
        body, word = part.groups()
        if limit is not None and not body[0].isdigit():
            return None
        value, multiplier = decimal(body, language), MULTIPLIERS.get(word) if word else 1
        # "1 млн 200" is 1.2 million to some and 1 000 200 to others: every further part says its own multiplier.
        if value is None or multiplier is None or (limit is not None and (not word or value * multiplier >= limit)):
            return None
        total, limit, end = total + value * multiplier, multiplier, part.end()
    return None if limit is None else -total if sign == "-" else total


def show_amount(canonical: str, language: Language) -> str:
    return _shown(canonical, language)


# Rates -----------------------------------------------------------------------------------------------------------


def read_rate(typed: str, language: Language) -> str:
    """A plain number with the marks of the language: ``11,25``; also a fraction."""
    text = normal(typed)
    found = fraction(text)
    return _text(found[0] if found else _signed(text, language), typed)


def show_rate(canonical: str, language: Language) -> str:
    return _shown(canonical, language)


# Counts ----------------------------------------------------------------------------------------------------------


def read_count(typed: str, language: Language) -> str:
    """A whole number. It has no decimals, so a comma or point by threes groups in every language: ``1.000`` is 1000."""
    if _digits(typed):
        return written(Fraction(int(typed))) or typed
    text = normal(typed)
    sign, body = (text[0], text[1:].lstrip()) if text[:1] in ("+", "-") else ("", text)
    grouped = ungrouped(body, ",") or ungrouped(body, ".")
    value = _signed(f"{sign}{grouped}" if grouped else text, language)
    return _text(value, typed) if value is None or value.denominator == 1 else typed


def show_count(canonical: str, language: Language) -> str:
    try:
        return language.number(COUNT.parse(canonical))
    except ValueError:
        return release(canonical)


# Shares ----------------------------------------------------------------------------------------------------------


def read_share(typed: str, language: Language) -> str:
    """A share of a whole: a bare number is per cent, a bare fraction a part of one; ``20``, ``19,998%``, ``1/3``.

    No share is over a hundred per cent, so nothing is grouped here: a comma or point begins the decimals in every
    language. Two whole numbers that add up to a hundred (``80/20``) are a split between two and no fraction.
    """
    value = _share(normal(typed))
    if value is None:
        return hold(typed)
    text = SHARE.write(value)
    return text if _is_share(text) else hold(typed)


def _share(text: str) -> Fraction | None:
    body = _PERCENT.sub("", text).rstrip()
    hundredths = body != text
    if body.startswith("百分之") and not hundredths:
        body, hundredths = body[3:].lstrip(), True
        if (spoken := _han(body)) is not None:
            return Fraction(spoken, 100)
    found = fraction(body)
    if found is not None:
        value, mixed = found
        if not (mixed or hundredths) and _is_split(body):
            return None
        return value / 100 if mixed or hundredths else value
    if body.count(",") + body.count(".") > 1:
        return None
    value_or_none = _plain(body.replace(",", "."))
    return None if value_or_none is None else value_or_none / 100


def show_share(canonical: str, language: Language) -> str:
    try:
        value = percent(canonical)
    except ValueError:
        return release(canonical)
    text = SHARE.write(value)
    if "/" in text:
        if not _is_split(text):
            return str(text)
        whole, rest = divmod(value.numerator * 100, value.denominator)
        text = f"{whole} {rest}/{value.denominator}"
    else:
        text = language.number(value * 100, digits=LARGEST_DIGITS)
        if language.code != "ru":
            text = text.replace(",", "")
    return f"{text}\N{NO-BREAK SPACE}%" if language.code == "ru" else f"{text}%"


def _is_split(text: str) -> bool:
    above, _, below = text.partition("/")
    return 0 < int(above) < 100 and int(above) + int(below) == 100


def _is_share(text: str) -> bool:
    try:
        percent(text)
    except ValueError:
        return False
    return True


def _han(text: str) -> int | None:
    """Whole numbers to a hundred in Chinese figures, as in 百分之二十."""
    if text in ("一百", "百"):
        return 100
    found = _HAN.fullmatch(text)
    if found is None or not text:
        return 0 if text == "零" else None
    tens, ten, ones = found.groups()
    if not ten:
        return None if tens and ones else _HAN_DIGITS[tens or ones]
    return 10 * _HAN_DIGITS.get(tens, 1) + _HAN_DIGITS.get(ones, 0)


# What they share -------------------------------------------------------------------------------------------------


def _digits(typed: str) -> bool:
    return typed.isdigit() and typed.isascii() and len(typed) <= LARGEST_DIGITS


def _signed(text: str, language: Language) -> Fraction | None:
    found = _NUMBER.fullmatch(text)
    value = None if found is None else decimal(found[2], language)
    return -value if found is not None and value is not None and found[1] == "-" else value


def _plain(text: str) -> Fraction | None:
    """What the engine reads by itself, and a point without digits before it."""
    try:
        return number(f"0{text}" if text.startswith(".") else text)
    except ValueError:
        return None


def written(value: Fraction) -> str | None:
    """The text of a value, where it is short enough to be read again."""
    text = plain(value)
    return None if _plain(text) is None else text


def _text(value: Fraction | None, typed: str) -> str:
    return (None if value is None else written(value)) or hold(typed)


def _shown(canonical: str, language: Language) -> str:
    try:
        value = number(canonical)
    except ValueError:
        return release(canonical)
    text = plain(value)
    return text if "/" in text else language.number(value, digits=LARGEST_DIGITS)
