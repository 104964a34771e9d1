"""Where in a text stands what was asked for: marked for showing, and the place of a long text where most of it is.

The text is read as it stands, by the tokenizer that it is found by, so what is marked is what was found: кармена where
Кармен was asked for, 卡爾曼 where 卡尔曼 was. Nothing is turned into markup here; a face writes the pieces as it must.

>>> from diptych.kernel.search.asking import asked
>>> from diptych.kernel.search.planning import plan
>>> tokenizer = Tokenizer()
>>> wanted = plan(asked("фильм", tokenizer), tokenizer)
>>> [(piece.text, piece.hit) for piece in marked("О фильмах Кармена", wanted, tokenizer)]
[('О ', False), ('фильмах', True), (' Кармена', False)]
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from diptych.engines.values.record import Record
from diptych.kernel.search.letters import HAS_DENSE
from diptych.kernel.search.tokens import Tokenizer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diptych.kernel.search.plans import Plan, Term

    Range = tuple[int, int]

LONGEST_SNIPPET = 240

MOST_LOOKED_AT = 30_000
"""Characters of a text in which places are looked for."""

MOST_PLACES = 200
"""Places of a text of which the best is chosen."""

BEFORE = 40
"""Characters that a snippet shows before the first thing that was found in it."""

_SENTENCE_ENDS = frozenset(".!?…。！？；\n")


class Piece(Record):
    """A stretch of a text."""

    text: str
    hit: bool = False
    """Whether it was asked for."""


class Snippet(Record):
    """A part of a text."""

    pieces: tuple[Piece, ...]
    hits: int
    """How many things that were asked for are in the whole text."""
    cut_before: bool
    """Whether there is text before it, and after it."""
    cut_after: bool


class Wanted:
    """What a plan asks for, ready to be looked for in many texts."""

    def __init__(self, plan: Plan) -> None:
        self.tokens: set[str] = set()
        self.begins: list[str] = []
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        self.runs: set[str] = set()
        for group in plan.groups:
            for term in group.alternatives:
                self._add(term)

    def _add(self, term: Term) -> None:
        first = term.tokens[0]
        if term.kind == "ref":
            return
        if term.kind == "prefix":
            self.begins.append(first)
            if _is_dense(first):
                self.runs.add(first)
        elif term.kind == "token":
            self.tokens.add(first)
            if _is_dense(first):
                self.runs.add(first)
        elif _is_dense(first):
            # Characters two by two: the run that they are of.
            self.runs.add(first + "".join(pair[-1] for pair in term.tokens[1:]))
        else:
            self.phrases.setdefault(first, []).append(term.tokens)

    def __bool__(self) -> bool:
        return bool(self.tokens or self.begins or self.phrases or self.runs)


def marked(text: str, plan: Plan | Wanted, tokenizer: Tokenizer) -> tuple[Piece, ...]:
    """The whole text in pieces: joined, they are the text, with every character in its place."""
    return tuple(_pieces(text, 0, len(text), _places(text, plan, tokenizer)))


def snippet(text: str, plan: Plan | Wanted, tokenizer: Tokenizer, *, longest: int = LONGEST_SNIPPET) -> Snippet:
    """The part of a text, of so many characters at most, where most of what was asked for stands; else its beginning.

    Begins and ends between words. Linear in the length of the text, of which the first 30,000 characters are read.
    """
    places = _places(text, plan, tokenizer)
    start, end = _window(text, places, longest)
    return Snippet(
        pieces=tuple(_pieces(text, start, end, places)),
        hits=len(places),
        cut_before=bool(text[:start].strip()),
        cut_after=bool(text[end:].strip()),
    )


# Places ---------------------------------------------------------------------------------------------------------------


def _places(text: str, plan: Plan | Wanted, tokenizer: Tokenizer) -> list[Range]:
    """From where to where, in order, none in another; what stands right beside another is one with it if dense."""
    wanted = plan if isinstance(plan, Wanted) else Wanted(plan)
    if not wanted:
        return []
    text = text[:MOST_LOOKED_AT]
    spans = list(tokenizer.spans(text))
    found: list[Range] = []
    begins = tuple(wanted.begins)
    for at, (start, end, tokens) in enumerate(spans):
        if not wanted.tokens.isdisjoint(tokens) or (begins and any(token.startswith(begins) for token in tokens)):
            found.append((start, end))
        for token in tokens:
            for phrase in wanted.phrases.get(token, ()):
                if _follows(phrase, spans, at):
                    found.append((start, spans[at + len(phrase) - 1][1]))
    if wanted.runs:
        found += _in_runs(text, wanted.runs, tokenizer)
    return _united(found)


def _follows(phrase: Sequence[str], spans: Sequence[tuple[int, int, tuple[str, ...]]], at: int) -> bool:
    return at + len(phrase) <= len(spans) and all(
        token in tokens for token, (_, _, tokens) in zip(phrase, spans[at : at + len(phrase)], strict=True)
    )


def _in_runs(text: str, runs: Iterable[str], tokenizer: Tokenizer) -> list[Range]:
    """Wherever these characters stand together, whatever words they were parted into."""
    found: list[Range] = []
    for places, run in tokenizer.runs(text):
        for wanted in runs:
            at = run.find(wanted)
            while at >= 0:
                found += _side_by_side(places[at : at + len(wanted)])
                at = run.find(wanted, at + len(wanted))
    return found


def _side_by_side(places: Sequence[int]) -> Iterator[Range]:
    """Places of characters as ranges: the points between them are no part of what was asked for."""
    begin = places[0]
    for before, after in pairwise(places):
        if after != before + 1:
            yield begin, before + 1
            begin = after
    yield begin, places[-1] + 1


def _united(found: Iterable[Range]) -> list[Range]:
    united: list[Range] = []
    for start, end in sorted(found):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _is_dense(token: str) -> bool:
    return HAS_DENSE.match(token) is not None


# What is shown --------------------------------------------------------------------------------------------------------


def _pieces(text: str, start: int, end: int, places: Sequence[Range]) -> Iterable[Piece]:
    at = start
    for begin, stop in places:
        begin, stop = max(begin, start), min(stop, end)
        if begin >= stop:
            continue
        if begin > at:
            yield Piece(text=text[at:begin])
        yield Piece(text=text[begin:stop], hit=True)
        at = stop
    if at < end:
        yield Piece(text=text[at:end])


def _window(text: str, places: Sequence[Range], longest: int) -> Range:
    if len(text) <= longest:
        return 0, len(text)
    if not places:
        return 0, _back(text, longest, 0)
    starts = [start for start, _ in places]
    ends = [end for _, end in places]
    before = min(BEFORE, longest // 4)
    room = max(1, longest - before)

    def worth(at: int) -> tuple[int, int]:
        """How many different things stand together from here on, and how many."""
        inside = [text[s:e].casefold() for s, e in places[at : max(at + 1, bisect_right(ends, starts[at] + room))]]
        return len(set(inside)), len(inside)

    best = max(range(min(len(places), MOST_PLACES)), key=lambda at: (*worth(at), -at))
    start = _forth(text, max(0, starts[best] - before), starts[best])
    return start, _back(text, min(len(text), start + longest), min(ends[best], start + longest))


def _forth(text: str, at: int, last: int) -> int:
    """The first place from here where a sentence begins, or else a word; at the latest, the last."""
    if at == 0:
        return 0
    for begin in range(at, last):
        if text[begin - 1] in _SENTENCE_ENDS:
            place = begin
            while place < last and text[place].isspace():
                place += 1
            return place
    while at < last and _inside(text, at):
        at += 1
    while at < last and text[at].isspace():
        at += 1
    return at


def _back(text: str, at: int, first: int) -> int:
    """The last place up to this one where a word ends; this one where there is none behind the first."""
    place = at
    while place > first and _inside(text, place):
        place -= 1
    return place if place > first else at


def _inside(text: str, at: int) -> bool:
    """Whether a cut here would go through a word; between characters of scripts without spaces none does."""
    if not 0 < at < len(text) or HAS_DENSE.match(text[at]):
        return False
    return text[at - 1].isalnum() and text[at].isalnum()
