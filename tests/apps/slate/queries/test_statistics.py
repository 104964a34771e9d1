"""The slate in figures: what was published, and nothing before it was."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.apps.slate.domain import deciding
from diptych.apps.slate.models import Proposal
from diptych.apps.slate.queries.statistics import Days, statistics
from tests.factories import slate
from tests.factories.slate import PROGRAMME, later

pytestmark = pytest.mark.django_db


def test_statistics_of_nothing() -> None:
    slate.programme()
    found = statistics(PROGRAMME)
    assert (found.filed, found.by_form, found.to_provisional, found.to_decision) == (0, (), None, ())


def test_statistics_count_what_was_filed() -> None:
    slate.draft()
    slate.filed(form="animation")
    slate.withdrawn()
    found = slate.under_review()
    for party, passed in (("RU", 2), ("CN", 12)):
        slate.decide(found, party, at=later(days=passed))
    told = statistics(PROGRAMME)
    assert (told.filed, told.by_form, told.by_lead) == (3, (("animation", 1), ("fiction", 2)), (("RU", 3),))
    assert told.by_state == (("approved", 1), ("considered", 1), ("ended", 1))
    assert told.to_provisional == Days(count=1, lower=12, median=12, upper=12)
    assert [(party, days.median) for party, days in told.to_decision] == [("CN", 12), ("RU", 2)]
    assert told.to_final is None
    assert statistics(PROGRAMME, slate.officer("CN")).by_state == (
        ("in_check", 1),
        ("provisionally_approved", 1),
        ("withdrawn", 1),
    )


def test_statistics_know_no_decision_before_it_is_published() -> None:
    found = slate.under_review()
    before = [statistics(PROGRAMME), statistics(PROGRAMME, slate.officer("RU"))]
    slate.decide(found, "CN", "refused", publish=False)
    assert [statistics(PROGRAMME), statistics(PROGRAMME, slate.officer("RU"))] == before
    deciding.publish_decision(found.pk, party="CN", by=slate.officer("CN"), at=later(days=1))
    assert [party for party, _days in statistics(PROGRAMME).to_decision] == ["CN"]


def test_statistics_ask_no_more_for_thirty() -> None:
    counts = []
    for number in (1, 29):
        for _ in range(number):
            slate.filed()
        with CaptureQueriesContext(connection) as queries:
            statistics(PROGRAMME)
        counts.append(len(queries))
    assert Proposal.objects.count() == 30
    assert counts == [7, 7]
