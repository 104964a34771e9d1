"""Reviewers of one side: asked, free or in conflict, released; and nobody else learns of it."""

from __future__ import annotations

from functools import partial

import pytest

from diptych.apps.programme.domain.members import end_membership
from diptych.apps.programme.models import Membership
from diptych.apps.programme.queries.members import person_of
from diptych.apps.slate.domain import producers, reviewing, reviews
from diptych.apps.slate.models import Assignment, Proposal
from diptych.apps.slate.permissions import PROPOSAL
from diptych.apps.slate.queries.assigned import assigned_to, assignment_of
from diptych.apps.slate.queries.inbox import inbox
from diptych.apps.slate.queries.proposals import proposals_listed
from diptych.kernel.audit.models import Entry
from diptych.kernel.notices.models import Notice
from tests.factories import slate
from tests.factories.registers import refusal

pytestmark = pytest.mark.django_db


def assign(found: Proposal, *users: int, party: str = "RU", **more: object) -> list[Assignment]:
    told = {"by": slate.coordinator(party), "at": slate.NOW, **more}
    return reviewing.assign_reviewers(found.pk, party=party, reviewers=list(users), **told)  # type: ignore[arg-type]


def declare(row: Assignment, interest: str, note: str = "", number: int = 1) -> Assignment:
    return reviewing.declare_interest(
        row.pk, interest=interest, note=note, by=slate.reviewer(row.party, number), at=slate.NOW
    )


# Asking ---------------------------------------------------------------------------------------------------------------


def test_reviewer_is_asked_and_sees_the_dossier_once_free_of_interest() -> None:
    found, who = slate.under_review(), slate.reviewer("RU")
    (row,) = assign(found, who.id)

    assert (row.stage, row.interest, row.due) == ("provisional", "undeclared", slate.track(found, "RU").deadline)
    assert slate.said() == ("slate.assign_reviewer", "ru-coordinator-1", "RU", "RU")
    assert slate.told("slate.review_assigned") == {"ru-reviewer-1"}
    assert not PROPOSAL.may(who, "see_proposal", slate.again(found))
    declare(row, "clear")
    assert PROPOSAL.may(who, "see_proposal", slate.again(found))


def test_who_reviews_for_the_party_no_more_sees_nothing_more_of_it() -> None:
    found = slate.under_review()
    row = slate.assigned(found, "RU")
    slate.assigned(slate.under_review("Второй"), "RU", interest="undeclared")
    end_membership(
        membership=Membership.objects.get(user=slate.reviewer("RU").id), by=slate.coordinator("RU"), at=slate.NOW
    )
    who = person_of(slate.account("ru-reviewer-1"))

    assert who.seats == ()
    assert not PROPOSAL.may(who, "see_proposal", slate.again(found))
    assert list(proposals_listed(who)) == []
    assert (assigned_to(who), assignment_of(who, row.pk)) == ((), None)
    assert inbox(who, at=slate.NOW).counts == {"mine": 0, "party": 0, "waiting": 0}
    told = {"text": "…", "lang": "ru", "scores": {}, "by": who, "at": slate.NOW}
    assert refusal(lambda: reviews.save_review(row.pk, **told)) == ("no_assignment", {})  # type: ignore[arg-type]


def test_what_is_yet_to_be_reviewed_comes_before_all_that_was() -> None:
    done, due = slate.assigned(slate.under_review("A"), "RU"), slate.assigned(slate.under_review("B"), "RU")
    reviews.submit_review(
        done.pk, recommendation="refuse", text="Нет", lang="ru", scores={}, by=slate.reviewer("RU"), at=slate.NOW
    )
    Assignment.objects.filter(pk=due.pk).update(due=slate.day(days=90))

    assert [row.id for row in assigned_to(slate.reviewer("RU"))] == [due.pk, done.pk]
    assert [row.id for row in assigned_to(slate.reviewer("RU"), most=1)] == [due.pk]


def test_asking_twice_is_asking_once() -> None:
    found, who = slate.under_review(), slate.reviewer("RU")
    assign(found, who.id, who.id)
    before = slate.entries()

    assert assign(found, who.id) == []
    assert (Assignment.objects.count(), slate.entries()) == (1, before)


