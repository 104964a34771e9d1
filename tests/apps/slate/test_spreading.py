"""Spreading proposals over reviewers: as even as can be, never to somebody who is tied to one."""

from __future__ import annotations

from functools import partial
from itertools import combinations, product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from diptych.apps.slate.domain import producers, reviewing, reviews
from diptych.apps.slate.models import Assignment, Proposal
from diptych.apps.slate.queries.spreading import Plan, preview_spread, reviewable, spread_evenly
from tests.factories import slate
from tests.factories.registers import refusal

# The plan by itself ---------------------------------------------------------------------------------------------------


def least_largest_load(need: dict[int, int], may: dict[int, list[int]], load: dict[int, int]) -> int:
    """By trying every plan."""
    choices = [list(combinations(may[key], min(need[key], len(may[key])))) for key in need]
    return min(max(load[user] + sum(user in users for users in plan) for user in load) for plan in product(*choices))


@st.composite
def tasks(draw: st.DrawFn) -> tuple[dict[int, int], dict[int, list[int]], dict[int, int]]:
    users = range(draw(st.integers(1, 4)))
    keys = range(draw(st.integers(1, 5)))
    need = {key: draw(st.integers(0, 2)) for key in keys}
    may = {key: sorted(draw(st.sets(st.sampled_from(users)))) for key in keys}
    return need, may, {user: draw(st.integers(0, 3)) for user in users}


@given(tasks())
def test_nobody_has_more_than_the_best_plan_demands(
    task: tuple[dict[int, int], dict[int, list[int]], dict[int, int]],
) -> None:
    need, may, load = task
    given = spread_evenly(need, may, load)

    assert {key: len(users) for key, users in given.items()} == {key: min(need[key], len(may[key])) for key in need}
    for key, users in given.items():
        assert len(set(users)) == len(users)
        assert set(users) <= set(may[key])
    largest = max(load[user] + sum(user in users for users in given.values()) for user in load)
    assert largest == least_largest_load(need, may, load)


def test_work_is_handed_on_along_a_chain() -> None:
    """The first may only go to 1, the second to 1 or 2, the third to 2 or 3: nobody needs to have two."""
    may = {"a": [1], "b": [1, 2], "c": [2, 3], "d": [2, 3, 4]}

    assert spread_evenly(dict.fromkeys(may, 1), may, {1: 0, 2: 0, 3: 0, 4: 0}) == {
        "a": [1],
        "b": [2],
        "c": [3],
        "d": [4],
    }


# Out of the tables ----------------------------------------------------------------------------------------------------


def preview(*found: Proposal, per_proposal: int = 2, party: str = "RU", reviewers: list[int] | None = None) -> Plan:
    return preview_spread(
        [row.pk for row in found],
        party=party,
        per_proposal=per_proposal,
        reviewers=reviewers,
        by=slate.coordinator(party),
    )


def people(*numbers: int, party: str = "RU") -> list[int]:
    return [slate.reviewer(party, number).id for number in numbers]


@pytest.mark.django_db
def test_preview_shows_the_plan_and_writes_nothing() -> None:
    found = [slate.under_review(f"Film {number}") for number in range(3)]
    one, two, three = people(1, 2, 3)
    people(1, party="CN")
    before = slate.entries()

    plan = preview(*found)

    assert [users for _id, users in plan.given] == [(one, two), (one, three), (two, three)]
    assert [id for id, _users in plan.given] == [row.pk for row in found]
    assert (plan.short, plan.load) == ((), ((one, 0, 2), (two, 0, 2), (three, 0, 2)))
    assert preview(*found) == plan
    assert (Assignment.objects.count(), slate.entries()) == (0, before)


@pytest.mark.django_db
def test_plan_is_carried_out_as_it_was_shown() -> None:
    found = [slate.under_review(f"Film {number}") for number in range(3)]
    people(1, 2, 3)
    plan = preview(*found)

    done = reviewing.spread_reviews(
        [row.pk for row in found],
        party="RU",
        per_proposal=2,
        expected=plan.key,
        by=slate.coordinator("RU"),
        at=slate.NOW,
    )

    assert done == plan
    rows = Assignment.objects.order_by("reviewer").values_list("proposal", "reviewer")
    assert sorted(rows) == sorted((id, user) for id, users in plan.given for user in users)
    assert slate.said() == ("slate.assign_reviewer", "ru-coordinator-1", "RU", "RU")
    assert slate.told("slate.review_assigned") == {"ru-reviewer-1", "ru-reviewer-2", "ru-reviewer-3"}
    # A second time there is nothing left to do.
    assert preview(*found).given == ()


@pytest.mark.django_db
def test_plan_that_was_looked_at_is_not_replaced_by_another() -> None:
    found = slate.under_review()
    people(1, 2)
    plan = preview(found, per_proposal=1)
    slate.assigned(found, "RU", 1)

    stale = partial(
        reviewing.spread_reviews,
        [found.pk],
        party="RU",
        per_proposal=2,
        expected=plan.key,
        by=slate.coordinator("RU"),
        at=slate.NOW,
    )
    assert refusal(stale) == ("plan_changed", {})
    assert Assignment.objects.count() == 1


