"""Exact numbers: how they are read, compared and shown. Nothing here ever rounds silently.

>>> percent("19.998 %")
Fraction(9999, 50000)
>>> decimal_text(percent("19.998 %") * 100)
'19.998'
>>> decimal_text(Fraction(1, 3), digits=4)
'0.3333…'
"""

from __future__ import annotations

from fractions import Fraction

LARGEST_DIGITS = 24
"""More digits than any budget in any currency; longer input is refused as absurd."""

_SPACES = dict.fromkeys(map(ord, " \u00a0\u2007\u2009\u202f_"), None)
"""Plain, no-break, figure, thin and narrow no-break spaces: what sums are grouped with where they are copied from."""


def number(text: str) -> Fraction:
    """Read a plain decimal such as ``500 000 000``, ``11.25`` or ``1/3``.

    Spaces and underscores may group digits. Commas are refused: they mean thousands in one country and decimals in
    the next. Raises ValueError when the text is anything else.
    """
    bare = text.strip().translate(_SPACES)
    body = bare[1:] if bare[:1] in "+-" else bare
    whole, slash, below = body.partition("/")
    if slash:
        if not (_digits(whole) and _digits(below) and int(below)):
            raise ValueError(text)
        value = Fraction(int(whole), int(below))
    else:
        whole, dot, part = body.partition(".")
        if not _digits(whole) or (dot and not _digits(part)):
            raise ValueError(text)
        value = Fraction(int(whole + part), 10 ** len(part))
    return -value if bare[0] == "-" else value


def percent(text: str) -> Fraction:
    """Read a share such as ``20 %``, ``19.998%`` or ``1/3``; the sign is required unless it is a fraction or 0..1."""
    bare = text.strip()
    if bare.endswith("%"):
        return number(bare[:-1]) / 100
    value = number(bare)
    if "/" not in bare and not 0 <= value <= 1:
        raise ValueError(text)
    return value


def decimal_text(value: Fraction, *, digits: int = 8) -> str:
    """The decimal expansion: exact where it ends within ``digits`` places, else cut and marked with ``…``."""
    sign = "-" if value < 0 else ""
    value = abs(value)
    scaled, rest = divmod(value.numerator * 10**digits, value.denominator)
    whole, part = divmod(scaled, 10**digits)
    tail = f"{part:0{digits}d}" if digits else ""
    if not rest:
        tail = tail.rstrip("0")
    return f"{sign}{whole}{'.' if tail else ''}{tail}{'…' if rest else ''}"


def plain(value: Fraction) -> str:
    """Text that :func:`number` reads back to the same value: a decimal where one exists, else a fraction."""
    text = decimal_text(value, digits=LARGEST_DIGITS)
    return f"{value.numerator}/{value.denominator}" if text.endswith("…") else text


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LARGEST_DIGITS
