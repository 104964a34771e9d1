"""What is found follows what is on record: a name, an article, a merge, a call; by the declarations of each subject."""

from __future__ import annotations

import pytest

from diptych.apps.programme.domain.things import EVENT
from diptych.apps.slate.domain import rounds
from diptych.kernel.keeping import reading
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.search.domain.following import follow
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.queries.searching import search, suggested
from diptych.registers.authority.domain import agents
from diptych.registers.sources.domain.things import ARTICLE, SOURCE
from diptych.registers.works.domain.things import WORK
from tests.factories import slate
from tests.factories.registers import ANNA, LATER, agent, keep, name, source, work

pytestmark = pytest.mark.django_db


def found(question: str, **more: object) -> list[str]:
    results = search(question, person=None, language="ru", **more)  # type: ignore[arg-type]
    return [f"{hit.kind}:{hit.id}" for hit in results.hits]


def of(question: str, *kinds: str) -> set[str]:
    return set(found(question, kinds=kinds))


@pytest.fixture(autouse=True)
def _register(db: None) -> None:
    for id in ("tass", "xinhua"):
        keep("source", source(id))
    keep("agent", agent("karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans")))
    keep("work", work("silk", credits=[{"agent": "karmen", "role": "director", "sources": ["tass"]}]))
    rebuild()


def test_thing_is_found_once_it_is_added_and_no_more_once_it_is_removed() -> None:
    keep("event", {"id": "days", "kind": "forum", "names": [{"text": "Дни кино", "lang": "ru"}], "sources": ["tass"]})
    assert of("Дни кино", "event") == set()
    follow()
    assert of("Дни кино", "event") == {"event:days"}
    keeping.remove(EVENT, "days", revision=1, by=ANNA, at=LATER, reason="Не было")
    follow()
    assert of("Дни кино", "event") == set()
    assert suggested("Дни к", person=None, language="ru") == []


def test_film_is_found_by_a_new_name_of_its_director_without_being_indexed_anew() -> None:
    assert of("Олег Дальний", "work") == set()
    pen_name = name("Олег Дальний", kind="pseudonym")
    agents.add_name("karmen", name=pen_name, revision=1, by=ANNA, at=LATER)
    # Names are looked up in the register itself.
    assert of("Олег Дальний", "work") == {"work:silk"}
    assert of("Олега Дальнего", "work") == {"work:silk"}
    assert of("Олег Дальний", "agent") == {"agent:karmen"}


def test_source_is_found_by_what_its_articles_claim_while_they_do() -> None:
    told = {
        "id": "art/k1",
        "subject": "silk",
        "predicate": "status",
        "value": "done",
        "text": "Съёмки окончены в Ухане.",
    }
    keep("article", {"id": "art", "source": "tass", "relation": "original", "works": ["silk"], "claims": [told]})
    follow()
    assert of("съёмки в Ухане", "source") == {"source:tass"}
    revision = ARTICLE.model.objects.get(pk="art").revision
    keeping.correct(ARTICLE, "art", changes={"source": "xinhua"}, revision=revision, by=ANNA, at=LATER)
    follow()
    assert of("съёмки в Ухане", "source") == {"source:xinhua"}
    keeping.remove(ARTICLE, "art", revision=revision + 1, by=ANNA, at=LATER, reason="Не тот текст")
    follow()
    assert of("съёмки в Ухане", "source") == set()
    assert reading.record(SOURCE, "xinhua")["id"] == "xinhua"


def test_merged_person_is_found_once_by_the_names_of_both() -> None:
    keep("agent", agent("kalman", name("Роман Калман")))
    follow()
    assert of("Калман", "agent") == {"agent:kalman"}
    told = {"reason": "Один человек", "besides": "Даты жизни", "by": ANNA, "at": LATER}
    agents.merge("karmen", gone="kalman", revision=1, gone_revision=1, **told)  # type: ignore[arg-type]
    follow()
    assert of("Калман", "agent") == {"agent:karmen"}
    assert of("Калман", "work") == {"work:silk"}


def test_title_corrected_is_found_and_the_former_one_is_not() -> None:
    titles = [{"text": "Алая нить", "lang": "ru", "type": "original", "sources": ["tass"]}]
    keeping.correct(WORK, "silk", changes={"titles": titles}, revision=1, by=ANNA, at=LATER)
    follow()
    assert (of("Алая нить", "work"), of("Красный шёлк", "work")) == ({"work:silk"}, set())


def test_call_is_found_from_its_announcement_on() -> None:
    slate.programme()
    call, _code = rounds.create_round(slate.PROGRAMME, call=slate.call(), by=slate.coordinator("RU"), at=slate.NOW)
    follow()
    assert of("Набор 2027 года", "call") == set()
    rounds.announce_round(call.pk, party="RU", by=slate.coordinator("RU"), at=slate.NOW)
    follow()
    assert of("Набор 2027 года", "call") == {f"call:{call.pk}"}
    assert of("2027年征集", "call") == {f"call:{call.pk}"}


def test_film_of_the_slate_is_found_from_the_last_approval_on() -> None:
    row = slate.decided(RU="approved")
    follow()
    assert of("Линия снега", "film") == set()
    slate.decide(row, "CN")
    follow()
    assert of("Линия снега", "film") == {f"film:{row.pk}"}
