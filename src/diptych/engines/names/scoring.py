"""One name or two: a score for two forms of a name in any scripts, with the reasons for it.

Words of the one form are laid beside words of the other so that together they fit best. A pair of words in different
scripts gets its log-odds from what was learned, a pair in one script from how alike they are written. The logarithms
of the chances that each pair is one word add up; words that are left over cost something, a patronymic next to
nothing. What comes out is bent into a score of which 0.5 means the same everywhere (:mod:`learned`).
"""

from __future__ import annotations

from itertools import pairwise, permutations
from math import exp, log1p

from diptych.engines.names.learned import THRESHOLD, Learned
from diptych.engines.names.likeness import MOST, UNLIKE
from diptych.engines.names.sides import FREE, UNTOLD, Word, hypotheses, side
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diptych.engines.names.forms import Kind
    from diptych.engines.names.likeness import Likeness

    Hypothesis = tuple[tuple[Word, ...], tuple[Word, ...]]

LEFT_OVER = 1.6
"""What a word costs that has nobody to stand beside, unless its role is cheaper."""
CROSSED = 0.1
"""What it costs that words stand in another order."""
ABBREVIATED = 3.5
"""The log-odds that first letters mean this name and not another that has them too."""
WHOLE = 0.15
"""What it costs to compare names as wholes whose words could have been compared."""
RULED_WHOLE = 60
"""How alike, of 100, a Chinese name in letters must be to what rules make of it, to be compared as a whole."""
TOGETHER = 4096
"""Questions that are laid out at a time."""
MOST_WORDS = 5
"""Words of a form that are laid out in all ways; the rest are compared in their order."""
DOUBTFUL = -1.5
"""The logarithm of a chance below which other orders than the one said are tried."""


class Meeting(Record):
    """Two words that were laid beside each other."""

    a: str
    b: str
    rule: str
    """``same``, ``alike`` (one script), ``known`` (seen to be one name), ``learned``, ``pinyin``, ``palladius``,
    ``initial``, ``patronymic``, ``translated``, ``abbreviation``."""
    log_odds: float
    letters: tuple[tuple[str, str], ...] = ()
    """Which letter wrote what, where tables were asked."""


class Match(Record):
    """What comes of two forms."""

    score: float
    """0 to 1."""
    same: bool
    """Whether the score reaches the threshold."""
    meetings: tuple[Meeting, ...] = ()
    left_a: tuple[str, ...] = ()
    """Words of the first that met nobody."""
    left_b: tuple[str, ...] = ()


class Question(Record):
    """Two forms to be compared. Languages settle what letters leave open."""

    a: str
    b: str
    kind: Kind | None = "person"
    language_a: str | None = None
    language_b: str | None = None


class Laid:
    """How words of two forms lie beside each other, and the logarithm of the chance that they are one."""

    __slots__ = ("beside", "chance", "hypothesis")

    def __init__(self, chance: float, beside: Sequence[tuple[int, int]], hypothesis: Hypothesis) -> None:
        self.chance = chance
        self.beside = beside
        self.hypothesis = hypothesis


