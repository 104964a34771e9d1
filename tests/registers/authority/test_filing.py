"""Where agents stand in lists, and under which letters."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.kernel.keeping.domain import keeping
from diptych.registers.authority.domain.things import AGENT
from diptych.registers.authority.filing import alphabet, under
from diptych.registers.authority.queries.agents import agents_listed, letters_of_agents
from tests.factories.registers import ANNA, LATER, agent, keep, name, source

PEOPLE = {
    "karmen": ("Роман Кармен", "罗曼·卡尔曼", "Roman Karmen"),
    "zhang": ("Чжан Имоу", "张艺谋", "Zhang Yimou"),
    "yolkina": ("Анна Ёлкина", "", "Anna Yolkina"),
    "abel": ("", "", "Émile Abel"),
    "year": ("1917", "", ""),
}
TAGS = ("ru", "zh-Hans", "en")


@pytest.fixture
def _people(db: None) -> None:
    keep("source", source())
    for id, texts in PEOPLE.items():
        names = [name(text, tag) for text, tag in zip(texts, TAGS, strict=True) if text]
        keep("agent", agent(id, *names, kind="organisation" if id == "year" else "person"))


def listed(tag: str, letter: str = "") -> list[str]:
    return [row.pk for row in agents_listed(tag=tag, letter=letter)]


@pytest.mark.usefixtures("_people")
def test_list_has_the_order_of_its_readers() -> None:
    assert listed("ru") == ["yolkina", "karmen", "zhang", "abel", "year"]
    assert listed("zh-Hans") == ["abel", "karmen", "yolkina", "zhang", "year"]
    assert listed("en") == ["abel", "karmen", "yolkina", "zhang", "year"]


@pytest.mark.usefixtures("_people")
def test_letters_are_those_under_which_somebody_stands() -> None:
    assert letters_of_agents("ru") == ["Е", "К", "Ч", "A", "#"]
    assert letters_of_agents("zh-Hans") == ["A", "L", "Y", "Z", "#"]
    assert listed("ru", "Е") == ["yolkina"]
    assert listed("ru", "A") == ["abel"]
    assert listed("en", "#") == ["year"]
    assert listed("zh-Hans", "L") == ["karmen"]
    for tag in TAGS:
        found = [id for letter in letters_of_agents(tag) for id in listed(tag, letter)]
        assert sorted(found) == sorted(PEOPLE)


@pytest.mark.usefixtures("_people")
def test_letter_that_is_none_has_nobody() -> None:
    assert listed("en", "К") == listed("ru", "'; --") == []


@pytest.mark.usefixtures("_people")
def test_place_follows_every_change_of_a_name() -> None:
    row = AGENT.model.objects.get(pk="karmen")
    keeping.correct(
        AGENT, "karmen", changes={"names": [name("Авель Корнман")]}, revision=row.revision, by=ANNA, at=LATER
    )
    assert letters_of_agents("ru") == ["Е", "К", "Ч", "A", "#"]
    assert listed("ru", "К") == ["karmen"]
    row.refresh_from_db()
    keeping.correct(AGENT, "karmen", changes={"names": [name("Агния Барто")]}, revision=row.revision, by=ANNA, at=LATER)
    assert listed("ru")[0] == "karmen"


@pytest.mark.usefixtures("_people")
def test_letters_take_one_query_and_go_by_the_index() -> None:
    with CaptureQueriesContext(connection) as found:
        letters_of_agents("ru")
    assert len(found) == 1
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # It would read five rows as they stand.
            cursor.execute("SELECT set_config('enable_seqscan', 'off', true)")
        plan = agents_listed(tag="ru", letter="К").values("pk").explain()
    assert "agent_filed_ru" in plan


@pytest.mark.parametrize("tag", TAGS)
def test_letters_of_a_list_follow_one_another_without_a_gap_for_others(tag: str) -> None:
    ranges = [under(letter, tag) for letter in alphabet(tag)]
    assert None not in ranges
    firsts = [found[0] for found in ranges if found]
    assert all(first < after for first, after in (found for found in ranges if found))
    assert firsts == sorted(firsts)
