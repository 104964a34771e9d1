"""Which of the documents found stand on a page: an order in which the page has no part.

Whatever page is asked for, the engines are asked the same two things of each shelf: the first few hundred, which are
put in order here, and, for the pages after these, as many as can be turned to. So all pages together show each
document once.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import merge

from diptych.engines.values.record import Record
from diptych.kernel.search.queries import matching, reading
from diptych.kernel.search.queries.allowed import Allowed
from diptych.kernel.search.queries.ranking import Measure, Ranked, ranked
from diptych.kernel.search.shelves import Shelf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diptych.kernel.search.question import Question

RANKED = 200
"""Documents of each shelf that are put in order here; what comes after them stays as the engine has it."""

HAVE_ALL = 100
"""Of these, those that have all of a question that was loosened."""

MOST_SHOWN = 1000
"""Documents that can be turned to."""


class Asking(Record):
    """One shelf, as somebody sees it."""

    shelf: Shelf
    allowed: Allowed


class Page(Record):
    """Which places of the order are shown: from ``begin``, counted from 0, up to ``until``."""

    begin: int
    until: int


def best_first(
    shelves: Sequence[Asking],
    question: Question,
    page: Page,
    measure: Measure,
    *,
    total: int,
    since: int,
    whole: Question | None = None,
) -> list[Ranked]:
    """One page of what fits best; by weight where nothing was asked. ``total``: how many documents there are.

    ``whole``: of a question that was loosened, the strict one. Those that have all of it, if only by names and other
    languages, are among those that are put in order, whatever an engine takes first of the many that have some.

    Two queries for each shelf, one more where there is ``whole``, and one more behind the first few hundred.
    """
    if not question.groups:
        heaviest = [
            [(-weight, at, id) for id, weight in matching.best(*one, total=total, most=page.until, since=since)]
            for at, one in enumerate(_asked(shelves, question))
        ]
        return _shown(shelves, _merged(heaviest)[page.begin : page.until])
    first: list[list[int]] = []
    cut: list[list[int]] = []
    for one in _asked(shelves, question):
        likeliest = [id for id, _score in matching.best(*one, total=total, most=RANKED, since=since)]
        if whole is not None:
            have_all = matching.best(one[0], whole, one[2], total=total, most=HAVE_ALL, since=since)
            likeliest = list(dict.fromkeys((*(id for id, _score in have_all), *likeliest)))
        first.append(likeliest[:RANKED])
        cut.append(likeliest[RANKED:])
    rows = [row for one, ids in zip(shelves, first, strict=True) for row in reading.rows(one.shelf, ids)]
    placed = ranked(rows, measure)
    if page.until <= len(placed):
        return placed[page.begin : page.until]
    rest: list[list[tuple[float, int, int]]] = []
    for at, one in enumerate(_asked(shelves, question)):
        later = [id for id, _score in matching.best(*one, total=total, most=MOST_SHOWN, since=since)]
        placed_already = set(first[at])
        behind = [id for id in dict.fromkeys((*cut[at], *later)) if id not in placed_already]
        # The measures of two engines are not one another's: what is told apart here is how far behind each has it.
        rest.append([(place, at, id) for place, id in enumerate(behind)])
    begin, until = (max(0, place - len(placed)) for place in (page.begin, page.until))
    return [*placed[page.begin :], *_shown(shelves, _merged(rest)[begin:until])]


def newest_first(
    shelves: Sequence[Asking], question: Question, page: Page, measure: Measure, *, since: int
) -> list[Ranked]:
    """One page of what came into the index last; two queries for each shelf."""
    latest = [
        [(-came, at, id) for id, came in matching.newest(*one, most=page.until, since=since)]
        for at, one in enumerate(_asked(shelves, question))
    ]
    return _shown(shelves, _merged(latest)[page.begin : page.until], measure)


def _asked(shelves: Sequence[Asking], question: Question) -> list[tuple[Shelf, Question, Allowed]]:
    return [(one.shelf, question, one.allowed) for one in shelves]


def _merged(lists: Sequence[list[tuple[float, int, int]]]) -> list[tuple[int, int]]:
    """Shelves and numbers of documents of all shelves as one list: each stays in the order that its engine gave it."""
    return [(at, id) for _place, at, id in merge(*lists, key=lambda told: told[:2])]


def _shown(
    shelves: Sequence[Asking], places: Sequence[tuple[int, int]], measure: Measure | None = None
) -> list[Ranked]:
    """These documents in their order; where each was found is told by a ``measure``."""
    wanted: dict[int, list[int]] = defaultdict(list)
    for at, id in places:
        wanted[at].append(id)
    rows = {(at, row.id): row for at, ids in wanted.items() for row in reading.rows(shelves[at].shelf, ids)}
    found = [rows[place] for place in places if place in rows]
    told = [measure.of(row) if measure is not None else (0.0, ()) for row in found]
    return [Ranked(row=row, score=score, why=why) for row, (score, why) in zip(found, told, strict=True)]
