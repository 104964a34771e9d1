"""What is found, in which order, by whom, and what comes back where nothing can be."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from structlog.testing import capture_logs

from diptych.engines.names.folding import LONGEST
from diptych.kernel.audit.actions import Misused
from diptych.kernel.permissions.person import Person
from diptych.kernel.search import declaring
from diptych.kernel.search.documents import Text
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.plans import NameMatch
from diptych.kernel.search.queries import searching, suggesting
from diptych.kernel.search.queries.limiting import TooSlow, limited
from diptych.kernel.search.queries.searching import counted, documents_of, search, suggested
from diptych.kernel.search.queries.state import current
from diptych.kernel.search.tokens import Tokenizer
from tests.factories.searching import unbroken
from tests.kernel.search.conftest import ANNA, BORIS, Library

pytestmark = pytest.mark.django_db


def found(text: str, person: Person | None = None, **options: object) -> list[str]:
    return [hit.id for hit in search(text, person=person, language="en", **options).hits]  # type: ignore[arg-type]


# Order and pages ------------------------------------------------------------------------------------------------------


def test_title_that_is_what_was_asked_comes_first(library: Library) -> None:
    library.add("work", "said", "Red silk, and again red silk; of red silk.", title="A bale", lang="en")
    library.add("work", "part", title="The red silk road", lang="en")
    library.add("work", "whole", title="Red silk", lang="en")
    rebuild()
    assert found("red silk") == ["whole", "part", "said"]


def test_more_of_what_was_asked_comes_first_where_nothing_has_all(library: Library) -> None:
    library.add("work", "two", "Silk and red cranes")
    library.add("work", "one", "Silk of the desert, silk")
    rebuild()
    results = search("red silk cranes desert", person=None, language="en")
    assert ([hit.id for hit in results.hits], results.loosened) == (["two", "one"], True)


def test_thing_that_is_named_comes_first(library: Library) -> None:
    declaring.names_provider(lambda text, language: [NameMatch(ref="work:karmen", text=text, start=0, end=len(text))])
    library.add("event", "evening", title="Кармен")
    library.add("work", "karmen", title="Роман Лазаревич")
    library.add("event", "about", "Вечер памяти", refs=("work:karmen",))
    rebuild()
    results = search("Кармен", person=None, language="ru")
    assert [(hit.id, hit.why) for hit in results.hits] == [
        ("karmen", ("name",)),
        ("evening", ("title",)),
        ("about", ("name",)),
    ]
    assert [(name.kind, name.ids, name.asked) for name in results.names] == [("work", ("karmen",), "Кармен")]


def test_pages_follow_one_another_without_gap(library: Library) -> None:
    for number in range(7):
        library.add("work", f"w{number}", "silk " * (number + 1), weight=number)
    rebuild()
    pages = [search("silk", person=None, language="en", page=page, per_page=3) for page in (1, 2, 3, 99)]
    ids = [hit.id for results in pages[:3] for hit in results.hits]
    assert (len(ids), len(set(ids)), [results.page for results in pages]) == (7, 7, [1, 2, 3, 3])
    assert (pages[0].total, pages[0].pages) == (7, 3)


def test_nothing_asked_is_everything_by_weight(library: Library) -> None:
    library.add("work", "light", title="Silk", weight=1)
    library.add("work", "heavy", title="Steel", weight=9)
    library.add("event", "evening", title="Evening", weight=5)
    rebuild()
    assert (found(""), found("", kinds=["work"])) == (["heavy", "evening", "light"], ["heavy", "light"])


def test_what_is_not_wanted_is_left_out(library: Library) -> None:
    library.add("work", "one", "red silk")
    library.add("work", "two", "red steel")
    rebuild()
    assert (found("red -steel"), found("-steel")) == (["one"], [])


def test_part_of_a_thing_is_found_by_what_the_thing_is_called(library: Library) -> None:
    library.add("work", "pact#4", "Shares of producers")
    rebuild()
    [hit] = search("shares", person=None, language="en").hits
    assert (hit.kind, hit.id, hit.part) == ("work", "pact#4", "4")


# Narrowed -------------------------------------------------------------------------------------------------------------


def test_facets_count_all_choices_but_their_own(library: Library) -> None:
    library.add("work", "one", "silk", facets={"country": ("CN", "RU")})
    library.add("work", "two", "silk", facets={"country": ("CN",)})
    library.add("event", "three", "silk", facets={"country": ("NL",)})
    library.add("event", "four", "steel", facets={"country": ("NL",)})
    rebuild()
    results = search("silk", person=None, language="en", kinds=["work"], facets={"country": ["RU"]})
    told = {name: [(one.value, one.count, one.chosen) for one in facet] for name, facet in results.facets.items()}
    assert (results.total, [hit.id for hit in results.hits]) == (1, ["one"])
    assert told == {
        "kind": [("work", 1, True)],
        "country": [("CN", 2, False), ("RU", 1, True)],
    }


def test_value_that_nothing_has_is_shown_as_chosen(library: Library) -> None:
    library.add("work", "one", "silk", facets={"country": ("CN",)})
    rebuild()
    results = search("silk", person=None, language="en", facets={"country": ["'); DROP TABLE x; --"]})
    assert (results.total, results.facets["country"][-1].chosen, results.facets["country"][-1].count) == (0, True, 0)


# Who may read ---------------------------------------------------------------------------------------------------------


def shared(monkeypatch: pytest.MonkeyPatch, library: Library, **readers: Person) -> dict[str, User]:
    """Restricted documents that one person each may read, by accounts whose names are the ids of documents."""
    accounts = {id: User.objects.create(username=id, first_name=person.name) for id, person in readers.items()}

    def readable(person: Person | None) -> QuerySet[User] | None:
        return None if person is None else User.objects.filter(first_name=person.name).values_list("username")

    library.declare("proposal", shelf="restricted", readable=readable)
    for id in readers:
        library.add("proposal", id, f"Secret silk of {id}", title=f"Xylography {id}", facets={"country": ("ZZ",)})
    return accounts


def test_restricted_documents_are_found_by_their_readers_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared(monkeypatch, library, hers=ANNA, his=BORIS)
    library.add("work", "public", "silk for everybody")
    rebuild()
    seen = {person: found("silk", person) for person in (None, ANNA, BORIS)}
    assert {person: sorted(ids) for person, ids in seen.items()} == {
        None: ["public"],
        ANNA: ["hers", "public"],
        BORIS: ["his", "public"],
    }


def test_nothing_tells_of_what_may_not_be_read(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    shared(monkeypatch, library, hers=ANNA, his=BORIS)
    library.add("work", "public", "silk for everybody")
    rebuild()
    for person, text in ((None, "xylography"), (None, "xylografy"), (BORIS, "hers"), (None, "hers")):
        results = search(text, person=person, language="en")
        assert (results.total, results.hits, results.nearest, results.corrected) == (0, (), (), "")
        assert suggested(text, person=person, language="en") == []
    results = search("silk", person=None, language="en")
    assert "country" not in results.facets
    assert counted("silk", person=ANNA, language="en") == 2
    assert [one.id for one in suggested("xylo", person=ANNA, language="en")] == ["hers"]


def test_restricted_documents_move_nothing_that_others_see(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        library.add("work", f"w{number}", f"silk and steel {'silk ' * number}")
    rebuild()
    before = search("silk steel", person=None, language="en")
    shared(monkeypatch, library, **{f"p{number}": ANNA for number in range(20)})
    rebuild()
    after = search("silk steel", person=None, language="en")
    assert (after.hits, after.total, after.facets) == (before.hits, before.total, before.facets)


def test_public_document_that_is_withdrawn_is_gone_before_the_index_follows(library: Library) -> None:
    accounts = {id: User.objects.create(username=id, is_active=True) for id in ("film", "other")}
    library.declare("film", readable=lambda person: User.objects.filter(is_active=True).values_list("username"))
    for id in accounts:
        library.add("film", id, "silk", title=f"Silk {id}")
    library.add("work", "public", "silk")
    rebuild()
    User.objects.filter(username="film").update(is_active=False)
    assert sorted(found("silk")) == ["other", "public"]
    assert [one.id for one in suggested("silk", person=None, language="en")] == ["other"]
    assert counted("silk", person=None, language="en") == 2


def test_things_known_by_uuid_are_told_apart(library: Library) -> None:
    from diptych.kernel.jobs.models import Job

    ids = [UUID(int=number) for number in (1, 2)]
    at = "2026-11-22T12:00:00Z"
    Job.objects.bulk_create(Job(id=id, name="test.test", next_at=at, rung_at=at, created_at=at) for id in ids)
    library.declare("job", shelf="restricted", readable=lambda person: Job.objects.filter(pk=ids[0]))
    for id in ids:
        library.add("job", str(id), "silk")
        library.add("job", f"{id}#part", "silk")
    rebuild()
    assert sorted(found("silk", ANNA)) == [str(ids[0]), f"{ids[0]}#part"]


def test_restricted_kind_says_who_reads_it() -> None:
    with pytest.raises(Misused):
        declaring.searchable("letter", documents=lambda ids: [], ids=list, shelf="restricted")


# What goes wrong ------------------------------------------------------------------------------------------------------

HOSTILE = [
    *("", " ", "*", '"', "-", "()", "'", "NEAR(a b)", "title:silk", "a AND OR NOT", "^silk", '"silk', "silk*", "{a}:b"),
    *(
        "'; DROP TABLE search_index; --",
        "silk & !steel | (",
        "silk <-> steel",
        ":*",
        "\\",
        "%",
        "%s",
        "\0silk",
        "¶",
        "=kind:work",
    ),
    *(
        "silk" * 3000,
        "silk " * 3000,
        "👁 🎬",
        "\u202esilk\u202c",
        "silk\u200bworm",
        "а" * 10_000,
        "中" * 10_000,
        "Кaрмен",
    ),
]


@pytest.mark.parametrize("engine", ["", "tantivy"])
def test_whatever_is_typed_is_answered_by_every_engine(
    library: Library, settings: Any, tmp_path: Path, engine: str
) -> None:
    settings.SEARCH, settings.DATA = engine, tmp_path
    library.add("work", "one", "silk", title="Кармен")
    rebuild()
    odd: dict[str, Any] = {"facets": {"%s": ["'"]}, "order": "x", "page": -5, "per_page": 10**9}
    for text in HOSTILE:
        with unbroken(text):
            # Narrowed to what nothing has, nothing is put in order.
            for more in (odd, {}):
                results = search(text, person=ANNA, language="ru", **more)
                assert {note.code for note in results.notes}.isdisjoint({"unavailable", "slow", "building"}), text[:80]
            suggested(text, person=ANNA, language="ru", most=10**9)
    assert (current().engine, found("silk")) == (engine, ["one"])
    assert [one.id for one in suggested("карм", person=None, language="ru")] == ["one"]


@pytest.mark.parametrize(
    "text",
    ["silk" * 3000, "red -steel silk* " * 700, "«красный шёлк» " * 800, "中国电影" * 3000, "\u202eкармен\u202c" * 1500],
)
def test_question_without_end_is_as_much_work_as_what_is_read_of_it(
    library: Library, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """Counted in what is read, looked up and asked of the database, not in seconds."""
    work: list[object] = []
    query = Tokenizer.query
    monkeypatch.setattr(Tokenizer, "query", lambda self, part: work.append(part) or query(self, part))
    declaring.names_provider(lambda asked, language: work.append(asked) or [])
    declaring.vocabulary(lambda words, language: work.append(tuple(words)) or [])
    library.add("work", "one", "silk", title="Кармен")
    rebuild()

    def cost(asked: str) -> list[object]:
        work.clear()
        with CaptureQueriesContext(connection) as told:
            search(asked, person=ANNA, language="ru")
            suggested(asked, person=ANNA, language="ru")
        # Savepoints have names of their own.
        return [*work, *(one["sql"] for one in told if "SAVEPOINT" not in one["sql"])]

    cost(text)
    whole = cost(text)
    assert whole == cost(text[:LONGEST])
    assert sum(len(part) for part in work if isinstance(part, str)) <= 3 * LONGEST


ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99999999) SELECT MAX(i) FROM n",
    "postgresql": "SELECT pg_sleep(60)",
}


def endless() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ENDLESS[connection.vendor])


def test_question_that_takes_too_long_is_ended(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add("work", "one", "silk")
    rebuild()
    monkeypatch.setattr(searching, "SEARCHING", 0.1)
    declaring.names_provider(lambda text, language: endless())
    results = search("silk", person=None, language="en")
    assert ([note.code for note in results.notes], results.hits) == (["slow"], ())


def test_suggestions_that_take_too_long_are_none(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add("work", "one", title="Silk")
    rebuild()
    asked = suggesting.selected

    def selected(what: str, values: Iterable[Any]) -> object:
        endless()
        return asked(what, values)  # type: ignore[arg-type]

    with monkeypatch.context() as slow, capture_logs() as logged:
        slow.setattr(suggesting, "SUGGESTING", 0.001)
        slow.setattr(suggesting, "selected", selected)
        assert suggested("silk", person=None, language="en") == []
    assert [entry["event"] for entry in logged] == ["suggestions_too_slow"]
    assert [one.id for one in suggested("silk", person=None, language="en")] == ["one"]


def test_limit_ends_statements_and_nothing_after_them() -> None:
    with pytest.raises(TooSlow), limited(0.05):
        endless()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_index_that_does_not_answer_is_told_of(library: Library) -> None:
    from django.db import transaction

    from diptych.kernel.search.domain import tables

    rebuild()
    tables.drop("public", current().generation)
    with transaction.atomic(), capture_logs() as logged:
        results = search("silk", person=None, language="en")
    assert [note.code for note in results.notes] == ["unavailable"]
    with capture_logs() as also_logged:
        assert suggested("silk", person=None, language="en") == []
    assert [entry["event"] for entry in (*logged, *also_logged)] == ["index_does_not_answer"] * 2


# How it is answered ---------------------------------------------------------------------------------------------------


def test_edition_moves_with_what_somebody_may_read_alone(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from diptych.kernel.search.domain.following import follow, touch

    shared(monkeypatch, library, hers=ANNA)
    library.add("work", "one", "silk")
    rebuild()

    def editions() -> list[object]:
        return [search("silk", person=person, language="en").edition for person in (None, BORIS, ANNA)]

    first = editions()
    library.add("proposal", "hers", "Another silk")
    touch("proposal", ["hers"])
    follow()
    second = editions()
    library.add("work", "one", "Another silk")
    touch("work", ["one"])
    follow()
    third = editions()
    assert [one == other for one, other in zip(first, second, strict=True)] == [True, True, False]
    assert [one == other for one, other in zip(second, third, strict=True)] == [False, False, False]


def test_queries_are_as_many_whatever_is_found(library: Library) -> None:
    def queries(number: int) -> tuple[int, int]:
        for one in range(number):
            library.add("work", f"w{one}", "silk", title=f"Silk {one}", facets={"country": (f"C{one}",)})
        rebuild()
        # A process reads the dictionary of an index once.
        search("-", person=None, language="en")
        with CaptureQueriesContext(connection) as asked:
            assert len(search("silk", person=None, language="en", per_page=50).hits) == number
        with CaptureQueriesContext(connection) as offered:
            assert len(suggested("silk", person=None, language="en", most=20)) == min(number, 20)
        return len(asked), len(offered)

    assert queries(1) == queries(30)


def test_documents_are_given_as_they_are_now(library: Library) -> None:
    library.add("work", "one", "silk")
    library.add("event", "two", "silk")
    rebuild()
    hits = search("silk", person=None, language="en").hits
    del library.kinds["work"]["one"]
    assert list(documents_of(hits)) == [("event", "two")]


# Suggestions ----------------------------------------------------------------------------------------------------------


def named(*names: tuple[str, str]) -> Iterable[Text]:
    return tuple(Text(text=text, lang=lang) for text, lang in names)


@pytest.mark.parametrize(
    ("typed", "text", "also"),
    [
        ("карм", "Роман Кармен", "罗曼·卡尔曼"),
        ("karm", "Roman Karmen", "罗曼·卡尔曼"),
        ("rfhv", "Роман Кармен", "罗曼·卡尔曼"),
        ("luoman", "罗曼·卡尔曼", ""),
        ("卡尔", "罗曼·卡尔曼", ""),
    ],
)
def test_name_is_suggested_in_every_script(library: Library, typed: str, text: str, also: str) -> None:
    names = named(("Роман Кармен", "ru"), ("罗曼·卡尔曼", "zh-Hans"), ("Roman Karmen", "en"))
    library.add("work", "karmen", names=names)
    library.add("work", "other", title="Красный шёлк", weight=500)
    rebuild()
    [first, *_] = suggested(typed, person=None, language="zh-hans")
    assert (first.id, first.text, first.also) == ("karmen", text, also)


@pytest.mark.parametrize("typed", ["дол", "dol"])
def test_what_begins_so_is_suggested_before_what_sounds_so_inside(library: Library, typed: str) -> None:
    library.add("work", "inside", title="小多罗", lang="zh-Hans", weight=100_000)
    library.add("work", "word", title="Из одной долины в другую")
    library.add("work", "name", title="Долин")
    rebuild()
    found = [one.id for one in suggested(typed, person=None, language="ru")]
    assert found == ["name", "word", "inside"][: len(found)]
    assert len(found) >= 2


def test_what_weighs_more_is_suggested_first(library: Library) -> None:
    for number, weight in enumerate((0, 50, 5)):
        library.add("work", f"w{number}", title="Silk road", weight=weight)
    rebuild()
    assert [one.id for one in suggested("si", person=None, language="en")] == ["w1", "w2", "w0"]
    assert [one.id for one in suggested("si", person=None, language="en", most=1)] == ["w1"]


def test_names_that_were_taken_back_are_not_suggested(library: Library) -> None:
    from diptych.kernel.search.domain.following import follow, touch

    library.add("work", "one", title="Silk road", weight=30)
    rebuild()
    library.add("work", "one", title="Steel road", weight=30)
    touch("work", ["one"])
    follow()
    assert (suggested("silk", person=None, language="en"), len(suggested("steel", person=None, language="en"))) == (
        [],
        1,
    )
