"""One word of an alphabet, as it is indexed: Russian by its dictionary form, Latin by its English stem.

A Russian word that may be several (стали is of стать and of сталь) goes by the likeliest and is found by the others
too. Words of two alphabets are put right where every stray letter has its like (the Latin a in Кaрмен), and parted
where none has (видеоVHS). What was read once is remembered, up to a number of words.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import groupby, islice
from threading import Lock

from diptych.engines.names.folding import cleaned, key
from diptych.engines.names.scripts import ALPHABETS, script_of
from diptych.engines.values.record import Record
from diptych.kernel.search.letters import JOINED, only_safe, pairs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MOST_KNOWN = 1 << 16
"""Words that are remembered, some 200 bytes each, and as many of before."""

LONGEST_WORD = 64
"""Letters of a word that are looked at."""

LEAST_SHARE = 0.01
"""What a reading of a Russian word must have of all of them, to count: стали is of сталь one time in forty."""

MOST_LEMMAS = 4

MOST_COMPLETED = 200
"""Words of the dictionary that are looked through for what somebody began to type."""

LETTERS_OF_A_STEM = 3
"""From so many typed letters on, inflected forms are looked for too."""

_ENDINGS = ("g", "ng", "ing", "s", "es", "d", "ed", "n", "on", "ion", "ly", "y", "t", "st", "ist", "e", "er", "r")
"""What may still come of an English word whose stem is shorter than what was typed already (archivi-ng)."""

ENGLISH_FUNCTION_WORDS = _words("""
    a an the of in on at by for from to with and or nor not no as is are was were be been being it its this that these
    those there here he she they his her their i we you my our your me us him them what which who whom whose into onto
    upon about over under than then so but if
