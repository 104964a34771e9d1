"""How a name begins, in every way in which somebody may begin to type it.

Of a name, keys are stored; of what is typed, keys are made; a name is suggested where a stored key begins with one of
these. There are keys of these kinds:

- ``written``: its words as they are written, from each word on and with the last one first; Chinese from each
  character on, simplified.
- ``latin``: Cyrillic and Latin by one spelling, which all ways of writing Russian in Latin letters come down to:
  Dmitri, Dmitry, Dmitriy and Dmitrij; Karmen and Carmen.
- ``pinyin``: Chinese by its sounds, and ``initials``: by the first letters of these.
- ``palladius``: Chinese in Russian letters.
- ``pinyin_inside``, ``palladius_inside``: the same from a later syllable on. There are few syllables, so what begins
  with them comes before what merely has them.

>>> [(key.how, key.text) for key in keys_of("张艺谋") if key.how != "written"]
[('pinyin', 'zhangyimou'), ('pinyin_inside', 'yimou'), ('pinyin_inside', 'mou'), ('initials', 'zym'), \
('palladius', 'чжанимоу'), ('palladius_inside', 'имоу'), ('palladius_inside', 'моу')]
>>> {key.text for key in keys_of("Дмитрий Щёголев") if key.how == "latin"} >= {"dmitri shegolev", "shegolev dmitri"}
True
>>> [(key.how, key.text) for key in keys_asked("Zhang Yim")]
[('written', 'zhang yim'), ('latin', 'zhang im'), ('pinyin', 'zhangyim'), ('pinyin_inside', 'zhangyim'), \
('initials', 'zhangyim'), ('written', 'ярфтп ншь'), ('latin', 'iarftp nsh')]
"""

from __future__ import annotations

import re
from functools import lru_cache

from diptych.engines.names.folding import key as folded
from diptych.engines.names.romanise import syllables
from diptych.engines.names.syllables import palladius
from diptych.engines.values.record import Record
from diptych.kernel.search.han import simplified
from diptych.kernel.search.layouts import swapped
from diptych.kernel.search.letters import HAN, normal, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    How = Literal["written", "latin", "pinyin", "pinyin_inside", "initials", "palladius", "palladius_inside"]

INSIDE = frozenset({"pinyin_inside", "palladius_inside"})
"""Keys by which a name does not begin."""

LONGEST = 60
"""Letters of a key; what is typed is cut there too."""

MOST_STARTS = 8
"""Words, or Chinese characters, from which on a name has keys."""

LONGEST_NAME = 200

FEWEST_INITIALS, MOST_INITIALS = 2, 12

CUT, OTHER_LAYOUT = 0.5, 0.6
"""What a key weighs that was shortened to be sure, and one read in the other layout of the keyboard."""

_HAN = re.compile(f"[{HAN}]+")
_CYRILLIC = re.compile("[\u0430-\u045f]")
_LATIN = re.compile("[a-z]")

_LETTERS = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
        "і": "i",
        "ї": "yi",
        "є": "ye",
        "ґ": "g",
        "ў": "u",
        "ј": "y",
        "љ": "l",
        "њ": "n",
        "ћ": "ch",
        "ђ": "dj",
        "џ": "dzh",
    }
)
"""Cyrillic as it is commonly typed in Latin letters; of the systems that differ, ``_SPELT`` makes one."""

_SPELT = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("shch|sch", "sh"),
        ("tch", "ch"),
        ("kh", "h"),
        ("ph", "f"),
        ("tz", "ts"),
        ("ck|c(?!h)|q", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("[yj]", "i"),
        # After a vowel or a soft sign, е is written e, ye, je or ie; ё is yo, jo, io or e.
        ("i+[eo]", "e"),
        (r"(.)\1+", r"\1"),
    )
)

_UNFINISHED = re.compile("(?:s?h?c|[kpyjit])$")
"""What another letter may still make something else of: the k of kh."""


class Key(Record):
    """A beginning of a name."""

    how: How
    text: str
    weight: float = 1.0
    """Of what was typed: how sure it is that this was meant."""


def keys_of(name: str, lang: str = "") -> tuple[Key, ...]:
    """What is stored of a name, each key once. Reads no database; some 30 µs, Chinese 100 µs."""
    found = dict.fromkeys(_stored(name[:LONGEST_NAME], lang))
    return tuple(Key(how=how, text=text) for how, text in found if text)


def keys_asked(typed: str) -> tuple[Key, ...]:
    """What is looked up for what was typed, what was surest meant first; none for what has no letter.

    A name is meant where one of its keys is of the same kind and begins with the text. At most ten.
    """
    found: dict[tuple[How, str], float] = {}
    typed = typed[:LONGEST_NAME]
    for text, share in ((typed, 1.0), (swapped(typed.strip()), OTHER_LAYOUT)):
        for how, key, weight in _asked(text, whole=share == 1.0):
            if key:
                found.setdefault((how, key), weight * share)
    return tuple(Key(how=how, text=text, weight=weight) for (how, text), weight in found.items())


