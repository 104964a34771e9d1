"""Names found by a name in any script, among a million.

Words are looked up, not names: the grams of a word of the query lead to words of the index that may sound so
(:mod:`grams`); these are scored, the best lead to the names they stand in, and the best of those are scored in full.
A name may be added at any time. The same three tables do in a database: word, gram of a word, word of a name.
"""

from __future__ import annotations

from math import exp, log1p

import numpy as np

from diptych.engines.names.grams import word_grams
from diptych.engines.names.scoring import Matcher, Question, same_script
from diptych.engines.names.sides import Word, indexed_words, searched_wholes, searched_words, side
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from typing import Any

    from diptych.engines.names.forms import Kind

CANDIDATES = 320
"""Words that a word of the query is compared with, in each script."""
CLOSER = 128
"""Of these, the words of another script that are weighed with all that was learned: those that look most alike."""
COMMON = 0.05
"""What a gram that all words have counts for: little, but in a short list there may be no other."""
KEPT = 60
"""Of these, the words whose names are looked at."""
HOPELESS = -5.0
"""Log-odds below which a word leads to no name."""
MISSING = -5.5
"""What a word of the query costs a name that was not found by it."""
NAMES = 60
"""Names scored in full."""


class Found(Record):
    """A name that was found."""

    id: Any
    score: float
    chance: float
    """The logarithm of the chance that it is the same name, by which names are ranked."""


class _Postings:
    """Lists of numbers by number, made into arrays when they are first asked for and again after a change."""

    def __init__(self) -> None:
        self.owners: list[int] = []
        self.items: list[int] = []
        self.weights: list[float] = []
        self._starts: Any = None

    def add(self, owner: int, item: int, weight: float = 1.0) -> None:
        self.owners.append(owner)
        self.items.append(item)
        self.weights.append(weight)
        self._starts = None

    def settle(self, owners: int) -> None:
        if self._starts is None or len(self._starts) <= owners:
            owner = np.array(self.owners, dtype=np.int64)
            order = np.argsort(owner, kind="stable")
            self._items = np.array(self.items, dtype=np.int32)[order]
            self._weights = np.array(self.weights, dtype=np.float32)[order]
            self._starts = np.searchsorted(owner[order], np.arange(owners + 1))

    def of(self, owner: int) -> tuple[Any, Any]:
        here = slice(self._starts[owner], self._starts[owner + 1])
        return self._items[here], self._weights[here]


