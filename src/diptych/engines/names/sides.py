"""One side of a comparison: the words of a form, and the other ways in which it may be taken apart."""

from __future__ import annotations

from functools import lru_cache

from diptych.engines.names.folding import key
from diptych.engines.names.forms import parts
from diptych.engines.names.organisations import TAGGED, abbreviation_of, organisation_words
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diptych.engines.names.forms import Kind, NameForm

FREE = {"patronymic": 0.1, "particle": 0.1, "suffix": 0.1, "initial": 0.4}
"""What a word costs that has nobody to stand beside, by its role."""
UNTOLD = ("patronymic", "particle", *sorted(TAGGED))
"""Roles of words that a form may say or leave out."""

SHORTEST_ABBREVIATION = 3
"""Letters of an abbreviation by which an organisation is found; two stand for too many."""

LONGEST_WHOLE = 30
"""Letters of both sides together where names are compared as wholes: that is for Chinese names."""


class Word:
    """A word of a form as it is compared. Two of one side are told apart by what they are, not by what they say."""

    __slots__ = ("key", "role", "script", "text")

    def __init__(self, key: str, script: str, role: str = "word", text: str = "") -> None:
        self.key = key
        self.script = script
        self.role = role
        """As :class:`~diptych.engines.names.forms.Part` has it; ``type``, ``legal``, ``number``, ``country`` are what
        an organisation is and says of itself (the key names it), ``place`` a word of a place, ``whole`` all words
        as one, ``abbreviation`` the first letters of a whole name."""
        self.text = text

    @property
    def asked(self) -> str:
        """The word as tables are asked for it: an initial with its full stop."""
        return f"{self.key[0]}." if self.role == "initial" else self.key


class Side(Record):
    """A form, taken apart."""

    words: tuple[Word, ...]
    """In the order said, without titles."""
    wholes: tuple[Word, ...] = ()
    """The same as one word, in the orders that it may stand in; empty where that makes no sense."""
    undivided: bool = False
    """Whether it is one run of Han that was taken apart by a guess."""
    abbreviation: str = ""
    """Of an organisation: what its first letters make."""
    plain: tuple[Word, ...] = ()
    """Of an organisation: its words as if what it is were a name; empty where nothing says what it is, or in Han."""


@lru_cache(maxsize=1 << 16)
def side(text: str, language: str | None = None, kind: Kind | None = "person") -> Side:
    """A form as it is compared; without words where it has no letters."""
    form = parts(text, language=language, kind=kind)
    if not form.parts:
        return Side(words=())
    if kind == "place":
        words = tuple(Word(part.key, part.script, "place", part.text) for part in form.parts)
        return Side(words=words, wholes=(_joined(words, "place"),))
    if kind == "organisation":
        found = tuple(Word(word, script, role, told) for word, script, role, told in organisation_words(form))
        return Side(words=found, abbreviation=abbreviation_of(form), plain=_plain(found))
    words = tuple(
        Word(part.key, part.script, part.role, part.text)
        for part in form.parts
        if part.role not in ("honorific", "suffix")
    ) or tuple(Word(part.key, part.script, "word", part.text) for part in form.parts)
    return Side(words=words, wholes=_wholes(form, words), undivided=bool(form.undivided))


def _joined(words: tuple[Word, ...] | list[Word], role: str) -> Word:
    return Word("".join(word.key for word in words), words[0].script, role, " ".join(word.text for word in words))


