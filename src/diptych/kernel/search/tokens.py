"""One tokenizer for every engine: what a text is indexed by, and what a question is made of.

Whatever engine holds the index, it is given tokens and looks up tokens; it never takes a text apart. So every engine
finds the same, and no operator of any engine can come through: a token is made of small letters, digits and marks of
letters, of ASCII only ``0-9a-z``, and has at most 64 bytes.

- Chinese: simplified (OpenCC) and parted into words (jieba, with words of the house). Besides, every two characters.
- Russian and its relatives: dictionary forms (pymorphy3), е for ё.
- Latin: without accents, English stems (Snowball). One that is no English word is cut alike here and there.
- Everything else: words with small letters; scripts without spaces by every two characters.

>>> tokenizer = Tokenizer(["卡尔曼"])
>>> tokenizer.index("Фильмы Романа Кармена").main
('фильм', 'роман', 'кармена')
>>> tokenizer.index("電影院，films").main, tokenizer.index("電影院").more
(('电影院', 'film'), ('电影', '影院', '院'))
>>> [(word.token, word.text, word.start) for word in tokenizer.query("Films 卡爾曼")]
[('film', 'Films', 0), ('卡尔曼', '卡爾曼', 6)]
"""

from __future__ import annotations

import re
from functools import cached_property
from hashlib import sha256

from diptych.engines.names.scripts import script_of
from diptych.engines.values.record import Record
from diptych.kernel.search.han import SHORTEST_INSIDE, Segmenter, own_words, simplified
from diptych.kernel.search.letters import (
    BETWEEN,
    FIRST_DENSE,
    HAN,
    HAS_DENSE,
    HYPHENED,
    HYPHENS,
    NOT_PLAIN,
    PLAIN_WORDS,
    RUNS,
    SURELY_SHORT,
    normal,
    only_safe,
    pairs,
    words,
)
from diptych.kernel.search.stems import CHINESE_FUNCTION_WORDS, Reading, completions, reading, readings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HAN_FIRST = re.compile(f"[{HAN}]")

VERSION = "1"
"""Changes whenever a text may come out in other tokens than before; an index of another version is made anew."""

LIBRARIES = ("OpenCC", "pymorphy3", "pymorphy3-dicts-ru", "PyStemmer", "rjieba")
"""Whose dictionaries and rules go into tokens."""


class Tokens(Record):
    """What a text is indexed by."""

    main: tuple[str, ...]
    """A token for each word, in the order of the text: phrases of words are looked for here."""
    more: tuple[str, ...]
    """By what it is found besides, and weighs less: every run of Chinese or kana two characters at a time and in order
    (phrases of pieces are looked for here), longer words that lie across others, other dictionary forms of a word."""


class Word(Record):
    """One word of a question."""

    token: str
    text: str
    """As it stands in the question."""
    start: int
    end: int
    script: str
    """Of ISO 15924; ``Zyyy`` for digits."""
    others: tuple[str, ...] = ()
    """Other dictionary forms that it may be of, the likeliest first."""
    pieces: tuple[str, ...] = ()
    """Tokens that say the same where they stand one after the other: 35 and mm; of an unknown Chinese word, its
    characters two by two."""
    parts: tuple[str, ...] = ()
    """Shorter words that a long Chinese word is made of: what is looked for when the whole is not there."""
    function: bool = False
    """Whether it only binds other words (of, и, 的)."""
    dense: bool = False
    """Whether its script has no spaces: every token that begins with it holds it."""


class _Piece(Record):
    """A word where it stands."""

    start: int
    end: int
    reading: Reading
    run: str = ""
    """What was read: small letters, simplified."""


