"""What days bring: reminders before a deadline by each party's calendar, and decisions published on their day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from structlog.testing import capture_logs

from diptych.apps.slate.domain import checking, deciding, ending, reviewing, reviews
from diptych.apps.slate.domain.reminding import publish_due_decisions, remind_of_deadlines
from diptych.apps.slate.models import Assignment, PartyTerms, Proposal, Track
from diptych.kernel.notices.models import Notice
from tests.factories import slate

pytestmark = pytest.mark.django_db


def on(day: date, hour: int = 6) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def due(found: Proposal, day: date, *, party: str = "CN") -> None:
    Track.objects.filter(proposal=found).update(deadline=None)
    Track.objects.filter(proposal=found, party=party).update(deadline=day)


FRIDAY, MONDAY, TUESDAY = date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 1)


# Deadlines ------------------------------------------------------------------------------------------------------------


def test_party_is_reminded_of_its_deadline_so_many_working_days_before() -> None:
    """Three working days before Tuesday is Thursday: a weekend lies between."""
    found = slate.filed()
    slate.everybody()
    due(found, TUESDAY)

    assert remind_of_deadlines(at=on(date(2026, 11, 25))) == 0
    assert remind_of_deadlines(at=on(date(2026, 11, 26))) == 1
    assert slate.told("slate.deadline_near") == {"cn-officer-1", "cn-coordinator-1"}
    notice = Notice.objects.filter(code="slate.deadline_near")[0]
    assert notice.facts == {
        "reference": "2026-0001",
        "day": "2026-12-01",
        "state": "checking",
        "party": "CN",
    }


def test_reminder_comes_once_until_the_deadline_is_another() -> None:
    found = slate.filed()
    slate.officer("CN")
    due(found, MONDAY)
    before = slate.entries()

    assert [remind_of_deadlines(at=on(FRIDAY, hour)) for hour in (6, 7, 8)] == [1, 0, 0]
    assert slate.entries() == before
    checking.request_information(
        found.pk, party="CN", kind="document", text="…", lang="ru", due=TUESDAY, by=slate.officer("CN"), at=on(FRIDAY)
    )
    assert remind_of_deadlines(at=on(FRIDAY, 9)) == 1


def test_producers_are_reminded_of_what_they_are_asked() -> None:
    found = slate.asked("CN")
    slate.everybody()
    due(found, MONDAY)
    remind_of_deadlines(at=on(FRIDAY))

    assert slate.told("slate.deadline_near") == {"vera", "lin"}


def test_deadline_that_has_passed_is_reminded_of_still() -> None:
    found = slate.filed()
    slate.officer("CN")
    due(found, FRIDAY)

    assert remind_of_deadlines(at=on(TUESDAY)) == 1


def test_party_says_how_early_it_is_reminded() -> None:
    found = slate.filed()
    due(found, TUESDAY)
    PartyTerms.objects.filter(party="CN").update(remind_days=0)
    assert remind_of_deadlines(at=on(MONDAY)) == 0
    assert remind_of_deadlines(at=on(TUESDAY)) == 1


def test_public_holidays_are_those_of_the_party() -> None:
    """On 1 January 2027 both rest; from the 2nd on Russia rests alone until the 10th."""
    chinese, russian = slate.filed("A"), slate.filed("B")
    for found, party in ((chinese, "CN"), (russian, "RU")):
        due(found, date(2027, 1, 11), party=party)

    assert remind_of_deadlines(at=on(date(2026, 12, 31))) == 1
    assert slate.track(russian, "RU").reminded_at is not None
    assert slate.track(chinese, "CN").reminded_at is None


def test_what_is_published_or_ended_needs_no_reminder() -> None:
    for found in (slate.approved(), slate.withdrawn(title="B")):
        Track.objects.filter(proposal=found).update(deadline=FRIDAY)

    assert remind_of_deadlines(at=on(FRIDAY)) == 0


def test_who_has_decided_is_reminded_to_publish_unless_a_day_is_set() -> None:
    found = slate.under_review()
    slate.everybody()
    slate.decide(found, "RU", publish=False)
    slate.decide(found, "CN", publish=False, publish_on=MONDAY)
    slate.forget_notices()
    Track.objects.filter(proposal=found).update(deadline=FRIDAY)

    assert remind_of_deadlines(at=on(FRIDAY)) == 1
    assert slate.told("slate.deadline_near") == {"ru-officer-1", "ru-coordinator-1"}


def test_reviewers_are_reminded_of_what_they_owe() -> None:
    found = slate.under_review()
    late, done, released = (slate.assigned(found, "RU", number) for number in (1, 2, 3))
    Assignment.objects.update(due=MONDAY)
    Track.objects.update(deadline=None)
    reviews.submit_review(
        done.pk, recommendation="approve", text="Да", lang="ru", scores={}, by=slate.reviewer("RU", 2), at=slate.NOW
    )
    reviewing.release_reviewer(released.pk, reason="Отпуск", by=slate.coordinator("RU"), at=slate.NOW)

    assert [remind_of_deadlines(at=on(FRIDAY, hour)) for hour in (6, 7)] == [1, 0]
    assert slate.told("slate.review_due") == {"ru-reviewer-1"}
    assert Assignment.objects.get(pk=late.pk).reminded_at == on(FRIDAY)


# Publishing -----------------------------------------------------------------------------------------------------------


def test_decision_is_published_on_its_day() -> None:
    found = slate.under_review()
    slate.decide(found, "CN", publish=False, publish_on=FRIDAY)

    assert publish_due_decisions(at=on(date(2026, 11, 26), 23)) == 0
    assert slate.states(found) == {"RU": "reviewing", "CN": "decided"}
    assert publish_due_decisions(at=on(FRIDAY, 0)) == 1
    assert slate.states(found) == {"RU": "reviewing", "CN": "approved"}
    assert slate.last_entry().actor_kind == "system"
    assert publish_due_decisions(at=on(FRIDAY, 1)) == 0


def test_decision_that_was_taken_back_is_not_published() -> None:
    found = slate.under_review()
    slate.decide(found, "CN", publish=False, publish_on=FRIDAY)
    deciding.take_back_decision(found.pk, party="CN", reason="Ошибка", by=slate.officer("CN"), at=slate.NOW)

    assert publish_due_decisions(at=on(MONDAY)) == 0


def test_one_that_cannot_be_published_keeps_no_other_back() -> None:
    stuck, found = slate.under_review("A"), slate.under_review("B")
    for row in (stuck, found):
        slate.decide(row, "CN", publish=False, publish_on=FRIDAY)
    Track.objects.filter(proposal=stuck).update(state="closed")

    assert publish_due_decisions(at=on(FRIDAY)) == 1
    assert slate.states(found)["CN"] == "approved"


def test_what_a_party_had_decided_is_not_published_once_the_proposal_has_ended() -> None:
    found = slate.under_review()
    slate.decide(found, "CN", publish=False, publish_on=FRIDAY)
    ending.withdraw_proposal(found.pk, reason="Нет денег", by=slate.lead(), at=slate.NOW)

    with capture_logs() as logged:
        assert publish_due_decisions(at=on(FRIDAY)) == 0
    assert logged == []