class Index:
    """Names in memory, to be found by a name."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.names: list[tuple[Any, str, str | None]] = []
        self.words: list[Word] = []
        self._word_numbers: dict[tuple[str, str], int] = {}
        self._gram_numbers: dict[str, int] = {}
        self._by_gram = _Postings()
        self._by_word = _Postings()
        self._norms: list[float] = []
        self._rarity: Any = None
        self._scripts: dict[str, Any] = {}

    def add(self, id: Hashable, text: str, *, kind: Kind | None = "person", language: str | None = None) -> None:
        """Add a name under an id; a thing may have many. What has no letters is not there to be found."""
        number = len(self.names)
        self.names.append((id, text, language))
        form = side(text, language, kind)
        wanted = {(word.key, word.script): word for word in indexed_words(form, kind)}
        for word in wanted.values():
            self._by_word.add(self._word(word), number)

    def extend(self, names: Iterable[tuple[Hashable, str]], *, kind: Kind | None, language: str | None) -> None:
        for id, text in names:
            self.add(id, text, kind=kind, language=language)

    def _word(self, word: Any) -> int:
        number = self._word_numbers.get((word.key, word.script))
        if number is None:
            number = self._word_numbers[word.key, word.script] = len(self.words)
            self.words.append(word)
            found = word_grams(word.key, word.script, self.matcher.learned)
            for gram, weight in found.items():
                self._by_gram.add(self._gram_numbers.setdefault(gram, len(self._gram_numbers)), number, weight)
            self._norms.append(1.0 + sum(found.values()))
            self._rarity = None
        return number

    def settle(self) -> None:
        """Make what was added ready to be found; done by itself before a search."""
        self._by_gram.settle(len(self._gram_numbers))
        self._by_word.settle(len(self.words))
        if self._rarity is None:
            counts = np.diff(self._by_gram._starts)
            self._rarity = np.maximum(COMMON, np.log((len(self.words) + 1) / (counts + 1))).astype(np.float32)
            scripts = np.array([word.script for word in self.words])
            self._scripts = {str(script): np.nonzero(scripts == script)[0] for script in np.unique(scripts)}
            self._norm = np.sqrt(np.array(self._norms, dtype=np.float32))

    # finding ----------------------------------------------------------------------------------------------------------

    def find(
        self,
        text: str,
        *,
        kind: Kind | None = "person",
        language: str | None = None,
        most: int = 10,
    ) -> list[Found]:
        """The names that are likeliest the same, the best first; each id once."""
        form = side(text, language, kind)
        if not form.words or not self.names:
            return []
        self.settle()
        told = searched_words(form, kind)
        wholes = list(searched_wholes(form, kind))
        names = self._reached(told, wholes, kind)
        questions = [
            Question(a=text, b=self.names[at][1], kind=kind, language_a=language, language_b=self.names[at][2])
            for at in names
        ]
        best: dict[Any, Found] = {}
        for at, score, chance in zip(names, *self.matcher.scores_and_chances(questions), strict=True):
            id = self.names[at][0]
            if id not in best or chance > best[id].chance:
                best[id] = Found(id=id, score=score, chance=chance)
        return sorted(best.values(), key=lambda found: -found.chance)[:most]

    def _reached(self, told: Sequence[Word], wholes: Sequence[Word], kind: str | None) -> list[int]:
        total: Any = np.zeros(len(self.names), dtype=np.float32)
        touched = []
        for word in told:
            names, chances = self._names_of(word, kind)
            gained: Any = np.zeros(len(self.names), dtype=np.float32)
            # From the worst to the best: of a name that several words lead to, the best is written last.
            gained[names] = chances - MISSING
            total += gained
            touched.append(names)
        for word in wholes:
            names, chances = self._names_of(word, kind)
            np.maximum.at(total, names, chances - MISSING * len(told))
            touched.append(names)
        reached = np.unique(np.concatenate(touched)) if touched else np.zeros(0, dtype=np.int64)
        if len(reached) > NAMES:
            reached = reached[np.argpartition(-total[reached], NAMES)[:NAMES]]
        order = np.argsort(-total[reached], kind="stable")
        return [int(at) for at in reached[order]]

    def _names_of(self, word: Word, kind: str | None) -> tuple[Any, Any]:
        """The names that words like this one lead to, with the logarithm of the chance, the worst first."""
        found = sorted(self._like(word, kind), key=lambda each: each[1])
        lists = [(self._by_word.of(number)[0], -log1p(exp(-odds))) for number, odds in found]
        if not lists:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        names = np.concatenate([each for each, _ in lists])
        return names, np.repeat([chance for _, chance in lists], [len(each) for each, _ in lists]).astype(np.float32)

    def _like(self, word: Word, kind: str | None) -> list[tuple[int, float]]:
        """Words of the index that may be this one, with their log-odds; the best of each script."""
        places = [at for found in self.candidates(word).values() for at in found]
        return likest(self.matcher, word, [(at, self.words[at]) for at in places], kind)

    def candidates(self, word: Word) -> dict[str, list[int]]:
        """The numbers of the words that share most grams with this one, by script; itself first where it is there."""
        self.settle()
        score: Any = np.zeros(len(self.words), dtype=np.float32)
        for gram, weight in word_grams(word.key, word.script, self.matcher.learned).items():
            number = self._gram_numbers.get(gram)
            if number is not None:
                items, weights = self._by_gram.of(number)
                score[items] += weights * (weight * self._rarity[number])
        score /= self._norm
        found = {}
        for script, places in self._scripts.items():
            here = score[places]
            if len(places) > CANDIDATES:
                best = np.argpartition(-here, CANDIDATES)[:CANDIDATES]
                places, here = places[best], here[best]
            found[script] = [int(at) for at in places[here > 0]]
            own = self._word_numbers.get((word.key, word.script))
            if own is not None and script == word.script and own not in found[script]:
                found[script].append(own)
        return found


def likest(
    matcher: Matcher,
    word: Word,
    others: Iterable[tuple[int, Word]],
    kind: str | None,
    *,
    besides: Sequence[str | None] = (),
) -> list[tuple[int, float]]:
    """Of numbered words those that may be this one, with their log-odds; the best of each script, the best first.

    ``besides``: kinds for which the same words are going to be asked for.
    """
    scripts: dict[str, list[tuple[int, Word]]] = {}
    for at, other in others:
        scripts.setdefault(other.script, []).append((at, other))
    found = []
    for script, each in scripts.items():
        odds = _odds(matcher, word, each, script, _weighed_as(kind), {_weighed_as(one) for one in besides})
        ranked = sorted(odds, key=lambda pair: -pair[1])[:KEPT]
        found += [(at, value) for at, value in ranked if value > HOPELESS]
    return found


def _odds(
    matcher: Matcher, word: Word, others: Sequence[tuple[int, Word]], script: str, kind: str, besides: set[str]
) -> list[tuple[int, float]]:
    """Numbers of words of one script with their log-odds, as far as they are worth it."""
    if script == word.script:
        return [(at, same_script(word, other)) for at, other in others]
    between = matcher.learned.between(word.script, script)
    if between is None:
        return []
    likeness, turned = between
    pairs = [(other.key, word.key) if turned else (word.key, other.key) for _, other in others]
    near = likeness.nearest(pairs, CLOSER)
    odds = likeness.log_odds([pairs[at] for at in near], kind=kind, besides=sorted(besides - {kind}))
    return [(others[at][0], value) for at, value in zip(near, odds, strict=True)]


def _weighed_as(kind: str | None) -> str:
    return "place" if kind == "place" else "person"
