"""Who is told what: those who have to act, and nobody who must not know."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.apps.slate.domain import filing
from diptych.kernel.audit.models import Entry
from diptych.kernel.notices.models import Notice
from tests.factories import slate

pytestmark = pytest.mark.django_db

DECIDING = {f"{party}-{role}-1" for party in ("ru", "cn") for role in ("officer", "coordinator")}


@pytest.fixture(autouse=True)
def _people() -> None:
    slate.programme()
    slate.everybody()


def names() -> set[str]:
    return set(Notice.objects.values_list("user__username", flat=True))


def test_filing_is_told_to_who_decides_on_all_sides() -> None:
    found = slate.filed()

    assert slate.told("slate.proposal_filed") == DECIDING
    notice = Notice.objects.filter(code="slate.proposal_filed")[0]
    assert (notice.programme, notice.thing_id, notice.facts) == (
        "ru-cn",
        str(found.pk),
        {"reference": "2026-0001"},
    )


def test_decision_that_is_not_published_is_told_to_its_side_alone() -> None:
    found = slate.under_review()
    slate.forget_notices()
    slate.decide(found, "CN", "refused", publish=False)

    assert names() <= {"cn-officer-1", "cn-coordinator-1"}


def test_published_decision_is_told_to_producers_and_all_sides() -> None:
    found = slate.under_review()
    slate.forget_notices()
    slate.decide(found, "CN", "refused")

    assert slate.told("slate.decision_published") == {*DECIDING, "vera", "lin"} - {"cn-officer-1"}


def test_notices_hold_no_words_that_people_wrote() -> None:
    found = slate.asked("CN", text="СЛОВО-9921")
    filing.answer_request(found.pk, reason="ОТВЕТ-9921", by=slate.lead(), at=slate.NOW)
    found = slate.under_review("ФИЛЬМ-9921")
    slate.decide(found, "CN", "refused", reasons="ПОЧЕМУ-9921")

    facts = json.dumps(list(Notice.objects.values_list("facts", flat=True)), ensure_ascii=False)
    assert "9921" not in facts


def test_whoever_acts_is_not_told_of_it() -> None:
    slate.asked("CN")

    assert "cn-officer-1" not in slate.told("slate.information_requested")
    assert "vera" not in slate.told("slate.proposal_filed")


def test_closed_accounts_and_former_members_are_told_nothing() -> None:
    User.objects.filter(username="ru-officer-1").update(is_active=False)
    former = User.objects.get(username="cn-officer-1")
    former.memberships.update(until=slate.NOW)
    slate.filed()

    assert slate.told("slate.proposal_filed") == DECIDING - {"ru-officer-1", "cn-officer-1"}


@pytest.mark.parametrize("verdict", ["refused", "approved"])
def test_everybody_is_told_before_the_ledger_is_held(verdict: str) -> None:
    """Its end is the last lock of every act, so that no two wait for each other."""
    found = slate.under_review()
    with CaptureQueriesContext(connection) as queries:
        slate.decide(found, "CN", verdict)
    written = [query["sql"].partition(" (")[0] for query in queries if query["sql"].startswith("INSERT")]
    notices, entries = (f'INSERT INTO "{model._meta.db_table}"' for model in (Notice, Entry))

    assert (written.count(notices), written.count(entries)) == (2, 2)
    assert max(place for place, sql in enumerate(written) if sql == notices) < written.index(entries)
