"""The share and points rules of the European Convention, beside the same rules written in OpenFisca-core.

Both sides first assess the same films and must agree on each. A single assessment is then taken twice: from plain data
to the answer, as a request is answered, and from facts at hand to the answer, which is evaluation alone. Two figures are
shown beside the promise: what OpenFisca needs per film for many at once, which is what it is made for, and what single
precision makes of a film that is one cent short.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from random import Random
from typing import Any

from bench.films import ON, law
from bench.measure import Row, WrongAnswer, beside, duration, expect, in_turn, typical
from bench.peer import NAMES, Convention, answers, simulation, situation
from diptych import agreements
from diptych.engines.treaty.assess import assess_under
from diptych.engines.treaty.consistency import read_dossier
from diptych.engines.treaty.outcome import FAIL, NOT_APPLICABLE, PASS, Assessment

RULES = ("ETS-EURO", "ETS-SH-M", "ETS-SH-B")
COUNTRIES = ("DE", "FR", "NL", "SE", "US", "CA")
"""Four parties to the convention, and two States that no participant's nationality makes European."""

PERIOD = f"{ON:%Y-%m}"
FILMS = 300
PEER = "OpenFisca-core"


def rows() -> Iterator[Row]:
    pack = agreements.agreement("ets147")
    made = law(pack.replace(rules=tuple(rule for rule in pack.rules if rule.id in RULES)))
    expect("rules compared", tuple(rule.id for rule in made.rules), RULES)
    convention = Convention(made)
    films = [film(number) for number in range(FILMS)]
    dossiers = [read_dossier(data) for data in films]
    told = [situation(dossier) for dossier in dossiers]
    mine = [verdict(assess_under(dossier, made)) for dossier in dossiers]
    expect(f"{PEER} film by film", [answers(simulation(convention, one), PERIOD)[0] for one in told], mine)
    expect("verdicts met", {(shares, enough) for shares, _, enough in mine}, BOTH_WAYS)

    data, asked = cycle(films), cycle(told)
    taken = in_turn(
        {
            "ours": lambda: assess_under(read_dossier(next(data)), made),
            "theirs": lambda: answers(simulation(convention, next(asked)), PERIOD),
        },
        rounds=FILMS,
    )
    yield beside("share and points rules, one film from plain data", taken["ours"], PEER, taken["theirs"], times=1)

    # A simulation remembers what it calculated, so each serves once.
    known, fresh = cycle(dossiers), iter([simulation(convention, one) for one in told])
    taken = in_turn(
        {
            "ours": lambda: assess_under(next(known), made),
            "theirs": lambda: answers(next(fresh), PERIOD),
        },
        rounds=FILMS - 1,
    )
    yield beside("the same, one film from facts at hand", taken["ours"], PEER, taken["theirs"], times=1)

    crowd = situation(*dossiers)
    expect(f"{PEER} all at once", answers(simulation(convention, crowd), PERIOD), mine)
    together = typical(lambda: answers(simulation(convention, crowd), PERIOD)) / FILMS
    yield Row(f"the same, {FILMS} films in one vector, each", f"{PEER}: {duration(together)}")

    short = film(0, budget=50_000_000_000, parts=(0.2, 0.8), cents_short=1)
    yield Row("one cent short of 20 % of 500 million", *(said(short, made, convention)))
