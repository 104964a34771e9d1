"""The queue of possible duplicates, a pair with its evidence, and the three ways out."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diptych.kernel.audit import history_of
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.reading import record
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.domain import duplicates
from diptych.registers.authority.models import Agent, Resemblance
from diptych.registers.authority.queries.duplicates import pairs_listed
from tests.faces.desk.forms import text_of
from tests.factories.registers import ANNA, LATER, agent, keep, name, source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pair(db: None) -> None:
    keep("source", source())
    born = [{"property": "born", "value": "1906-11-30", "sources": ["tass"]}]
    keep("agent", agent("karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans"), roles=["director"], facts=born))
    keep("agent", agent("kalman", name("Roman Karmen", "en"), roles=["director"], country="SU"))
    keep("agent", agent("zhang-yi", name("张译", "zh-Hans")))
    while duplicates.seek(at=LATER):
        pass


QUEUE = "desk-duplicates"
SEEN = {"revision.kalman": "1", "revision.karmen": "1"}


def queue() -> str:
    return reverse(QUEUE)


def pair(one: str = "kalman", other: str = "karmen") -> str:
    return reverse("desk-duplicate", kwargs={"one": one, "other": other})


def states() -> dict[str, int]:
    return {state: pairs_listed(state=state).count() for state in ("open", "later", "apart")}


def test_queue_says_who_may_be_one_and_why(desk: Client) -> None:
    answer = desk.get(queue())
    said = text_of(answer)

    assert "The names meet: Roman Karmen – Роман Кармен" in said
    assert "The same role: Director" in said
    assert "Nothing speaks against it." in said
    assert f'href="{pair()}"' in answer.content.decode()
    assert "To be looked at 1" in said
    assert "{" not in said


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"beside": "yes"}, 1),
        ({"beside": "no"}, 0),
        ({"kind": "person", "q": "Карм"}, 1),
        ({"q": "Эйзенштейн"}, 0),
        ({"agent": "zhang-yi"}, 0),
        ({"agent": "karmen"}, 1),
        ({"state": "apart"}, 0),
        ({"state": "nonsense", "kind": "nonsense"}, 1),
        ({"q": "x" * 500, "page": "99999999"}, 0),
    ],
)
def test_queue_is_narrowed(desk: Client, asked: dict[str, str], found: int) -> None:
    answer = desk.get(queue(), asked)

    assert answer.status_code == 200
    assert f"{found} found." in text_of(answer)


def test_empty_queue_says_what_would_be_here(desk: Client) -> None:
    Resemblance.objects.all().delete()

    assert "No two records seem to be one." in text_of(desk.get(queue()))
    assert "No pair was put off." in text_of(desk.get(queue(), {"state": "later"}))
    assert "No likely pair is held apart." in text_of(desk.get(queue(), {"state": "apart"}))


def test_queue_costs_the_same_whatever_its_length(desk: Client) -> None:
    def queries(number: int) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(queue()).content.count(b'<li class="task">') == number
        return len(asked)

    few = queries(1)
    for number in range(6):
        keep("agent", agent(f"karmen-{number}", name("Роман Кармен")))
    while duplicates.seek(at=LATER):
        pass
    assert queries(28) == few


def test_what_of_a_name_met_nobody_is_told(desk: Client) -> None:
    for id, text in (("studio", "Ural Science Film Studio"), ("archive", "Ural Science Film Studio Archive")):
        keep("agent", agent(id, name(text, "en"), kind="organisation", country="RU"))
    while duplicates.seek(at=LATER):
        pass

    said = text_of(desk.get(pair("archive", "studio")))

    assert "Left over: Archive" in said
    assert "the same meaning" not in said, "words that are the same explain themselves"


def test_pair_stands_side_by_side_with_its_evidence(desk: Client) -> None:
    said = text_of(desk.get(pair()))

    for sentence in ("One or two?", "For one", "The same role: Director", "weighs little", "weighs heavily"):
        assert sentence in said
    assert "Karmen – Кармен known to be one name" in said
    assert "1906-11-30" in said
    assert "{" not in said


def test_any_two_can_be_compared(desk: Client) -> None:
    said = text_of(desk.get(pair("karmen", "zhang-yi")))

    assert "not proposed" in said
    assert "A name alone is not enough." in said
    assert "Put it off" not in said


def test_bodies_say_which_symbol_met_which_and_what_they_say_otherwise(desk: Client) -> None:
    keep("agent", agent("ooo", name("ООО «Ромашка»"), kind="organisation"))
    keep("agent", agent("ag", name("Romashka Film AG", "en"), kind="organisation"))

    said = text_of(desk.get(pair("ag", "ooo")))

    assert "Romashka – Ромашка as names are written in the other script" in said
    assert "AG – ООО different legal forms" in said


def test_pair_has_one_address(desk: Client) -> None:
    assert desk.get(pair("karmen", "kalman"))["Location"] == pair()
    assert desk.get(pair("karmen", "karmen")).status_code == 404
    assert desk.get(pair("ghost", "karmen")).status_code == 404


def test_registers_name_what_waits(desk: Client) -> None:
    answer = desk.get(reverse("desk-registers"))

    assert "1 pair" in text_of(answer)
    assert pair() in answer.content.decode()
    page = desk.get(reverse("desk-links", kwargs={"kind": "agent", "id": "karmen"}))
    assert f"{queue()}?agent=karmen" in page.content.decode()


# The three ways -------------------------------------------------------------------------------------------------------


def test_they_are_one_leads_to_the_page_that_merges(desk: Client) -> None:
    answer = desk.get(pair())
    where = f"{reverse('desk-merge', kwargs={'id': 'kalman'})}?with=karmen"
    assert where in answer.content.decode()

    merge = desk.get(where)
    assert "The same role: Director" in text_of(merge)
    assert "What else than the name" not in text_of(merge), "a role speaks for it too"


def test_they_are_two_is_said_and_taken_back(desk: Client) -> None:
    answer = desk.post(pair(), {**SEEN, "do": "apart", "reason": "father and son"}, follow=True)

    assert "They are two" in text_of(answer)
    assert states() == {"open": 0, "later": 0, "apart": 1}
    assert record(named("agent"), "kalman")["not_same_as"] == ["karmen"]
    last = history_of(Agent(pk="kalman")).last()
    assert last is not None
    assert (last.reason, last.actor_label) == ("father and son", "Анна Ли")
    assert "Somebody has looked into it and found two." in text_of(desk.get(pair()))

    answer = desk.post(pair(), {"revision.kalman": "2", "revision.karmen": "1", "do": "lift"}, follow=True)
    assert "to be looked at again" in text_of(answer)
    assert states() == {"open": 1, "later": 0, "apart": 0}


def test_not_sure_yet_keeps_a_note(desk: Client) -> None:
    desk.post(pair(), {**SEEN, "do": "later", "note": "Ask <Mosfilm>"})

    assert states() == {"open": 0, "later": 1, "apart": 0}
    assert "Ask &lt;Mosfilm&gt;" in desk.get(queue(), {"state": "later"}).content.decode()
    assert "This pair was put off" in text_of(desk.get(pair()))

    desk.post(pair(), {**SEEN, "do": "again"})
    assert states()["open"] == 1


def test_sent_twice_it_is_said_once(desk: Client) -> None:
    once = {"once": "0192f1d4-9a35-7c1e-8a39-2f6c0d9f6b10"}
    answers = [desk.post(pair(), {**SEEN, **once, "do": "apart"}) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert history_of(Agent(pk="kalman")).count() == 2


def test_what_was_typed_stays_when_somebody_was_faster(desk: Client) -> None:
    keeping.correct(named("agent"), "karmen", changes={"country": "SU"}, revision=1, by=ANNA, at=LATER)

    answer = desk.post(pair(), {**SEEN, "do": "later", "note": "Ask the archive"})
    assert answer.status_code == 409
    assert "changed meanwhile by Анна Ли: Country" in text_of(answer)
    assert "Ask the archive" in text_of(answer)


@pytest.mark.parametrize("sent", [{}, {"do": "burn"}, {"do": "apart"}, {"do": "later", "note": "x" * 3000, **SEEN}])
def test_what_makes_no_sense_is_refused_in_words(desk: Client, sent: dict[str, str]) -> None:
    answer = desk.post(pair(), sent)

    assert answer.status_code == 409
    assert "Not done yet" in text_of(answer)
    assert states()["open"] == 1


def test_what_all_of_a_programme_stand_in_is_no_evidence_and_no_error(desk: Client) -> None:
    claims = [
        {"id": f"market/{id}", "measure": "screens", "source": "tass", "upstream": id} for id in ("karmen", "kalman")
    ]
    keep("market", {"id": "market", "claims": claims})
    duplicates.seek_anew(at=LATER)
    while duplicates.seek(at=LATER):
        pass

    assert pairs_listed().count() == 1
    for page in (queue(), pair()):
        answer = desk.get(page)
        assert answer.status_code == 200
        assert "Both stand in" not in text_of(answer)
    # What was weighed by older rules is still read.
    Resemblance.objects.update(
        evidence=[{"code": "same_things", "weight": 0.8, "facts": {"kind": "market", "ids": ["market"]}}]
    )
    assert "Both stand in: Figures of the market" in text_of(desk.get(queue()))