@pytest.mark.django_db
def test_who_reviews_already_counts_and_has_the_less_to_come() -> None:
    first, second = slate.under_review("A"), slate.under_review("B")
    one, two = people(1, 2)
    slate.assigned(first, "RU", 1)

    plan = preview(first, second, per_proposal=1)

    assert plan.given == ((second.pk, (two,)),)
    assert plan.load == ((one, 1, 1), (two, 0, 1))


@pytest.mark.django_db
def test_review_that_was_handed_in_is_no_load_any_more() -> None:
    first, second = slate.under_review("A"), slate.under_review("B")
    one, two = people(1, 2)
    row = slate.assigned(first, "RU", 1)
    reviews.submit_review(
        row.pk, recommendation="approve", text="Да", lang="ru", scores={}, by=slate.reviewer("RU"), at=slate.NOW
    )

    assert preview(second, per_proposal=1).load == ((one, 0, 1), (two, 0, 0))


@pytest.mark.django_db
def test_review_of_what_has_ended_is_no_load_either() -> None:
    from diptych.apps.slate.domain.ending import withdraw_proposal

    first, second = slate.under_review("A"), slate.under_review("B")
    (one,) = people(1)
    slate.assigned(first, "RU", 1)
    withdraw_proposal(first.pk, reason="Нет денег", by=slate.lead(), at=slate.NOW)

    assert preview(second, per_proposal=1).load == ((one, 0, 1),)


@pytest.mark.django_db
def test_who_is_tied_to_a_proposal_is_left_out_of_it() -> None:
    found = slate.under_review()
    conflict, producer, company, free = people(1, 2, 3, 4)
    slate.assigned(found, "RU", 1, interest="conflict")
    slate.draft("Другой", by=slate.reviewer("RU", 3), companies=(" СЕВЕР ", "别的"))
    producers.add_producer(
        found.pk, user=slate.account("ru-reviewer-2"), company="", country="RU", by=slate.lead(), at=slate.NOW
    )

    plan = preview(found, per_proposal=3)

    assert (plan.given, plan.short) == (((found.pk, (free,)),), ((found.pk, 2),))
    assert {user for user, _before, _after in plan.load} == {conflict, producer, company, free}
    assert preview(found, per_proposal=1, reviewers=[conflict]).short == ((found.pk, 1),)


@pytest.mark.django_db
def test_only_reviewers_of_the_party_are_chosen_among() -> None:
    found = slate.under_review()
    (one, two), (other,) = people(1, 2), people(1, party="CN")

    assert preview(found, per_proposal=1, reviewers=[two, other, slate.lead().id]).given == ((found.pk, (two,)),)
    assert refusal(lambda: preview(found, reviewers=[other])) == ("no_reviewers", {"party": "RU"})
    assert one != two


@pytest.mark.django_db
def test_what_is_decided_gets_no_reviewers() -> None:
    found = slate.decided(RU="approved")
    people(1, 2)

    assert preview(found).given == ()
    assert preview(found, party="CN", reviewers=people(1, party="CN"), per_proposal=1).given != ()


@pytest.mark.django_db
def test_only_coordinators_see_a_plan_for_their_party() -> None:
    found = slate.under_review()
    people(1)

    outcome = slate.outcomes(lambda by: preview_spread([found.pk], party="RU", per_proposal=1, by=by))
    spread = slate.outcomes(
        lambda by: reviewing.spread_reviews([found.pk], party="RU", per_proposal=1, by=by, at=slate.NOW)
    )

    assert outcome["done"] == spread["done"] == {"RU coordinator"}
    assert set(outcome) == set(spread) == {"done", "no_proposal"}


@pytest.mark.django_db
@pytest.mark.parametrize("per_proposal", [0, -1, 10])
def test_number_of_reviewers_has_bounds(per_proposal: int) -> None:
    found = slate.under_review()

    assert refusal(lambda: preview(found, per_proposal=per_proposal)) == (
        "per_proposal",
        {"found": per_proposal, "most": 9},
    )


@pytest.mark.django_db
def test_round_gives_what_a_party_has_reviewed_now() -> None:
    round = slate.announced()
    first = slate.under_review("A", round=round)
    slate.under_review("B")
    slate.withdrawn(title="C", round=round)

    assert reviewable(round, "RU") == [first.pk]


@pytest.mark.django_db
def test_preview_asks_the_same_few_questions_however_many_proposals() -> None:
    by = slate.coordinator("RU")
    people(1, 2)
    found = [slate.under_review("A")]

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            preview_spread([row.pk for row in found], party="RU", per_proposal=1, by=by)
        return len(seen)

    one = queries()
    found += [slate.under_review(f"Film {number}") for number in range(5)]
    assert (one, queries()) == (7, 7)
