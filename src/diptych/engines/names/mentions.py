"""Names in running text: the places of a text that may say one, the key to look them up by, and whether they do.

A form is looked up by what is left of its words when everything that Russian declines is cut off, so that *фильм
Романа Кармена* leads to Роман Кармен without a dictionary; of a Chinese form by some characters, since nothing parts
words there. A key is only where to look: a place says a name when its words are those of the form, or when the
form is one that they may be a case of (:mod:`inflection`). Nothing that is merely like it counts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from diptych.engines.names.exact import exact
from diptych.engines.names.folding import key, simplified
from diptych.engines.names.words import UNSPACED
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from diptych.engines.names.forms import Kind

    Cut = Callable[[str], Iterable[str]]

LONGEST_TEXT = 20_000
"""Letters of a text that are looked through."""

MOST_WORDS = 8
"""Words that a name in a text may have."""

LENGTHS = (2, 3, 4, 6)
"""Characters of a Chinese form that it is looked up by: as many of these as it has."""

BESIDE = 2
"""Characters on each side of the last point of a foreign name, by which it is looked up: given names are common."""

LEAST = 3
"""Letters of an alphabet that a form must have."""

LONGEST_KEY = 80

_HAN = UNSPACED.pattern
_POINTS = "\u00b7\u2022\u2027\u2219\u22c5\u30fb\u318d"
_WORD = re.compile(rf"(?:[^\W_](?<!{_HAN})|(?<=\w)['’\-](?=[^\W_]))+")
_RUN = re.compile(rf"{_HAN}(?:[{_POINTS}]?{_HAN})*")
_POINT = re.compile(f"[{_POINTS}]")
_GAP = re.compile(r"[ \u00a0]{1,2}|[ \u00a0]?[«»“”„\"]{1,2}[ \u00a0]?|\.[ \u00a0]?")
"""What may stand between two words of one name; a full stop only after an initial."""

_QUOTES = '«»“”„"《》〈〉'

# What Russian adds to a name in any case, and vowels: cut off as long as there is something to cut off.
_ENDING = re.compile("(?:ого|его|ому|ему|ыми|ими|ами|ями|ой|ей|ий|ый|ом|ем|ым|им|ам|ям|ах|ях|ых|их|[аеиоуыэюяйь])$")
_VOWELS = re.compile("[аеиоуыэюяйьъ]")


class Place(Record):
    """Where a text may say a name."""

    start: int
    end: int
    key: str
    text: str
    """The words of the text, without what stands between them; of a Chinese name the piece that is its key."""


# Keys -----------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 16)
def mention_key(form: str) -> str:
    """What a form is looked up by in texts; empty for one that is not looked for, having too little to tell it by.

    >>> mention_key("Роман Кармен") == mention_key("Кармена Романа") == mention_key("Кармен, Роман")
    True
    >>> mention_key("Лев Кулешов") == mention_key("Льва Кулешова"), mention_key("莫斯科电影制片厂"), mention_key("Ян")
    (True, '莫斯科电影制', '')
    >>> mention_key("罗曼·拉扎列维奇·卡尔曼"), mention_key("张艺谋")
    ('维奇卡尔', '张艺谋')
    """
    han, words = _han_of(form), _WORD.findall(form)
    if han:
        # A form in two scripts is written in so many ways that its words say little.
        return "" if words or len(han.replace("·", "")) < LENGTHS[0] else _piece(han)[1]
    return _key(words)


def _han_of(form: str) -> str:
    """The Chinese characters of a form, simplified, with one kind of point."""
    return simplified(_POINT.sub("·", "".join(found[0] for found in _RUN.finditer(form))))


def _piece(han: str) -> tuple[int, str]:
    """The piece of a Chinese form that it is looked up by, and how many of its characters stand before it."""
    before, point, after = han.rpartition("·")
    before = before.replace("·", "")
    if point:
        begin = max(0, len(before) - BESIDE)
        piece = before[begin:] + after[:BESIDE]
        return (begin, piece) if len(piece) in LENGTHS else (0, (before + after)[: LENGTHS[0]])
    return 0, han[: max(length for length in LENGTHS if length <= len(han))]


def _key(words: Sequence[str]) -> str:
    letters = sum(letter.isalpha() for word in words for letter in word)
    if not words or len(words) > MOST_WORDS or letters < LEAST:
        return ""
    return " ".join(sorted(map(_stem, words)))[:LONGEST_KEY]


@lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    """What no case of a Russian word changes; another word as it is compared."""
    plain = key(word)
    if not "а" <= plain[:1] <= "я":
        return plain
    rest = plain
    while len(rest) > 2 and (shorter := _ENDING.sub("", rest)) != rest and shorter:
        rest = shorter
    # Vowels come and go: Лев, Льва.
    return _VOWELS.sub("", rest) or plain[:1]


# Places ---------------------------------------------------------------------------------------------------------------


def places(text: str) -> Iterator[Place]:
    """Where a text may say a name: from a word with a capital letter on so many words, from each Chinese character.

    >>> [place.text for place in places("Снял Роман Кармен.")]
    ['Снял', 'Снял Роман', 'Снял Роман Кармен', 'Роман', 'Роман Кармен', 'Кармен']
    """
    text = text[:LONGEST_TEXT]
    yield from _alphabetic(text)
    for run in _RUN.finditer(text):
        yield from _han(run[0], run.start())


def _alphabetic(text: str) -> Iterator[Place]:
    words = list(_WORD.finditer(text))
    for at, first in enumerate(words):
        if not (first[0][0].isupper() or first[0][0].isdigit()):
            continue
        said: list[str] = []
        for last in words[at : at + MOST_WORDS]:
            if said and not _goes_on(text, words[at + len(said) - 1], last):
                break
            said.append(last[0])
            if found := _key(said):
                yield Place(start=first.start(), end=last.end(), key=found, text=" ".join(said))


def _goes_on(text: str, one: re.Match[str], next_one: re.Match[str]) -> bool:
    between = text[one.end() : next_one.start()]
    if between.startswith("."):
        return len(one[0]) <= 2 and one[0][0].isupper() and _GAP.fullmatch(between) is not None
    return _GAP.fullmatch(between) is not None


def _han(run: str, start: int) -> Iterator[Place]:
    plain = simplified(run)
    if len(plain) != len(run):
        return
    letters = [at for at, letter in enumerate(plain) if not _POINT.match(letter)]
    signs = "".join(plain[at] for at in letters)
    for place, at in enumerate(letters):
        for length in LENGTHS:
            if place + length <= len(signs):
                piece = signs[place : place + length]
                yield Place(start=start + at, end=start + letters[place + length - 1] + 1, key=piece, text=piece)


# Whether they do ------------------------------------------------------------------------------------------------------


def said_at(text: str, place: Place, form: str, *, kind: Kind | None, inflected: bool = True) -> tuple[int, int] | None:
    """Where a text says a form, beginning at a place that has its key: start and end; None where it does not.

    With ``inflected``, a Russian form may stand in any case.

    >>> text = "О фильме Романа Кармена «Вьетнам»."
    >>> found = next(place for place in places(text) if place.text == "Романа Кармена")
    >>> said_at(text, found, "Роман Кармен", kind="person")
    (9, 23)
    >>> said_at(text, found, "Роман Карменов", kind="person")
    """
    if UNSPACED.match(place.key):
        return _said_in_han(text, place, form)
    if _is_quoted_alone(text, place) and kind != "organisation":
        # A single word in quotation marks is a title.
        return None
    wanted, at = exact(form), (place.start, _closed(text, place))
    if exact(place.text) == wanted:
        return at if _is_no_common_word(text, place, form) else None
    if inflected and "а" <= key(place.text[:1]) <= "я":
        from diptych.engines.names.inflection import base_forms

        if any(exact(base.text) == wanted for base in base_forms(place.text, kind=kind)):
            return at if _is_no_common_word(text, place, form) else None
    return None


def _closed(text: str, place: Place) -> int:
    """The end of a place, with the quotation mark that closes one within it."""
    within = text[place.start : place.end]
    opened = sum(within.count(mark) for mark in "«“„") > sum(within.count(mark) for mark in "»”")
    return place.end + (opened and text[place.end : place.end + 1] in tuple("»”“"))


def _said_in_han(text: str, place: Place, form: str) -> tuple[int, int] | None:
    han = _han_of(form)
    begin, _key_of_form = _piece(han)
    wanted = han.replace("·", "")
    start = _back(text, place.start, begin)
    if start is None:
        return None
    end, left = start, wanted
    for end in range(start, min(len(text), start + 2 * len(wanted))):
        letter = text[end]
        if _POINT.match(letter):
            continue
        if simplified(letter) != left[0]:
            return None
        left = left[1:]
        if not left:
            return start, end + 1
    return None


def _back(text: str, start: int, letters: int) -> int | None:
    """So many characters before a place, whatever points stand between them."""
    while letters and start:
        start -= 1
        letters -= not _POINT.match(text[start])
    return None if letters else start


def _is_quoted_alone(text: str, place: Place) -> bool:
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    return " " not in place.text and before in _QUOTES and after in _QUOTES and bool(before and after)


def _is_no_common_word(text: str, place: Place, form: str) -> bool:
    """Whether a single word is a name for certain: at the beginning of a sentence every word has a capital letter."""
    if " " in place.text or not _begins_sentence(text, place.start):
        return True
    if form.isupper() and place.text.isupper():
        return True
    if not "а" <= key(place.text[:1]) <= "я":
        return len(place.text) > 3
    from diptych.engines.names.inflection import is_common

    return not is_common(place.text)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(f" \u00a0{_QUOTES}(—–-")
    return not before or before[-1] in ".!?…:;\n"


def condensed(text: str) -> str:
    """A text in simplified characters and without points: it holds every Chinese form that it says."""
    return simplified(_POINT.sub("", text[:LONGEST_TEXT]))


def apart(text: str, start: int, end: int, cut: Cut) -> bool:
    """Whether a Chinese name stands by itself and is no piece of longer words, as ``cut`` parts the words of a run.

    A point within the name tells it from everything around it; one beside it would make it a part of another.
    """
    if _POINT.match(text[start - 1 : start]) or _POINT.match(text[end : end + 1]):
        return False
    if _POINT.search(text[start:end]):
        return True
    run = next((found for found in _RUN.finditer(text) if found.start() <= start < found.end()), None)
    if run is None:
        return False
    borders, at = {run.start()}, run.start()
    for word in cut(run[0]):
        at += len(word)
        borders.add(at)
    return start in borders and end in borders