class Matcher:
    """Scores with what was learned; remembers words it has seen, so one of it should serve a whole process."""

    def __init__(self, learned: Learned) -> None:
        self.learned = learned

    def scores(self, questions: Sequence[Question]) -> list[float]:
        """A score for every question, many at a time."""
        return self.scores_and_chances(questions)[0]

    def scores_and_chances(self, questions: Sequence[Question]) -> tuple[list[float], list[float]]:
        """Scores, and the logarithms of the chances that they are bent from, which rank candidates of one query."""
        scores: list[float] = []
        chances: list[float] = []
        # Not all at once: what a layout is made of should be gone again before it is looked through for garbage.
        for begin in range(0, len(questions), TOGETHER):
            some = questions[begin : begin + TOGETHER]
            for question, laid in zip(some, self.laid(some), strict=True):
                scores.append(self._score(question, laid) if laid is not None else 0.0)
                chances.append(_chance(laid))
        return scores, chances

    def chances(self, questions: Sequence[Question]) -> list[float]:
        """The logarithms of the chances alone; -inf where one of both has no letters."""
        return self.scores_and_chances(questions)[1]

    def match(self, question: Question) -> Match:
        """One score, explained."""
        laid = self.laid([question])[0]
        if laid is None:
            return Match(score=0.0, same=False)
        score = self._score(question, laid)
        one, other = laid.hypothesis
        beside = dict(laid.beside)
        taken = set(beside.values())
        return Match(
            score=score,
            same=score >= THRESHOLD,
            meetings=tuple(self._meeting(one[at], other[beside[at]]) for at in sorted(beside)),
            left_a=tuple(word.text for at, word in enumerate(one) if at not in beside),
            left_b=tuple(word.text for at, word in enumerate(other) if at not in taken),
        )

    # layouts ----------------------------------------------------------------------------------------------------------

    def laid(self, questions: Sequence[Question]) -> list[Laid | None]:
        """The best layout for every question; None where one of both has no letters."""
        asked = [tuple(_hypotheses(question)) for question in questions]
        # In the order in which they are said nearly all names meet that are one; the other orders come second.
        odds: dict[tuple[Word, Word], float] = {}
        self._learn(odds, (pair for each in asked for one, other in each for pair in _straight(one, other)))
        found: list[Laid | None] = []
        doubtful = []
        for at, each in enumerate(asked):
            best = max((_straightly(hypothesis, odds) for hypothesis in each), key=_chance, default=None)
            found.append(best)
            if best is not None and best.chance < DOUBTFUL and any(len(one) + len(other) > 2 for one, other in each):
                doubtful.append(at)
        self._learn(
            odds,
            (
                (a, b)
                for at in doubtful
                for one, other in asked[at]
                for a in one[:MOST_WORDS]
                for b in other[:MOST_WORDS]
            ),
            crossed=True,
        )
        for at in doubtful:
            found[at] = max((found[at], *(_crosswise(each, odds) for each in asked[at])), key=_chance)
        return found

    def _learn(
        self, odds: dict[tuple[Word, Word], float], pairs: Iterable[tuple[Word, Word]], *, crossed: bool = False
    ) -> None:
        """Add the log-odds of pairs of words that are not there yet. Of words that do not stand where the other does
        (``crossed``), only what is plausible is looked at closely."""
        groups: dict[tuple[str, str, bool], list[tuple[Word, Word]]] = {}
        for pair in pairs:
            if pair not in odds:
                one, other = pair
                odds[pair] = UNLIKE
                if one.role == "type" or other.role == "type":
                    odds[pair] = MOST if one.key == other.key and one.role == other.role else UNLIKE
                elif one.script == other.script:
                    odds[pair] = same_script(one, other)
                else:
                    initial = one.role == "initial" or other.role == "initial"
                    groups.setdefault((one.script, other.script, initial), []).append(pair)
        for (script, other_script, initial), each in groups.items():
            between = self.learned.between(script, other_script)
            if between is None:
                continue
            likeness, turned = between
            asked = [(b.asked, a.asked) if turned else (a.asked, b.asked) for a, b in each]
            if initial:
                odds.update(zip(each, (likeness.initial(*pair) for pair in asked), strict=True))
                continue
            kept = likeness.plausible(asked) if crossed else [True] * len(each)
            for place in (False, True):
                chosen = [
                    at
                    for at, (word, _) in enumerate(each)
                    if kept[at]
                    and (word.role == "place") is place
                    and (word.role != "whole" or _as_ruled(likeness, *asked[at]))
                ]
                values = likeness.log_odds([asked[at] for at in chosen], kind="place" if place else "person")
                odds.update(zip([each[at] for at in chosen], values, strict=True))

    def _score(self, question: Question, laid: Laid) -> float:
        one, other = laid.hypothesis
        return self.learned.bend(question.kind or "person", one[0].script, other[0].script)(laid.chance)

    # reasons ----------------------------------------------------------------------------------------------------------

    def _meeting(self, a: Word, b: Word) -> Meeting:
        odds: dict[tuple[Word, Word], float] = {}
        self._learn(odds, [(a, b)])
        rule, letters = self._rule(a, b)
        return Meeting(a=a.text, b=b.text, rule=rule, log_odds=round(odds[a, b], 3), letters=letters)

    def _rule(self, a: Word, b: Word) -> tuple[str, tuple[tuple[str, str], ...]]:
        if a.role == "type":
            return "translated", ()
        if "initial" in (a.role, b.role):
            return "initial", ()
        if a.script == b.script:
            if a.key != b.key:
                return "alike", ()
            return (a.role if a.role == b.role and a.role in ("patronymic", "abbreviation") else "same"), ()
        between = self.learned.between(a.script, b.script)
        if between is None:
            return "alike", ()
        likeness, turned = between
        source, target = (b.key, a.key) if turned else (a.key, b.key)
        letters = likeness.emission.division(source, target)
        if likeness.rule_reading(source) == target:
            return ("palladius" if likeness.target == "Cyrl" else "pinyin"), letters
        if "patronymic" in (a.role, b.role):
            return "patronymic", letters
        known = bool(likeness.memory([(source, target)])[0][0])
        return ("known" if known else "learned"), letters


