"""Works: what may be kept, what two editors at once may not do, and how everything can be taken back."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from diptych.apps.programme.domain.things import EVENT
from diptych.kernel.audit import history_of
from diptych.kernel.keeping import reading
from diptych.kernel.keeping.domain import keeping
from diptych.registers.sources.models import Claim
from diptych.registers.works.domain.things import WORK
from diptych.registers.works.models import Release, Title, Work
from diptych.registers.works.queries import works as queries
from tests.factories.registers import (
    ANNA,
    BORIS,
    LATER,
    actions_on,
    agent,
    claim,
    keep,
    refusal,
    source,
    title,
    troubles,
    work,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sources(db: None) -> None:
    for id in ("tass", "xinhua", "memory"):
        keep("source", source(id))


def correct(changes: dict[str, Any], *, revision: int = 1, by: Any = ANNA, id: str = "silk") -> Work:
    row: Work = keeping.correct(WORK, id, changes=changes, revision=revision, by=by, at=LATER)
    return row


def record(id: str = "silk") -> dict[str, Any]:
    return reading.record(WORK, id)


# What is kept ---------------------------------------------------------------------------------------------------------


def test_work_is_read_back_as_it_was_given() -> None:
    keep("agent", agent())
    given = work(
        year=2025,
        countries=["RU", "CN"],
        titles=[title(sources=["tass", "xinhua"]), title("红丝绸", "zh-Hans", "working")],
        spoken_languages=[{"code": "rus", "sources": ["memory"]}],
        setting={"year": "1937/1945", "sources": ["tass"]},
        identifiers=[{"scheme": "imdb", "value": "tt0000001", "sources": ["xinhua"]}],
        credits=[{"agent": "karmen", "role": "director", "sources": ["xinhua", "tass"]}],
        releases=[{"territory": "XW", "type": "planned", "date": "2026", "sources": ["tass"]}],
        claims=[
            claim(amount="500000000", currency="RUB"),
            claim("silk/c2", amount="5", currency="USD", converted_from="c1"),
        ],
        conflicts=[{"id": "silk/x1", "about": "sum", "claims": ["silk/c1", "silk/c2"], "reason": "currency"}],
    )
    keep("work", given)
    assert WORK.shape.write(record()) == {
        **given,
        "spoken_languages": [{"code": "rus", "basis": "memory"}],
        "claims": [
            claim(amount=500000000, currency="RUB"),
            claim("silk/c2", amount=5, currency="USD", converted_from="c1"),
        ],
    }


def test_dates_are_kept_as_precisely_as_they_are_known_and_can_be_sorted() -> None:
    dates = ("2025", "2025-02", "2025-02-20", "2025-02-20/2025-03")
    keep(
        "work", work(releases=[{"territory": "RU", "type": "tv", "date": date, "sources": ["tass"]} for date in dates])
    )
    rows = Release.objects.order_by("position").values_list("date", "date_earliest", "date_latest")
    assert [(date, str(first), str(last)) for date, first, last in rows] == [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025-02-20", "2025-02-20", "2025-02-20"),
        ("2025-02-20/2025-03", "2025-02-20", "2025-03-31"),
    ]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=SUM(A1)", "{{ 7*7 }}", "'; DROP TABLE works_work;--"])
def test_text_means_nothing_but_itself(text: str) -> None:
    keep("work", work(titles=[title(text)], notes=text, claims=[claim(value=text, note=text, printed=text)]))
    found = record()
    assert (found["titles"][0]["text"], found["notes"]) == (text, text)
    assert [found["claims"][0][name] for name in ("value", "note", "printed")] == [text] * 3


def test_fact_known_from_memory_alone_is_marked() -> None:
    both = [title(sources=["memory"]), title("红丝绸", "zh-Hans", sources=["memory", "tass"])]
    keep("work", work(titles=both, claims=[claim(source="memory")]))
    assert list(Title.objects.order_by("position").values_list("unverified", flat=True)) == [True, False]
    assert Claim.objects.get().unverified


# What is refused ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"titles": [title(sources=[])]}, [("missing_field", "titles.0")]),
        ({"claims": [claim(source=None)]}, [("missing_field", "claims.0")]),
        ({"claims": [claim(amount="5")]}, [("missing_field", "claims.0")]),
        ({"titles": [title(sources=["tass", "tass"])]}, [("twice", "titles.0.sources.1")]),
        ({"titles": [title("Cиньхуа")]}, [("mixed_scripts", "titles.0.text")]),
        ({"titles": [title("Шёлк\u202e")]}, [("control_character", "titles.0.text")]),
        ({"kind": "poem"}, [("unknown_code", "kind")]),
        ({"year": "1700"}, [("too_small", "year")]),
        ({"countries": ["RUS"]}, [("unknown_country", "countries.0")]),
        ({"colour": "red"}, [("unknown_field", "colour")]),
        ({"titles": [title(sources=["tas"])]}, [("unknown_id", "titles.0.sources.0")]),
        ({"credits": [{"agent": "nobody", "role": "actor", "sources": ["tass"]}]}, [("unknown_id", "credits.0.agent")]),
        (
            {"claims": [claim(converted_from="c9", amount="1", currency="USD")]},
            [("unknown_id", "claims.0.converted_from")],
        ),
        ({"claims": [claim(upstream="no-such-agency")]}, [("unknown_id", "claims.0.upstream")]),
    ],
)
def test_work_that_makes_no_sense_is_not_kept(fields: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert troubles(lambda: keep("work", work(**fields))) == found
    assert not Work.objects.exists()


def test_misspelling_may_mix_alphabets() -> None:
    keep("work", work(titles=[title("Cиньхуа", kind="misspelling")]))
    assert record()["titles"][0]["text"] == "Cиньхуа"


def test_id_stands_for_one_thing() -> None:
    keep("agent", agent("silk"))
    assert refusal(lambda: keep("work", work("silk"))) == ("duplicate_id", {"id": "silk"})
    keep("work", work("other", claims=[claim("silk/c1")]))
    assert refusal(lambda: keep("work", work("third", claims=[claim("silk/c1")]))) == (
        "duplicate_id",
        {"id": "silk/c1"},
    )


@pytest.mark.parametrize("model", [Title, Release, Claim])
def test_database_itself_keeps_no_fact_without_a_source(model: Any) -> None:
    keep("work", work(releases=[{"territory": "RU", "type": "tv", "sources": ["tass"]}], claims=[claim()]))
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(source=None)


# Changing -------------------------------------------------------------------------------------------------------------


def test_correction_changes_what_it_names_and_tells_the_ledger() -> None:
    keep("work", work(year=2024, notes="?"))
    row = correct({"year": 2025, "notes": None})
    assert (row.revision, row.changed_at) == (2, LATER)
    assert record() == work(year=2025)
    entry = history_of(row).last()
    assert entry is not None
    assert (entry.action, entry.actor_label, entry.label) == ("works.correct_work", "Анна Ли", {"ru": "Красный шёлк"})
    assert (entry.before, entry.after) == ({"year": 2024, "notes": "?"}, {"year": 2025, "notes": None})


def test_correction_of_nothing_leaves_no_trace() -> None:
    row = keep("work", work(year=2025))
    assert correct({"year": 2025}).revision == 1
    assert actions_on(row) == ["works.create_work"]


def test_second_editor_sees_what_changed_and_nothing_is_lost() -> None:
    keep("work", work(year=2024))
    correct({"year": 2025, "notes": "by Anna"})
    code, facts = refusal(lambda: correct({"year": 2026}, by=BORIS))
    assert (code, facts["changed"], facts["who"], facts["revision"]) == (
        "changed_meanwhile",
        ("notes", "year"),
        "Анна Ли",
        2,
    )
    assert record()["year"] == 2025
    assert correct({"year": 2026}, revision=2, by=BORIS).revision == 3


def test_claim_that_others_refer_to_is_changed_in_place() -> None:
    two = [claim(value="1"), claim("silk/c2", value="2")]
    conflict = {"id": "silk/x1", "about": "…", "claims": ["silk/c1", "silk/c2"], "reason": "rounding"}
    keep("work", work(claims=two, conflicts=[conflict]))
    correct({"claims": [claim("silk/c2", value="3"), claim(value="1")]})
    assert [(item["id"], item["value"]) for item in record()["claims"]] == [("silk/c2", "3"), ("silk/c1", "1")]
    assert len(record()["conflicts"]) == 1


def test_claim_goes_with_its_conflict_and_not_without() -> None:
    two = [claim(value="1"), claim("silk/c2", value="2")]
    conflict = {"id": "silk/x1", "about": "…", "claims": ["silk/c1", "silk/c2"], "reason": "rounding"}
    keep("work", work(claims=two, conflicts=[conflict]))
    code, facts = refusal(lambda: correct({"claims": two[:1]}))
    assert (code, facts["id"]) == ("in_use", "silk/c2")
    correct({"claims": two[:1], "conflicts": None})
    assert record() == work(claims=two[:1])


def test_correction_is_undone() -> None:
    row = keep("work", work(year=2024))
    correct({"year": 2025})
    correct({"notes": "later"}, revision=2)
    keeping.undo(history_of(row)[1], by=BORIS, at=LATER)
    assert record() == work(year=2024, notes="later")
    assert actions_on(row)[-1] == "works.undo_work"


def test_what_was_changed_again_is_not_undone() -> None:
    row = keep("work", work(year=2024))
    correct({"year": 2025})
    correct({"year": 2026}, revision=2, by=BORIS)
    code, facts = refusal(lambda: keeping.undo(history_of(row)[1], by=ANNA, at=LATER))
    assert (code, facts["changed"], facts["who"]) == ("changed_meanwhile", ("year",), "Борис Ван")


def test_removal_needs_a_reason_and_nobody_who_refers_to_it_and_is_undone() -> None:
    row = keep("work", work(year=2025, claims=[claim()]))
    remove = {"revision": 1, "by": ANNA, "at": LATER}
    assert refusal(lambda: keeping.remove(WORK, "silk", reason=" ", **remove)) == ("reason_missing", {})
    keep(
        "event",
        {
            "id": "gala",
            "kind": "forum",
            "names": [{"text": "Gala", "lang": "en"}],
            "sources": ["tass"],
            "works": [{"work": "silk"}],
        },
    )
    assert refusal(lambda: keeping.remove(WORK, "silk", reason="twice", **remove))[1]["by"] == "gala"
    keeping.remove(EVENT, "gala", reason="test", **remove)

    keeping.remove(WORK, "silk", reason="twice", **remove)
    assert refusal(record)[0] == "no_thing"
    keeping.undo(history_of(row)[1], by=ANNA, at=LATER)
    assert record() == work(year=2025, claims=[claim()])
    keeping.undo(history_of(row)[0], by=ANNA, at=LATER)
    assert not Work.objects.exists()


def test_revision_goes_on_when_a_thing_comes_back_and_when_its_id_is_given_again() -> None:
    row = keep("work", work(year=2024))
    correct({"year": 2025})
    keeping.remove(WORK, "silk", revision=2, by=ANNA, at=LATER, reason="twice")
    keeping.undo(history_of(row)[2], by=ANNA, at=LATER)
    assert Work.objects.get().revision == 4 == history_of(row).count()
    for before in (1, 2):
        assert refusal(partial(correct, {"year": 2026}, revision=before))[0] == "changed_meanwhile"

    keeping.remove(WORK, "silk", revision=4, by=ANNA, at=LATER, reason="twice")
    assert keep("work", work()).revision == 6
    keeping.undo(history_of(row)[5], by=ANNA, at=LATER)
    with transaction.atomic():
        keeping.keep_many(WORK, [work(), work("other")], by=ANNA, at=LATER)
    assert dict(Work.objects.values_list("pk", "revision")) == {"silk": 8, "other": 1}


# Reading --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 30])
def test_list_and_page_take_as_many_queries_whatever_their_length(number: int, django_assert_num_queries: Any) -> None:
    keep("agent", agent())
    for index in range(number):
        keep(
            "work",
            work(
                f"w{index}",
                countries=["RU"],
                titles=[title(f"Фильм {n}", sources=["tass", "xinhua"]) for n in range(number)],
                credits=[{"agent": "karmen", "role": "actor", "sources": ["tass", "xinhua"]}] * number,
                companies=[{"agent": "karmen", "role": "production", "sources": ["tass", "xinhua"]}] * number,
                releases=[{"territory": "RU", "type": "tv", "sources": ["tass", "xinhua"]}] * number,
                setting={"year": "1927", "sources": ["tass"]},
                spoken_languages=[{"code": "rus", "sources": ["tass", "xinhua"]}],
                identifiers=[{"scheme": "shelf", "value": str(index), "sources": ["tass", "xinhua"]}],
            ),
        )
    with django_assert_num_queries(5):
        assert len([list(found.titles.all()) for found in queries.works_listed()]) == number
    with django_assert_num_queries(17):
        page = queries.work_page("w0")
        assert len({item.source.title for fact in page.credits.all() for item in fact.citations.all()}) == 1
    with django_assert_num_queries(6):
        assert len(list(queries.works_of("karmen"))) == number


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["silk", "wizard"]),
        ({"kind": "tv_series"}, ["wizard"]),
        ({"country": "CN"}, ["silk"]),
        ({"territory": "CN"}, ["wizard"]),
        ({"year": 2025}, ["silk"]),
        ({"agent": "karmen"}, ["silk"]),
        ({"role": "director", "agent": "karmen"}, ["silk"]),
        ({"role": "actor", "agent": "karmen"}, []),
        ({"text": "шёлк"}, ["silk"]),
        ({"text": "%"}, []),
        ({"relation": "coproduction", "status": "released"}, []),
    ],
)
def test_list_is_filtered(filters: dict[str, Any], found: list[str]) -> None:
    keep("agent", agent())
    credit = {"agent": "karmen", "role": "director", "sources": ["tass"]}
    keep("work", work(year=2025, countries=["RU", "CN"], relation="coproduction", credits=[credit]))
    release = {"territory": "CN", "type": "tv", "sources": ["tass"]}
    keep("work", work("wizard", kind="tv_series", year=2024, titles=[title("Волшебник")], releases=[release]))
    assert [item.pk for item in queries.works_listed(**filters)] == found


def test_title_is_the_best_there_is_for_a_reader() -> None:
    keep(
        "work",
        work(
            titles=[
                title("Working", "en", "working"),
                title("Шёлк", "ru", "variant"),
                title("Красный шёлк"),
                title("紅絲綢", "zh-Hant", "translated"),
            ]
        ),
    )
    assert [queries.labels(["silk"], tag)["silk"] for tag in ("ru", "zh-Hans", "en")] == [
        ("Красный шёлк", "ru"),
        ("紅絲綢", "zh-Hant"),
        ("Красный шёлк", "ru"),
    ]


def test_missing_work_is_said() -> None:
    assert refusal(lambda: queries.work_page("silk")) == ("no_thing", {"kind": "work", "id": "silk"})
