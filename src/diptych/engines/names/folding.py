"""What makes letters comparable: what nobody sees taken out, look-alikes put right, differences of writing folded.

Nothing is done silently: whatever changes a text beyond its width and composition (NFKC) leaves a note.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from diptych.engines.names.scripts import ALPHABETS, script_of
from diptych.engines.names.tables import LIKE_CYRILLIC, LIKE_GREEK, LIKE_LATIN
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONGEST = 400
"""Characters of a name that are looked at; what comes after them is left out, and that is noted."""

MOST_NAMED = 8
"""Characters that a note names; of more, it names the first."""

MOST_MARKS = 2
"""Marks over and under one letter; no language piles up more."""

LIKE = {"Latn": LIKE_LATIN, "Cyrl": LIKE_CYRILLIC, "Grek": LIKE_GREEK}

_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_PLAIN = re.compile(r"[\w\s.,'\u2019\u00b7\u30fb()\u00ab\u00bb/-]*")
_STRESS = re.compile("(?<=[\u0400-\u04ff])[\u0300\u0301]")
_JOINTS = re.compile(r"[-'\u2018\u2019\u02bc\u02b9\u02ba\u201c\u201d\"`\u00b4\u2032\s]")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2043": "-"})


class Note(Record):
    """Something about a form that a reader should know: a code with facts, as every engine speaks."""

    code: str
    found: str = ""
    """What stood there; of characters that nobody sees, their code points."""
    repaired: str = ""
    """What was read instead; empty where nothing could be."""


def cleaned(text: str) -> tuple[str, tuple[Note, ...]]:
    """A text as it was meant, and what was done to make it so.

    Bounded in time: what comes after ``LONGEST`` characters is left out.

    >>> cleaned("К\\u0061рмен")[1]
    (Note(code='mixed_scripts', found='Кaрмен', repaired='Кармен'),)
    >>> cleaned("Роман\\u200b  Карме\\u0301н 🎬")
    ('Роман Кармен', (Note(code='unseen_removed', found='U+200B', repaired=''), \
Note(code='pictures_removed', found='🎬', repaired=''), Note(code='stress_removed', found='Карме́н', repaired='Кармен')))
    """
    if text.isascii() and text.isprintable() and len(text) <= LONGEST:
        return (" ".join(text.split()), ())
    notes: list[Note] = []
    if len(text) > LONGEST:
        notes.append(Note(code="cut", found=str(len(text)), repaired=str(LONGEST)))
        text = text[:LONGEST]
    if not text.isprintable():
        text = _without_unseen(text, notes)
    # The acute accent that keyboards type for an apostrophe would be composed into a space.
    text = unicodedata.normalize("NFKC", text.replace("\u00b4", "'")).translate(_HYPHENS)[:LONGEST]
    if not _PLAIN.fullmatch(text):
        text = unicodedata.normalize("NFC", _without_pictures(text, notes))
    text = " ".join(text.split())
    if _STRESS.search(text):
        text = _without_stress(text, notes)
    if not text.isascii():
        text = _alike(text, notes)
    return (text, tuple(notes))


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """What two writings of a word have in common: small letters without accents, ё as е, simplified characters.

    Hyphens, apostrophes and signs for soft and hard letters join what they stand between. й, ї and other letters that
    Cyrillic counts as its own stay; so do þ, ð and their like, for which no accent can be taken away.

    >>> key("Ёлкин"), key("Карме́н"), key("Jean-Luc"), key("Łukasz"), key("Straße"), key("羅曼")
    ('елкин', 'кармен', 'jeanluc', 'lukasz', 'strasse', '罗曼')
    """
    plain = word.casefold()
    if plain.isascii():
        return _JOINTS.sub("", plain)
    if _HAN.search(plain):
        plain = simplified(plain)
    return _JOINTS.sub("", "".join(map(_base, unicodedata.normalize("NFC", plain))))


def simplified(text: str) -> str:
    """A text with its traditional Chinese characters simplified; phrases decide where one has two forms.

    >>> simplified("乾隆"), simplified("乾燥"), simplified("張藝謀"), simplified("Kalman")
    ('乾隆', '干燥', '张艺谋', 'Kalman')
    """
    return _converted(text, "t2s") if _HAN.search(text) else text


def han_variant(text: str) -> str:
    """Which characters a Chinese text is written in: ``Hans``, ``Hant``, or ``Hani`` where all are common to both.

    >>> han_variant("张艺谋"), han_variant("張藝謀"), han_variant("罗"), han_variant("王")
    ('Hans', 'Hant', 'Hans', 'Hani')
    """
    if not _HAN.search(text):
        return "Hani"
    if _converted(text, "t2s") != text:
        return "Hant"
    return "Hans" if _converted(text, "s2t") != text else "Hani"


# What nobody sees -----------------------------------------------------------------------------------------------------


def _without_unseen(text: str, notes: list[Note]) -> str:
    turned, unseen, controls = [], [], []
    kept = []
    for letter in text:
        category = unicodedata.category(letter)
        if letter in _TURNS:
            turned.append(letter)
        elif letter.isspace():
            kept.append(" ")
        elif category == "Cf":
            unseen.append(letter)
        elif category[0] == "C":
            controls.append(letter)
        else:
            kept.append(letter)
    for code, found in (("direction_removed", turned), ("unseen_removed", unseen), ("control_removed", controls)):
        if found:
            notes.append(Note(code=code, found=_points(found)))
    return "".join(kept)


def _points(letters: Sequence[str]) -> str:
    return " ".join(f"U+{ord(letter):04X}" for letter in list(dict.fromkeys(letters))[:MOST_NAMED])


def _without_pictures(text: str, notes: list[Note]) -> str:
    """Without pictures and signs that are in no name, and without marks heaped on one letter."""
    pictures: list[str] = []
    kept: list[str] = []
    heaped = marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        if category[0] == "M":
            marks += 1
            if _is_selector(letter) or category == "Me" or not kept or kept[-1].isspace():
                continue
            if marks > MOST_MARKS:
                heaped += 1
                continue
        else:
            marks = 0
            if category in ("So", "Sk", "Cn", "Co") and letter != "`":
                pictures.append(letter)
                continue
        kept.append(letter)
    if pictures:
        notes.append(Note(code="pictures_removed", found="".join(dict.fromkeys(pictures))[:MOST_NAMED]))
    if heaped:
        notes.append(Note(code="marks_removed", found=str(heaped)))
    return "".join(kept)


def _is_selector(letter: str) -> bool:
    """Whether a mark only says how to draw the sign before it."""
    return "\ufe00" <= letter <= "\ufe0f" or letter >= "\U000e0100"


def _without_stress(text: str, notes: list[Note]) -> str:
    """Without the marks that dictionaries put over stressed vowels; they are no part of Russian writing."""
    words = []
    for word in text.split(" "):
        plain = _STRESS.sub("", word)
        if plain != word:
            notes.append(Note(code="stress_removed", found=word, repaired=plain))
        words.append(plain)
    return " ".join(words)


# Letters that look alike ----------------------------------------------------------------------------------------------


def _alike(text: str, notes: list[Note]) -> str:
    """Words with letters of two alphabets in the one they were meant in, where every stray letter has its like there.

    An initial, a letter with a full stop, belongs to the alphabet of all the other words.
    """
    if len(ALPHABETS.intersection(map(script_of, text))) < 2:
        return text
    words = [match[0] for match in _WORD.finditer(text)]
    pure = [scripts.pop() for word in words if len(word) > 1 and len(scripts := _alphabets(word)) == 1]

    def repaired(match: re.Match[str]) -> str:
        word = match[0]
        scripts = _alphabets(word)
        if len(scripts) > 1:
            meant = _meant(word, scripts, pure)
        elif (
            len(word) == 1
            and text[match.end() :][:1] == "."
            and scripts
            and pure
            and set(pure).isdisjoint(scripts)
            and len(set(pure)) == 1
        ):
            meant = _written_in(word, pure[0])
            if meant is None:
                return word
        else:
            return word
        notes.append(Note(code="mixed_scripts", found=word, repaired=meant or ""))
        return meant or word

    return _WORD.sub(repaired, text)


def _alphabets(word: str) -> set[str]:
    return {script for letter in word if (script := script_of(letter)) in ALPHABETS}


def _meant(word: str, scripts: set[str], around: Sequence[str]) -> str | None:
    """The word in the alphabet that can write all of it: that of most of its letters, or of the words around it."""

    def rank(script: str) -> tuple[int, int]:
        return (sum(script_of(letter) == script for letter in word), around.count(script))

    readings = {script: _written_in(word, script) for script in sorted(scripts)}
    possible = [script for script, reading in readings.items() if reading is not None]
    return readings[max(possible, key=rank)] if possible else None


def _written_in(word: str, script: str) -> str | None:
    like = LIKE[script]
    letters = [letter if script_of(letter) in (script, None) else like.get(letter) for letter in word]
    return "".join(letter for letter in letters if letter) if all(letters) else None


# Single letters -------------------------------------------------------------------------------------------------------


@cache
def _base(letter: str) -> str:
    """A letter without what an alphabet adds to it; every base of a Latin letter is in the name Unicode gives it."""
    if letter.isascii():
        return letter
    if unicodedata.category(letter)[0] == "M":
        return "" if "\u0300" <= letter <= "\u036f" else letter
    if letter == "ё":
        return "е"
    if letter in "ьъ":
        return letter
    if script_of(letter) in ("Latn", "Grek"):
        bare = "".join(sign for sign in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(sign))
        if not bare.isascii() and (
            named := re.match(r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS )?([A-Z]{1,2})\b", unicodedata.name(letter))
        ):
            return named[1].casefold()
        return bare
    return letter


@cache
def _converter(direction: str) -> Callable[[str], str]:
    # A native library with its tables: loaded when the first Chinese text comes.
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(direction).convert
    return convert


@lru_cache(maxsize=1 << 15)
def _converted(text: str, direction: str) -> str:
    return _converter(direction)(text)
