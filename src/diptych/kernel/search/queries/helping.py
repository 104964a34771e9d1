"""What helps to read a question: which words there are at all, and which are near to one that there is not."""

from __future__ import annotations

from functools import lru_cache

from diptych.kernel.search.nearest import Nearest
from diptych.kernel.search.queries import matching, reading
from diptych.kernel.search.queries.allowed import Allowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from diptych.kernel.search.shelves import Shelf

MANY = 20_000
"""Documents from which on a word that only one of them has is taken for a slip of the pen itself."""


def knowing(shelves: Sequence[tuple[Shelf, Allowed]]) -> Callable[[Sequence[str]], set[str]]:
    """Which tokens stand in anything that may be read: a query for each shelf, whenever it is asked."""

    def known(tokens: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for shelf, allowed in shelves:
            found |= matching.known(shelf, [token for token in tokens if token not in found], allowed)
        return found

    return known


def nearing(shelf: Shelf, counted: int, made: datetime | None) -> Callable[[str], list[str]]:
    """Tokens of the public shelf that are near to one: read once for every count of them, by each process.

    ``made`` tells apart two indexes of one number: another may stand there once a database was put back.
    """

    def nearest(token: str) -> list[str]:
        return [near.token for near in _nearest(shelf, counted, made).near(token)]

    return nearest


@lru_cache(maxsize=4)
def size_of(shelf: Shelf, counted: int, made: datetime | None) -> int:
    """How many documents there were when tokens were counted: asked once for every such count, by each process."""
    return reading.size(shelf)


@lru_cache(maxsize=1)
def _nearest(shelf: Shelf, counted: int, _made: datetime | None) -> Nearest:
    return Nearest(reading.terms(shelf, least=2 if reading.size(shelf) > MANY else 1))
