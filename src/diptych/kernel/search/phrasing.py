"""What a declaration says of a thing, as texts: short ways to write what registers hold beside running text."""

from __future__ import annotations

from functools import cache

from diptych.engines.names.scripts import script_of
from diptych.kernel.search.documents import Text
from diptych.kernel.texts import LANGUAGES, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NOWHERE = ("", "ZZ")
"""Codes of a country that is not known."""

SPOKEN = {"Cyrl": "ru", "Hani": "zh-Hans", "Latn": "en"}
"""The language that a text is taken for by its letters, where nobody has said."""


def said(text: str | None, lang: str = "", *, title: bool = False) -> Iterator[Text]:
    """A text, unless there is none. Where its language was not kept it is taken for the one that its letters suggest.

    >>> [found.lang for found in said("Москва, Дом Пашкова")], list(said(""))
    (['ru'], [])
    """
    if text and text.strip():
        yield Text(text=text, lang=lang or language_of(text), title=title)


def language_of(text: str) -> str:
    """The language of the product whose letters a text has most of; empty for letters of none of them.

    >>> language_of("Red Silk"), language_of("红丝绸 (2025)"), language_of("شارع")
    ('en', 'zh-Hans', '')
    """
    counted = dict.fromkeys(SPOKEN, 0)
    for letter in text[:400]:
        script = script_of(letter)
        if script in counted:
            # One Han character says about as much as three letters do.
            counted[script] += 3 if script == "Hani" else 1
    best = max(counted, key=lambda script: counted[script])
    return SPOKEN[best] if counted[best] else ""


def coded(*codes: str | None) -> Iterator[Text]:
    """Codes of a closed vocabulary as the English words they are made of; other languages reach them by vocabulary.

    >>> [found.text for found in coded("general_producer", "", None)]
    ['general producer']
    """
    for code in codes:
        if code:
            yield Text(text=code.replace("_", " ").replace("-", " "), lang="en")


def countries(codes: Iterable[str]) -> Iterator[Text]:
    """Countries by name, in every language of the product."""
    for code in dict.fromkeys(codes):
        yield from _names_of(code)


@cache
def _names_of(country: str) -> tuple[Text, ...]:
    if country in NOWHERE:
        return ()
    found = []
    for code in LANGUAGES:
        language = _language(code)
        name = language.country(country)
        if name != country:
            found.append(Text(text=name, lang=language.tag))
    return tuple(found)


def cities(names: Iterable[str | None]) -> Iterator[Text]:
    """Cities as they are kept, and as the catalogues of the product say them where they do."""
    for name in dict.fromkeys(names):
        yield from said(name)
        for code in LANGUAGES if name else ():
            language = _language(code)
            other = language.gettext(name or "")
            if other != name:
                yield Text(text=other, lang=language.tag)


@cache
def _language(code: str) -> Language:
    return Language(code)


def named(rows: Iterable[dict[str, str]]) -> Iterator[Text]:
    """Names or titles as records hold them, with ``text`` and ``lang`` each."""
    for row in rows:
        yield Text(text=row["text"], lang=row["lang"], title=True)


def distinct(texts: Iterable[Text]) -> tuple[Text, ...]:
    """Texts in their order, none of them twice: what a record repeats says no more than what it says once."""
    found: dict[str, Text] = {}
    for text in texts:
        had = found.get(text.text)
        if had is None or (text.title and not had.title):
            found[text.text] = text
    return tuple(found.values())


def year_of(*dates: str | None) -> int | None:
    """The year of the first of these dates that there is.

    >>> year_of("", "2025-05"), year_of(None, "")
    (2025, None)
    """
    for date in dates:
        if date and date[:4].isdecimal():
            return int(date[:4])
    return None


def facets(*, year: int | None = None, **values: Iterable[str | None] | str | None) -> dict[str, tuple[str, ...]]:
    """Facets with what there is of each, nothing twice; one without a value is left out.

    >>> facets(country=["RU", "CN", "RU"], type="feature", role=None, year=2025)
    {'year': ('2025',), 'country': ('RU', 'CN'), 'type': ('feature',)}
    """
    found: dict[str, tuple[str, ...]] = {"year": (str(year),)} if year else {}
    for name, value in values.items():
        several = [value] if isinstance(value, str) or value is None else value
        kept = tuple(dict.fromkeys(item for item in several if item and item not in NOWHERE))
        if kept:
            found[name] = kept
    return found
