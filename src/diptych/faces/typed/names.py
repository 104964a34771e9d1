"""Countries, languages and currencies by their names, and the lists of names to choose from.

A name is read in the reader's language, else in any language of the product; codes are read as well, in capitals or
not. Accents, capitals, ё for е, hyphens and apostrophes make no difference. What may mean two things is left.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache, lru_cache

from diptych.engines.values import shape
from diptych.engines.values.codes import COUNTRIES, CURRENCIES, FORMER_COUNTRIES
from diptych.engines.values.codes import LANGUAGES as TAGS
from diptych.engines.values.record import Record
from diptych.faces.typed.marks import LONGEST, normal
from diptych.kernel.texts import LANGUAGES, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Literal

    Kind = Literal["country", "language", "currency"]

_FIELDS = {"country": "countries", "language": "languages", "currency": "currencies"}
"""Where the names of a kind stand among those that CLDR gives."""

NEAR = {"zh-hans": 0.4}
"""How alike two names must be (1 is the same): Chinese names are so short that one letter is a large part."""


class Table(Record):
    """Names of one kind in one language."""

    shown: Mapping[str, str]
    """The name of each code, where the name leads back to it."""
    exact: Mapping[str, str]
    """The code of each name as it is shown."""
    own: Mapping[str, str]
    """The code of whatever means one thing to a reader of the language, codes included, by :func:`folded`."""
    any: Mapping[str, str]
    """The same for names in every language of the product."""


# Reading and showing ---------------------------------------------------------------------------------------------


def read_country(typed: str, language: Language) -> str:
    """The ISO 3166-1 code of a country; a withdrawn code stays."""
    return _read(typed, "country", language)


def read_language(typed: str, language: Language) -> str:
    """The BCP 47 tag of a language; a tag that a dossier may hold stays as it is."""
    return _read(typed, "language", language)


def read_currency(typed: str, language: Language) -> str:
    """The ISO 4217 code of a currency, by name, code or a sign that is its alone."""
    found = _read(typed, "currency", language)
    if found in CURRENCIES:
        return found
    meant = by_sign(normal(typed))
    return next(iter(meant)) if len(meant) == 1 else typed


def show_country(canonical: str, language: Language) -> str:
    return table("country", language.code).shown.get(canonical, canonical)


def show_language(canonical: str, language: Language) -> str:
    return table("language", language.code).shown.get(canonical, canonical)


def show_currency(canonical: str, language: Language) -> str:
    return table("currency", language.code).shown.get(canonical, canonical)


def _read(typed: str, kind: Kind, language: Language) -> str:
    known = table(kind, language.code)
    if typed in known.exact:
        return known.exact[typed]
    bare = typed.strip()
    if admitted(bare, kind):
        return bare
    if bare in known.exact:
        return known.exact[bare]
    if len(bare) > LONGEST:
        return typed
    key = folded(bare)
    return known.own.get(key) or known.any.get(key) or typed


# Lists -----------------------------------------------------------------------------------------------------------


@cache
def _options(kind: Kind, code: str) -> tuple[tuple[str, str], ...]:
    language = Language(code)
    listed: Iterable[str] = {
        "country": COUNTRIES,
        "language": TAGS & language.names["languages"].keys(),
        "currency": CURRENCIES.keys() & set(language.names["current_currencies"]),
    }[kind]
    shown = table(kind, code).shown
    named = [(item, shown.get(item, item)) for item in listed]
    return tuple(sorted(named, key=lambda option: (_collated(option[1], code), option[0])))


def options(kind: Kind, language: Language) -> tuple[tuple[str, str], ...]:
    """Codes with their names, in the order in which a reader looks for them.

    Countries of ISO 3166-1, languages with two letters in ISO 639-1, currencies that are legal tender today.
    """
    return _options(kind, language.code)


def _collated(name: str, code: str) -> str | bytes:
    """What names are sorted by: letters without accents; in Chinese the sound.

    GB 2312, and GB 18030 with it, lists the 3755 common characters by their sound in pinyin and the rarer ones after
    them by radical, so a name that begins with a rare one stands at the end.
    """
    return name.encode("gb18030", "replace") if code == "zh-hans" else folded(name)


@lru_cache(maxsize=512)
def _nearest(typed: str, kind: Kind, code: str) -> tuple[str, ...]:
    key = folded(typed)
    names = {folded(name): name for _, name in _options(kind, code)}
    begun = [name for name in names if key and (name.startswith(key) or f" {key}" in name)]
    alike = difflib.get_close_matches(key, names, n=3, cutoff=NEAR.get(code, 0.6))
    return tuple(names[name] for name in list(dict.fromkeys([*sorted(begun, key=len), *alike]))[:3])


def nearest(typed: str, kind: Kind, language: Language) -> tuple[str, ...]:
    """Up to three names that may have been meant, the likeliest first."""
    return _nearest(typed[:LONGEST], kind, language.code)


# Tables ----------------------------------------------------------------------------------------------------------


@cache
def table(kind: Kind, code: str) -> Table:
    named = names_of(kind, code)
    own = _unique([*_codes(kind, named), *_readings(kind, named, code)])
    others = [other for other in LANGUAGES if other != code]
    elsewhere = [reading for other in others for reading in _readings(kind, names_of(kind, other), other)]
    exact = _unique((name, item) for item, name in named.items() if not admitted(name, kind))
    return Table(
        shown={item: name for name, item in exact.items()},
        exact=exact,
        own=own,
        any=_unique(elsewhere),
    )


def names_of(kind: Kind, code: str) -> dict[str, str]:
    """The names that CLDR gives to what a dossier may hold."""
    names = {item.replace("_", "-"): name for item, name in Language(code).names[_FIELDS[kind]].items()}
    return {item: name for item, name in names.items() if admitted(item, kind)}


def _readings(kind: Kind, named: dict[str, str], code: str) -> list[tuple[str, str]]:
    """Every folded name with its code; a country is also known by other names, and without what stands in brackets."""
    whole = [(folded(name), item) for item, name in named.items()]
    if kind != "country":
        return whole
    bare = [(folded(name.partition("(")[0]), item) for item, name in named.items() if "(" in name]
    further = Language(code).names["country_names"]
    return [*whole, *bare, *((folded(name), item) for name, item in further.items() if item in COUNTRIES)]


def _codes(kind: Kind, named: dict[str, str]) -> list[tuple[str, str]]:
    """Codes with what each means; of countries also those of three letters, and initials (UK) that CLDR knows."""
    if kind == "currency":
        return [(folded(item), item) for item in CURRENCIES]
    if kind == "language":
        return [(folded(item), item) for item in named.keys() | TAGS]
    names = Language("en").names
    known = [(folded(item), item) for item in (*COUNTRIES, *FORMER_COUNTRIES)]
    for alias, item in names["country_aliases"].items():
        # The other aliases of two letters are withdrawn codes, more often a slip than meant.
        initials = "".join(word[0] for word in names["countries"].get(item, "").split())
        if item in COUNTRIES and (len(alias) == 3 or alias == initials):
            known.append((folded(alias), item))
    return known


def _unique(readings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Readings without those that have two meanings."""
    meanings: dict[str, set[str]] = {}
    for reading, item in readings:
        meanings.setdefault(reading, set()).add(item)
    return {reading: items.pop() for reading, items in meanings.items() if reading and len(items) == 1}


