"""Time grows with the number of rules and of people, and no faster.

The time a unit takes is shown at 1, 10 and 100 times the size. It says little by itself, since what is done once per
film is spread over more units; so the promise is held against what each *further* unit costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.films import complete, largest, law
from bench.measure import Row, duration, expect, typical
from diptych import agreements
from diptych.engines.treaty.assess import assess_under
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.dossier_format import read_dossier, write_dossier
from diptych.engines.treaty.pack import Agreement

SIZES = (1, 10, 100)
TOLERANCE = 1.5
"""A quadratic part would make a further unit about ten times as dear; caches and chance make it a little dearer."""


def rows() -> Iterator[Row]:
    agreement, dossier = largest(), complete()

    def rules(times: int) -> Callable[[], object]:
        made = law(more_rules(agreement, times))
        expect("status with more rules", assess_under(dossier, made).status, "qualifies")
        return lambda: assess_under(dossier, made)

    yield from series("rule", f"{agreement.id}, assessed", len(agreement.rules), rules)

    for pack in (agreement, agreements.agreement("ets147")):
        made = law(pack)
        wanted = {f.rule: f.outcome for f in assess_under(dossier, made).findings}

        def people(times: int, made=made, wanted=wanted) -> Callable[[], object]:  # type: ignore[no-untyped-def]
            grown = more_people(dossier, times)
            expect("outcomes with more people", {f.rule: f.outcome for f in assess_under(grown, made).findings}, wanted)
            return lambda: assess_under(grown, made)

        yield from series("person", f"{pack.id}, assessed", len(dossier.people), people)

    def reading(times: int) -> Callable[[], object]:
        grown = more_people(dossier, times)
        data = write_dossier(grown)
        expect("dossier read back", read_dossier(data), grown)
        return lambda: read_dossier(data)

    yield from series("person", "dossier read and checked", len(dossier.people), reading)


def series(unit: str, what: str, count: int, at: Callable[[int], Callable[[], object]]) -> Iterator[Row]:
    """Time per unit at each size, then a further unit between the two large sizes beside one between the two small."""
    taken = [typical(at(times)) for times in SIZES]
    for times, seconds in zip(SIZES, taken, strict=True):
        yield Row(f"a {unit} at {times}×: {what}", duration(seconds / (count * times)))
    early, late = ((taken[i + 1] - taken[i]) / (count * (SIZES[i + 1] - SIZES[i])) for i in (0, 1))
    against = f"≤ {TOLERANCE:g}× one from 1× to 10×, {duration(early)}"
    yield Row(f"a further {unit} from 10× to 100×", duration(late), against, late / early, late <= TOLERANCE * early)


def more_rules(agreement: Agreement, times: int) -> Agreement:
    """Every rule so many times, each copy with an id of its own but the first, which recorded consents name."""
    copies = [rule for rule in agreement.rules for _ in range(times)]
    return agreement.replace(rules=tuple(copies))


def more_people(dossier: Dossier, times: int) -> Dossier:
    """Everyone so many times, so that the proportions stay as they are."""
    people = tuple(
        person.replace(id=f"{person.id}-{n}") if n else person for n in range(times) for person in dossier.people
    )
    return dossier.replace(people=people)
