"""Agents that may be one: found by a job, ordered by what speaks for it, held apart, put off, merged for a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from diptych.engines.names import identity
from diptych.kernel.audit import history_of
from diptych.kernel.audit.models import Entry
from diptych.kernel.jobs.domain.queue import enqueue_turns
from diptych.kernel.jobs.domain.running import run_due
from diptych.kernel.keeping import reading
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.domain import agents, duplicates
from diptych.registers.authority.models import Agent, Compared, Resemblance
from diptych.registers.authority.queries import duplicates as queries
from tests.factories.registers import ANNA, BORIS, LATER, actions_on, agent, keep, name, refusal, source, work

pytestmark = pytest.mark.django_db

KARMEN = agent("karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans"), roles=["director"])
KALMAN = agent("kalman", name("Roman Karmen", "en"), country="SU")
FIRST = {"karmen": 1, "kalman": 1}


@pytest.fixture(autouse=True)
def _register(db: None) -> None:
    keep("source", source())
    keep("agent", KARMEN)
    keep("agent", KALMAN)
    keep("agent", agent("zhang-yimou", name("张艺谋", "zh-Hans"), name("Чжан Имоу")))
    keep("agent", agent("zhang-yi", name("张译", "zh-Hans"), name("Чжан И")))


def sought() -> list[tuple[str, str]]:
    """The pairs of the queue, once everything due was compared."""
    while duplicates.seek(at=LATER):
        pass
    return pairs()


def pairs(state: str = "open", **filters: str) -> list[tuple[str, str]]:
    return [(row.one_id, row.other_id) for row in queries.pairs_listed(state=state, **filters)]


def correct(id: str, *, revision: int = 1, **changes: Any) -> None:
    keeping.correct(named("agent"), id, changes=changes, revision=revision, by=ANNA, at=LATER)


PAIR = ("kalman", "karmen")


# Found ----------------------------------------------------------------------------------------------------------------


def test_two_that_may_be_one_in_two_scripts_stand_in_the_queue_and_others_do_not() -> None:
    assert sought() == [PAIR]

    row = Resemblance.objects.get()
    assert row.evidence == duplicates.evidence_as_data(queries.compared(*PAIR).judgement)
    assert (row.kind, row.beside, row.one_revision, row.other_revision) == ("person", False, 1, 1)


def test_job_sees_to_what_has_changed() -> None:
    known: dict[str, Any] = {}
    enqueue_turns(at=LATER, known=known)
    run_due(at=LATER)
    assert pairs() == [PAIR]
    assert queries.agents_due(9) == []

    correct("zhang-yi", names=[name("Чжан Имоу"), name("张艺谋", "zh-Hans", "variant")])
    assert queries.agents_due(9) == ["zhang-yi"]
    assert ("zhang-yi", "zhang-yimou") in sought()


def test_what_is_not_alike_any_more_leaves_the_queue() -> None:
    sought()
    correct("kalman", names=[name("Sergei Eisenstein", "en")])

    assert sought() == []


def test_compared_again_nothing_changes_but_the_moment() -> None:
    sought()
    before = Resemblance.objects.values().get()

    assert duplicates.seek_anew(at=LATER) == 4
    sought()

    assert Resemblance.objects.values().get() == before


def test_new_rules_have_everything_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sought()
    monkeypatch.setattr(identity, "VERSION", identity.VERSION + 1)

    assert queries.agents_due_counted() == 4
    sought()
    assert set(Compared.objects.values_list("rules", flat=True)) == {identity.VERSION}


def test_more_than_the_name_comes_first_and_can_be_asked_for() -> None:
    keep("agent", agent("karmen-2", name("Роман Кармен"), roles=["director"]))
    assert sought()[0] == ("karmen", "karmen-2")

    assert pairs(beside="yes") == [("karmen", "karmen-2")]
    assert sorted(pairs(beside="no")) == [PAIR, ("kalman", "karmen-2")]
    assert sorted(pairs(agent="kalman")) == [PAIR, ("kalman", "karmen-2")]
    assert len(pairs(text="карм")) == 3
    assert pairs(kind="organisation") == pairs(text="Чжан") == []


def test_film_in_common_speaks_for_one() -> None:
    plain = queries.compared(*PAIR).judgement
    roles = (("karmen", "director"), ("kalman", "cinematographer"))
    keep("work", work(credits=[{"agent": id, "role": role, "sources": ["tass"]} for id, role in roles]))

    found = queries.compared("karmen", "kalman")

    (piece,) = (piece for piece in found.judgement.evidence if piece.code == "same_things")
    assert piece.facts == {"kind": "work", "ids": ["silk"]}
    assert found.judgement.score > plain.score
    assert found.judgement.beside


def test_pair_is_weighed_again_after_a_day_since_films_change_without_their_people() -> None:
    sought()
    roles = (("karmen", "director"), ("kalman", "cinematographer"))
    keep("work", work(credits=[{"agent": id, "role": role, "sources": ["tass"]} for id, role in roles]))
    sought()
    assert pairs(beside="yes") == []

    assert duplicates.weigh_anew(at=LATER + timedelta(hours=23)) == 0
    assert duplicates.weigh_anew(at=LATER + timedelta(hours=25)) == 1
    assert duplicates.weigh_anew(at=LATER + timedelta(hours=25)) == 0
    assert pairs(beside="yes") == [PAIR]


def test_what_the_register_holds_apart_is_not_proposed() -> None:
    correct("karmen", not_same_as=["kalman"])

    assert sought() == []
    assert pairs("apart") == [PAIR]
    assert queries.pairs_counted() == {"open": 0, "later": 0, "apart": 1}


def test_comparison_costs_the_same_whatever_else_there_is() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            queries.compared(*PAIR)
        return len(found)

    roles = (("karmen", "director"), ("kalman", "cinematographer"))
    told = [{"agent": id, "role": role, "sources": ["tass"]} for id, role in roles]
    keep("work", work(credits=told))
    few = asked()
    for number in range(5):
        keep("agent", agent(f"karmen-{number}", name("Роман Кармен"), roles=["director"]))
        keep("work", work(f"film-{number}", credits=told))
    sought()
    assert asked() == few


@pytest.mark.parametrize(
    ("one", "other", "code"), [("karmen", "ghost", "no_thing"), ("karmen", "karmen", "merge_with_itself")]
)
def test_what_cannot_be_compared_is_refused(one: str, other: str, code: str) -> None:
    assert refusal(lambda: queries.compared(one, other))[0] == code


# Held apart -----------------------------------------------------------------------------------------------------------


def test_held_apart_in_the_record_and_taken_back() -> None:
    sought()
    duplicates.hold_apart(*PAIR, revisions=FIRST, reason="father and son", by=ANNA, at=LATER)

    assert reading.record(named("agent"), "kalman")["not_same_as"] == ["karmen"]
    assert actions_on(Agent(pk="kalman")) == ["authority.create_agent", "authority.hold_apart"]
    assert pairs() == []
    assert pairs("apart") == [PAIR]
    assert sought() == [], "it stays so when both are compared again"

    revisions = {"karmen": 1, "kalman": 2}
    assert duplicates.lift_distinction("karmen", "kalman", revisions=revisions, by=BORIS, at=LATER) == 1
    assert "not_same_as" not in reading.record(named("agent"), "kalman")
    assert pairs() == [PAIR]


def test_held_apart_twice_is_said_once() -> None:
    duplicates.hold_apart("karmen", "kalman", revisions=FIRST, by=ANNA, at=LATER)
    duplicates.hold_apart("kalman", "karmen", revisions={"karmen": 2, "kalman": 1}, by=BORIS, at=LATER)

    assert Agent.objects.get(pk="kalman").revision == 1


def test_mark_on_both_sides_is_taken_back_on_both() -> None:
    correct("karmen", not_same_as=["kalman"])
    correct("kalman", not_same_as=["karmen", "zhang-yi"])

    assert duplicates.lift_distinction(*PAIR, revisions={"karmen": 2, "kalman": 2}, by=ANNA, at=LATER) == 2
    assert reading.record(named("agent"), "kalman")["not_same_as"] == ["zhang-yi"]


# Put off --------------------------------------------------------------------------------------------------------------


def test_put_off_until_somebody_takes_it_up() -> None:
    sought()
    duplicates.put_off("karmen", "kalman", revisions=FIRST, note=" Ask the archive. ", by=ANNA, at=LATER)

    assert pairs() == []
    assert pairs("later") == [PAIR]
    row = Resemblance.objects.get()
    assert (row.note, row.put_off_by) == ("Ask the archive.", "Анна Ли")
    assert queries.compared(*PAIR).state == "later"

    duplicates.take_up(*PAIR, by=BORIS, at=LATER)
    duplicates.take_up(*PAIR, by=BORIS, at=LATER)
    assert pairs() == [PAIR]
    assert list(history_of(row).values_list("action", "reason", "audience")) == [
        ("authority.put_off_pair", "Ask the archive.", "house"),
        ("authority.take_up_pair", "", "house"),
    ]


def test_put_off_comes_back_once_one_of_the_two_has_changed() -> None:
    sought()
    duplicates.put_off(*PAIR, revisions=FIRST, note="Wait for dates.", by=ANNA, at=LATER)
    correct("kalman", facts=[{"property": "born", "value": "1906", "sources": ["tass"]}])

    assert pairs() == [PAIR]
    assert sought() == [PAIR]
    assert Resemblance.objects.get().note == "Wait for dates."


def test_put_off_stays_with_its_note_though_nothing_is_alike_any_more() -> None:
    sought()
    duplicates.put_off(*PAIR, revisions=FIRST, note="Ask.", by=ANNA, at=LATER)
    correct("kalman", names=[name("Sergei Eisenstein", "en")])
    sought()

    assert Resemblance.objects.get().note == "Ask."
    later = LATER + timedelta(days=2)
    assert [duplicates.weigh_anew(at=later) for _time in range(2)] == [1, 0]


def test_what_does_not_stand_in_the_queue_is_not_put_off() -> None:
    found = refusal(lambda: duplicates.put_off(*PAIR, revisions=FIRST, by=ANNA, at=LATER))
    assert found == ("no_pair", {"one": "kalman", "other": "karmen"})
    assert refusal(lambda: duplicates.take_up(*PAIR, by=ANNA, at=LATER))[0] == "no_pair"


def test_note_without_end_is_refused() -> None:
    sought()
    found = refusal(lambda: duplicates.put_off(*PAIR, revisions=FIRST, note="…" * 2001, by=ANNA, at=LATER))
    assert found == ("text_too_long", {"field": "note", "most": 2000, "found": 2001})


@pytest.mark.parametrize("verb", [duplicates.hold_apart, duplicates.lift_distinction, duplicates.put_off])
def test_judged_on_what_was_seen(verb: Any) -> None:
    sought()
    correct("karmen", country="SU")

    code, facts = refusal(lambda: verb(*PAIR, revisions=FIRST, by=BORIS, at=LATER))
    assert (code, facts["id"], facts["changed"]) == ("changed_meanwhile", "karmen", ("country",))


# Merged ---------------------------------------------------------------------------------------------------------------


def merge(**rest: Any) -> Agent:
    plain = {"revision": 1, "gone_revision": 1, "by": ANNA, "at": LATER, "reason": "one man"}
    return agents.merge("karmen", gone="kalman", **{**plain, **rest})


def test_nobody_is_merged_on_a_name_alone() -> None:
    assert refusal(merge) == ("name_alone", {"id": "karmen", "other": "kalman"})

    merge(besides="His daughter has said so.")
    entry = Entry.objects.filter(action="authority.merge_agents").last()
    assert entry is not None
    assert entry.reason == "one man\nHis daughter has said so."


def test_what_both_records_say_is_enough() -> None:
    correct("kalman", roles=["director"])

    assert merge(gone_revision=2).pk == "karmen"


def test_pair_goes_with_a_merge_and_comes_back_with_its_undoing() -> None:
    sought()
    merge(besides="one passport")
    assert Resemblance.objects.count() == 0

    agents.undo_merge("kalman", by=ANNA, at=LATER)
    assert sought() == [PAIR]


def test_removed_meanwhile_is_compared_with_nobody() -> None:
    with transaction.atomic():
        duplicates._seek("ghost", at=timezone.now())
    assert not Compared.objects.exists()


# Two at once ----------------------------------------------------------------------------------------------------------


def test_who_was_changed_last_is_compared_first() -> None:
    assert queries.agents_due(9) == ["kalman", "karmen", "zhang-yi", "zhang-yimou"]
    correct("zhang-yi", roles=["actor"])
    assert queries.agents_due(2) == ["zhang-yi", "kalman"]


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an agent get another name while it is being compared, once."""
    weigh, waiting = queries.judged, ["karmen"]

    def judged(own: Any, others: Any) -> Any:
        found = weigh(own, others)
        if own.id in waiting:
            waiting.clear()
            correct("karmen", names=[name("Чжан Имоу"), name("张艺谋", "zh-Hans")])
        return found

    monkeypatch.setattr(duplicates, "judged", judged)


