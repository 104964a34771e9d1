"""How names of organisations lie beside each other: symbols by what they mean, in any order; the rest as names are.

Symbols that meet say the same. What only one side says costs little, by what it is: legal forms and the like are left
out wherever people write. What both sides say and say otherwise (museum and archive, two countries, the second and the
third) counts against it.
"""

from __future__ import annotations

from itertools import pairwise

from diptych.engines.names.organisations import TAGGED
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diptych.engines.names.sides import Word

COMMON = frozenset(["business", "co", "corp", "enterprise", "group", "grp", "holding", "org"])
"""Symbols that nearly every body may bear or leave out."""
RANKS = frozenset(["allrussian", "central", "fed", "gov", "intl", "natl"])
"""Symbols of how far a body reaches, which are left out as easily."""

UNSAID = {"type": 1.0, "legal": 0.05, "number": 1.0, "country": 0.35}
"""What a symbol costs that only one side says."""
UNSAID_COMMON, UNSAID_RANK = 0.1, 0.3
OTHERWISE = {"type": 1.2, "legal": 0.0, "number": 4.0, "country": 3.5}
"""What it costs, besides, that both sides have one and they do not meet."""
OTHERWISE_COMMON = 0.85
NAMED = 0.7
"""How much is left of what only one side says, where a name that is no symbol meets."""
TURNED = 0.8
"""What it costs that two countries stand in another order: a Russian festival in China is none of China in Russia."""
NAMELESS = 0.8
"""What it costs where nothing but one symbol meets: a museum is a museum."""
LEFT_OVER = 1.6
PARTICLE = 0.05
WEIGHT = 3.0
"""Of a cost, in the log-odds of a score."""
SURE = 2.0
"""The log-odds of a score where everything meets."""
IDENTICAL = 7.0
"""And where it is written the same."""
ALIKE = 1.0
"""What is taken from the log-odds of names in one script that are not written the same: of bodies these are often two
(Роскино, Москино)."""


class Clash(Record):
    """What both sides say, and say otherwise."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    role: str


def told(words: Sequence[Word]) -> list[int]:
    """Places of the words that are names."""
    return [at for at, word in enumerate(words) if word.role not in TAGGED and word.role != "particle"]


def meets(a: Word, b: Word) -> bool:
    """Whether two symbols have a meaning in common."""
    return a.role == b.role and (a.key == b.key or not set(a.key.split()).isdisjoint(b.key.split()))


def meetings(one: Sequence[Word], other: Sequence[Word]) -> list[tuple[int, int]]:
    """Symbols beside symbols, each of the other side once; those that mean exactly the same first."""
    a, b = ([at for at, word in enumerate(words) if word.role in TAGGED] for words in (one, other))
    found: list[tuple[int, int]] = []
    for exactly in (True, False):
        for x in list(a):
            y = next((y for y in b if meets(one[x], other[y]) and (one[x].key == other[y].key or not exactly)), None)
            if y is not None:
                found.append((x, y))
                a.remove(x)
                b.remove(y)
    return found


def straight_places(one: Sequence[Word], other: Sequence[Word]) -> list[tuple[int, int]]:
    """Names beside names in their order, as far as there are as many, and symbols beside symbols."""
    return [*zip(told(one), told(other), strict=False), *meetings(one, other)]


def clashes(one: Sequence[Word], other: Sequence[Word], places: Sequence[tuple[int, int]]) -> list[Clash]:
    """Symbols of one role that both sides are left with."""
    a, b = {x for x, _ in places}, {y for _, y in places}
    found = []
    for role in OTHERWISE:
        left, right = _left(one, a, role), _left(other, b, role)
        if left and right:
            found.append(Clash(a=tuple(each.text for each in left), b=tuple(each.text for each in right), role=role))
    return found


def cost(one: Sequence[Word], other: Sequence[Word], places: Sequence[tuple[int, int]]) -> float:
    """What it costs that words met nobody."""
    a, b = {x for x, _ in places}, {y for _, y in places}
    sides = ((one, a), (other, b))
    named = any(one[x].role not in TAGGED for x, _ in places)
    total = 0.0
    for role in OTHERWISE:
        left, right = _left(one, a, role), _left(other, b, role)
        share = NAMED if named else 1.0
        total += share * sum(_unsaid(word) for word in (*left, *right))
        left, right = ([word for word in each if not is_common(word)] for each in (left, right))
        total += OTHERWISE[role] * min(len(left), len(right))
    if all(any(at not in met and is_common(word) for at, word in enumerate(words)) for words, met in sides):
        # 集团 and 公司 may be one body, and may be a group and a company in it.
        total += (NAMED if named else 1.0) * OTHERWISE_COMMON
    lands = sorted((x, y) for x, y in places if one[x].role == "country")
    if any(after[1] < before[1] for before, after in pairwise(lands)):
        total += TURNED
    for words, met in sides:
        for at, word in enumerate(words):
            if at not in met and word.role not in TAGGED:
                total += PARTICLE if word.role == "particle" else LEFT_OVER
    if not named and sum(not is_common(one[x]) for x, _ in places) < 2:
        total += NAMELESS
    return total


def is_common(word: Word) -> bool:
    """Whether a symbol is a legal form or like one: a group, a company."""
    return word.role == "legal" or (word.role == "type" and COMMON.issuperset(word.key.split()))


def _unsaid(word: Word) -> float:
    if word.role != "type":
        return UNSAID[word.role]
    if is_common(word):
        return UNSAID_COMMON
    return UNSAID["type"] if RANKS.isdisjoint(word.key.split()) else UNSAID_RANK


def _left(words: Sequence[Word], met: set[int], role: str) -> list[Word]:
    return [word for at, word in enumerate(words) if word.role == role and at not in met]