class Tokenizer:
    """Texts into tokens, by a dictionary that does not change: it belongs to one making of the index.

    Safe for threads. The first Chinese text costs 60 ms, the first Russian word loads a dictionary of 15 MB.
    """

    def __init__(self, user_words: Iterable[str] = ()) -> None:
        self.user_words = own_words(user_words)
        self._readings = readings()

    @cached_property
    def _segmenter(self) -> Segmenter:
        return Segmenter(self.user_words)

    @cached_property
    def fingerprint(self) -> str:
        """Of everything that decides which tokens come out: an index goes with the tokenizer of its fingerprint."""
        from importlib.metadata import version

        parts = [VERSION, *(f"{name} {version(name)}" for name in LIBRARIES), *self.user_words]
        return sha256("\n".join(parts).encode()).hexdigest()[:32]

    # Indexing ---------------------------------------------------------------------------------------------------------

    def index(self, text: str) -> Tokens:
        """What a text is indexed by. Linear in its length; reads no database."""
        text = normal(text)
        if text.isascii() or not NOT_PLAIN.search(text):
            main, more = self._of_words(PLAIN_WORDS.findall(text))
        elif HAS_DENSE.search(text):
            main, more = self._of_dense(text)
        else:
            main, more = self._of_words(words().findall(text))
        if "-" in text or "\u2010" in text:
            more += self._joined(text)
        return Tokens(main=tuple(main), more=tuple(more))

    def _of_words(self, found: list[str]) -> tuple[list[str], list[str]]:
        known = self._readings
        turn = known.turn
        main = " ".join(map(known.__getitem__, found)).split()
        once = dict.fromkeys(found)
        if turn != known.turn:
            # So many words were read meanwhile that some of these were forgotten.
            for word in once:
                known[word]
        inside = known.more
        more = [token for word in once if word in inside for token in inside[word]]
        return main, more

    def _of_dense(self, text: str) -> tuple[list[str], list[str]]:
        text = simplified(text)
        segmenter = self._segmenter
        known = self._readings
        parts: list[str] = []
        across: dict[str, None] = {}
        plain: dict[str, None] = {}
        for word in words().findall(text):
            if word[0] < FIRST_DENSE or not HAS_DENSE.match(word):
                parts.append(known[word])
                plain[word] = None
            elif _is_han(word):
                parted = segmenter.parted(word)
                parts += parted if len(word) <= SURELY_SHORT else only_safe(parted)
                if len(parted) > 1 or len(word) > SHORTEST_INSIDE:
                    across.update(dict.fromkeys(segmenter.inside(word)))
            else:
                parts += only_safe((word,))
        main = " ".join(parts).split()
        more = [pair for run in RUNS.findall(text) for pair in pairs(BETWEEN.sub("", run))]
        for word in across.keys() & set(main):
            del across[word]
        more += only_safe(across)
        more += dict.fromkeys(self._of_words(list(plain))[1])
        return main, more

    def _joined(self, text: str) -> list[str]:
        """Words with hyphens as one: co-production is found by coproduction."""
        found = dict.fromkeys(HYPHENED.findall(text))
        return [token for word in found for token in reading(HYPHENS.sub("", word)).tokens]

    # Asking -----------------------------------------------------------------------------------------------------------

    def query(self, text: str) -> tuple[Word, ...]:
        """The words of a question, in order, with where they stand in it."""
        found: list[Word] = []
        for piece in self._pieces(text):
            read = piece.reading
            for token in read.tokens:
                found.append(
                    Word(
                        token=token,
                        text=text[piece.start : piece.end],
                        start=piece.start,
                        end=piece.end,
                        script=read.script,
                        others=read.others,
                        pieces=self._pieces_of(piece),
                        parts=self._segmenter.parts(piece.run) if len(piece.run) > 3 and _is_han(piece.run) else (),
                        function=read.function,
                        dense=bool(piece.run),
                    )
                )
        return tuple(found)

    def _pieces_of(self, piece: _Piece) -> tuple[str, ...]:
        if not piece.run:
            return piece.reading.pieces
        if len(piece.run) == 1 or (_is_han(piece.run) and (len(piece.run) == 2 or self._segmenter.has(piece.run))):
            return ()
        return tuple(pairs(piece.run)[:-1])

    def completions(self, word: Word) -> tuple[str, ...]:
        """Tokens of words that begin with what was typed although the tokens do not: archiv for archivi(ng)."""
        return () if word.dense else completions(normal(word.text))

    def spans(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """The words of a text as it stands, from where to where, and the tokens that each is found by."""
        for piece in self._pieces(text):
            yield (piece.start, piece.end, (*piece.reading.tokens, *piece.reading.others))

    def runs(self, text: str) -> Iterator[tuple[list[int], str]]:
        """Runs of scripts without spaces, as they are compared, over the points between parts of a name; with where
        each character of the run stands in the text."""
        places: list[int] = []
        run, last = "", 0
        for match in words().finditer(text):
            word = simplified(normal(match[0])) if HAS_DENSE.match(match[0]) else ""
            if not word or len(word) != len(match[0]):
                continue
            if run and not BETWEEN.fullmatch(text, last, match.start()):
                yield places, run
                places, run = [], ""
            places += range(*match.span())
            run, last = run + word, match.end()
        if run:
            yield places, run

    def _pieces(self, text: str) -> Iterator[_Piece]:
        for match in words().finditer(text):
            start, end = match.span()
            word = normal(match[0])
            # One sign may be several words once it is put in order (¼), or none.
            for part in (word,) if words().fullmatch(word) else words().findall(word):
                if HAS_DENSE.match(part):
                    yield from self._of_run(simplified(part), start, end)
                else:
                    yield _Piece(start=start, end=end, reading=reading(part))

    def _of_run(self, run: str, start: int, end: int) -> Iterator[_Piece]:
        if not _is_han(run):
            yield _Piece(start=start, end=end, reading=_dense(run), run=run)
            return
        # Where characters nobody sees stand between these, all of the run is what was found.
        same = len(run) == end - start
        at = start
        for part in self._segmenter.parted(run):
            whole = (at, at + len(part)) if same else (start, end)
            yield _Piece(start=whole[0], end=whole[1], reading=_dense(part), run=part)
            at += len(part)


def _is_han(run: str) -> bool:
    return _HAN_FIRST.match(run) is not None


def _dense(part: str) -> Reading:
    return Reading(
        tokens=tuple(only_safe((part,))),
        script=script_of(part[0]) or "Zyyy",
        function=part in CHINESE_FUNCTION_WORDS,
    )
