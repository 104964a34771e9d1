"""The share and points rules of the European Convention, beside the same rules written in OpenFisca-core.

Both sides first assess the same films and must agree on each. A single assessment is then taken twice: from plain data
to the answer, as a request is answered, and from facts at hand to the answer, which is evaluation alone. Two figures
are shown beside the promise: what OpenFisca needs per film for many at once, which is what it is made for, and what
single precision makes of a film that is one cent short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import cycle, pairwise
from random import Random
from typing import Any

from bench.films import ON, law
from bench.measure import Row, beside, duration, expect, in_turn, typical
from bench.peer import NAMES, Convention, answers, simulation, situation
from diptych import agreements
from diptych.engines.treaty.assess import assess_under
from diptych.engines.treaty.dossier_format import read_dossier
from diptych.engines.treaty.outcome import NOT_APPLICABLE, PASS, Assessment

RULES = ("ETS-EURO", "ETS-SH-M", "ETS-SH-B")
COUNTRIES = ("DE", "FR", "NL", "SE", "US", "CA")
"""Four parties to the convention and two other States; producers come from the first."""

A_CENT_SHORT = {"DE": "99999999.99", "FR": "400000000.01"}

PERIOD = f"{ON:%Y-%m}"
FILMS = 300
PEER = "OpenFisca-core"


def rows() -> Iterator[Row]:
    pack = agreements.agreement("ets147")
    made = law(pack.replace(rules=tuple(rule for rule in pack.rules if rule.id in RULES)))
    expect("rules compared", tuple(rule.id for rule in made.rules), RULES)
    convention = Convention(made)
    random = Random("diptych")
    films = [made_up(random) for _ in range(FILMS)]
    dossiers = [read_dossier(data) for data in films]
    told = [situation(dossier) for dossier in dossiers]
    mine = [verdict(assess_under(dossier, made)) for dossier in dossiers]
    expect(f"{PEER} film by film", [answers(simulation(convention, one), PERIOD)[0] for one in told], mine)
    expect("verdicts met", len({(shares, enough) for shares, _, enough in mine}), 4)

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

    crowds = iter([simulation(convention, situation(*dossiers)) for _ in range(9)])
    expect(f"{PEER}, all at once", answers(next(crowds), PERIOD), mine)
    together = typical(lambda: answers(next(crowds), PERIOD), seconds=0, rounds=7) / FILMS
    yield Row(f"the same in {PEER}, {FILMS} films in one vector, each", duration(together))

    short = read_dossier({**films[0], "budget": "500000000 EUR", "producers": producers(A_CENT_SHORT)})
    exact = verdict(assess_under(short, made))[0]
    single = answers(simulation(convention, situation(short)), PERIOD)[0][0]
    expect("a film one cent short of 20 %", exact, False)
    yield Row("one cent short of 20 % of 500 million EUR", "fails", f"{PEER}: {'holds' if single else 'fails'}")


def verdict(assessment: Assessment) -> tuple[bool, float, bool]:
    """Whether the share rules hold, the points, and whether they are enough, before any discretion is exercised."""
    points, *shares = (assessment.finding(rule) for rule in RULES)
    return (
        all(finding.outcome in (PASS, NOT_APPLICABLE) for finding in shares),
        float(points.facts[0].value),
        points.facts[0].outcome == PASS,
    )


def made_up(random: Random) -> dict[str, Any]:
    """A complete film of two to four parties; shares in thousandths, so that a limit is often hit exactly."""
    coin = random.randint(1_000, 15_000)
    cuts = sorted(random.sample(range(20, 1_000, 20), random.randint(1, 3)))
    parts = [high - low for low, high in pairwise([0, *cuts, 1_000])]
    cast = random.sample(range(1, 60), random.randint(3, 8))
    return {
        "form": "fiction",
        "budget": f"{1_000 * coin} EUR",
        "producers": producers({country: part * coin for country, part in zip(COUNTRIES, parts, strict=False)}),
        "people": [
            *({"id": role, "roles": [role], "nationality": [random.choice(COUNTRIES)]} for role in NAMES),
            *(
                {"id": f"part-{i}", "roles": ["performer"], "nationality": [random.choice(COUNTRIES)], "days": days}
                for i, days in enumerate(cast)
            ),
        ],
        "places": [{"work": work, "country": random.choice(COUNTRIES)} for work in ("location", "post_production")],
        "complete": ["producers", "people", "places"],
    }


def producers(sums: Mapping[str, int | str]) -> list[dict[str, Any]]:
    return [{"id": f"of-{name}", "country": name, "money": [f"{paid} EUR"]} for name, paid in sums.items()]
