"""A complete dossier against the largest agreement of the library, in under 2 ms."""

from __future__ import annotations

from collections.abc import Iterator

from bench.films import ON, complete, largest, law
from bench.measure import Row, at_most, expect, typical
from diptych import agreements
from diptych.engines.treaty.assess import assess, assess_under


def rows() -> Iterator[Row]:
    agreement, dossier = largest(), complete()
    made, groups = law(agreement), agreements.groups(ON)
    answer = assess_under(dossier, made)
    expect("status of the complete example", answer.status, "qualifies")
    expect("rules assessed", [finding.rule for finding in answer.findings], [rule.id for rule in made.rules])
    expect("assessment by another way", assess(dossier, agreement, on=ON, groups=groups), answer)

    name = f"one assessment, {agreement.id} with {len(made.rules)} rules"
    yield at_most(f"{name}, law of the day made first", typical(lambda: assess_under(dossier, made)), 2e-3)
    whole = typical(lambda: assess(dossier, agreement, on=ON, groups=groups))
    yield at_most(f"{name}, law included", whole, 2e-3)
