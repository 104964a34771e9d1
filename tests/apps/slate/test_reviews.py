"""Reviews: drafts of those who are free of interest, handed in once, with points for every criterion."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from diptych.apps.slate.domain import checking, deciding, filing, producing, reviews
from diptych.apps.slate.models import Assignment, Review, Score
from diptych.apps.slate.queries.rounds import written_down
from diptych.kernel.permissions.person import Person
from tests.factories import slate
from tests.factories.registers import refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Assignment:
    """A review of the Russian side, with two criteria: up to ten points, and up to five."""
    return slate.assigned(slate.under_review(round=slate.announced()), "RU")


def criteria(row: Assignment) -> tuple[int, int]:
    assert row.proposal.round is not None
    first, second = written_down(row.proposal.round)["criteria"]
    return first["id"], second["id"]


def save(row: Assignment, **changes: Any) -> Review:
    told = {"text": "Хорошо", "lang": "ru", "scores": {}, "by": slate.reviewer("RU"), "at": slate.NOW, **changes}
    return reviews.save_review(row.pk, **told)


def submit(row: Assignment, **changes: Any) -> Review:
    told = {
        "recommendation": "approve",
        "text": "Хорошо",
        "lang": "ru",
        "scores": dict(zip(criteria(row), (9, 4), strict=True)),
        "by": slate.reviewer("RU"),
        "at": slate.NOW,
        **changes,
    }
    return reviews.submit_review(row.pk, **told)


def give_back(row: Assignment, by: Person, reason: str = "Дополните") -> Review:
    return reviews.reopen_review(row.pk, reason=reason, by=by, at=slate.NOW)


def points(row: Assignment) -> dict[int, int]:
    return dict(Score.objects.filter(review=row.pk).values_list("criterion", "points"))


def test_draft_is_kept_as_far_as_it_is_written(row: Assignment) -> None:
    first, second = criteria(row)
    before = slate.entries()
    save(row, scores={first: 0})
    save(row, text="", recommendation="refuse", scores={first: None, second: 5}, at=slate.later(minutes=1))

    review = Review.objects.get(pk=row.pk)
    assert (review.text, review.recommendation, review.submitted_at, review.revision) == ("", "refuse", None, 1)
    assert points(row) == {second: 5}
    assert slate.entries() == before


def test_draft_saved_in_another_window_is_not_overwritten(row: Assignment) -> None:
    first = save(row, text="Первое")
    save(row, text="Второе", seen=first.changed_at, at=slate.later(minutes=1))

    assert refusal(lambda: save(row, text="Первое!", seen=slate.NOW, at=slate.later(minutes=2))) == (
        "saved_meanwhile",
        {"saved": slate.later(minutes=1)},
    )
    assert Review.objects.get(pk=row.pk).text == "Второе"


def test_review_is_handed_in_to_its_party_alone(row: Assignment) -> None:
    slate.everybody()
    review = submit(row)

    assert (review.submitted_at, points(row)) == (slate.NOW, dict(zip(criteria(row), (9, 4), strict=True)))
    assert slate.said() == ("slate.submit_review", "ru-reviewer-1", "RU", "RU")
    assert slate.last_entry().after == {"stage": "provisional", "revision": 1, "recommendation": "approve"}
    assert slate.told("slate.review_submitted") == {"ru-coordinator-1", "ru-officer-1"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"recommendation": ""}, ("recommendation_missing", {})),
        ({"text": " "}, ("text_missing", {"field": "text"})),
        ({"text": "я" * 20_001}, ("text_too_long", {"field": "text", "most": 20_000, "found": 20_001})),
        ({"lang": "?"}, ("no_language_tag", {"found": "?"})),
        ({"scores": {0: 1}}, ("no_criterion", {"found": 0})),
        (
            {"recommendation": "perhaps"},
            (
                "no_choice",
                {
                    "field": "recommendation",
                    "found": "perhaps",
                    "known": ("approve", "approve_with_conditions", "refuse"),
                },
            ),
        ),
    ],
)
def test_review_that_says_nothing_sensible_is_not_taken(
    row: Assignment, changes: dict[str, Any], found: tuple[str, Any]
) -> None:
    assert refusal(lambda: submit(row, **changes)) == found
    assert not Review.objects.filter(submitted_at__isnull=False).exists()


def test_every_criterion_has_points_within_its_bounds(row: Assignment) -> None:
    first, second = criteria(row)

    assert refusal(lambda: submit(row, scores={first: 9})) == ("points_missing", {"criteria": (second,)})
    assert refusal(lambda: submit(row, scores={first: 9, second: 6})) == (
        "points_out_of_range",
        {"field": "scores.1", "found": 6, "most": 5},
    )
    assert refusal(lambda: submit(row, scores={first: -1, second: 5}))[0] == "points_out_of_range"
    submit(row, scores={first: 0, second: 5})


def test_criterion_of_another_round_has_no_points_here(row: Assignment) -> None:
    strange = written_down(slate.announced(slug="2028"))["criteria"][0]["id"]

    assert refusal(lambda: save(row, scores={strange: 1})) == ("no_criterion", {"found": strange})


def test_review_that_was_handed_in_is_changed_by_nobody(row: Assignment) -> None:
    submit(row)

    assert refusal(lambda: save(row)) == ("review_submitted", {})
    assert refusal(lambda: submit(row)) == ("review_submitted", {})


def test_coordinator_gives_a_review_back_with_a_reason(row: Assignment) -> None:
    assert refusal(lambda: give_back(row, slate.coordinator("RU"))) == ("review_not_submitted", {})
    submit(row)

    outcome = slate.outcomes(partial(give_back, row))
    assert outcome["done"] == {"RU coordinator"}
    assert outcome["not_allowed"] == {"RU officer", "RU analyst"}
    assert set(outcome) == {"done", "not_allowed", "no_assignment"}
    assert refusal(lambda: give_back(row, slate.coordinator("RU"), "")) == ("reason_missing", {})
    give_back(row, slate.coordinator("RU"))
    assert slate.said() == ("slate.reopen_review", "ru-coordinator-1", "RU", "RU")
    assert slate.told("slate.review_reopened") == {"ru-reviewer-1"}
    submit(row, text="Дополнено")


def test_review_of_the_project_stays_as_it_is_once_the_finished_film_is_reviewed(row: Assignment) -> None:
    submit(row)
    found = row.proposal
    for party in slate.PARTIES:
        slate.decide(found, party)
    producing.begin_production(found.pk, by=slate.lead(), at=slate.NOW)
    filing.file_final(found.pk, by=slate.lead(), at=slate.NOW)
    checking.find_complete(found.pk, party="RU", by=slate.officer("RU"), at=slate.NOW)

    assert slate.track(found, "RU").state == "reviewing"
    assert refusal(lambda: give_back(row, slate.coordinator("RU"))) == ("review_not_now", {"state": "reviewing"})


def test_nobody_writes_before_declaring_an_interest() -> None:
    row = slate.assigned(slate.under_review(round=slate.announced()), "RU", interest="undeclared")

    assert refusal(lambda: save(row)) == ("interest_undeclared", {})
    assert refusal(lambda: submit(row)) == ("interest_undeclared", {})


def test_nobody_writes_for_another(row: Assignment) -> None:
    slate.assigned(row.proposal, "RU", 2)
    save(row)

    outcome = slate.outcomes(lambda by: save(row, by=by))
    assert outcome["done"] == {"RU reviewer"}
    assert set(outcome) == {"done", "no_assignment"}
    assert refusal(lambda: save(row, by=slate.reviewer("RU", 2))) == ("no_assignment", {})


def test_once_decided_nothing_is_written_any_more(row: Assignment) -> None:
    deciding.decide(
        row.proposal_id,
        party="RU",
        verdict="approved",
        reasons="Да",
        lang="ru",
        waived_reviews="Ждали достаточно",
        publish=False,
        by=slate.officer("RU"),
        at=slate.NOW,
    )

    assert refusal(lambda: save(row)) == ("no_assignment", {})


def test_reviews_go_on_while_the_party_waits_for_the_producers(row: Assignment) -> None:
    from diptych.apps.slate.domain.checking import request_information

    request_information(
        row.proposal_id, party="RU", kind="document", text="…", lang="ru", by=slate.officer("RU"), at=slate.NOW
    )

    submit(row)
