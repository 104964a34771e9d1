"""Two who change one work at the same moment, each on a connection of their own."""

from __future__ import annotations

import pytest

from diptych.kernel.audit import history_of
from diptych.kernel.keeping import reading
from diptych.kernel.keeping.domain import keeping
from diptych.registers.works.domain.things import WORK
from tests.factories.registers import ANNA, BORIS, LATER, at_once, keep, source, work

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_is_told_and_what_the_other_said_is_kept() -> None:
    keep("source", source())
    row = keep("work", work())

    found = at_once(
        lambda: keeping.correct(WORK, "silk", changes={"year": 2024}, revision=1, by=ANNA, at=LATER).year,
        lambda: keeping.correct(WORK, "silk", changes={"year": 2025}, revision=1, by=BORIS, at=LATER).year,
    )

    assert sorted(map(str, found))[1] == "changed_meanwhile"
    assert reading.record(WORK, "silk")["year"] in found
    assert history_of(row).count() == 2


def test_one_id_is_given_once() -> None:
    keep("source", source())
    found = at_once(*[lambda: keep("work", work()).pk] * 4)
    assert sorted(found) == ["duplicate_id"] * 3 + ["silk"]
