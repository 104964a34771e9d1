"""Things found by what they are called, and found no longer by what they are not called any more."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.apps.programme.models import Event
from diptych.apps.programme.queries.events import events_listed
from diptych.kernel.audit import history_of
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.finding import different
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.domain import agents
from diptych.registers.authority.models import Agent, AgentWord
from diptych.registers.authority.queries.agents import agents_listed
from diptych.registers.sources.queries.sources import sources_listed
from diptych.registers.works.models import Work
from diptych.registers.works.queries.works import works_listed
from tests.factories.registers import ANNA, LATER, agent, keep, load, name, source, title, work

pytestmark = pytest.mark.django_db

BY = {"by": ANNA, "at": LATER}


@pytest.fixture(autouse=True)
def _source(db: None) -> None:
    keep("source", source(title="100% шёлка_ткань"))


def found(text: str) -> list[str]:
    return [item.pk for item in agents_listed(text=text)]


def words_kept(id: str) -> set[str]:
    return {bytes(word).decode() for word in AgentWord.objects.filter(thing=id).values_list("word", flat=True)}


KARMEN = agent("karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans"), name("Roman Karmén", "en"))


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("", True),
        ("  ", True),
        ("кармен", True),
        ("КАРМЕН РОМАН", True),
        ("karmen", True),
        ("卡尔曼", True),
        ("尔", True),
        ("Роман 卡尔", True),
        ("Роман Петров", False),
        ("армен", False),
        ("%", False),
        ("Карм%н", False),
        ("_оман", False),
        ("\\", False),
    ],
)
def test_every_word_typed_begins_a_word_of_a_name(text: str, is_found: bool) -> None:
    keep("agent", KARMEN)
    assert found(text) == (["karmen"] if is_found else [])


def test_every_register_is_searched() -> None:
    load()
    assert "red-silk" in {item.pk for item in works_listed(text="шелк красн")}
    assert "tass" in {item.pk for item in sources_listed(text="ткань 100% tass")}
    assert list(events_listed(text="СВЕТОЧ мира")) == [Event.objects.get(pk="forum-torch-of-peace-2025")]


def test_words_follow_every_change_of_a_name() -> None:
    row = keep("agent", KARMEN)
    keep("agent", agent("kalman", name("Kalman", "en"), name("Кальман")))
    keeping.correct(named("agent"), "karmen", changes={"names": [name("Роман Корнман")]}, revision=1, **BY)
    assert words_kept("karmen") == {"роман", "корнман"}

    keeping.undo(history_of(row).order_by("-sequence")[0], **BY)
    assert (found("корнман"), found("кармен")) == ([], ["karmen"])

    agents.merge("karmen", gone="kalman", revision=3, gone_revision=1, reason="one man", besides="one life", **BY)
    assert found("kalman") == ["karmen"]
    agents.undo_merge("kalman", **BY)
    assert found("kalman") == ["kalman"]

    last = Agent.objects.get(pk="karmen").revision
    agents.split("karmen", into={"id": "luoman", "kind": "person"}, names=[1], revision=last, reason="two", **BY)
    assert (found("卡尔曼"), found("karmen")) == (["luoman"], ["karmen"])

    last = Agent.objects.get(pk="kalman").revision
    keeping.remove(named("agent"), "kalman", revision=last, reason="a mistake", **BY)
    assert words_kept("kalman") == set()


def test_import_writes_the_words_that_an_edit_writes() -> None:
    load()
    for row in Agent.objects.prefetch_related("names"):
        record: dict[str, Any] = {"names": [{"text": form.text} for form in row.names.all()]}
        assert words_kept(row.pk) == named("agent").rows.words_of(record)


def test_what_has_no_year_stands_last_and_is_no_year_to_choose() -> None:
    assert different(Work, "year") == []
    for id, year in (("a", None), ("b", 2020), ("c", 2024), ("d", None), ("e", 2020)):
        keep("work", work(id, titles=[title()], **({"year": year} if year else {})))
    assert [item.pk for item in works_listed()] == ["c", "b", "e", "a", "d"]
    assert different(Work, "year") == [2020, 2024]
    assert different(Work, "relation") == []


def test_word_with_letters_of_two_alphabets_finds_what_was_meant_and_what_is_kept_so() -> None:
    keep("agent", KARMEN)
    keep("agent", agent("misprint", name("Карпов"), name("К\u0061рменов", kind="misspelling")))

    assert found("К\u0061рмен") == ["karmen", "misprint"]
    assert found("Роман К\u0061рмен") == ["karmen"]
    assert found("Петров К\u0061рмен") == []
    assert found("Карм") == ["karmen"]
