"""What a process remembers of words and sounds is what the database has, whoever writes meanwhile."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from diptych.kernel.jobs import Attempt
from diptych.registers.authority import tasks
from diptych.registers.authority.domain import naming
from diptych.registers.authority.models import NamesWaiting, WordOfName
from diptych.registers.authority.queries import reaching
from diptych.registers.authority.queries.likeness import agents_like
from tests.factories.registers import NOW, agent, at_once, keep, name, source

pytestmark = pytest.mark.django_db(transaction=True)


def first(text: str) -> str:
    return next((one.agent for one in agents_like(text)), "")


def test_words_that_come_are_found_by_a_process_that_has_looked_before() -> None:
    keep("source", source("tass"))
    for id, text in (("karmen", "Роман Кармен"), ("vertov", "Дзига Вертов"), ("romm", "Михаил Ромм")):
        keep("agent", agent(id, name(text)))
        assert (first("Roman Karmen"), first(text)) == ("karmen", id)

    naming.rebuild()

    assert [first(text) for text in ("Roman Karmen", "Dziga Vertov", "Mikhail Romm")] == ["karmen", "vertov", "romm"]


def test_words_of_a_transaction_that_came_to_nothing_are_not_remembered() -> None:
    keep("source", source("tass"))
    keep("agent", agent("karmen", name("Роман Кармен")))
    assert first("Roman Karmen") == "karmen"

    with transaction.atomic():
        keep("agent", agent("vertov", name("Дзига Вертов")))
        assert first("Dziga Vertov") == "vertov"
        transaction.set_rollback(True)
    keep("agent", agent("romm", name("Михаил Ромм")))

    assert (first("Mikhail Romm"), first("Dziga Vertov") == "vertov") == ("romm", False)
    assert {word.key for word in reaching._seen[0].words.values()} <= {"роман", "кармен", "михаил", "ромм"}


def test_tables_of_another_database_are_not_taken_for_these() -> None:
    keep("source", source("tass"))
    keep("agent", agent("karmen", name("Роман Кармен")))
    assert first("Roman Karmen") == "karmen"
    seen = reaching._seen[0]

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM authority_namesindex")
        cursor.execute("DELETE FROM authority_namegram")
    naming.rebuild()

    assert first("Roman Karmen") == "karmen"
    assert reaching._seen[0] is not seen


def test_two_jobs_at_once_do_the_work_of_one() -> None:
    keep("source", source("tass"))
    for at in range(6):
        keep("agent", agent(f"one-{at}", name(f"Роман Кармен{'а' * at}")))
    WordOfName.objects.all().delete()
    NamesWaiting.objects.bulk_create([NamesWaiting(agent_id=f"one-{at}") for at in range(6)])

    assert at_once(naming.index_waiting, naming.index_waiting) == [True, True]

    assert (WordOfName.objects.count(), NamesWaiting.objects.count()) == (12, 0)


def test_job_renews_what_was_made_from_other_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("source", source("tass"))
    keep("agent", agent("karmen", name("Роман Кармен")))
    monkeypatch.setattr(naming, "fingerprint", lambda: "another")
    told = Attempt(job="00000000-0000-0000-0000-000000000000", number=1, at=NOW, next_at=None)

    tasks.renew_names(told)

    assert (naming.is_outdated(), first("罗曼·卡尔曼")) == (False, "karmen")
