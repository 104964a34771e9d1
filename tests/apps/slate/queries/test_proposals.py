"""Lists of proposals hold what each reader may see, and find nothing by what they may not."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.apps.slate.domain import proposals
from diptych.apps.slate.models import Proposal
from diptych.apps.slate.permissions import PROPOSAL
from diptych.apps.slate.queries.proposals import proposal_rows, proposals_listed
from diptych.kernel.permissions.person import Person
from tests.apps.slate.queries import secrets
from tests.factories import slate
from tests.factories.slate import NOW, later

pytestmark = pytest.mark.django_db


def titles(person: Person, **filters: Any) -> list[str]:
    return [row.titles[0][1] for row in proposal_rows(person, proposals_listed(person, **filters))]


def test_list_holds_what_may_be_seen() -> None:
    slate.draft("Черновик")
    found = slate.filed("Подано")
    slate.assigned(found, "CN")
    shown = {name: titles(person) for name, person in slate.everybody().items()}
    expected: dict[str, list[str]] = {name: [] for name in shown}
    expected |= {f"{party} {role}": ["Подано"] for party in slate.PARTIES for role in slate.STAFF}
    expected |= {"lead": ["Подано", "Черновик"], "partner": ["Подано", "Черновик"], "CN reviewer": ["Подано"]}
    assert {name: sorted(rows) for name, rows in shown.items()} == expected


def test_list_has_what_changed_last_first() -> None:
    first, second = slate.filed("Первая"), slate.filed("Вторая")
    Proposal.objects.filter(pk=first.pk).update(changed_at=later(days=2))
    Proposal.objects.filter(pk=second.pk).update(changed_at=later(days=1))
    assert titles(slate.officer("RU")) == ["Первая", "Вторая"]


def test_list_finds_by_everything_it_shows() -> None:
    slate.filed("Линия снега")
    found = slate.asked("CN")
    slate.draft("Черновик", form="animation")
    lead, officer = slate.lead(), slate.officer("CN")
    assert [row.id for row in proposals_listed(officer, waiting_for="producers")] == [found.pk]
    assert proposals_listed(lead, waiting_for="producers").count() == 2
    assert proposals_listed(officer, waiting_for="CN").count() == 1
    assert proposals_listed(officer, waiting_for="RU").count() == 2
    assert proposals_listed(officer, joint="waiting_for_producers").count() == 1
    assert proposals_listed(officer, joint=("waiting_for_producers", "in_check")).count() == 2
    assert titles(lead, form="animation") == ["Черновик"]
    assert titles(lead, text="чернов") == ["Черновик"]
    assert proposals_listed(officer, text=found.reference).count() == 1
    assert proposals_listed(officer, lead_country="RU", programme="ru-cn").count() == 2
    assert proposals_listed(officer, lead_country="CN").count() == 0
    assert proposals_listed(officer, party_state=("CN", "asked")).count() == 1


def test_list_finds_no_decision_before_it_is_published() -> None:
    slate.decide(slate.under_review(), "CN", "refused", publish=False)
    found = {
        name: [proposals_listed(person, party_state=("CN", state)).count() for state in ("reviewing", "decided")]
        for name, person in {"CN": slate.officer("CN"), "RU": slate.officer("RU"), "lead": slate.lead()}.items()
    }
    assert found == {"CN": [0, 1], "RU": [1, 0], "lead": [1, 0]}


def test_list_shows_and_finds_nothing_that_is_not_filed() -> None:
    secrets.proposal()
    person = slate.officer("CN")
    assert secrets.marks_in(proposal_rows(person, proposals_listed(person))) == set()
    assert titles(person, text=secrets.FROM_PRODUCERS) == []
    assert titles(person, form="animation") == []
    assert titles(slate.lead()) == ["Линия снега"]


def test_list_is_in_no_other_order_when_producers_write_on() -> None:
    first, second = slate.filed("Первая"), slate.filed("Вторая")
    before = [row.changed_at for row in Proposal.objects.filter(pk__in=[first.pk, second.pk])]
    told = {"lang": "ru", "text": "Новое", "status": "original", "by": slate.lead(), "at": later(days=3)}
    proposals.save_text(first.pk, kind="synopsis", **told)
    assert [row.changed_at for row in Proposal.objects.filter(pk__in=[first.pk, second.pk])] == before == [NOW, NOW]


def test_list_asks_no_more_for_thirty() -> None:
    counts, officer = [], slate.officer("RU")
    for number in (1, 29):
        for _ in range(number):
            slate.filed()
        with CaptureQueriesContext(connection) as queries:
            rows = proposal_rows(officer, proposals_listed(officer)[:50])
        counts.append((len(rows), len(queries)))
    assert counts == [(1, 3), (30, 3)]


def test_list_and_page_agree() -> None:
    found = [slate.draft("Черновик"), slate.filed("Подано"), slate.withdrawn()]
    for person in slate.everybody().values():
        listed = set(proposals_listed(person).values_list("pk", flat=True))
        assert listed == {row.pk for row in found if PROPOSAL.may(person, "see_proposal", slate.again(row))}
