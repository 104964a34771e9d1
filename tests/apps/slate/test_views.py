"""Saved views: somebody's own lists."""

from __future__ import annotations

import pytest

from diptych.apps.slate.domain.views import MOST, remove_view, save_view
from diptych.apps.slate.models import SavedView
from diptych.kernel.permissions.person import Person
from tests.factories import slate
from tests.factories.registers import refusal

pytestmark = pytest.mark.django_db


def save(name: str = "Мои", query: str = "?joint=in_check", *, by: Person | None = None) -> SavedView:
    return save_view(list="proposals", name=name, query=query, by=by or slate.lead(), at=slate.NOW)


def test_view_is_kept_under_its_name_and_replaced_by_the_next() -> None:
    before = slate.entries()
    save(" Мои \n  дела ")
    save("Мои дела", "joint=refused")

    assert list(SavedView.objects.values_list("list", "name", "query")) == [("proposals", "Мои дела", "joint=refused")]
    assert slate.entries() == before


def test_two_people_keep_views_of_the_same_name() -> None:
    mine, theirs = save(), save(by=slate.partner())

    assert refusal(lambda: remove_view(theirs.pk, by=slate.lead())) == ("no_view", {})
    remove_view(mine.pk, by=slate.lead())
    assert SavedView.objects.get() == theirs
    assert refusal(lambda: remove_view(mine.pk, by=slate.lead())) == ("no_view", {})


def test_view_that_cannot_be_kept_is_refused() -> None:
    assert refusal(lambda: save(" ")) == ("text_missing", {"field": "name"})
    assert refusal(lambda: save(query="x" * 501)) == ("text_too_long", {"field": "query", "most": 500, "found": 501})


def test_views_have_an_end() -> None:
    for number in range(MOST):
        save(f"{number}")

    assert refusal(save) == ("too_many_views", {"most": MOST})
    save("0", "joint=refused")
