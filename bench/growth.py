"""Time grows with the number of rules and of people, and no faster.

The time a unit takes is shown at 1, 10 and 100 times the size. It says little by itself, since what is done once per
film is spread over more units; so the promise is held against what each *further* unit costs. The best of several
rounds counts: what disturbs the machine hits a long run more surely than a short one, and would look like growth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from bench.films import complete, largest, law
from bench.measure import Row, duration, expect, in_turn
from diptych import agreements
from diptych.engines.treaty.assess import assess_under
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.dossier_format import read_dossier, write_dossier
from diptych.engines.treaty.pack import Agreement, Law

Act = Callable[[], object]
At = Callable[[int], Act]
"""What is measured, at so many times the size."""

SIZES = (1, 10, 100)
ROUNDS = 25
TOLERANCE = 1.5
"""Were growth quadratic, a further unit would be ten times as dear; caches and the collector make it a little so."""


def rows() -> Iterator[Row]:
    agreement, dossier = largest(), complete()
    count = len(dossier.people)
    yield from series("rule", f"{agreement.id}, assessed", len(agreement.rules), with_rules(dossier, agreement))
    for pack in (agreement, agreements.agreement("ets147")):
        yield from series("person", f"{pack.id}, assessed", count, with_people(dossier, law(pack)))
    yield from series("person", "dossier read and checked", count, reading(dossier))


def series(unit: str, what: str, count: int, at: At) -> Iterator[Row]:
    """Time per unit at each size, then a further unit between the two large sizes beside one between the two small."""
    taken = in_turn({times: at(times) for times in SIZES}, rounds=ROUNDS, of=min)
    for times, seconds in taken.items():
        yield Row(f"a {unit} at {times}×: {what}", duration(seconds / (count * times)))
    early, late = ((taken[more] - taken[few]) / (count * (more - few)) for few, more in pairwise(SIZES))
    against = f"≤ {TOLERANCE:g}× one from 1× to 10×, {duration(early)}"
    yield Row(f"a further {unit} from 10× to 100×", duration(late), against, late / early, late <= TOLERANCE * early)


def with_rules(dossier: Dossier, agreement: Agreement) -> At:
    def at(times: int) -> Act:
        # Copies keep their ids, since it is by these that a dossier names what was consented and judged.
        rules = tuple(rule for rule in agreement.rules for _ in range(times))
        made = law(agreement.replace(rules=rules))
        expect("rules", len(assess_under(dossier, made).findings), times * len(agreement.rules))
        expect("status with more rules", assess_under(dossier, made).status, "qualifies")
        return lambda: assess_under(dossier, made)

    return at


def with_people(dossier: Dossier, made: Law) -> At:
    wanted = {finding.rule: finding.outcome for finding in assess_under(dossier, made).findings}

    def at(times: int) -> Act:
        grown = more_people(dossier, times)
        found = {finding.rule: finding.outcome for finding in assess_under(grown, made).findings}
        expect("outcomes with more people", found, wanted)
        return lambda: assess_under(grown, made)

    return at


def reading(dossier: Dossier) -> At:
    def at(times: int) -> Act:
        grown = more_people(dossier, times)
        data = write_dossier(grown)
        expect("dossier read back", read_dossier(data), grown)
        return lambda: read_dossier(data)

    return at


def more_people(dossier: Dossier, times: int) -> Dossier:
    """Everyone so many times, so that the proportions stay as they are."""
    people = tuple(
        person.replace(id=f"{person.id}-{n}") if n else person for n in range(times) for person in dossier.people
    )
    return dossier.replace(people=people)