""")

CHINESE_FUNCTION_WORDS = frozenset("的地得了着过和与及或在是于之等也都而把被从对由向以为吗呢吧啊们其")

_FUNCTION_TAGS = frozenset({"PREP", "CONJ", "PRCL"})


LONGEST_ENDING = 5
"""Letters of a word that its stem may lack, and as many that its stem may have instead."""

_LOCK = Lock()
"""A stemmer has a memory of its own that two threads must not write at once."""


class Reading(Record):
    """What one written word stands for."""

    tokens: tuple[str, ...]
    """Nearly always one; several where a word of two alphabets was parted."""
    others: tuple[str, ...] = ()
    """Other dictionary forms that it may be of."""
    pieces: tuple[str, ...] = ()
    """Tokens in a row that say the same: 35 and mm of 35mm, the syllables of a Korean word two by two."""
    inside: tuple[str, ...] = ()
    """Tokens it is indexed by besides its own and ``others``: its pieces, the parts around an apostrophe."""
    script: str = "Zyyy"
    function: bool = False
    """Whether it only binds other words (of, и, 的)."""


class Readings(dict[str, str]):
    """By the word in small letters, its tokens with spaces between them: reads what it does not hold yet.

    Safe for threads. When it is full, what was not met since it was full last is forgotten.
    """

    def __init__(self) -> None:
        super().__init__()
        self.more: dict[str, tuple[str, ...]] = {}
        """For the words that have such, what they are indexed by besides."""
        self.turn = 0
        """How often words were forgotten."""
        self._before: dict[str, str] = {}
        self._more_before: dict[str, tuple[str, ...]] = {}

    def __missing__(self, word: str) -> str:
        with _LOCK:
            if len(self) >= MOST_KNOWN:
                self._before, self._more_before = dict(self), self.more
                self.more = {}
                self.clear()
                self.turn += 1
            known = self._before.get(word)
            if known is None:
                reading = read(word)
                known = " ".join(reading.tokens)
                more = (*reading.others, *reading.inside)
            else:
                more = self._more_before.get(word, ())
            if more:
                self.more[word] = more
            self[word] = known
        return known


@lru_cache(maxsize=1 << 12)
def reading(word: str) -> Reading:
    """What one word of a question stands for; see :func:`read`."""
    with _LOCK:
        return read(word)


@cache
def readings() -> Readings:
    """What this process has read so far: the same for every dictionary of Chinese words."""
    return Readings()


def read(word: str) -> Reading:
    """One word of letters and digits, in small letters.

    >>> read("films").tokens, read("фильмами").tokens, read("стали").others, read("35mm").pieces
    (('film',), ('фильм',), ('сталь',), ('35', 'mm'))
    """
    word = word[:LONGEST_WORD]
    if JOINED.search(word):
        return _with_apostrophes(word)
    if word.isascii():
        if word.isalpha():
            return Reading(tokens=_safe(_stem(word)), script="Latn", function=word in ENGLISH_FUNCTION_WORDS)
        return Reading(tokens=_safe(word)) if word.isdigit() else _of_digits_and_letters(word)
    scripts = dict.fromkeys(script for letter in word if (script := script_of(letter)))
    if len(scripts) > 1:
        return _of_several_scripts(word, tuple(scripts))
    if not scripts:
        return Reading(tokens=_safe(word))
    if any(letter.isdigit() for letter in word):
        return _of_digits_and_letters(word)
    (script,) = scripts
    if script == "Cyrl":
        return _russian(word)
    if script == "Latn":
        folded = key(word)
        return Reading(tokens=_safe(_stem(folded) if folded.isascii() else folded), script="Latn")
    if script == "Hang" and len(word) > 1:
        pieces = tuple(pairs(word))
        return Reading(tokens=_safe(word), pieces=pieces[:-1], inside=pieces, script="Hang")
    return Reading(tokens=_safe(word if script not in ALPHABETS else key(word)), script=script)


def completions(word: str) -> tuple[str, ...]:
    """Tokens of words that begin with this, although the tokens do not: what is still being typed.

    >>> completions("archivi"), completions("людьм"), completions("фил")
    (('archiv',), ('человек',), ())
    """
    if len(word) < LETTERS_OF_A_STEM or not word.isalpha():
        return ()
    if word.isascii():
        found = dict.fromkeys(_stem(word + ending) for ending in ("", *_ENDINGS))
        return tuple(token for token in found if word.startswith(token) and token != word)[:MOST_LEMMAS]
    if script_of(word[0]) != "Cyrl":
        return ()
    lemmas: dict[str, None] = {}
    for known in islice(_dictionary().iter_known_word_parses(word), MOST_COMPLETED):
        lemma = known.normal_form.replace("ё", "е")
        if not lemma.startswith(word):
            lemmas[lemma] = None
    return tuple(lemmas)[:MOST_LEMMAS]


def formed(token: str, like: str) -> str:
    """The form of a Russian word, given by its dictionary form, that is most like what somebody typed.

    >>> formed("совместный", "совмесного"), formed("фестиваль", "фестевали")
    ('совместного', 'фестивали')
    """
    from rapidfuzz.distance import OSA

    with _LOCK:
        forms = {form.word for parse in _dictionary().parse(token)[:1] for form in parse.lexeme}
    return min(forms | {token}, key=lambda form: (OSA.distance(form.replace("ё", "е"), like), form != token, form))


def ended(stem: str, like: str) -> str:
    """The word of this stem that is nearest to another word, with as much of its ending as can be; else the stem.

    >>> ended("documentari", "docmuentary"), ended("archiv", "arhives"), ended("film", "fim")
    ('documentary', 'archives', 'film')
    """
    from rapidfuzz.distance import OSA

    endings = [like[len(like) - length :] for length in range(min(LONGEST_ENDING, len(like)) + 1)]
    words = [stem[: len(stem) - cut] + ending for cut in range(3) for ending in endings]
    with _LOCK:
        fitting = [word for word in words if word.isascii() and word.isalpha() and _stem(word) == stem]
    return min(fitting, key=lambda word: (OSA.distance(word, like), len(word)), default=stem)


def _safe(token: str) -> tuple[str, ...]:
    return tuple(only_safe((token,)))


def _with_apostrophes(word: str) -> Reading:
    """film's is film; O'Brien is obrien, and o and brien besides."""
    head, *rest = JOINED.split(word)
    if len(rest) == 1 and rest[0] in ("s", "t", "d", "m", "ll", "re", "ve") and head:
        joined = head if rest[0] in ("s", "ll") else head + rest[0]
        return read(joined)
    whole = read("".join((head, *rest)))
    parts = tuple(token for part in (head, *rest) if part for token in read(part).tokens)
    return whole.replace(inside=(*whole.inside, *parts), pieces=parts)


def _of_digits_and_letters(word: str) -> Reading:
    parts = tuple(
        token
        for digits, letters in groupby(word, str.isdigit)
        for token in (_safe("".join(letters)) if digits else read("".join(letters)).tokens)
    )
    script = next((script for letter in word if (script := script_of(letter))), "Zyyy")
    return Reading(tokens=_safe(key(word)), pieces=parts, inside=parts, script=script)


def _of_several_scripts(word: str, scripts: tuple[str, ...]) -> Reading:
    repaired = key(cleaned(word)[0])
    if repaired != word and len({script for letter in repaired if (script := script_of(letter))}) == 1:
        return read(repaired)
    tokens: list[str] = []
    for part in _parted(word):
        tokens += read(part).tokens
    return Reading(tokens=tuple(tokens), script=scripts[0])


def _parted(word: str) -> Iterator[str]:
    """The word cut where its script changes; digits and marks go with what stands before them."""
    current, begin = None, 0
    for at, letter in enumerate(word):
        script = script_of(letter)
        if script is None or script == current:
            continue
        if current is not None:
            yield word[begin:at]
            begin = at
        current = script
    yield word[begin:]


# English --------------------------------------------------------------------------------------------------------------


@cache
def _stemmer() -> Any:
    # A native library: loaded with the first text.
    from Stemmer import Stemmer

    return Stemmer("english")


def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word)) or word


# Russian --------------------------------------------------------------------------------------------------------------


@cache
def _dictionary() -> Any:
    # Some 15 MB: loaded with the first Russian word.
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


def _russian(word: str) -> Reading:
    """Its dictionary forms, the likeliest first; an unknown word's by the endings of those that are known."""
    shares: dict[str, float] = {}
    function = 0.0
    whole = 0.0
    for parse in _dictionary().parse(word):
        lemma = parse.normal_form.replace("ё", "е")
        shares[lemma] = shares.get(lemma, 0.0) + parse.score
        whole += parse.score
        if parse.tag.POS in _FUNCTION_TAGS:
            function += parse.score
    ranked = sorted(shares, key=lambda lemma: (-shares[lemma], lemma))
    lemmas = [lemma for lemma in ranked if shares[lemma] >= LEAST_SHARE * whole][:MOST_LEMMAS] or [word]
    first, *others = only_safe(lemmas)
    return Reading(tokens=(first,), others=tuple(others), script="Cyrl", function=function > whole / 2)
