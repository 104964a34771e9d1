"""Whom somebody means who types a name, a part of one, or an id."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.registers.authority.models import Agent, Redirect
from diptych.registers.authority.queries.meant import agents_meant
from tests.factories.registers import NOW, agent, keep, name, source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _people(db: None) -> None:
    keep("source", source())
    keep("agent", agent("roman-karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans")))
    keep("agent", agent("karma", name("Карма"), kind="organisation"))
    keep("agent", agent("zhang", name("张艺谋", "zh-Hans")))


def meant(text: str, *kinds: str) -> list[tuple[str, str]]:
    return [(row.agent, row.how) for row in agents_meant(text, kinds=kinds)]


def test_beginning_of_a_name_is_enough() -> None:
    assert meant("кар") == [("karma", "begins"), ("roman-karmen", "begins")]
    assert meant("卡尔") == [("roman-karmen", "begins")]


def test_whole_name_comes_first_in_any_order_and_case() -> None:
    assert meant("КАРМЕН, роман")[0] == ("roman-karmen", "exact")


def test_name_in_letters_that_nobody_stored_is_found() -> None:
    assert meant("Roman Karmen") == [("roman-karmen", "same")]
    assert meant("Чжан Имоу") == [("zhang", "same")]


def test_id_and_former_id_are_found() -> None:
    assert meant("roman-k") == [("roman-karmen", "id")]
    Redirect.objects.create(
        id="kalman", merged_into="zhang", agent=Agent.objects.get(pk="zhang"), first_entry=1, last_entry=2, at=NOW
    )
    assert meant("kalman")[0] == ("zhang", "former")


def test_kinds_that_are_not_asked_for_are_left_out() -> None:
    assert meant("кар", "organisation", "collective") == [("karma", "begins")]
    assert meant("кар", "person") == [("roman-karmen", "begins")]


@pytest.mark.parametrize("wild", ["", " ", "%", "_", "'; DROP TABLE", "\U0001f600", "\u202e", "а" * 10_000, "卡" * 500])
def test_wild_text_means_nobody(wild: str) -> None:
    assert meant(wild) == []


def test_number_of_queries_does_not_grow_with_the_agents() -> None:
    def queries(number: int) -> int:
        # What a process remembers of words is not asked for again.
        agents_meant("Роман Кармен", kinds=("person",))
        with CaptureQueriesContext(connection) as found:
            assert len(agents_meant("Роман Кармен", kinds=("person",))) == number
        return len(found)

    few = queries(1)
    for number in range(15):
        keep("agent", agent(f"other-{number}", name(f"Роман Кармен {number}")))
    assert queries(16) == few


def test_others_do_not_crowd_out_those_of_the_kinds_that_are_asked_for() -> None:
    for number in range(25):
        keep("agent", agent(f"a-{number:02}", name("Роман Кармен")))
    keep("agent", agent("zz", name("Роман Кармен"), kind="collective"))

    assert meant("Roman Karmen", "organisation", "collective") == [("zz", "same")]
    assert meant("a-", "organisation", "collective") == []
    keep("agent", agent("a-99", name("Ансамбль"), kind="organisation"))
    assert meant("a-", "organisation", "collective") == [("a-99", "id")]


def test_no_table_is_gone_through_for_a_name_or_an_id() -> None:
    with CaptureQueriesContext(connection) as found:
        agents_meant("Roman Karmen", kinds=("person",))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for row in (row for row in found if "namesindex" not in row["sql"]):
                cursor.execute(f"EXPLAIN QUERY PLAN {row['sql']}")
                plan = [step for *_numbers, step in cursor.fetchall()]
                assert not [step for step in plan if step.startswith("SCAN")], row["sql"]
                assert not [step for step in plan if "agent_kind (kind=?)" in step], row["sql"]
