"""By what results can be narrowed, and how many there would be: from one count of combinations.

The database counts how many documents of what was found have which combination of facets; there are few of these. What
is chosen already is applied here, to each facet all choices but its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache

import orjson

from diptych.engines.values.record import Record
from diptych.kernel.search.queries.results import Facet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Values = tuple[tuple[str, frozenset[str]], ...]

MOST_VALUES = 12
"""Of each facet; what is chosen is always among them."""


class Counted(Record):
    """How many documents are left by what is chosen, and how many there are of each value."""

    total: int
    facets: Mapping[str, tuple[Facet, ...]]


def counted(combinations: Iterable[tuple[str, int]], chosen: Mapping[str, frozenset[str]]) -> Counted:
    """Count, given combinations as their JSON with how many documents have each.

    >>> found = [('{"kind":["work"],"country":["CN","RU"]}', 3), ('{"kind":["event"],"country":["CN"]}', 2)]
    >>> result = counted(found, {"kind": frozenset({"work"})})
    >>> result.total, [(facet.value, facet.count, facet.chosen) for facet in result.facets["kind"]]
    (3, [('work', 3, True), ('event', 2, False)])
    >>> [(facet.value, facet.count) for facet in result.facets["country"]]
    [('CN', 3), ('RU', 3)]
    """
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    total = 0
    for text, count in combinations:
        values = _values(text)
        met = dict(values)
        missed = [name for name, wanted in chosen.items() if wanted.isdisjoint(met.get(name, ()))]
        if not missed:
            total += count
        for name, own in values:
            if not missed or missed == [name]:
                for value in own:
                    totals[name][value] += count
    for name, wanted in chosen.items():
        for value in wanted:
            totals[name][value] += 0
    return Counted(
        total=total,
        facets={name: _shown(found, chosen.get(name)) for name, found in sorted(totals.items())},
    )


def _shown(found: Counter[str], chosen: frozenset[str] | None) -> tuple[Facet, ...]:
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    wanted = chosen or frozenset()
    shown = ranked[:MOST_VALUES] + [pair for pair in ranked[MOST_VALUES:] if pair[0] in wanted]
    return tuple(Facet(value=value, count=count, chosen=value in wanted) for value, count in shown)


@lru_cache(maxsize=50_000)
def _values(text: str) -> Values:
    return tuple((name, frozenset(values)) for name, values in orjson.loads(text).items())
