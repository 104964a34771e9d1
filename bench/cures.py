"""Cures for a film of five producers that breaks two limits at once, in under 200 ms."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bench.films import ON, law
from bench.measure import Row, at_most, expect, typical
from diptych import agreements
from diptych.engines.treaty.assess import assess_under
from diptych.engines.treaty.cures import cures, cures_under
from diptych.engines.values.money import Money

LEAST = Money(amount=Fraction(28_800_000), currency="RUB")
"""The third state stands at 34 per cent and may have 30: 4 per cent of 720 million, one of them to China."""


def rows() -> Iterator[Row]:
    dossier = agreements.example("five-producers")
    agreement, groups = agreements.agreement("rucn-2017"), agreements.groups(ON)
    made = law(agreement)
    assessment = assess_under(dossier, made)
    expect("producers", len(dossier.producers), 5)
    answer = cures_under(dossier, made, assessment)
    shifts = [(cure.size, cure.outcomes) for cure in answer if cure.code == "shift_shares"]
    expect("least shift of money", shifts, [(LEAST, {"RUCN-SHARE": "pass", "RUCN-THIRD": "pass"})])
    expect("cures by another way", cures(dossier, agreement, on=ON, groups=groups), answer)

    taken = typical(lambda: cures(dossier, agreement, on=ON, groups=groups))
    yield at_most("cures for five producers, assessment and verification included", taken, 200e-3)
