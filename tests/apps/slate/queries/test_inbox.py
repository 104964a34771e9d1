"""The inbox holds what waits for whom, and nothing that another side keeps to itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.apps.slate.domain import deciding, reviews
from diptych.apps.slate.models import Condition, Proposal, Track
from diptych.apps.slate.queries.inbox import inbox
from diptych.kernel.permissions.person import Person
from tests.apps.slate.queries import secrets
from tests.factories import slate
from tests.factories.slate import NOW, later

pytestmark = pytest.mark.django_db

Shown = dict[str, list[tuple[str, str]]]


def shown(person: Person) -> Shown:
    """What is in the inbox of somebody: part by part, the kind of each row and the party."""
    found = inbox(person, at=NOW)
    parts = {"mine": found.mine, "party": found.party, "waiting": found.waiting}
    return {
        name: [(row.kind, row.party) for group in groups for row in group.rows]
        for name, groups in parts.items()
        if groups
    }


def test_inbox_of_who_has_nothing_to_do_is_empty() -> None:
    slate.programme()
    assert inbox(slate.stranger(), at=NOW).counts == {"mine": 0, "party": 0, "waiting": 0}


def test_inbox_follows_a_proposal_on_its_way() -> None:
    lead, ru, cn = slate.lead(), slate.officer("RU"), slate.officer("CN")

    def all_of_them() -> list[Shown]:
        return [shown(person) for person in (lead, ru, cn)]

    found = slate.draft()
    assert all_of_them() == [{"mine": [("finish_draft", "")]}, {}, {}]
    found.delete()

    found = slate.filed()
    assert all_of_them() == [
        {"waiting": [("authorities", "")]},
        {"party": [("check", "RU")]},
        {"party": [("check", "CN")]},
    ]
    found.delete()

    found = slate.asked("CN")
    assert all_of_them() == [
        {"mine": [("answer", "CN")]},
        {"party": [("check", "RU")]},
        {"waiting": [("producers_answer", "CN")]},
    ]
    found.delete()

    found = slate.under_review()
    assert all_of_them()[1:] == [{"party": [("assign", "RU")]}, {"party": [("assign", "CN")]}]
    found = slate.decide(found, "RU", "approved", publish=False)
    assert all_of_them()[1:] == [{"party": [("publish", "RU")]}, {"party": [("assign", "CN")]}]
    deciding.publish_decision(found.pk, party="RU", by=ru, at=NOW)
    assert all_of_them()[1:] == [{"waiting": [("other_review", "CN")]}, {"party": [("assign", "CN")]}]
    slate.decide(found, "CN", "refused")
    assert all_of_them()[1:] == [{"party": [("disagreement", "RU")]}, {"party": [("disagreement", "CN")]}]
    deciding.appeal(found.pk, party="CN", grounds="Нет", lang="ru", by=lead, at=NOW)
    assert all_of_them() == [
        {"waiting": [("authorities", "")]},
        {"waiting": [("other_appeal", "CN")]},
        {"party": [("settle_appeal", "CN")]},
    ]


def test_inbox_says_whether_reviews_are_in() -> None:
    found = slate.under_review()
    row = slate.assigned(found, "CN", interest="undeclared")
    reviewer, officer = slate.reviewer("CN"), slate.officer("CN")
    assert shown(reviewer) == {"mine": [("declare", "CN")]}
    assert shown(officer) == {"party": [("await_reviews", "CN")]}
    (group,) = inbox(officer, at=NOW).party
    assert group.rows[0].open_reviews == 1
    slate.reviewing.declare_interest(row.pk, interest="clear", by=reviewer, at=NOW)
    assert shown(reviewer) == {"mine": [("write_review", "CN")]}
    told = {"recommendation": "approve", "text": "Да", "lang": "ru", "scores": {}}
    reviews.submit_review(row.pk, **told, by=reviewer, at=NOW)
    assert shown(reviewer) == {}
    assert shown(officer) == {"party": [("decide", "CN")]}
    assert shown(slate.officer("RU")) == {"party": [("assign", "RU")]}


def test_inbox_holds_conditions_until_they_are_met() -> None:
    found = slate.approved()
    due = NOW.date() + timedelta(days=30)
    condition = Condition.objects.create(
        decision=found.decisions.get(party="CN"), number=1, text="Титры", lang="ru", due=due
    )
    (group,) = inbox(slate.officer("CN"), at=NOW).party
    (row,) = group.rows
    assert (row.kind, row.thing, row.deadline, row.overdue) == ("condition", condition.pk, due, False)
    assert inbox(slate.officer("CN"), at=later(days=31)).party[0].rows[0].overdue
    assert shown(slate.officer("RU")) == {}
    assert shown(slate.lead()) == {"mine": [("begin_production", "")]}
    deciding.settle_condition(condition.pk, evidence="Есть", by=slate.officer("CN"), at=NOW)
    assert shown(slate.officer("CN")) == {}


def test_inbox_has_what_is_due_first_first() -> None:
    first, second, third = (slate.filed(title) for title in ("Первая", "Вторая", "Третья"))
    for found, days in ((first, None), (second, 9), (third, 2)):
        day = None if days is None else NOW.date() + timedelta(days=days)
        Track.objects.filter(proposal=found, party="RU").update(deadline=day)
    (group,) = inbox(slate.officer("RU"), at=NOW).party
    assert [row.proposal for row in group.rows] == [third.pk, second.pk, first.pk]
    assert inbox(slate.officer("RU"), at=NOW, limit=2).party[0].rows == group.rows[:2]
    assert inbox(slate.officer("RU"), at=NOW, limit=2).counts["party"] == 3


def test_inbox_shows_nobody_the_secrets_of_others() -> None:
    secrets.proposal()
    for person in secrets.everybody().values():
        assert secrets.marks_in(inbox(person, at=NOW)) == set()
    assert shown(slate.officer("RU")) == {"party": [("publish", "RU")]}
    assert shown(slate.officer("CN")) == {"party": [("publish", "CN")]}


def test_inbox_of_two_programmes_keeps_them_apart() -> None:
    slate.filed()
    slate.programme("nl-cn", ("NL", "CN"))
    assert shown(slate.member("CN", "officer", number=2, of="nl-cn")) == {}


def test_decision_that_is_published_by_itself_waits_for_nobody() -> None:
    found = slate.decide(slate.under_review(), "RU", "approved", publish=False, publish_on=slate.day(days=3))
    assert shown(slate.officer("RU")) == {}
    deciding.take_back_decision(found.pk, party="RU", reason="Ещё раз", by=slate.officer("RU"), at=NOW)
    assert shown(slate.officer("RU")) == {"party": [("assign", "RU")]}


def test_inbox_asks_no_more_for_thirty() -> None:
    assert slate.programme()
    people = {"officer": slate.officer("CN"), "reviewer": slate.reviewer("CN"), "lead": slate.lead()}
    counts: dict[str, list[int]] = {name: [] for name in people}
    for number in (1, 29):
        for _ in range(number):
            slate.under_review()
        for name, person in people.items():
            with CaptureQueriesContext(connection) as queries:
                inbox(person, at=NOW, limit=50)
            counts[name].append(len(queries))
    assert Proposal.objects.count() == 30
    assert counts == {"officer": [9, 9], "reviewer": [3, 3], "lead": [2, 2]}