@pytest.mark.usefixtures("changed")
def test_who_is_changed_while_being_compared_is_compared_again() -> None:
    duplicates.seek(at=LATER)
    assert queries.agents_due(9) == ["karmen"]

    assert ("karmen", "zhang-yimou") in sought()
    assert PAIR not in pairs()


def test_pair_is_not_kept_as_it_was_weighed_when_the_other_is_changed_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weigh = queries.judged

    def judged(own: Any, others: Any) -> Any:
        found = weigh(own, others)
        correct("karmen", names=[name("Чжан Имоу")])
        return found

    monkeypatch.setattr(duplicates, "judged", judged)
    duplicates.seek(at=LATER, most=1)

    assert set(Compared.objects.values_list("agent", flat=True)) == {"kalman"}
    assert pairs() == []


def test_what_nobody_sees_is_left_out_of_a_note() -> None:
    sought()
    row = duplicates.put_off(*PAIR, revisions=FIRST, note="ask\0 his \u202eson", by=ANNA, at=LATER)

    assert row.note == "ask his son"
    assert history_of(row).get().after == {"put_off": True, "note": "ask his son"}


def test_reason_has_its_bounds() -> None:
    told = refusal(lambda: duplicates.hold_apart(*PAIR, revisions=FIRST, reason="x" * 2001, by=ANNA, at=LATER))

    assert told == ("text_too_long", {"field": "reason", "most": 2000, "found": 2001})


def test_pair_of_kinds_that_are_never_one_leaves_the_queue() -> None:
    assert sought() == [PAIR]
    correct("kalman", kind="organisation")
    assert sought() == []


def test_pair_whose_names_do_not_meet_any_more_leaves_the_queue() -> None:
    born = [{"property": "born", "value": "1906-11-30", "sources": ["tass"]}]
    correct("karmen", facts=born)
    correct("kalman", facts=born)
    sought()
    assert pairs() == [PAIR]

    correct("kalman", revision=2, names=[name("Тарковский Андрей")])
    assert PAIR not in sought()
