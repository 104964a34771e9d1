"""Identifiers that catalogues of films give, and what looks wrong in one.

A warning, never a refusal: catalogues have mistakes of their own, and what was printed is what was printed.

>>> warning("eidr", "10.5240/7791-8534-2C23-9030-8610-5"), warning("eidr", "10.5240/7791-8534-2C23-9030-8601-5")
(None, 'check_digit')
>>> warning("imdb", "tt0000001"), warning("imdb", "0000001"), warning("shelf", "anything")
(None, 'form', None)
"""

from __future__ import annotations

import re

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

FORMS = {
    "eidr": r"10\.5240/([0-9A-F]{4}-){5}[0-9A-Z]",
    "isan": r"([0-9A-F]{4}-){4}[0-9A-Z](-([0-9A-F]{4}-){2}[0-9A-Z])?",
    "imdb": r"tt[0-9]{7,9}",
    "wikidata": r"Q[1-9][0-9]*",
}
"""How the identifiers of a scheme are written; schemes that are not here may write theirs as they like."""


def warning(scheme: str, value: str) -> str | None:
    """What looks wrong in an identifier: its ``form``, or a ``check_digit`` that does not fit the rest."""
    form = FORMS.get(scheme)
    if form is None:
        return None
    if not re.fullmatch(form, value):
        return "form"
    if scheme == "eidr":
        return _wrong(value.removeprefix("10.5240/").replace("-", ""))
    if scheme == "isan":
        root, version = value.replace("-", "")[:17], value.replace("-", "")[17:]
        # The second digit is computed over root and version without the first.
        return _wrong(root) or (_wrong(root[:-1] + version) if version else None)
    return None


def _wrong(text: str) -> str | None:
    return None if check_digit(text[:-1]) == text[-1] else "check_digit"


def check_digit(text: str) -> str:
    """The digit that ISO 7064 MOD 37,36 puts after letters and digits.

    >>> check_digit("00000000D07A0090")
    'Q'
    """
    rest = 36
    for letter in text:
        rest = (rest + LETTERS.index(letter)) % 36 or 36
        rest = rest * 2 % 37
    return LETTERS[(37 - rest) % 36]
