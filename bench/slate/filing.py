"""Filing a proposal, findings and all, within 300 ms: 95 of 100, on both databases, beside 20,000 others.

The proposals that are filed here stay in the database that is kept for the next time; they are few beside the rest.
Run as a program, it files some in the database that the surroundings name and prints how many seconds each took.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from statistics import quantiles
from time import perf_counter
from typing import Any

from bench.measure import Row, at_most, expect
from bench.registers.databases import kinds, output
from bench.slate.databases import filled
from diptych import agreements as library
from diptych.faces.cli import site

LIMIT = 0.3
TIMES = 40
WARM = 3


def rows() -> Iterator[Row]:
    for kind in kinds():
        with filled(kind) as slate:
            took = json.loads(output([sys.executable, "-m", "bench.slate.filing", slate.programme], slate.variables))
            expect("proposals filed", len(took), TIMES + WARM)
            yield at_most(f"filing with findings, {kind}", quantiles(took[WARM:], n=100)[94], LIMIT)


def seconds(programme: str) -> Iterator[float]:
    """How long each of some proposals takes from the act to the end of its transaction."""
    site.set_up()
    from django.contrib.auth.models import User

    from diptych.apps.programme.queries.members import person_of
    from diptych.apps.slate.domain import filing, proposals
    from diptych.apps.slate.enums import Joint
    from diptych.apps.slate.models import Proposal
    from diptych.apps.slate.queries.findings import dossier_data

    by = person_of(User.objects.get(username="producer-0"))
    dossier = dossier_data(library.example("qualifies"))
    for number in range(TIMES + WARM):
        at = datetime.now(UTC)
        told: dict[str, Any] = {"lang": "en", "by": by, "at": at}
        found = proposals.begin_proposal(programme, title=f"Filed {number}", country="RU", dossier=dossier, **told)
        for kind in ("logline", "synopsis"):
            proposals.save_text(found.pk, kind=kind, text="A film about snow. " * 20, status="original", **told)
        begin = perf_counter()
        filing.file_proposal(found.pk, by=by, at=at)
        yield perf_counter() - begin
        expect("joint state", Proposal.objects.get(pk=found.pk).joint, Joint.IN_CHECK)


if __name__ == "__main__":
    print(json.dumps(list(seconds(sys.argv[1]))))