def test_only_coordinators_of_the_party_ask() -> None:
    found, who = slate.under_review(), slate.reviewer("RU")

    outcome = slate.outcomes(lambda by: assign(found, who.id, by=by))

    assert outcome["done"] == {"RU coordinator"}
    assert outcome["not_allowed"] == {
        *("RU officer", "RU analyst", "CN coordinator", "CN officer", "CN analyst", "lead", "partner")
    }


def test_only_reviewers_of_the_party_are_asked() -> None:
    found = slate.under_review()

    for user in (slate.reviewer("CN").id, slate.officer("RU").id, slate.lead().id, 0):
        assert refusal(partial(assign, found, user)) == ("no_reviewer", {"party": "RU"})


def test_who_is_tied_to_the_film_is_not_asked() -> None:
    found = slate.under_review()
    slate.draft("Другой", by=slate.reviewer("RU", 1), companies=("Север", "…"))
    assert refusal(lambda: assign(found, slate.reviewer("RU", 1).id)) == (
        "reviewer_of_company",
        {"name": "RU reviewer 1"},
    )
    second = slate.reviewer("RU", 2)
    producers.add_producer(found.pk, user=slate.account(second.name), company="", by=slate.lead(), at=slate.NOW)
    assert refusal(lambda: assign(found, second.id)) == ("reviewer_produces", {"name": "RU reviewer 2"})
    third = slate.reviewer("RU", 3)
    slate.assigned(found, "RU", 3, interest="conflict")
    assert refusal(lambda: assign(found, third.id)) == ("conflict_declared", {"name": "RU reviewer 3"})
    assert not Assignment.objects.filter(ended_at=None).exists()


def test_what_is_decided_is_not_reviewed_any_more() -> None:
    found = slate.decided(RU="approved")

    assert refusal(lambda: assign(found, slate.reviewer("RU").id)) == ("review_not_now", {"state": "approved"})
    assert len(assign(found, slate.reviewer("CN").id, party="CN")) == 1


def test_review_is_due_on_a_day_to_come() -> None:
    found, who = slate.under_review(), slate.reviewer("RU")

    assert refusal(lambda: assign(found, who.id, due=slate.TODAY)) == (
        "day_passed",
        {"field": "due", "on": slate.TODAY},
    )
    assert assign(found, who.id, due=slate.day(days=5))[0].due == slate.day(days=5)


# Interests ------------------------------------------------------------------------------------------------------------


def test_conflict_ends_access_and_tells_the_coordinator() -> None:
    found = slate.under_review()
    (row,) = assign(found, slate.reviewer("RU").id)
    declare(row, "clear")
    slate.officer("RU")
    slate.coordinator("CN")
    declared = declare(row, "conflict", "Брат режиссёра")

    assert (declared.interest, declared.interest_note, declared.ended_at) == ("conflict", "Брат режиссёра", slate.NOW)
    assert not PROPOSAL.may(slate.reviewer("RU"), "see_proposal", slate.again(found))
    assert slate.said() == ("slate.declare_interest", "ru-reviewer-1", "RU", "RU")
    assert slate.told("slate.conflict_declared") == {"ru-coordinator-1"}
    assert refusal(lambda: declare(row, "clear")) == ("no_assignment", {})


def test_conflict_says_what_it_is() -> None:
    (row,) = assign(slate.under_review(), slate.reviewer("RU").id)

    assert refusal(lambda: declare(row, "conflict", " ")) == ("reason_missing", {})
    known = ("undeclared", "clear", "conflict")
    assert refusal(lambda: declare(row, "maybe")) == (
        "no_choice",
        {"field": "interest", "found": "maybe", "known": known},
    )
    assert refusal(lambda: declare(row, "undeclared"))[0] == "no_choice"


def test_declaring_the_same_twice_is_one_act() -> None:
    (row,) = assign(slate.under_review(), slate.reviewer("RU").id)
    declare(row, "clear")
    before = slate.entries()

    declare(row, "clear")
    assert slate.entries() == before


