"""The order of names in lists, and the letter they are filed under.

A list has the order of one language. Family names come first whatever the order they are written in, as catalogues have
it; a particle in small letters (van, de, фон) goes behind the given name.

- Russian: Cyrillic letters first, ё beside е and after it where nothing else tells two names apart; names in other
  scripts after them, as they are romanised.
- Chinese: by the pinyin of every character, then its tone, then its code point; Latin letters and romanised Cyrillic
  ones between them, as Chinese indexes from A to Z have it.
- English and every other language: Latin letters without their accents; Cyrillic names by BGN/PCGN and Chinese ones by
  pinyin stand among them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from diptych.engines.names.folding import LONGEST, key
from diptych.engines.names.forms import parts
from diptych.engines.names.romanise import romanised, syllables
from diptych.engines.names.scripts import script_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diptych.engines.names.forms import Kind, Part

NO_LETTER = "#"
"""Where names are filed that begin with no letter of a list's alphabet."""

_HEAD, _TIE = "\t", "\t\t"
"""Between the family name and what follows it; between what is compared first and what tells equals apart. Both sort
before a space and every letter, so that a shorter name comes before those that go on."""

_NEIGHBOURS = str.maketrans({"ё": "е", "ґ": "г", "є": "е", "і": "и", "ї": "и", "ў": "у", "ј": "й"})
"""Letters that a Russian list has beside its own."""

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


def sort_key(text: str, *, language: str, kind: Kind | None = None) -> str:
    """A text whose order, code point by code point, is that of names in a list of a language (BCP 47).

    Databases must compare it as bytes (``COLLATE "C"``). Never refuses; what cannot be read is sorted as it stands.

    >>> names = [
    ...     "Ёлкина, Анна",
    ...     "Елкин, Роман",
    ...     "Елка",
    ...     "Роман Кармен",
    ...     "Роман Лазаревич Кармен",
    ...     "Li Wei",
    ...     "Людвиг ван Ан",
    ... ]
    >>> sorted(names, key=lambda name: sort_key(name, language="ru"))
    ['Людвиг ван Ан', 'Елка', 'Елкин, Роман', 'Ёлкина, Анна', 'Роман Кармен', 'Роман Лазаревич Кармен', 'Li Wei']
    >>> sorted(
    ...     ["张艺谋", "罗曼·卡尔曼", "Roman Karmen", "安", "章子怡"], key=lambda name: sort_key(name, language="zh")
    ... )
    ['安', 'Roman Karmen', '罗曼·卡尔曼', '张艺谋', '章子怡']
    """
    return _keyed(text[:LONGEST], _alphabet(language), kind)


def filed_under(text: str, *, language: str, kind: Kind | None = None) -> str:
    """The letter under which a name stands in a list of a language; ``#`` where it is under none.

    After the Cyrillic letters of a Russian list come the Latin ones.

    >>> (
    ...     filed_under("Роман Кармен", language="ru"),
    ...     filed_under("Ёлкин", language="ru"),
    ...     filed_under("张艺谋", language="zh"),
    ... )
    ('К', 'Е', 'Z')
    >>> (
    ...     filed_under("Роман Кармен", language="en"),
    ...     filed_under("Émile Zola", language="en"),
    ...     filed_under("1917", language="en"),
    ... )
    ('K', 'Z', '#')
    """
    keyed = sort_key(text, language=language, kind=kind)
    own = "Cyrl" if keyed[0] == "0" and _alphabet(language) == "ru" else "Latn"
    return keyed[1].upper() if keyed[0] in "01" and script_of(keyed[1]) == own else NO_LETTER


def _alphabet(language: str) -> str:
    base = language.partition("-")[0].casefold()
    return base if base in ("ru", "zh") else "en"


@lru_cache(maxsize=1 << 14)
def _keyed(text: str, alphabet: str, kind: Kind | None) -> str:
    form = parts(text, kind=kind)
    family = [part for part in form.parts if part.role == "family"]
    others = [part for part in form.parts if part.role not in ("family", "particle", "honorific")]
    behind = [part for part in form.parts if part.role == "particle"]
    head, rest = (family, [*others, *behind]) if family else (others, behind)
    # Chinese lists go by the characters as they stand, foreign names too.
    if alphabet == "zh" and form.order == "given_first" and all(part.script == "Hani" for part in form.parts):
        head, rest = list(form.parts), []
    own = alphabet == "ru" and any(part.script == "Cyrl" for part in head)
    words = [" ".join(_words(some, "Cyrl" if own else "Latn", alphabet)) for some in (head, rest) if some]
    if not any(words):
        return "2" + key(form.clean)
    return ("0" if own or alphabet != "ru" else "1") + _HEAD.join(words) + _TIE + form.clean.casefold()


def _words(some: list[Part], script: str, alphabet: str) -> Iterator[str]:
    for part in some:
        if part.script == "Hani":
            yield _by_characters(part) if alphabet == "zh" else key("".join(_read(part)))
        elif part.script == "Cyrl":
            yield part.key.translate(_NEIGHBOURS) if script == "Cyrl" else key(romanised(part.text, scheme="bgn-pcgn"))
        else:
            yield part.key


def _read(part: Part, *, tones: bool = False) -> tuple[str, ...]:
    return syllables(part.key, name=part.role == "family", tones=tones)


def _by_characters(part: Part) -> str:
    """Each character as its syllable, its tone and itself; a syllable is compared whole before the next one."""
    # Without its accents a syllable has lost its tone as well.
    return " ".join(
        key(read) + _tone(read) + sign for read, sign in zip(_read(part, tones=True), part.key, strict=True)
    )


def _tone(syllable: str) -> str:
    return next((_TONES[mark] for mark in unicodedata.normalize("NFD", syllable) if mark in _TONES), "5")