def met(name: str, typed: str) -> tuple[int, int] | None:
    """Which part of a name was typed, from where to where; nothing where it is another name's.

    >>> met("Роман Кармен", "karm"), met("张艺谋", "yim"), met("Роман Кармен", "кар"), met("Кармен", "vertov")
    ((6, 10), (1, 3), (6, 9), None)
    """
    han = [at for match in _HAN.finditer(name) for at in range(*match.span())]
    starts = sorted({*[match.start() for match in words().finditer(name)][:MOST_STARTS], *han[:MOST_STARTS]})
    for asked in keys_asked(typed):
        # Every place of the name is tried, so what stands inside is met where it begins.
        for start in starts if asked.how not in INSIDE else ():
            if not _begins(asked, name[start : start + LONGEST]):
                continue
            for end in range(start + 1, len(name) + 1):
                if _begins(asked, name[start:end]):
                    return start, end
    return None


def _begins(asked: Key, text: str) -> bool:
    return any(said.startswith(asked.text) for said in _straight(asked.how, text))


# Stored ---------------------------------------------------------------------------------------------------------------


def _stored(name: str, lang: str) -> Iterator[tuple[How, str]]:
    parts = _parts(name)
    han = [part for part in parts if _HAN.match(part)]
    for order in _orders(parts):
        yield "written", _joined(order) if han else " ".join(order)[:LONGEST]
    if not han:
        for order in _orders(_spelt(parts)):
            yield "latin", " ".join(order)[:LONGEST]
        return
    run = "".join(han)
    for at in range(1, min(len(run), MOST_STARTS)):
        yield "written", run[at : at + LONGEST]
    if not lang.startswith(("ja", "ko")):
        yield from _sounded(han)


def _orders(parts: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(min(len(parts), MOST_STARTS)):
        yield parts[at:]
    if len(parts) > 1:
        yield [parts[-1], *parts[:-1]]


def _sounded(han: Sequence[str]) -> Iterator[tuple[How, str]]:
    for read in dict.fromkeys(tuple(_read(han, name=name)) for name in (True, False)):
        for at in range(min(len(read), MOST_STARTS)):
            for way in _pinyin(read[at:]):
                yield "pinyin_inside" if at else "pinyin", way
        yield "initials", "".join(syllable[:1] for syllable in read)[:MOST_INITIALS]
        for at in range(min(len(read), MOST_STARTS)):
            yield "palladius_inside" if at else "palladius", _palladius(read[at:])


def _read(han: Sequence[str], *, name: bool) -> Iterator[str]:
    for part in han:
        yield from syllables(part, name=name)


def _pinyin(read: tuple[str, ...]) -> Iterator[str]:
    """As keyboards give it: ü is v, or u where somebody leaves its points out."""
    word = "".join(read)[:LONGEST]
    if "ü" in word:
        yield word.replace("ü", "v")
        word = word.replace("ü", "u")
    yield word


def _palladius(read: tuple[str, ...]) -> str:
    return palladius(read).replace("ъ", "").replace("ё", "е")[:LONGEST]


def _straight(how: How, text: str) -> Iterator[str]:
    """What a text is by keys of one kind, from its first letter on."""
    parts = _parts(text)
    han = [part for part in parts if _HAN.match(part)]
    if how == "written":
        yield _joined(parts)
    elif how == "latin":
        yield " ".join(_spelt(parts))
    elif han:
        for name in (True, False):
            read = tuple(_read(han, name=name))
            if how == "pinyin":
                yield from _pinyin(read)
            elif how == "palladius":
                yield _palladius(read)
            else:
                yield "".join(syllable[:1] for syllable in read)


# Asked ----------------------------------------------------------------------------------------------------------------


def _asked(typed: str, *, whole: bool) -> Iterator[tuple[How, str, float]]:
    parts = _parts(typed)
    if not parts:
        return
    text = _joined(parts)
    yield "written", text, 1.0
    compact = text.replace(" ", "")
    cyrillic, latin = _CYRILLIC.search(text), _LATIN.search(text)
    if not _HAN.search(text) and (cyrillic or latin):
        yield "latin", " ".join(_spelt(parts))[:LONGEST], 1.0
        shorter = _UNFINISHED.sub("", _typed(text))
        if whole and len(shorter) > 1 and shorter != _typed(text):
            yield "latin", _latin(shorter), CUT
    if whole and latin and compact.isascii():
        yield "pinyin", compact, 1.0
        yield "pinyin_inside", compact, 1.0
        if FEWEST_INITIALS <= len(compact) <= MOST_INITIALS:
            yield "initials", compact, 1.0
    if whole and cyrillic:
        for how in ("palladius", "palladius_inside"):
            yield how, compact.replace("ъ", ""), 1.0


# Letters --------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 10)
def _parts(text: str) -> tuple[str, ...]:
    """The words of a name as they are compared; Chinese in one piece over the points between its parts."""
    plain = simplified(normal(text))
    found: list[str] = []
    for word in words().findall(plain):
        part = word if _HAN.match(word) else folded(word)
        if part:
            found.append(part)
    return tuple(found)


def _joined(parts: Sequence[str]) -> str:
    text = " ".join(parts)
    # What is Chinese is typed without spaces and points.
    return re.sub(f"(?<=[{HAN}]) (?=[{HAN}])", "", text)[:LONGEST]


def _typed(text: str) -> str:
    return text.translate(_LETTERS)


def _spelt(parts: Sequence[str]) -> list[str]:
    return [spelt for part in parts if (spelt := _latin(part))]


def _latin(text: str) -> str:
    text = _typed(text)
    for pattern, instead in _SPELT:
        text = pattern.sub(instead, text)
    return text[:LONGEST]
