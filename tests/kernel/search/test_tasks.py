"""Jobs that keep the index: made where there is none, gone on with where it takes long, never twice at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.utils import timezone

from diptych.kernel.jobs import enqueue
from diptych.kernel.jobs.domain.running import run_due
from diptych.kernel.jobs.models import Job
from diptych.kernel.search import tasks
from diptych.kernel.search.domain import rebuilding
from diptych.kernel.search.domain.following import JOB, touch
from diptych.kernel.search.models import Index
from diptych.kernel.search.queries.searching import search
from diptych.kernel.search.queries.state import current
from tests.kernel.search.conftest import Library

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def ask(name: str) -> None:
    with transaction.atomic():
        enqueue(name, at=NOW)


def found(text: str) -> list[str]:
    return sorted(hit.id for hit in search(text, person=None, language="en").hits)


def test_index_that_is_missing_is_made_once_the_site_has_settled(library: Library) -> None:
    library.add("work", "one", title="Film")
    ask("search.look_after")
    assert (run_due(at=NOW), current().generation) == (1, 0)
    assert run_due(at=NOW + tasks.SETTLED) == 1
    assert (found("film"), Job.objects.exclude(state="done").count()) == (["one"], 0)


def test_index_that_takes_long_is_gone_on_with(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "SECONDS", 0.0)
    monkeypatch.setattr(rebuilding, "AT_ONCE", 1)
    for id in ("one", "three", "two"):
        library.add("work", id, title="Film")
    ask("search.rebuild")
    assert (run_due(at=NOW), found("film")) == (3, ["one", "three", "two"])


def test_index_that_somebody_makes_is_left_to_them(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "AT_ONCE", 1)
    for id in ("one", "two"):
        library.add("work", id, title="Film")
    rebuilding.rebuild(seconds=0)
    Index.objects.update(building_at=timezone.now())
    ask("search.rebuild")
    assert (run_due(at=NOW), Job.objects.get().state, current().generation) == (1, "done", 0)


def test_following_goes_on_where_there_is_much(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from diptych.kernel.search.domain import following

    rebuilding.rebuild()
    monkeypatch.setattr(tasks, "SECONDS", 0.0)
    monkeypatch.setattr(following, "ENTRIES", 1)
    for id in ("one", "two"):
        library.add("work", id, title="Film")
    touch("work", ["one", "two"])
    epoch = current().epoch
    ask(JOB)
    assert (run_due(at=NOW), found("film"), current().epoch) == (3, ["one", "two"], epoch + 3)
