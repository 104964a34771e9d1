"""Digits and the marks between them: what groups, what begins the decimals, and what cannot be told.

Spaces of any width, apostrophes and underscores only ever group. Of commas and points one begins the decimals: the
comma in Russian, the point in English and Chinese. The rules, in this order:

1. Both occur: the last one begins the decimals and occurs once, the other groups by three (``1.234,56``, ``1,234.56``).
2. One occurs several times: it groups by three (``1,234,567``, and ``1.234.567`` in every language).
3. The language's own decimal mark, once, begins the decimals, however many follow (``1.234`` in English).
4. The other mark, once, begins the decimals where it cannot group by three (``1,5`` and ``0,125`` in English).
5. The comma between one to three digits and three more groups in English and Chinese (``1,234``).
6. The point there is left in Russian: ``500.000`` may be five hundred, or half a million written elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from diptych.engines.values.exact import number, percent
from diptych.engines.values.money import Money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diptych.kernel.texts import Language

LONGEST = 120
"""Letters in anything that can still be a number with its words; longer text is left without being looked at."""

DIGITS = r"(?:[0-9][0-9 ,.']*[0-9]|[.,]?[0-9]+)"
"""A number with its marks, the sign apart."""

_GROUPING = str.maketrans("", "", " '")
_SIGNS = str.maketrans({"’": "'", "ʼ": "'", "−": "-", "⁄": "/"})
"""Other forms of the same sign; the last is what ½ is made of."""

_FRACTION = re.compile(r"(-?)(?:([0-9]+) +)?([0-9]+) ?/ ?([0-9]+)")

# What the engine would read though its reader may have meant something else is kept from it by letters of full width,
# which look the same; see `hold` and `release`.
_HELD = str.maketrans("./", "．／")
_RELEASED = str.maketrans("．／", "./")


def normal(typed: str) -> str:
    """Typed text with plain digits, spaces, signs and small letters; empty where it is too long to be a number.

    >>> normal("５００\u00a0０００ ₽"), normal("33⅓ %"), normal("10³")
    ('500 000 ₽', '33 1/3 %', '10³')
    """
    text = " ".join(typed.replace("_", " ").split())
    if len(text) > LONGEST:
        return ""
    if not text.isascii():
        text = unicodedata.normalize("NFC", "".join(map(_plain_letter, text))).translate(_SIGNS)
    return " ".join(text.casefold().split())


def _plain_letter(char: str) -> str:
    """A letter without its width. A raised digit is left, and a fraction must not run into the digits before it."""
    kind = "" if char.isascii() else unicodedata.decomposition(char).partition(" ")[0]
    if kind == "<fraction>":
        return f" {unicodedata.normalize('NFKC', char)}"
    return unicodedata.normalize("NFKC", char) if kind in ("<wide>", "<narrow>", "<compat>", "<noBreak>") else char


def decimal(body: str, language: Language) -> Fraction | None:
    """The value of digits with their marks; None where the rules of this module leave it."""
    bare = body.translate(_GROUPING)
    own, other = (",", ".") if language.code == "ru" else (".", ",")
    if own in bare and other in bare:
        last = max(own, other, key=bare.rfind)
        whole, _, part = bare.rpartition(last)
        grouped = ungrouped(whole, own if last == other else other)
        return None if grouped is None else _value(grouped, part)
    mark = own if own in bare else other
    if mark not in bare:
        return _value(bare, "")
    if bare.count(mark) > 1:
        grouped = ungrouped(bare, mark)
        return None if grouped is None else _value(grouped, "")
    whole, _, part = bare.partition(mark)
    if mark == other and bare == body and ungrouped(bare, mark):
        return _value(whole + part, "") if mark == "," else None
    return _value(whole, part)


def ungrouped(text: str, mark: str) -> str | None:
    """The digits of a whole number grouped by three; None where the groups are others."""
    head, *groups = text.split(mark)
    if not head or len(head) > 3 or head[0] == "0" or any(len(group) != 3 for group in groups):
        return None
    digits = head + "".join(groups)
    return digits if digits.isdigit() else None


def fraction(text: str) -> tuple[Fraction, bool] | None:
    """The value of ``1/3`` or ``33 1/3``, and whether it has a whole part; None for anything else."""
    found = _FRACTION.fullmatch(text)
    if found is None:
        return None
    sign, whole, above, below = found.groups()
    if not int(below):
        return None
    # 1 000/3 is a thousand thirds to the engine, and nobody's mixed number.
    if whole and not 0 < int(above) < int(below) < 100:
        return None
    value = int(whole or 0) + Fraction(int(above), int(below))
    return (-value if sign else value), bool(whole)


def hold(typed: str) -> str:
    """Typed text that was not understood, such that the engine does not understand it either."""
    return typed.translate(_HELD) if engine_reads(typed) else typed


def release(text: str) -> str:
    """Text as it was before :func:`hold`."""
    released = text.translate(_RELEASED)
    return released if released != text and engine_reads(released) else text


def engine_reads(text: str) -> bool:
    """Whether the text is a number, a share or a sum of money in a file of ours."""
    return any(_reads(parse, text) for parse in (number, percent, Money.parse))


def _reads(parse: Callable[[str], Any], text: str) -> bool:
    try:
        parse(text)
    except (ValueError, LookupError):
        return False
    return True


def _value(whole: str, part: str) -> Fraction | None:
    try:
        return number(f"{whole or 0}.{part}" if part else whole)
    except ValueError:
        return None