# laying out -----------------------------------------------------------------------------------------------------------


def _hypotheses(question: Question) -> Iterator[Hypothesis]:
    kind = question.kind
    return hypotheses(side(question.a, question.language_a, kind), side(question.b, question.language_b, kind))


def _told(words: tuple[Word, ...]) -> list[int]:
    """Places of the words that stand for themselves: without those that cost nothing to leave over."""
    return [at for at, word in enumerate(words) if word.role not in UNTOLD]


def _straight(one: tuple[Word, ...], other: tuple[Word, ...]) -> Iterator[tuple[Word, Word]]:
    for x, y in _straight_places(one, other):
        yield one[x], other[y]


def _straight_places(one: tuple[Word, ...], other: tuple[Word, ...]) -> list[tuple[int, int]]:
    """Words beside words in their order; where one side says more of them, what only it has is left out."""
    if len(one) == len(other):
        return [(at, at) for at in range(len(one))]
    meant = {word.key: at for at, word in enumerate(other) if word.role == "type"}
    types = [(at, meant[word.key]) for at, word in enumerate(one) if word.role == "type" and word.key in meant]
    a, b = _told(one), _told(other)
    if len(a) > len(b) > 1:
        a = [*a[: len(b) - 1], a[-1]]
    elif len(b) > len(a) > 1:
        b = [*b[: len(a) - 1], b[-1]]
    return [*zip(a, b, strict=False), *types]


def _straightly(hypothesis: Hypothesis, odds: dict[tuple[Word, Word], float]) -> Laid:
    one, other = hypothesis
    places = _straight_places(one, other)
    chance = sum(_log_chance(odds[one[x], other[y]]) for x, y in places)
    if len(one) == len(other) == 1 and one[0].role == other[0].role == "whole":
        chance -= WHOLE
    return Laid(chance - _cost(one, other, places), places, hypothesis)


def _crosswise(hypothesis: Hypothesis, odds: dict[tuple[Word, Word], float]) -> Laid:
    """The best of all ways to lay the words of the shorter side beside those of the other."""
    one, other = hypothesis
    turned = len(one) > len(other)
    few, many = (other, one) if turned else (one, other)
    few_places, many_places = range(min(len(few), MOST_WORDS)), range(min(len(many), MOST_WORDS))
    best = Laid(-float("inf"), (), hypothesis)
    for order in permutations(many_places, len(few_places)):
        places = [(y, x) if turned else (x, y) for x, y in zip(few_places, order, strict=True)]
        # A word that fits nothing is better left over than laid beside a stranger, if its role lets it go.
        places = [
            (x, y)
            for x, y in places
            if odds[one[x], other[y]] > 0 or (one[x].role not in FREE and other[y].role not in FREE)
        ]
        chance = sum(_log_chance(odds[one[x], other[y]]) for x, y in places) - _cost(one, other, places)
        if any(after[0] < before[0] or after[1] < before[1] for before, after in pairwise(places)):
            chance -= CROSSED
        if places and chance > best.chance:
            best = Laid(chance, places, hypothesis)
    return best


def _cost(one: tuple[Word, ...], other: tuple[Word, ...], places: Sequence[tuple[int, int]]) -> float:
    if len(one) == len(other) == len(places):
        return 0.0
    a, b = {x for x, _ in places}, {y for _, y in places}
    left = [word for at, word in enumerate(one) if at not in a] + [word for at, word in enumerate(other) if at not in b]
    return sum(FREE.get(word.role, LEFT_OVER) for word in left)


def _log_chance(odds: float) -> float:
    return -log1p(exp(-odds))


def _chance(laid: Laid | None) -> float:
    return laid.chance if laid is not None else -float("inf")


def _as_ruled(likeness: Likeness, source: str, target: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return likeness.source != "Hani" or ratio(likeness.rule_reading(source), target) >= RULED_WHOLE


def same_script(a: Word, b: Word) -> float:
    """The log-odds that two words of one script are one, by how they are written."""
    from rapidfuzz.distance import DamerauLevenshtein

    if a.key == b.key:
        return ABBREVIATED if a.role == "abbreviation" else MOST
    if a.role == "initial" or b.role == "initial":
        return 2.0 if a.key[0] == b.key[0] else -5.0
    if a.script in ("Hani", "Hira", "Kana"):
        # A character is a syllable: one that differs makes another word of a short one.
        alike = float(DamerauLevenshtein.normalized_similarity(a.key, b.key))
        return max(UNLIKE, 12 * (alike - 0.85))
    alike = float(DamerauLevenshtein.normalized_similarity(a.key, b.key))
    return max(UNLIKE, 20 * (alike - 0.8))
