"""Write src/diptych/engines/values/codes.py from pycountry (ISO 3166, ISO 4217, ISO 639) and from CLDR through Babel.

Run it from the top of the source tree, in the environment that `make test` builds::

    python tools/make_codes.py
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import pycountry
from babel.core import get_cldr_version
from babel.numbers import get_currency_precision, list_currencies

TARGET = Path(__file__).parents[1] / "src" / "diptych" / "engines" / "values" / "codes.py"
WIDTH = 120

# Old treaties are still read, and their parties named; other withdrawn codes have no agreement that needs them.
FORMER = ("CS", "DD", "SU", "YU")

MODULE = '''\
"""Codes of countries (ISO 3166-1), currencies (ISO 4217) and languages (ISO 639-1), as tables quick to import.

Written by ``python tools/make_codes.py``; edit that and run it again. Countries and languages come from pycountry
{pycountry}. Currencies are those of pycountry and, since old contracts are still assessed, every further one that
CLDR {cldr} knows (through Babel {babel}), mostly withdrawn.

The digits of a currency are CLDR's: those that sums in it are usually written with. For some currencies they are fewer
than the minor unit of ISO 4217: none for the Serbian dinar (RSD), to which ISO 4217 gives two.

>>> "CN" in COUNTRIES, "SU" in COUNTRIES, "SU" in FORMER_COUNTRIES
(True, False, True)
>>> CURRENCIES["RUB"], CURRENCIES["ESP"], CURRENCIES["KWD"]
(2, 0, 3)
"""

from __future__ import annotations

_COUNTRIES = """
{countries}
"""

COUNTRIES: frozenset[str] = frozenset(_COUNTRIES.split())

# Withdrawn codes under which older treaties name their parties, with the names from ISO 3166-3. CS was given twice.
FORMER_COUNTRIES: dict[str, str] = {{
{former}
}}

_BY_DIGITS = {{
    2: """
{two_digits}
    """,
    0: """
{no_digits}
    """,
    3: "{three_digits}",
    4: "{four_digits}",
}}

CURRENCIES: dict[str, int] = {{code: digits for digits, codes in _BY_DIGITS.items() for code in codes.split()}}

# Two letters only; codes of three letters (ISO 639-2 and 639-3) are recognised by their form.
_LANGUAGES = """
{languages}
"""

LANGUAGES: frozenset[str] = frozenset(_LANGUAGES.split())
'''


def countries() -> set[str]:
    """Return the alpha-2 codes in force."""
    return {country.alpha_2 for country in pycountry.countries}


def former_countries() -> dict[str, str]:
    """Return the withdrawn codes in FORMER with all that they stood for."""
    return {
        code: "; ".join(country.name for country in pycountry.historic_countries if country.alpha_2 == code)
        for code in FORMER
    }


def currencies() -> dict[str, int]:
    """Return every currency that either source knows, with its digits after the point."""
    known = {currency.alpha_3 for currency in pycountry.currencies} | list_currencies()
    return {code: get_currency_precision(code) for code in known}


def languages() -> set[str]:
    """Return the two-letter codes."""
    return {language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")}


def module() -> str:
    """Return the source text of the module."""
    by_digits: dict[int, list[str]] = {}
    for code, digits in currencies().items():
        by_digits.setdefault(digits, []).append(code)
    text = MODULE.format(
        pycountry=version("pycountry"),
        babel=version("babel"),
        cldr=get_cldr_version(),
        countries=wrapped(countries()),
        former="\n".join(f'    "{code}": "{name}",' for code, name in former_countries().items()),
        two_digits=wrapped(by_digits.pop(2)),
        no_digits=wrapped(by_digits.pop(0)),
        three_digits=" ".join(sorted(by_digits.pop(3))),
        four_digits=" ".join(sorted(by_digits.pop(4))),
        languages=wrapped(languages()),
    )
    if by_digits:
        raise ValueError(f"the module has no place yet for currencies with other digits: {by_digits}")
    return text


def wrapped(codes: Iterable[str]) -> str:
    """Return the codes in order, in indented lines that fit."""
    return textwrap.fill(" ".join(sorted(codes)), WIDTH, initial_indent="    ", subsequent_indent="    ")


if __name__ == "__main__":
    TARGET.write_text(module(), encoding="utf-8")
