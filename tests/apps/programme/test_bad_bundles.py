"""Documents in which something is wrong: everything is named with its file and its place, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from diptych.apps.programme.domain.reading import read_bundle
from diptych.registers.authority.domain.agents import merge
from tests.factories.registers import ANNA, LATER, agent, keep, name, refusal, source, title, work

pytestmark = pytest.mark.django_db

Found = list[tuple[str, str, str]]


@pytest.fixture
def wrong(tmp_path: Path) -> Callable[..., Found]:
    """What is wrong with a folder of documents: file, code and place."""

    def read(**files: Any) -> Found:
        for file, data in files.items():
            text = data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True)
            (tmp_path / f"{file}.yaml").write_text(text, encoding="utf-8")
        bundle = read_bundle(str(tmp_path))
        return [
            (Path(error.document.name).stem, trouble.code, ".".join(map(str, trouble.path)))
            for error in bundle.complaints
            for trouble in error.troubles
        ]

    return read


def works(*items: Any, **lists: Any) -> dict[str, Any]:
    return {"schema": "programme-works/1", "works": list(items), **lists}


def agents(*items: Any) -> dict[str, Any]:
    return {"schema": "programme-agents/1", "agents": list(items)}


SOURCES = {"schema": "programme-sources/1", "sources": [source()]}


def test_good_documents_have_nothing_wrong(wrong: Callable[..., Found]) -> None:
    assert wrong(works=works(work()), agents=agents(agent()), sources=SOURCES) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("works: [", "not_yaml"),
        ("", "empty"),
        ("works: &a []", "alias"),
        ("schema: programme-works/1\nschema: programme-works/1", "duplicate_key"),
        ("- a\n- b", "wrong_type"),
        ("schema: poems/1", "unknown_schema"),
        ("works: []", "unknown_schema"),
        ("schema: programme-works/1\nworks: 5", "wrong_type"),
        ("schema: programme-works/1\nfilms: []", "unknown_field"),
        ("schema: programme-works/1\nworks: [5]", "wrong_type"),
        ('schema: programme-works/1\nworks: [{id: a, notes: "a\\u202eb"}]', "control_character"),
    ],
)
def test_document_that_is_none_is_said_to_be_none(wrong: Callable[..., Found], text: str, code: str) -> None:
    assert [(file, found) for file, found, _place in wrong(works=text)] == [("works", code)]


def test_every_trouble_of_every_file_is_named(wrong: Callable[..., Found]) -> None:
    bad = work(year="soon", titles=[title(lang="russian!"), title("C\u0438ньхуа")])
    assert wrong(
        works=works(work("a"), bad), agents=agents(agent("b", name("Кармен", script="?"))), sources=SOURCES
    ) == [
        ("agents", "wrong_type", "agents.0.names.0.script"),
        ("works", "unknown_language", "works.1.titles.0.lang"),
        ("works", "mixed_scripts", "works.1.titles.1.text"),
        ("works", "wrong_type", "works.1.year"),
    ]


def test_reference_to_nothing_is_named(wrong: Callable[..., Found]) -> None:
    bad = work(
        titles=[title(sources=["tass", "pravda"])],
        credits=[{"agent": "nobody", "role": "actor", "sources": ["tass"]}],
        releases=[{"territory": "RU", "type": "festival", "event": "no-event", "sources": ["tass"]}],
        conflicts=[{"id": "silk/x1", "about": "…", "claims": ["silk/c9"], "reason": "scope"}],
    )
    assert sorted(wrong(works=works(bad), sources=SOURCES)) == [
        ("works", "unknown_id", "works.0.conflicts.0.claims.0"),
        ("works", "unknown_id", "works.0.credits.0.agent"),
        ("works", "unknown_id", "works.0.releases.0.event"),
        ("works", "unknown_id", "works.0.titles.0.sources.1"),
    ]


def test_reference_to_the_wrong_kind_of_thing_is_named(wrong: Callable[..., Found]) -> None:
    bad = work(credits=[{"agent": "tass", "role": "actor", "sources": ["tass"]}])
    assert wrong(works=works(bad), sources=SOURCES) == [("works", "unknown_id", "works.0.credits.0.agent")]


def test_what_is_kept_already_may_be_referred_to(wrong: Callable[..., Found]) -> None:
    keep("source", source())
    keep("agent", agent())
    credit = {"agent": "karmen", "role": "director", "sources": ["tass"]}
    assert wrong(works=works(work(credits=[credit]))) == []


def test_id_that_stands_twice_is_named_where_it_stands_again(wrong: Callable[..., Found]) -> None:
    claims = [{"id": "mk/a", "measure": measure, "source": "tass"} for measure in ("screens", "cinemas")]
    found = wrong(works=works(work("karmen"), market=claims), agents=agents(agent()), sources=SOURCES)
    assert sorted(found) == [
        ("works", "duplicate_id", "market.1.id"),
        ("works", "duplicate_id", "works.0.id"),
    ]


def test_id_that_is_kept_as_something_else_is_named(wrong: Callable[..., Found]) -> None:
    keep("source", source())
    keep("agent", agent("silk"))
    assert wrong(works=works(work("silk"))) == [("works", "duplicate_id", "works.0.id")]


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"start": "2025-13"}, "wrong_type"),
        ({"start": "2025-02-30"}, "wrong_type"),
        ({"start": "2025-05", "end": "2025-04"}, "dates_out_of_order"),
        ({"works": [{"work": "silk", "title": "Silk"}]}, "missing_field"),
        ({"sources": []}, "missing_field"),
        ({"places": [{"city": "Moscow", "country": "Russia"}]}, "unknown_country"),
    ],
)
def test_event_that_makes_no_sense_is_named(wrong: Callable[..., Found], event: dict[str, Any], code: str) -> None:
    plain = {"id": "gala", "kind": "forum", "names": [{"text": "Gala", "lang": "en"}], "sources": ["tass"]}
    events = {"schema": "programme-events/1", "events": [{**plain, **event}]}
    assert [found for _file, found, _place in wrong(events=events, sources=SOURCES)] == [code]


def test_values_of_a_conflict_have_a_source_each(wrong: Callable[..., Found]) -> None:
    conflict = {"id": "silk/x1", "about": "…", "values": ["a", "b"], "sources": ["tass"], "reason": "scope"}
    assert wrong(works=works(work(conflicts=[conflict])), sources=SOURCES) == [
        ("works", "unequal_lists", "works.0.conflicts.0.sources")
    ]


def test_folder_without_documents_and_no_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(lambda: read_bundle(str(tmp_path)))[0] == "nothing_to_import"
    assert refusal(lambda: read_bundle(str(tmp_path / "none")))[0] == "not_found"


def test_what_was_merged_does_not_come_back_with_a_bundle(wrong: Callable[..., Found]) -> None:
    keep("source", source())
    for id in ("karmen", "kalman"):
        keep("agent", agent(id))
    who: dict[str, Any] = {"by": ANNA, "at": LATER, "reason": "one man", "besides": "his passport"}
    merge("karmen", gone="kalman", revision=1, gone_revision=1, **who)

    assert wrong(agents=agents(agent(), agent("kalman"))) == [("agents", "duplicate_id", "agents.1.id")]
    assert wrong(agents=agents(agent())) == []
