"""The index follows the ledger: what an act has changed is found a moment later, and nothing is left out."""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from diptych.kernel.audit import Actor, record
from diptych.kernel.audit.actions import _sentences
from diptych.kernel.jobs.domain.running import run_due
from diptych.kernel.jobs.models import Job
from diptych.kernel.search.domain import following
from diptych.kernel.search.domain.following import follow, touch
from diptych.kernel.search.domain.rebuilding import forget_former, rebuild
from diptych.kernel.search.models import Index, Touched
from diptych.kernel.search.queries.searching import indexed_until, search
from diptych.kernel.search.queries.state import current
from diptych.registers.works.models import Work
from tests.kernel.search.conftest import Library

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DONE = "search_test.change_work"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(_sentences, DONE, "Work changed")
    monkeypatch.setattr(following, "_asked", {})


@pytest.fixture
def emptied(transactional_db: None) -> Generator[None]:
    """Tables that no model knows of are not emptied with the others."""
    yield
    forget_former(keep=set())


def entry(id: str, **options: Any) -> None:
    """One entry of the ledger about a work."""
    with transaction.atomic():
        record(
            DONE,
            thing=Work(pk=id),
            label=id,
            by=Actor("system", "test", "Test"),
            at=NOW,
            before=options.get("before"),
            after=options.get("after"),
        )


def found(text: str) -> list[str]:
    return [hit.id for hit in search(text, person=None, language="en").hits]


@pytest.mark.django_db
def test_what_changed_is_found_and_what_is_gone_is_not(library: Library) -> None:
    library.add("work", "one", title="Красный шёлк")
    library.add("work", "two", title="Белые журавли")
    rebuild()
    library.add("work", "one", title="Синий шёлк")
    del library.kinds["work"]["two"]
    library.add("work", "three", title="Шёлковый путь")
    for id in ("one", "two", "three"):
        entry(id)
    assert follow()
    assert (found("красный"), found("синий"), found("журавли"), found("путь")) == ([], ["one"], [], ["three"])


@pytest.mark.django_db
def test_only_what_entries_touch_is_fetched(library: Library) -> None:
    for number in range(5):
        library.add("work", f"w{number}", title=f"Film {number}")
    rebuild()
    library.fetched.clear()
    for _ in range(3):
        entry("w3")
    follow()
    assert library.fetched == [("w3",)]


@pytest.mark.django_db
def test_what_comes_out_the_same_is_not_written(library: Library) -> None:
    library.add("work", "one", title="Красный шёлк")
    rebuild()
    before = current()
    entry("one")
    follow()
    after = current()
    assert (after.revision, after.sequence) == (before.revision, before.sequence + 1)


@pytest.mark.django_db
def test_change_says_what_was_there_before(library: Library) -> None:
    library.declare("source", follows={"works.work": lambda changes: [one.before["source"] for one in changes]})
    library.add("source", "gazette", title="Газета")
    rebuild()
    library.add("source", "gazette", title="Журнал")
    entry("gone", before={"source": "gazette"})
    follow()
    assert found("журнал") == ["gazette"]


@pytest.mark.django_db
def test_first_place_in_the_ledger_is_kept(library: Library) -> None:
    library.add("work", "old", title="Красный шёлк")
    entry("old")
    rebuild()
    seen = indexed_until()
    library.add("work", "new", title="Белый шёлк")
    entry("new")
    follow()
    library.add("work", "old", title="Красный шёлк, вторая серия")
    entry("old")
    follow()
    new = search("шёлк", person=None, language="ru", since=seen)
    newest = search("шёлк", person=None, language="ru", order="newest")
    rebuild()
    after = search("шёлк", person=None, language="ru", since=seen)
    ids = [[hit.id for hit in one.hits] for one in (new, newest, after)]
    assert ids == [["new"], ["new", "old"], ["new"]]


@pytest.mark.django_db
def test_touched_documents_are_indexed_without_an_entry(library: Library) -> None:
    library.add("work", "one", title="Красный шёлк")
    rebuild()
    library.add("work", "one", title="Синий шёлк")
    touch("work", ["one", "none"])
    follow()
    assert (found("синий"), found("красный"), Touched.objects.count()) == (["one"], [], 0)


@pytest.mark.django_db
def test_touched_documents_wait_for_the_index_that_is_being_built(library: Library) -> None:
    library.add("work", "one", title="Красный шёлк")
    rebuild()
    Index.objects.update(building=7)
    touch("work", ["one"])
    follow()
    assert list(Touched.objects.values_list("thing", "done")) == [("one", True)]
    rebuild()
    assert Touched.objects.count() == 0


@pytest.mark.django_db
def test_another_worker_that_was_faster_is_not_undone(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add("work", "one", title="Красный шёлк")
    rebuild()
    entry("one")
    follow()
    behind = current()
    behind.sequence -= 1
    library.add("work", "one", title="Синий шёлк")
    assert following._follow_some(behind, building=False)
    assert (found("синий"), current().sequence) == ([], behind.sequence + 1)


def test_acts_ask_for_one_job_and_the_next_one_once_that_began(library: Library, emptied: None) -> None:
    library.add("work", "one", title="Красный шёлк")
    rebuild()
    for _ in range(3):
        entry("one")
    library.add("work", "one", title="Синий шёлк")
    waiting = Job.objects.filter(name=following.JOB)
    begin = waiting.get().next_at
    assert begin - waiting.get().created_at == following.DELAY
    assert run_due(at=begin - timedelta(microseconds=1)) == 0
    assert run_due(at=begin) == 1
    assert found("синий") == ["one"]
    entry("one")
    assert waiting.filter(state="waiting").count() == 1


def test_act_that_is_rolled_back_asks_for_nothing(library: Library, emptied: None) -> None:
    with transaction.atomic():
        entry("one")
        transaction.set_rollback(True)
    assert Job.objects.filter(name=following.JOB).count() == 0


def test_first_act_of_all_has_the_index_built(library: Library, emptied: None) -> None:
    library.add("work", "one", title="Красный шёлк")
    entry("one")
    later = datetime.now(UTC) + timedelta(minutes=1)
    run_due(at=later)
    assert (found("красный"), current().generation > 0) == (["one"], True)
