"""Tokens that some text has, like one that none has: what somebody may have meant who mistyped.

Letters left out, put in, changed or swapped with their neighbour count one each: none is borne in up to two letters,
one in up to five, two in longer words. Of Chinese words, those that sound alike are near: a wrong character is most
often one of the same sound. Figures have nothing near to them; another number is not meant.

>>> near = Nearest({"archiv": 40, "arch": 3, "кармен": 7, "卡尔曼": 5, "卡尔加": 9, "1941": 3}).near
>>> [found.token for found in near("arhiv")], [found.token for found in near("крамен")], near("1914")
(['archiv'], ['кармен'], ())
>>> [found.token for found in near("卡尔慢")]
['卡尔曼', '卡尔加']
"""

from __future__ import annotations

from math import log1p

from diptych.engines.names.romanise import syllables
from diptych.engines.names.scripts import script_of
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

SHORTEST, SHORT = 3, 5
"""Letters of a word from which on one may be wrong, and up to which no more may be."""

SHORTEST_HAN, SHORT_HAN = 2, 4

LONGEST = 40

MOST_LOOKED_AT = 200


class Near(Record):
    """A token that may have been meant."""

    token: str
    distance: int
    """Letters that are not as they were typed."""
    count: int
    """How many documents have it."""


class Nearest:
    """The tokens of one shelf, by script and length. Finding takes some 10 ms among 200,000.

    Made from the number of documents that have each token; takes as much memory as that does.
    """

    def __init__(self, terms: Mapping[str, int]) -> None:
        self._counts = terms
        self._alike: dict[tuple[str, int], list[str]] = {}
        for term in terms:
            if len(term) <= LONGEST:
                self._alike.setdefault((_kind(term), len(term)), []).append(term)

    def near(self, token: str, most: int = 5) -> tuple[Near, ...]:
        """What may have been meant by a token, the likeliest first: the nearest, and of these what most texts have."""
        kind = _kind(token)
        borne = _borne(token, kind)
        if not borne:
            return ()
        found = [near for near in self._within(token, kind, borne) if near.token != token]
        if kind == "Hani":
            sound = syllables(token)
            alike = {near.token for near in found if syllables(near.token) == sound}
            # Of two characters, one that is another leaves another word.
            found = [near for near in found if near.token in alike or len(token) > SHORTEST_HAN]
            found.sort(key=lambda near: near.token not in alike)
        else:
            found.sort(key=lambda near: (near.distance - log1p(near.count) / 100, near.token))
        return tuple(found[:most])

    def _within(self, token: str, kind: str, borne: int) -> list[Near]:
        # A native library: loaded when the first word is not found.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found: list[Near] = []
        for length in range(len(token) - borne, len(token) + borne + 1):
            terms = self._alike.get((kind, length), ())
            for term, distance, _ in extract(
                token, terms, scorer=OSA.distance, score_cutoff=borne, limit=MOST_LOOKED_AT
            ):
                found.append(Near(token=term, distance=int(distance), count=self._counts[term]))
        return sorted(found, key=lambda near: (near.distance, -near.count, near.token))


def _kind(token: str) -> str:
    """The script of a token; that of figures where it has any."""
    if token.isalpha():
        return script_of(token[0]) or "Zyyy"
    return "Zyyy"


def _borne(token: str, kind: str) -> int:
    if kind == "Zyyy" or len(token) > LONGEST:
        return 0
    if kind == "Hani":
        return 0 if len(token) < SHORTEST_HAN else 1 if len(token) < SHORT_HAN else 2
    return 0 if len(token) < SHORTEST else 1 if len(token) <= SHORT else 2
