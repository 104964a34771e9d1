"""How the words of two names lie beside each other: all in the order in which they are said, or in any."""

from __future__ import annotations

from itertools import pairwise, permutations
from math import exp, log1p
from typing import NamedTuple

from diptych.engines.names import bodies
from diptych.engines.names.sides import FREE, UNTOLD, Word, hypotheses, side

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from diptych.engines.names.scoring import Question

    Hypothesis = tuple[tuple[Word, ...], tuple[Word, ...]]

LEFT_OVER = 1.6
"""What a word costs that has nobody to stand beside, unless its role is cheaper."""
CROSSED = 0.1
"""What it costs that words stand in another order."""
WHOLE = 0.15
"""What it costs to compare names as wholes whose words could have been compared."""
MOST_WORDS = 5
"""Words of a form that are laid out in all ways; the rest are compared in their order."""


class Laid:
    """How words of two forms lie beside each other, and the logarithm of the chance that they are one."""

    __slots__ = ("beside", "chance", "cost", "hypothesis")

    def __init__(
        self, chance: float, beside: Sequence[tuple[int, int]], hypothesis: Hypothesis, cost: float = 0.0
    ) -> None:
        self.chance = chance
        self.beside = beside
        self.hypothesis = hypothesis
        self.cost = cost
        """What of the chance is the cost of symbols and words of an organisation that met nobody."""


class Way(NamedTuple):
    """How names of a kind are laid beside each other."""

    places: Callable[[tuple[Word, ...], tuple[Word, ...]], list[tuple[int, int]]]
    """Words beside words in their order."""
    told: Callable[[tuple[Word, ...]], Sequence[int]]
    """Places of the words that are tried in other orders."""
    symbols: Callable[[tuple[Word, ...], tuple[Word, ...]], list[tuple[int, int]]]
    """Those that stand beside each other whatever the order."""
    cost: Callable[[tuple[Word, ...], tuple[Word, ...], Sequence[tuple[int, int]]], float]
    """Of words that met nobody."""


def hypotheses_of(question: Question) -> Iterator[Hypothesis]:
    kind = question.kind
    return hypotheses(side(question.a, question.language_a, kind), side(question.b, question.language_b, kind))


def _told(words: tuple[Word, ...]) -> list[int]:
    """Places of the words that stand for themselves: without those that cost nothing to leave over."""
    return [at for at, word in enumerate(words) if word.role not in UNTOLD]


def _straight_places(one: tuple[Word, ...], other: tuple[Word, ...]) -> list[tuple[int, int]]:
    """Words beside words in their order; where one side says more of them, what only it has is left out."""
    if len(one) == len(other):
        return [(at, at) for at in range(len(one))]
    a, b = _told(one), _told(other)
    if len(a) > len(b) > 1:
        a = [*a[: len(b) - 1], a[-1]]
    elif len(b) > len(a) > 1:
        b = [*b[: len(a) - 1], b[-1]]
    return list(zip(a, b, strict=False))


def straightly(hypothesis: Hypothesis, odds: dict[tuple[Word, Word], float], way: Way) -> Laid:
    one, other = hypothesis
    places = way.places(one, other)
    chance = sum(log_chance(odds[one[x], other[y]]) for x, y in places)
    if len(one) == len(other) == 1 and one[0].role == other[0].role == "whole":
        chance -= WHOLE
    cost = way.cost(one, other, places)
    return Laid(chance - cost, places, hypothesis, cost)


def crosswise(hypothesis: Hypothesis, odds: dict[tuple[Word, Word], float], way: Way) -> Laid:
    """The best of all ways to lay the words of the shorter side beside those of the other."""
    one, other = hypothesis
    told, told_other = way.told(one)[:MOST_WORDS], way.told(other)[:MOST_WORDS]
    turned = len(told) > len(told_other)
    few_places, many_places = (told_other, told) if turned else (told, told_other)
    symbols = way.symbols(one, other)
    best = Laid(-float("inf"), (), hypothesis)
    for order in permutations(many_places, len(few_places)):
        places = [(y, x) if turned else (x, y) for x, y in zip(few_places, order, strict=True)]
        # A word that fits nothing is better left over than laid beside a stranger, if its role lets it go.
        places = [
            (x, y)
            for x, y in places
            if odds[one[x], other[y]] > 0 or (one[x].role not in FREE and other[y].role not in FREE)
        ]
        chance = sum(log_chance(odds[one[x], other[y]]) for x, y in places)
        if any(after[0] < before[0] or after[1] < before[1] for before, after in pairwise(places)):
            chance -= CROSSED
        places += symbols
        cost = way.cost(one, other, places)
        if places and chance - cost > best.chance:
            best = Laid(chance - cost, places, hypothesis, cost)
    return best


def _everywhere(words: tuple[Word, ...]) -> Sequence[int]:
    return range(len(words))


def _nothing(_one: tuple[Word, ...], _other: tuple[Word, ...]) -> list[tuple[int, int]]:
    return []


def _cost(one: tuple[Word, ...], other: tuple[Word, ...], places: Sequence[tuple[int, int]]) -> float:
    if len(one) == len(other) == len(places):
        return 0.0
    a, b = {x for x, _ in places}, {y for _, y in places}
    left = [word for at, word in enumerate(one) if at not in a] + [word for at, word in enumerate(other) if at not in b]
    return sum(FREE.get(word.role, LEFT_OVER) for word in left)


def log_chance(odds: float) -> float:
    return -log1p(exp(-odds))


def chance_of(laid: Laid | None) -> float:
    return laid.chance if laid is not None else -float("inf")


NAMES = Way(_straight_places, _everywhere, _nothing, _cost)
BODIES = Way(bodies.straight_places, bodies.told, bodies.meetings, bodies.cost)
