"""Every agreement of the library tried on one film in under 50 ms, the packs being loaded."""

from __future__ import annotations

from collections.abc import Iterator

from bench.films import ON
from bench.measure import Row, at_most, expect, typical
from diptych import agreements
from diptych.engines.treaty.survey import survey


def rows() -> Iterator[Row]:
    packs, groups = agreements.agreements(), agreements.groups(ON)
    for name in ("qualifies", "three-countries"):
        dossier = agreements.example(name)
        answer = survey(dossier, packs, on=ON, groups=groups)
        expect("agreements tried", sorted(entry.agreement for entry in answer.entries), list(agreements.ids()))
        expect(f"best agreement for {name}", answer.entries[0].agreement, dossier.agreement)

        taken = typical(lambda dossier=dossier: survey(dossier, packs, on=ON, groups=groups))  # type: ignore[misc]
        yield at_most(f"survey of all {len(packs)} agreements, example {name}", taken, 50e-3)
