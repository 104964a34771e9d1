"""The plan for a question: its words, what they may be besides, the names in it, what it is in other languages.

>>> from diptych.kernel.search.asking import asked
>>> tokenizer = Tokenizer()
>>> found = plan(asked("films о войне", tokenizer), tokenizer)
>>> [[term.tokens for term in group.alternatives] for group in found.groups]
[[('film',)], [('война',)]]
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, product

from diptych.engines.names.folding import Note
from diptych.kernel.search.asking import Asked, Item, asked
from diptych.kernel.search.layouts import swapped
from diptych.kernel.search.letters import BETWEEN, normal
from diptych.kernel.search.plans import Group, NameMatch, Plan, Term, Translation
from diptych.kernel.search.stems import ended, formed
from diptych.kernel.search.tokens import Tokenizer, Word

__all__ = ["Group", "NameMatch", "Plan", "Term", "Translation", "plan", "readable"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from diptych.kernel.search.plans import How

    Names = Callable[[str, str], Iterable[NameMatch]]
    Vocabulary = Callable[[Sequence[str], str], Iterable[Translation]]
    Known = Callable[[Sequence[str]], Container[str]]
    Nearest = Callable[[str], Sequence[str]]

MOST_ALTERNATIVES = 32
"""Terms of one group, those that weigh most."""

MOST_NAMES = 12
"""Things that a question is found through."""

MOST_FORMS = 8
"""Forms of one name that are looked for as phrases; by its reference, a thing is found whatever its names."""

MOST_TRANSLATIONS = 96

MOST_VARIANTS = 4
"""Phrases that one phrase may be, where its words have several dictionary forms."""

MOST_NEAR = 3

OTHER_LEMMA, PIECES, JOINED, PARTS = 0.6, 0.8, 0.8, 0.5
NAME, FORM = 1.0, 0.8
VOCABULARY = 0.5
NEAR = 0.5
COMPLETED = 0.5
"""What a term weighs beside a word that was asked for as it stands."""


def plan(
    question: Asked,
    tokenizer: Tokenizer,
    *,
    language: str = "",
    names: Names | None = None,
    vocabulary: Vocabulary | None = None,
    known: Known | None = None,
    nearest: Nearest | None = None,
) -> Plan:
    """What to look up for a question.

    ``known`` tells which of these tokens any text has, and is asked three times at most. What it does not know is read
    in the other layout of the keyboard, if all of that is known; the plan is then for the question put right. ``names``
    is asked once, with the text of the question and the reader's language; ``vocabulary`` once, with its words in small
    letters. For words that are still not known ``nearest`` is asked. Without ``known`` neither layout nor nearest is
    tried.
    """
    there: Container[str] | None = None
    if known is not None:
        there = known(_tokens_of_all(question.words))
        other = _in_other_layout(question, tokenizer, known, there)
        if other is not None:
            question, there = other, known(_tokens_of_all(other.words))
    return _Planner(question, tokenizer, language).plan(names, vocabulary, there, nearest)


def _in_other_layout(question: Asked, tokenizer: Tokenizer, known: Known, there: Container[str]) -> Asked | None:
    """The question with the words that no text has as the same keys give them in the other layout, if texts have those.

    With a note for each; nothing where there is none.
    """
    read: list[tuple[Item, str, tuple[Word, ...]]] = []
    for item in question.items:
        other = swapped(item.text)
        if item.kind == "word" and other and not _any_known(item.words, there):
            read.append((item, other, tokenizer.query(other)))
    there = known(_tokens_of_all(word for _, _, words in read for word in words)) if read else ()
    text = question.text
    notes = []
    for item, other, words in reversed(read):
        if words and all(_any_known([word], there) for word in words):
            text = text[: item.start] + other + text[item.end :]
            notes.append(Note(code="layout", found=item.text, repaired=other))
    if not notes:
        return None
    return asked(text, tokenizer).replace(notes=(*question.notes, *reversed(notes)))


class _Planner:
    """The plan of one question while it is made."""

    def __init__(self, question: Asked, tokenizer: Tokenizer, language: str) -> None:
        self.question = question
        self.tokenizer = tokenizer
        self.language = language
        self.words = question.words
        self.notes = list(question.notes)
        self.nearest: list[tuple[Word, str]] = []
        # What is looked for besides the words of the question: by their places among these.
        self.besides: list[list[Term]] = [[] for _ in self.words]
        self.spelt: list[tuple[int, int, str]] = []

    def plan(
        self,
        names: Names | None,
        vocabulary: Vocabulary | None,
        there: Container[str] | None,
        nearest: Nearest | None,
    ) -> Plan:
        found = self._named(names) if names and self._open() else ()
        said = self._translated(vocabulary) if vocabulary and self._open() else ()
        if there is not None and nearest is not None:
            for at in self._open(whole=True):
                if not self.besides[at] and not _any_known([self.words[at]], there):
                    self._near(at, self.words[at], nearest)
        strict, wider = list(self._groups(wide=False)), list(self._groups(wide=True))
        return Plan(
            groups=tuple(strict),
            wider=tuple(wider),
            excluded=tuple(term for item in self.question.excluded for term in self._kept_out(item)),
            asked=self.question,
            notes=tuple(self.notes),
            names=found,
            words=said,
            nearest=tuple((word.text, instead) for word, instead in self.nearest),
            corrected=self._corrected(),
        )

    def _open(self, *, whole: bool = False) -> list[int]:
        """The places of the words that are not in a phrase: what stands in quotation marks is meant as it stands.

        With ``whole``, without those of which only the beginning was typed.
        """
        places: list[int] = []
        at = 0
        for item in self.question.items:
            if item.kind != "phrase":
                places += range(at, at + len(item.words) - (whole and item.kind == "prefix"))
            at += len(item.words)
        return places

    # Names and translations -------------------------------------------------------------------------------------------

    def _named(self, names: Names) -> tuple[NameMatch, ...]:
        found = sorted(names(self.question.text, self.language), key=lambda match: (-match.score, match.ref))
        met: list[NameMatch] = []
        for match in found[:MOST_NAMES]:
            places = [at for at in self._open() if self._overlaps(at, match.start, match.end)]
            if not places:
                continue
            met.append(match)
            weight = min(1.0, max(0.05, match.score))
            terms = [Term(kind="ref", tokens=(match.ref,), weight=NAME * weight, why="name")]
            for form in dict.fromkeys((match.text, *match.forms[:MOST_FORMS])):
                terms += self._said(form, FORM * weight, "name")
            for at in places:
                self.besides[at] += terms
        return tuple(met)

    def _overlaps(self, at: int, start: int, end: int) -> bool:
        return self.words[at].start < end and start < self.words[at].end

    def _translated(self, vocabulary: Vocabulary) -> tuple[Translation, ...]:
        within = set(self._open())
        found: list[Translation] = []
        for said in vocabulary([normal(word.text) for word in self.words], self.language):
            places = range(max(0, said.start), min(said.end, len(self.words)))
            if not places or not within.issuperset(places) or len(found) >= MOST_TRANSLATIONS:
                continue
            terms = self._said(said.text, VOCABULARY * min(1.0, max(0.05, said.weight)), "vocabulary")
            if terms:
                found.append(said)
                for at in places:
                    self.besides[at] += terms
        return tuple(found)

    def _said(self, text: str, weight: float, why: str) -> list[Term]:
        """A text as it stands in other texts: a token, or a phrase of several."""
        return list(_phrased(self.tokenizer.query(text[:200]), weight, why))[:MOST_VARIANTS]

    # What no text has -------------------------------------------------------------------------------------------------

    def _near(self, at: int, word: Word, nearest: Nearest) -> None:
        # An unknown Russian word may have been given an odd dictionary form: whatever it may be is held against others.
        found: Counter[str] = Counter()
        for form in dict.fromkeys((word.token, *word.others, normal(word.text))):
            found.update(token for token in nearest(form) if token not in ("", word.token))
        tokens = [token for token, _ in found.most_common(MOST_NEAR)]
        self.besides[at] += [Term(kind="token", tokens=(token,), weight=NEAR, why="nearest") for token in tokens]
        if tokens:
            instead = readable(word, tokens[0])
            self.nearest.append((word, instead))
            self.spelt.append((word.start, word.end, instead))

    def _corrected(self) -> str:
        text = self.question.text
        for start, end, instead in sorted(self.spelt, reverse=True):
            text = text[:start] + instead + text[end:]
        return text if self.spelt or any(note.code == "layout" for note in self.notes) else ""

    # Groups -----------------------------------------------------------------------------------------------------------

    def _groups(self, *, wide: bool) -> Iterator[Group]:
        at = 0
        found: list[tuple[Group, bool]] = []
        for item in self.question.items:
            if item.kind == "phrase":
                found += ((group, False) for group in _of_phrase(item))
            else:
                for place, word in enumerate(item.words):
                    last = item.kind == "prefix" and place == len(item.words) - 1
                    found += self._of_word(item, word, at + place, begun=last, wide=wide)
            at += len(item.words)
        only_function = all(function for _, function in found)
        for group, function in found:
            if only_function or not function:
                yield group

    def _of_word(self, item: Item, word: Word, at: int, *, begun: bool, wide: bool) -> Iterator[tuple[Group, bool]]:
        terms = list(_of_one(word))
        if len(item.words) > 1 and "-" in item.text and not word.dense:
            whole = "".join(normal(word.text) for word in item.words)
            terms += [
                Term(kind="token", tokens=(w.token,), weight=JOINED, why="joined") for w in self.tokenizer.query(whole)
            ]
        if begun:
            terms += self._begun(word)
        if wide:
            terms += [Term(kind="token", tokens=(part,), weight=PARTS, why="parts") for part in word.parts]
        yield _group([*terms, *self.besides[at]], word.text, word.start, word.end), word.function and not begun

    def _begun(self, word: Word) -> Iterator[Term]:
        begin = word.token if word.dense else normal(word.text)
        if len(begin) > 1 or word.dense:
            yield Term(kind="prefix", tokens=(begin,))
        for token in self.tokenizer.completions(word):
            yield Term(kind="token", tokens=(token,), weight=COMPLETED, why="completed")

    def _kept_out(self, item: Item) -> Iterator[Term]:
        """Whatever would be found by it, were it asked for."""
        if item.kind == "prefix" and len(item.words) == 1:
            yield from self._begun(item.words[0])
        yield from _phrased(item.words, 1.0, "asked")


def readable(word: Word, token: str) -> str:
    """A token as somebody would write it in the place of this word: in its form, with its ending.

    >>> words = Tokenizer().query("arhives docmuentary совмесного")
    >>> readable(words[0], "archiv"), readable(words[1], "documentari"), readable(words[2], "совместный")
    ('archives', 'documentary', 'совместного')
    """
    small = normal(word.text)
    if word.script == "Cyrl":
        return formed(token, small)
    return ended(token, small) if word.script == "Latn" else token


def _tokens_of_all(words: Iterable[Word]) -> list[str]:
    return sorted({token for word in words for token in _tokens_of(word)})


def _any_known(words: Iterable[Word], there: Container[str]) -> bool:
    return any(token in there for word in words for token in _tokens_of(word))


def _tokens_of(word: Word) -> tuple[str, ...]:
    return (word.token, *word.others, *word.pieces)


def _group(terms: Iterable[Term], text: str, start: int, end: int) -> Group:
    best: dict[tuple[str, tuple[str, ...]], Term] = {}
    for term in terms:
        known = best.get((term.kind, term.tokens))
        if known is None or known.weight < term.weight:
            best[term.kind, term.tokens] = term
    ranked = sorted(best.values(), key=lambda term: -term.weight)
    return Group(alternatives=tuple(ranked[:MOST_ALTERNATIVES]), text=text, start=start, end=end)


def _of_one(word: Word, weight: float = 1.0, why: str = "") -> Iterator[Term]:
    """A word by itself, and whatever else it may be."""
    # Every character of a script without spaces begins a token, so one alone is looked for as a beginning.
    kind: How = "prefix" if word.dense and len(word.token) == 1 else "token"
    yield Term(kind=kind, tokens=(word.token,), weight=weight, why=why or "asked")
    for other in word.others:
        yield Term(kind="token", tokens=(other,), weight=weight * OTHER_LEMMA, why=why or "lemma")
    if word.pieces:
        yield Term(
            kind="phrase" if len(word.pieces) > 1 else "token",
            tokens=word.pieces,
            weight=weight * PIECES,
            why=why or "pieces",
        )


def _of_phrase(item: Item) -> Iterator[Group]:
    """A phrase: one group where one engine's phrase can say it, else one for each stretch of one kind of script."""
    stretch: list[Word] = []
    for word in (*item.words, None):
        if stretch and (word is None or word.dense != stretch[-1].dense or _apart(item, stretch[-1], word)):
            terms = _phrased(stretch, 1.0, "asked")
            yield _group(terms, item.text, item.start, item.end)
            stretch = []
        if word is not None:
            stretch.append(word)


def _apart(item: Item, one: Word, other: Word) -> bool:
    """Whether two words of scripts without spaces stand apart: only what stands together is indexed by characters."""
    between = item.text[one.end - item.start : other.start - item.start]
    return one.dense and bool(between) and not BETWEEN.fullmatch(between)


def _phrased(words: Sequence[Word], weight: float, why: str) -> Iterator[Term]:
    """Words one after the other, as one token or as phrases."""
    if not words:
        return
    if len(words) == 1:
        yield from _of_one(words[0], weight, why)
        return
    if all(word.dense for word in words):
        run = "".join(word.token for word in words)
        yield Term(kind="phrase", tokens=tuple(map("".join, pairwise(run))), weight=weight, why=why)
        return
    for variant in list(product(*((word.token, *word.others) for word in words)))[:MOST_VARIANTS]:
        yield Term(kind="phrase", tokens=variant, weight=weight, why=why)
