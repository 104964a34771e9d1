"""What holds for every film and every shipped pack, tried on films that Hypothesis makes up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.factories.strategies import facts, films, try_read, without

from diptych import agreements
from diptych.engines.treaty.assess import assess_under
from diptych.engines.treaty.dossier_format import read_dossier
from diptych.engines.treaty.outcome import Assessment
from diptych.engines.treaty.pack import Law

ON = date(2026, 6, 1)
PACKS = agreements.ids()
LAWS: dict[str, Law] = {id: agreements.agreement(id).law(ON, agreements.groups(ON)) for id in PACKS}
EVERY_PACK = pytest.mark.parametrize("pack", PACKS)


def films_for(pack: str) -> st.SearchStrategy[dict[str, Any]]:
    return films(agreements.agreement(pack))


def outcomes(assessment: Assessment) -> dict[str, str]:
    return {finding.rule: finding.outcome for finding in assessment.findings}


@EVERY_PACK
@given(st.data())
def test_fact_never_turns_pass_into_unknown(pack: str, data: st.DataObject) -> None:
    film = data.draw(films_for(pack))
    after = outcomes(assess_under(read_dossier(film), LAWS[pack]))

    spoilt = []
    for fact in facts(film):
        poorer = try_read(without(film, fact))
        if poorer is not None:
            before = outcomes(assess_under(poorer, LAWS[pack]))
            spoilt += [(fact, rule) for rule in before if (before[rule], after[rule]) == ("pass", "unknown")]
    assert spoilt == []
