"""``diptych search rebuild`` and ``status``: the index made, and what is said of it."""

from __future__ import annotations

import json

import pytest

from diptych.kernel.search.domain import tables
from diptych.kernel.search.domain.following import touch
from diptych.kernel.search.models import Index
from diptych.kernel.search.queries.state import current
from tests.faces.cli.conftest import Run
from tests.kernel.search.conftest import Library, library

__all__ = ["library"]


@pytest.fixture(autouse=True)
def _no_migrations(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of a test is up to date, and in a transaction that a migration would end."""
    monkeypatch.setattr("diptych.faces.cli.site.bring_up_to_date", lambda: None)


def test_index_that_is_not_there_is_told_of(run: Run) -> None:
    found = run("search", "status")
    assert (found.code, found.out) == (
        1,
        "There is no index yet. Workers make one within five minutes; diptych search rebuild does so now.\n",
    )
    assert json.loads(run("search", "status", "--json").out)["wrong"] == "missing"


def test_index_is_made_and_counted(run: Run, library: Library) -> None:
    for id in ("one", "two"):
        library.add("work", id, title="Красный шёлк")
    library.add("event", "evening", title="Вечер")
    assert run("search", "rebuild").out == "The index is new: 3 documents.\n"
    found = run("search", "status")
    lines = [line.split() for line in found.out.splitlines()]
    assert (found.code, lines[:2], lines[-1]) == (
        0,
        [["public", "event", "1"], ["public", "work", "2"]],
        ["It", "holds", "everything."],
    )
    touch("work", ["one"])
    told = json.loads(run("search", "status", "--json").out)
    assert (told["behind"], told["wrong"], told["documents"]["public"]) == (1, None, {"event": 1, "work": 2})
    assert run("search", "status").out.splitlines()[-1] == "1 change is not in it yet."


def test_index_that_was_lost_or_is_being_made_is_told_of(run: Run, library: Library) -> None:
    run("search", "rebuild")
    for name in ("public", "restricted"):
        tables.drop(name, current().generation)
    found = run("search", "status")
    assert (found.code, found.out.splitlines()[-1][:36]) == (1, "The tables of the index are gone. Wo")
    Index.objects.update(building=9)
    assert "Another one is being made beside it" in run("search", "status").out