def test_nobody_declares_for_another() -> None:
    (row,) = assign(slate.under_review(), slate.reviewer("RU").id)

    outcome = slate.outcomes(lambda by: reviewing.declare_interest(row.pk, interest="clear", by=by, at=slate.NOW))
    assert outcome["done"] == {"RU reviewer"}
    assert set(outcome) == {"done", "no_assignment"}


# Releasing ------------------------------------------------------------------------------------------------------------


def test_released_reviewer_has_no_access_any_more() -> None:
    found = slate.under_review()
    row = slate.assigned(found, "RU")
    reviewing.release_reviewer(row.pk, reason="Отпуск", by=slate.coordinator("RU"), at=slate.NOW)

    assert not PROPOSAL.may(slate.reviewer("RU"), "see_proposal", slate.again(found))
    assert (slate.said(), slate.last_entry().reason) == (
        ("slate.release_reviewer", "ru-coordinator-1", "RU", "RU"),
        "Отпуск",
    )
    assert slate.told("slate.review_released") == {"ru-reviewer-1"}
    again = partial(reviewing.release_reviewer, row.pk, reason="Отпуск", by=slate.coordinator("RU"), at=slate.NOW)
    assert refusal(again) == ("assignment_ended", {})
    # Who was released without a conflict may be asked anew.
    assert len(assign(found, slate.reviewer("RU").id)) == 1


def test_only_coordinators_of_the_party_release_and_others_learn_nothing() -> None:
    row = slate.assigned(slate.under_review(), "RU")

    outcome = slate.outcomes(lambda by: reviewing.release_reviewer(row.pk, reason="…", by=by, at=slate.NOW))

    assert outcome["done"] == {"RU coordinator"}
    assert outcome["not_allowed"] == {"RU officer", "RU analyst"}
    assert set(outcome) == {"done", "not_allowed", "no_assignment"}
    no_reason = partial(reviewing.release_reviewer, row.pk, reason="", by=slate.coordinator("RU"), at=slate.NOW)
    assert refusal(no_reason) == ("reason_missing", {})


def test_outstanding_reviews_are_waived_and_those_handed_in_stay() -> None:
    found = slate.under_review()
    done, late = slate.assigned(found, "RU", 1), slate.assigned(found, "RU", 2)
    other = slate.assigned(found, "CN", 1)
    reviews.submit_review(
        done.pk, recommendation="approve", text="Да", lang="ru", scores={}, by=slate.reviewer("RU"), at=slate.NOW
    )
    waive = partial(
        reviewing.waive_reviews,
        found.pk,
        party="RU",
        reason="Ждали достаточно",
        by=slate.coordinator("RU"),
        at=slate.NOW,
    )

    assert [row.pk for row in waive()] == [late.pk]
    assert set(Assignment.objects.filter(ended_at=None).values_list("pk", flat=True)) == {done.pk, other.pk}
    assert slate.said() == ("slate.waive_reviews", "ru-coordinator-1", "RU", "RU")
    assert slate.told("slate.review_released") == {"ru-reviewer-2"}
    assert refusal(waive) == ("nothing_outstanding", {})


# The other side -------------------------------------------------------------------------------------------------------


def test_other_side_and_producers_are_told_of_nothing() -> None:
    found = slate.under_review()
    slate.everybody()
    slate.forget_notices()
    seen = slate.entries()
    row = slate.assigned(found, "RU", 1)
    slate.assigned(found, "RU", 2, interest="conflict")
    reviews.submit_review(
        row.pk, recommendation="refuse", text="Нет", lang="ru", scores={}, by=slate.reviewer("RU"), at=slate.NOW
    )
    reviews.reopen_review(row.pk, reason="Дополните", by=slate.coordinator("RU"), at=slate.NOW)
    reviewing.release_reviewer(row.pk, reason="…", by=slate.coordinator("RU"), at=slate.NOW)

    assert set(Entry.objects.filter(sequence__gt=seen).values_list("audience", flat=True)) == {"RU"}
    told = set(Notice.objects.values_list("user__username", flat=True))
    assert {name.partition("-")[0] for name in told} == {"ru"}
    assert slate.track(found, "RU").shown_since == slate.NOW