def admitted(item: str, kind: Kind) -> bool:
    """Whether a dossier may hold the code."""
    if kind == "country":
        return item in COUNTRIES or item in FORMER_COUNTRIES
    return item in CURRENCIES if kind == "currency" else shape.LANGUAGE.read(item, (), []) is not None


def folded(text: str) -> str:
    """Text by which names are compared.

    >>> folded("Côte d’Ivoire"), folded("Шри-Ланка"), folded("ОТЁЛ")
    ('cote d ivoire', 'шри ланка', 'отел')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


# Signs and words of currencies -----------------------------------------------------------------------------------


@cache
def current() -> frozenset[str]:
    """Currencies that are legal tender somewhere today."""
    return frozenset(Language("en").names["current_currencies"]) & CURRENCIES.keys()


@cache
def _signs() -> dict[str, frozenset[str]]:
    """What each sign may mean, by all languages of the product.

    A sign that several currencies share, letters apart ($ in CA$, ¥ in CN¥), may mean any whose unit is called the
    same as one of theirs: as there are dollars without a sign of their own here, so $ is theirs too.
    """
    given = [
        (code, normal(sign).replace(" ", ""))
        for language in LANGUAGES
        for code, sign in Language(language).names["signs"].items()
        if code in current()
    ]
    units = {code: folded(name.partition("(")[0]).split()[-1] for code, name in names_of("currency", "en").items()}
    found = {}
    for sign in {sign for _, sign in given}:
        holders = {code for code, other in given if other == sign or (len(sign) == 1 and other.endswith(sign))}
        if len(holders) > 1:
            called = {units[code] for code in holders}
            holders = {code for code, unit in units.items() if unit in called}
        found[sign] = frozenset(holders)
    return found


def by_sign(text: str) -> frozenset[str]:
    """The currencies that a sign may mean; none for what is no sign. Takes normal text."""
    return _signs().get(text.replace(" ", ""), frozenset())
