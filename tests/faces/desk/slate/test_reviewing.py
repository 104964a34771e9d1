"""Reviewers: chosen, the load spread, interests declared before the dossier opens, reviews written and handed in."""

from __future__ import annotations

import pytest
from django.urls import reverse

from diptych.apps.slate.models import Assignment, Review
from tests.faces.desk.slate.conftest import Browser, page, status
from tests.factories import slate

pytestmark = pytest.mark.django_db


def test_reviewer_is_chosen_by_a_coordinator(at: Browser) -> None:
    found = slate.under_review()
    who = slate.reviewer("CN")
    answer = at(slate.coordinator("CN")).post(reverse("desk-reviewers", kwargs={"id": found.pk}), {"reviewer": who.id})

    assert answer["Location"].endswith("?said=assigned#reviews")
    assert Assignment.objects.get().reviewer_id == who.id


def test_reviewers_of_the_other_side_are_not_offered(at: Browser) -> None:
    found = slate.under_review()
    slate.reviewer("RU")
    slate.reviewer("CN")
    text = page(at(slate.coordinator("CN")), "desk-reviewers", id=found.pk)

    assert ("CN reviewer 1" in text, "RU reviewer 1" in text) == (True, False)


def test_dossier_opens_once_interests_are_declared(at: Browser) -> None:
    found = slate.under_review()
    row = slate.assigned(found, "CN", interest="undeclared")
    reviewer = at(slate.reviewer("CN"))
    assert status(reviewer, "desk-proposal", id=found.pk) == 404
    assert "Does anything tie you" in page(reviewer, "desk-review", id=row.pk)
    answer = reviewer.post(reverse("desk-review", kwargs={"id": row.pk}), {"interest": "clear"})

    assert answer["Location"].endswith("?said=declared")
    assert status(reviewer, "desk-proposal", id=found.pk) == 200


def test_conflict_needs_its_words_and_ends_the_assignment(at: Browser) -> None:
    row = slate.assigned(slate.under_review(), "CN", interest="undeclared")
    reviewer, where = at(slate.reviewer("CN")), reverse("desk-review", kwargs={"id": row.pk})

    assert reviewer.post(where, {"interest": "conflict", "note": ""}).status_code == 422
    assert reviewer.post(where, {"interest": "conflict", "note": "Снимали вместе"})["Location"].endswith(
        "said=conflict"
    )
    assert status(reviewer, "desk-review", id=row.pk) == 404


def _sent(**more: str) -> dict[str, str]:
    return {"scores.0": "8", "scores.1": "4", "recommendation": "approve", "text": "Смело", "lang": "ru", **more}


def test_review_is_saved_while_it_is_written_and_handed_in(at: Browser) -> None:
    call = slate.announced()
    row = slate.assigned(slate.under_review(round=call), "CN")
    reviewer, where = at(slate.reviewer("CN")), reverse("desk-review", kwargs={"id": row.pk})
    saved = reviewer.post(where, _sent(text="Начало"), HTTP_HX_REQUEST="true").content.decode()
    assert "Saved" in saved
    handed_in = reviewer.post(where, _sent(do="submit"))

    assert handed_in["Location"].endswith("?said=submitted")
    assert dict(Review.objects.get().scores.values_list("criterion__position", "points")) == {0: 8, 1: 4}
    assert Review.objects.get().submitted_at is not None


def test_review_that_is_not_done_is_not_handed_in(at: Browser) -> None:
    call = slate.announced()
    row = slate.assigned(slate.under_review(round=call), "CN")
    answer = at(slate.reviewer("CN")).post(
        reverse("desk-review", kwargs={"id": row.pk}), _sent(do="submit", **{"scores.1": "99"})
    )

    assert answer.status_code == 422
    assert "Смело" in answer.content.decode()
    assert not Review.objects.filter(submitted_at__isnull=False).exists()


def test_reviewers_see_nothing_of_each_other(at: Browser) -> None:
    found = slate.under_review()
    slate.assigned(found, "CN", 1)
    slate.assigned(found, "CN", 2)

    assert "CN reviewer 2" not in page(at(slate.reviewer("CN", 1)), "desk-proposal", id=found.pk)


def test_load_is_spread_as_it_was_looked_at(at: Browser) -> None:
    call = slate.announced()
    for title in ("Первый", "Второй"):
        slate.under_review(title, round=call)
    slate.reviewer("CN", 1)
    slate.reviewer("CN", 2)
    coordinator, where = at(slate.coordinator("CN")), reverse("desk-round-spread", kwargs={"id": call.pk})
    shown = coordinator.get(where)
    sent = {"each": "1", "reviewer": _ids(shown.content.decode())}
    looked = coordinator.post(where, {**sent, "do": "look"}).content.decode()
    key = looked.split('name="expected" value="')[1].split('"')[0]
    answer = coordinator.post(where, {**sent, "expected": key, "do": "spread"})

    assert answer["Location"].endswith("?said=spread")
    assert sorted(Assignment.objects.values_list("reviewer", flat=True)) == sorted(map(int, sent["reviewer"]))


def _ids(text: str) -> list[str]:
    return [part.split('"')[0] for part in text.split('name="reviewer" value="')[1:]]
