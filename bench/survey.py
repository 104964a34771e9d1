"""Every agreement of the library tried on one film in under 50 ms, the packs being loaded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bench.films import ON
from bench.measure import Row, at_most, expect, typical
from diptych import agreements
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.survey import survey


def rows() -> Iterator[Row]:
    packs, groups = agreements.agreements(), agreements.groups(ON)
    for name, dossier in films().items():
        ask = partial(survey, dossier, packs, on=ON, groups=groups)
        expect("agreements tried", sorted(entry.agreement for entry in ask().entries), list(agreements.ids()))
        expect(f"best agreement for {name}", ask().entries[0].agreement, dossier.agreement)
        yield at_most(f"survey of all {len(packs)} agreements, {name}", typical(ask), 50e-3)


def films() -> dict[str, Dossier]:
    """A film of two countries, one of three, and that one while nobody knows yet how long each part will take.

    Then every order that the parts could have is tried for the points.
    """
    two, three = agreements.example("qualifies"), agreements.example("three-countries")
    open_cast = three.replace(people=tuple(person.replace(days=None) for person in three.people))
    return {"two countries": two, "three countries": three, "three, days of the cast unknown": open_cast}