def _wholes(form: NameForm, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A person's name as one word: as it stands in Han, else joined in the order said and family name first."""
    if form.undivided:
        return tuple(Word(part.key, part.script, "whole", part.text) for part in form.undivided[:1])
    told = [word for word in words if word.role not in ("patronymic", "initial")]
    if not told or len(told) > 3 or len({word.script for word in told}) > 1:
        return ()
    if len(told) == 1:
        return (_joined(told, "whole"),)
    return _joined(told, "whole"), _joined([told[-1], *told[:-1]], "whole")


def _plain(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Kinds of bodies and numbers in letters as the words that they are."""
    found: list[Word] = []
    changed = False
    for word in words:
        if word.script == "Hani":
            return ()
        if word.role != "type" and (word.role != "number" or word.text[:1].isdigit()):
            found.append(word)
        elif not found or found[-1].text != word.text:
            found.append(Word(key(word.text), word.script, "word", word.text))
            changed = True
    return tuple(found) if changed else ()


def indexed_words(form: Side, kind: str | None) -> list[Word]:
    """The words by which a form is found among others."""
    if kind == "place":
        return list(form.wholes)
    told = [word for word in form.words if word.role not in ("initial", *UNTOLD)] or _symbols(form.words)
    return [*told, *(form.wholes if form.undivided else ()), *_abbreviations(form)]


def searched_words(form: Side, kind: str | None) -> list[Word]:
    """The words that a form is looked for by; a name that is found by all of them is likeliest."""
    if kind == "place":
        return list(form.wholes)
    return [word for word in form.words if word.role not in ("initial", *UNTOLD)] or _symbols(form.words)


def _symbols(words: tuple[Word, ...]) -> list[Word]:
    """Of a form that has no name in it what each of its symbols means, the same in all scripts."""
    found = [
        Word(symbol, "Latn", word.role, word.text)
        for word in words
        if word.role in TAGGED
        for symbol in word.key.split()
    ]
    return found or list(words)


def searched_wholes(form: Side, kind: str | None) -> list[Word]:
    """Words each of which stands for the whole form that is looked for."""
    if kind == "place" or (kind != "organisation" and len(searched_words(form, kind)) > 1 and not form.undivided):
        return []
    return [*form.wholes, *_abbreviations(form)]


def _abbreviations(form: Side) -> list[Word]:
    if len(form.abbreviation) < SHORTEST_ABBREVIATION:
        return []
    return [Word(form.abbreviation, form.words[0].script, "abbreviation", form.abbreviation)]


def hypotheses(one: Side, other: Side) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """The ways in which two sides may be laid beside each other, the plainest first."""
    a, b = one.words, other.words
    if not a or not b:
        return
    if a[0].role == "place":
        yield one.wholes, other.wholes
        if len(a) == len(b) > 1:
            yield a, b
        return
    yield a, b
    # What could be translated may be written by ear: Централ Партнершип.
    if (one.plain or other.plain) and one.words[0].script != "Hani" != other.words[0].script:
        yield one.plain or a, other.plain or b
    short, long = (one, other) if len(a) == 1 else (other, one)
    if one.abbreviation or other.abbreviation:
        yield from _in_base_forms(a, b)
        if len(short.words) == 1 < len(long.words) and short.words[0].key == long.abbreviation:
            word, script = short.words[0], long.words[0].script
            if word.script == script:
                brief = Word(long.abbreviation, script, "abbreviation", " ".join(each.text for each in long.words))
                left = (Word(word.key, script, "abbreviation", word.text),)
                yield (left, (brief,)) if short is one else ((brief,), left)
        return
    if len(a) == len(b) == 1:
        return
    if one.undivided or other.undivided or len(a) == 1 or len(b) == 1:
        for x in one.wholes:
            for y in other.wholes:
                if x.script != y.script and len(x.key) + len(y.key) <= LONGEST_WHOLE:
                    yield (x,), (y,)
    elif abs(len(a) - len(b)) == 1 and min(len(a), len(b)) >= 2:
        longer = a if len(a) > len(b) else b
        for shorter in _neighbours_joined(longer):
            yield (shorter, b) if longer is a else (a, shorter)


def _in_base_forms(a: tuple[Word, ...], b: tuple[Word, ...]) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """Names of organisations say a person in the genitive, and a place by an adjective: (киностудия) Горького is
    Горький, and what is Московский is of Moscow."""
    for read in (_base, _stem):
        one, other = (tuple(map(read, words)) for words in (a, b))
        if one != a or other != b:
            yield one, other


def _base(word: Word) -> Word:
    if word.script != "Cyrl" or word.role != "word":
        return word
    from diptych.engines.names.inflection import base_forms

    found = next((key(base.text) for base in base_forms(word.text, kind="person")), word.key)
    return word if found == word.key else Word(found, word.script, word.role, word.text)


def _stem(word: Word) -> Word:
    """Of a Russian adjective what it is made of, nearly: московский, Moscow."""
    if word.script != "Cyrl" or word.role != "word":
        return word
    from diptych.engines.names.inflection import lemma

    whole = lemma(word.key)
    found = whole.removesuffix("ский")
    return Word(found, "Cyrl", "word", word.text) if found and found != whole else word


def _neighbours_joined(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Words with two that stand together made one: Жан Поль beside 让-保罗."""
    for at in range(len(words) - 1):
        first, second = words[at : at + 2]
        if not {first.role, second.role} & {*FREE, *TAGGED} and first.script == second.script:
            yield (*words[:at], _joined([first, second], first.role), *words[at + 2 :])
