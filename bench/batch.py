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
    films = varied(COUNT)
    made = law(largest())

    start = perf_counter()
    dossiers = [read_dossier(film.data) for film in films]
    read = perf_counter()
    answers = [assess_under(dossier, made) for dossier in dossiers]
    end = perf_counter()

    found = [answer.finding("NLCN-SHARE").outcome for answer in answers]
    expect("share rule of every film", found, [film.share_rule for film in films])
    statuses = {answer.status for answer in answers}
    expect("statuses met", statuses, {"qualifies_with_consent", "open", "does_not_qualify"})
    yield at_least(f"{COUNT:,} dossiers assessed, {made.agreement.id}", COUNT / (end - read), WANTED)
    yield at_least("the same, read from plain data first", COUNT / (end - start), WANTED)
