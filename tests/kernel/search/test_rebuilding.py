"""An index made anew takes the place of the one before without anybody waiting; one that is lost is noticed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from diptych.engines.values.errors import Refused
from diptych.kernel.search import beyond, declaring
from diptych.kernel.search.domain import beside, rebuilding, tables
from diptych.kernel.search.domain.following import follow, touch
from diptych.kernel.search.domain.healing import look_after, wrong_with
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.models import Index
from diptych.kernel.search.queries import reading
from diptych.kernel.search.queries.searching import search, suggested
from diptych.kernel.search.queries.state import current, shelf_of, standing
from tests.kernel.search.conftest import Library

pytestmark = pytest.mark.django_db


def found(text: str, **options: Any) -> list[str]:
    return [hit.id for hit in search(text, person=None, language="en", **options).hits]


def test_nothing_is_found_before_there_is_an_index(library: Library) -> None:
    library.add("work", "one", title="Красный шёлк")
    assert [note.code for note in search("шёлк", person=None, language="ru").notes] == ["building"]
    assert wrong_with(current()) == "missing"


def test_progress_is_told_up_to_the_last(library: Library) -> None:
    for number in range(3):
        library.add("work", f"w{number}", title="Film")
    told: list[tuple[int, int]] = []
    rebuild(seen=lambda done, every: told.append((done, every)))
    assert (told[0], told[-1]) == ((0, 3), (3, 3))


def test_index_answers_while_another_is_built(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "AT_ONCE", 1)
    library.add("work", "one", title="Red silk")
    rebuild()
    library.add("work", "two", title="White silk")
    answers: list[list[str]] = []
    rebuild(seen=lambda _done, _every: answers.append(found("silk")))
    assert (answers, sorted(found("silk"))) == ([["one"]] * 3, ["one", "two"])


def test_building_goes_on_where_it_was_left(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "AT_ONCE", 2)
    for number in range(6):
        library.add("work", f"w{number}", title="Film")
    assert not rebuild(seconds=0)
    library.fetched.clear()
    assert rebuild(resume=True)
    assert ([ids for ids in library.fetched if ids], len(found("film"))) == ([("w2", "w3"), ("w4", "w5")], 6)


def test_building_that_died_at_its_last_steps_is_gone_on_with(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add("work", "one", title="Film")

    def dies(shelf: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(tables, "count_terms", dies)
        with pytest.raises(KeyboardInterrupt):
            rebuild()
    Index.objects.update(building_at=timezone.now() - 2 * rebuilding.LEFT)
    library.fetched.clear()
    assert rebuild(resume=True)
    assert (library.fetched, found("film"), wrong_with(current())) == ([], ["one"], "")


def test_whoever_builds_says_so_before_every_step(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add("work", "one", title="Film")
    steps: list[tuple[str, bool]] = []

    def watched(module: Any, name: str) -> None:
        do = getattr(module, name)

        def step(*values: Any, **named: Any) -> Any:
            state = current()
            if state.building:
                steps.append((name, rebuilding.building_now(state)))
            done = do(*values, **named)
            # As if each step took longer than anybody waits for a word.
            Index.objects.exclude(building=0).update(building_at=timezone.now() - 2 * rebuilding.LEFT)
            return done

        monkeypatch.setattr(module, name, step)

    watched(tables, "_execute")
    watched(tables, "count_terms")
    watched(rebuilding, "follow")
    rebuild()
    assert {name for name, _kept in steps} == {"_execute", "count_terms", "follow"}
    assert all(kept for _name, kept in steps)


def test_two_do_not_build_at_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "AT_ONCE", 1)
    for id in ("one", "two"):
        library.add("work", id, title="Film")
    assert not rebuild(seconds=0)
    Index.objects.update(building_at=timezone.now())
    with pytest.raises(Refused) as refused:
        rebuild()
    assert refused.value.code == "index_being_built"
    Index.objects.update(building_at=timezone.now() - 2 * rebuilding.LEFT)
    assert rebuild()


def test_former_tables_are_dropped_but_the_last(library: Library) -> None:
    for _ in range(3):
        rebuild()
    assert tables.generations() == {2, 3}
    look_after()
    assert tables.generations() == {3}


def test_lost_tables_are_noticed(library: Library) -> None:
    rebuild()
    for name in ("public", "restricted"):
        tables.drop(name, current().generation)
    assert (wrong_with(current()), look_after()) == ("lost", True)
    assert rebuild()
    assert wrong_with(current()) == ""


def test_tables_that_disagree_are_noticed(library: Library) -> None:
    library.add("work", "one", title="Film")
    rebuild()
    shelf = shelf_of(current(), "public")
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {shelf.tokens}")
    assert wrong_with(current()) == "spoilt"


def test_index_of_other_words_or_kinds_is_out_of_date(library: Library) -> None:
    rebuild()
    assert wrong_with(current()) == ""
    library.declare("place")
    assert wrong_with(current()) == "outdated"


def test_index_of_another_form_is_out_of_date(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuild()
    monkeypatch.setattr(rebuilding, "FORM", rebuilding.FORM + 1)
    assert (wrong_with(current()), look_after()) == ("outdated", True)


def test_dictionary_is_that_of_the_making(library: Library) -> None:
    words = ["罗曼卡尔曼"]
    declaring.user_words(lambda: words)
    library.add("work", "one", "罗曼卡尔曼的电影")
    rebuild()
    words.append("别的词语")
    assert (current().words, wrong_with(current()), found("罗曼卡尔曼")) == ("罗曼卡尔曼", "", ["one"])
    # Asked at every stroke of a key, what is known of the index is no dictionary, and it has one.
    assert current().building_words == ""
    assert standing().get_deferred_fields() == {"words", "building_words"}


def test_what_was_missed_is_put_right(library: Library) -> None:
    library.add("work", "one", title="Film")
    library.add("work", "two", title="Film")
    rebuild()
    del library.kinds["work"]["two"]
    library.add("work", "three", title="Film")
    assert not look_after()
    assert sorted(found("film")) == ["one", "three"]


def test_kind_of_another_edition_is_indexed_anew(library: Library) -> None:
    editions = ["1"]
    library.declare("pack", edition=lambda: editions[0])
    library.add("pack", "one", title="Film")
    rebuild()
    library.add("pack", "one", title="Series")
    look_after()
    assert found("series") == []
    editions[0] = "2"
    look_after()
    assert (found("series"), found("film")) == (["one"], [])


def test_tokens_are_counted_when_looked_after(library: Library) -> None:
    library.add("work", "one", title="Film")
    rebuild()
    library.add("work", "two", title="Film silk")
    look_after()
    assert reading.counts(shelf_of(current(), "public"), ["film", "silk"]) == {"film": 2, "silk": 1}


def test_document_that_cannot_be_taken_apart_keeps_nobody_waiting(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from diptych.kernel.search import preparing

    prepare = preparing.prepare

    def fails(document: object, tokenizer: object) -> object:
        if document.id == "bad":  # type: ignore[attr-defined]
            raise ValueError
        return prepare(document, tokenizer)  # type: ignore[arg-type]

    monkeypatch.setattr(preparing, "prepare", fails)
    library.add("work", "bad", title="Film")
    library.add("work", "good", title="Film")
    rebuild()
    assert found("film") == ["good"]
    # The same in the processes that take documents apart beside the one that builds.
    monkeypatch.setattr(beside, "_tokenizer", None)
    beside._begin("")
    told, failed = beside._take_apart(list(library.kinds["work"].values()))
    assert ([one.id for one in told], [one.id for one in failed]) == (["good"], ["bad"])


def test_engine_beyond_the_database_follows_and_is_healed(library: Library, settings: Any, tmp_path: Path) -> None:
    library.add("work", "one", title="Red silk", facets={"country": ("CN",)})
    library.add("work", "two", title="White silk")
    rebuild()
    settings.SEARCH, settings.DATA = "tantivy", tmp_path
    assert wrong_with(current()) == "outdated"
    rebuild()
    assert (current().engine, wrong_with(current()), sorted(found("silk"))) == ("tantivy", "", ["one", "two"])
    del library.kinds["work"]["two"]
    library.add("work", "one", title="Blue silk")
    touch("work", ["one", "two"])
    follow()
    results = search("silk", person=None, language="en", order="newest")
    assert (found("blue"), found("red"), [hit.id for hit in results.hits], results.total) == (["one"], [], ["one"], 1)
    assert [one.id for one in suggested("blu", person=None, language="en")] == ["one"]
    assert (found("silk", facets={"country": ["CN"]}), found("blu*"), found("", kinds=["work"])) == (
        [],
        ["one"],
        ["one"],
    )
    beyond.forget(shelf_of(current(), "public"))
    assert ([note.code for note in search("silk", person=None, language="en").notes], wrong_with(current())) == (
        ["unavailable"],
        "spoilt",
    )
    assert look_after()
    rebuild()
    assert found("silk") == ["one"]


def test_engine_that_is_not_installed_is_named(
    library: Library, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SEARCH = "tantivy"
    monkeypatch.setattr(beyond, "find_spec", lambda name: None)
    with pytest.raises(Refused) as refused:
        rebuild()
    assert refused.value.code == "search_library"


def test_claim_is_kept_for_a_while(library: Library) -> None:
    state = Index(building=1, building_at=timezone.now())
    assert rebuilding.building_now(state)
    state.building_at = timezone.now() - rebuilding.LEFT - timedelta(seconds=1)
    assert not rebuilding.building_now(state)
