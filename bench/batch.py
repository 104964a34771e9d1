"""Ten thousand dossiers, no two alike, against the largest agreement at 1,000 a second or more."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from bench.films import largest, law, varied
from bench.measure import Row, at_least, expect
from diptych.engines.treaty.assess import assess_under
from diptych.engines.treaty.dossier_format import read_dossier

COUNT = 10_000
WANTED = 1_000


def rows() -> Iterator[Row]:
    made = law(largest())
    reading = assessing = 0.0
    statuses = set()
    for film in varied(COUNT):
        start = perf_counter()
        dossier = read_dossier(film.data)
        read = perf_counter()
        answer = assess_under(dossier, made)
        assessed = perf_counter()
        reading, assessing = reading + read - start, assessing + assessed - read
        statuses.add(answer.status)
        expect(f"share rule of {dossier.id}", answer.finding("NLCN-SHARE").outcome, film.share_rule)
    expect("films of more than two statuses", len(statuses) > 2, True)
    yield at_least(f"{COUNT:,} dossiers assessed, {made.agreement.id}", COUNT / assessing, WANTED)
    yield at_least("the same, each read from plain data first", COUNT / (reading + assessing), WANTED)
