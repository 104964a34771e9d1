"""Questions that people keep for themselves: kept, looked at, removed, brought back, forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from diptych.kernel.audit.models import Entry
from diptych.kernel.permissions.person import Person
from diptych.kernel.search.domain import saved
from diptych.kernel.search.models import SavedSearch
from diptych.kernel.search.queries.saved import search_asked, search_kept, search_removed, searches_of
from tests.factories.people import account
from tests.factories.registers import NOW, refusal

pytestmark = pytest.mark.django_db


def somebody(name: str = "anna") -> Person:
    user = account(name, email=f"{name}@example.org")
    return Person(id=user.pk, name=name, label=name, language="en")


@pytest.fixture
def anna() -> Person:
    return somebody()


@pytest.fixture
def stands_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The entry of the ledger at which the index stands; the last of the list."""
    at = [10]
    monkeypatch.setattr(saved, "indexed_until", lambda: at[-1])
    return at


def kept(anna: Person, name: str = "Шёлк", query: str = "q=silk") -> SavedSearch:
    return saved.save_search(name=name, query=query, by=anna, at=NOW)


def test_question_is_kept_under_a_name_and_counts_as_seen(anna: Person, stands_at: list[int]) -> None:
    found = kept(anna, name="  Красный \0 шёлк ")
    assert (found.name, found.query, found.seen, found.seen_at) == ("Красный шёлк", "q=silk", 10, NOW)
    assert list(searches_of(anna)) == [found]
    assert search_asked("q=silk", person=anna) == search_kept(found.pk, person=anna) == found
    assert not Entry.objects.filter(actor_id="anna").exists(), "what somebody looks for is theirs alone"


def test_question_of_the_same_name_takes_its_place(anna: Person) -> None:
    kept(anna)
    kept(anna, query="q=silk&kind=work")
    assert [(each.name, each.query) for each in searches_of(anna)] == [("Шёлк", "q=silk&kind=work")]


@pytest.mark.parametrize(
    ("name", "query", "code"),
    [
        (" ", "q=silk", "text_missing"),
        ("x" * 101, "q=silk", "text_too_long"),
        ("Шёлк", "", "nothing_asked"),
        ("Шёлк", "q=" + "x" * 1000, "text_too_long"),
    ],
)
def test_question_is_not_kept(anna: Person, name: str, query: str, code: str) -> None:
    assert refusal(lambda: kept(anna, name, query))[0] == code
    assert not searches_of(anna).exists()


def test_only_so_many_are_kept(anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "MOST", 2)
    kept(anna, "one")
    kept(anna, "two")
    assert refusal(lambda: kept(anna, "three")) == ("too_many_searches", {"most": 2})
    kept(anna, "two", "q=other")
    assert searches_of(anna).count() == 2


def test_look_is_noted_with_the_look_before(anna: Person, stands_at: list[int]) -> None:
    found = kept(anna)
    later = NOW + timedelta(days=1)
    stands_at.append(25)
    looked = saved.look_at_search(found.pk, by=anna, at=later)
    assert (looked.seen_before, looked.seen_before_at, looked.seen, looked.seen_at) == (10, NOW, 25, later)
    # Whoever looks once more at the same things still sees what was new.
    again = saved.look_at_search(found.pk, by=anna, at=later + timedelta(hours=1))
    assert (again.seen_before, again.seen) == (10, 25)


def test_removed_question_gives_its_name_free_and_can_be_brought_back(anna: Person) -> None:
    found = kept(anna)
    saved.remove_search(found.pk, by=anna, at=NOW)
    assert not searches_of(anna).exists()
    assert search_removed(found.pk, person=anna) == found
    other = kept(anna, query="q=other")
    assert refusal(lambda: saved.bring_back_search(found.pk, by=anna)) == ("search_name_taken", {"name": "Шёлк"})
    saved.remove_search(other.pk, by=anna, at=NOW)
    saved.bring_back_search(found.pk, by=anna)
    assert list(searches_of(anna)) == [found]


def test_another_does_nothing_to_it_and_learns_nothing_of_it(anna: Person) -> None:
    found, boris = kept(anna), somebody("boris")
    acts = [
        lambda: saved.look_at_search(found.pk, by=boris, at=NOW),
        lambda: saved.remove_search(found.pk, by=boris, at=NOW),
        lambda: saved.bring_back_search(found.pk, by=boris),
    ]
    gone = [
        lambda: saved.look_at_search(found.pk + 1000, by=boris, at=NOW),
        lambda: saved.remove_search(found.pk + 1000, by=boris, at=NOW),
        lambda: saved.bring_back_search(found.pk + 1000, by=boris),
    ]
    assert [refusal(act) for act in acts] == [refusal(act) for act in gone] == [("no_search", {})] * 3
    assert search_kept(found.pk, person=boris) is search_removed(found.pk, person=boris) is None
    assert searches_of(anna).get() == found


def test_removed_is_forgotten_after_a_day_and_all_of_it_with_the_account(anna: Person) -> None:
    found = kept(anna)
    saved.remove_search(found.pk, by=anna, at=NOW)
    assert saved.forget_removed(at=NOW + timedelta(hours=23)) == 0
    assert saved.forget_removed(at=NOW + timedelta(hours=25)) == 1
    kept(anna)
    kept(somebody("boris"))
    saved.forget_searches(by=anna)
    assert [each.user.username for each in SavedSearch.objects.all()] == ["boris"]
