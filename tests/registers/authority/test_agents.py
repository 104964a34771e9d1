"""Agents: names with their sources, two that are one, one that is two; and everything that refers to them follows."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from diptych.kernel.audit import history_of
from diptych.kernel.keeping import reading
from diptych.kernel.keeping.reading import Link
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.domain import agents
from diptych.registers.authority.models import Agent, Name, Redirect
from diptych.registers.authority.queries import agents as queries
from tests.factories.registers import (
    ANNA,
    BORIS,
    LATER,
    actions_on,
    agent,
    claim,
    keep,
    name,
    refusal,
    source,
    troubles,
    work,
)

pytestmark = pytest.mark.django_db

KARMEN = agent("karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans"))
KALMAN = agent(
    "kalman",
    name("Kalman", "en"),
    name("卡尔曼", "zh-Hans", sources=["xinhua"]),
    name("Роман Кармен", sources=["xinhua"]),
    facts=[{"property": "born", "value": "1906", "sources": ["xinhua"]}],
    roles=["director"],
)


@pytest.fixture(autouse=True)
def _sources(db: None) -> None:
    for id in ("tass", "xinhua"):
        keep("source", source(id))


def record(id: str, kind: str = "agent") -> dict[str, Any]:
    return reading.record(named(kind), id)


def merge(kept: str = "karmen", gone: str = "kalman", **instead: Any) -> Agent:
    said = {"reason": "one man", "besides": "one life"}
    options: dict[str, Any] = {"revision": 1, "gone_revision": 1, "by": ANNA, "at": LATER, **said}
    return agents.merge(kept, gone=gone, **{**options, **instead})


# Names ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ([], [("missing_field", "")]),
        ([name("Роман Кармен"), name("Р. Кармен")], [("twice", "names.1.lang")]),
        ([name("Kaрмен")], [("mixed_scripts", "names.0.text")]),
        ([name("Кармен\u2066")], [("control_character", "names.0.text")]),
        ([name("Кармен", script="cyrl")], [("wrong_type", "names.0.script")]),
        ([name("Кармен", sources=[])], [("missing_field", "names.0")]),
        ([name("Кармен", sources=["pravda"])], [("unknown_id", "names.0.sources.0")]),
    ],
)
def test_name_that_makes_no_sense_is_not_kept(names: list[dict[str, Any]], found: list[tuple[str, str]]) -> None:
    assert troubles(lambda: keep("agent", {**KARMEN, "names": names})) == found


def test_database_keeps_one_preferred_name_in_a_language() -> None:
    keep("agent", agent("karmen", name("Роман Кармен"), name("Кармен", kind="short")))
    with pytest.raises(IntegrityError), transaction.atomic():
        Name.objects.update(type="preferred")


def test_form_of_a_name_is_added() -> None:
    row = keep("agent", KARMEN)
    agents.add_name("karmen", name=name("Kalman", "en", "misspelling"), revision=1, by=ANNA, at=LATER)
    assert [item["text"] for item in record("karmen")["names"]] == ["Роман Кармен", "罗曼·卡尔曼", "Kalman"]
    assert actions_on(row) == ["authority.create_agent", "authority.add_name"]
    refused = {"name": name("Кармен"), "revision": 2, "by": ANNA, "at": LATER}
    assert troubles(lambda: agents.add_name("karmen", **refused)) == [("twice", "names.3.lang")]


def test_another_form_is_preferred() -> None:
    keep("agent", agent("karmen", name("Кармен"), name("Роман Кармен", kind="variant"), name("Karmen", "en")))
    agents.rename("karmen", lang="ru", text="Роман Кармен", revision=1, by=ANNA, at=LATER)
    assert [item["type"] for item in record("karmen")["names"]] == ["variant", "preferred", "preferred"]
    missing = {"lang": "ru", "text": "Karmen", "revision": 2, "by": ANNA, "at": LATER}
    assert refusal(lambda: agents.rename("karmen", **missing))[0] == "no_name"


# Two that are one -----------------------------------------------------------------------------------------------------


def test_merged_agent_has_what_both_had() -> None:
    keep("agent", KARMEN)
    keep("agent", KALMAN)
    merge()
    found = record("karmen")
    assert [(item["text"], item["type"], item["sources"]) for item in found["names"]] == [
        ("Роман Кармен", "preferred", ["tass", "xinhua"]),
        ("罗曼·卡尔曼", "preferred", ["tass"]),
        ("Kalman", "preferred", ["tass"]),
        ("卡尔曼", "variant", ["xinhua"]),
    ]
    assert (found["facts"], found["roles"]) == (KALMAN["facts"], ["director"])


def test_everything_follows_a_merge_and_goes_back_when_it_is_undone() -> None:
    keep("agent", KARMEN)
    keep("agent", KALMAN)
    keep("agent", agent("li", name("李", "zh-Hans"), not_same_as=["karmen", "kalman"]))
    silk = work(
        credits=[{"agent": "kalman", "role": "director", "sources": ["tass"]}],
        claims=[claim(upstream="kalman"), claim("silk/c2", upstream="Kalman, he says")],
    )
    keep("work", silk)
    keep(
        "event",
        {
            "id": "gala",
            "kind": "forum",
            "names": [{"text": "Gala", "lang": "en"}],
            "sources": ["tass"],
            "people": [{"agent": "kalman", "role": "guest"}],
            "organisers": ["kalman"],
        },
    )
    keep(
        "article",
        {
            "id": "art",
            "source": "tass",
            "relation": "original",
            "claims": [{"id": "art/k1", "subject": "kalman", "predicate": "born", "value": "1906"}],
        },
    )
    kinds = {"karmen": "agent", "kalman": "agent", "li": "agent", "silk": "work", "gala": "event", "art": "article"}
    before = {id: record(id, kind) for id, kind in kinds.items()}

    merge()

    assert reading.links_to("agent", "kalman") == []
    assert record("silk", "work")["credits"][0]["agent"] == "karmen"
    assert [item["upstream"] for item in record("silk", "work")["claims"]] == ["karmen", "Kalman, he says"]
    assert (record("gala", "event")["people"][0]["agent"], record("gala", "event")["organisers"]) == (
        "karmen",
        ["karmen"],
    )
    assert record("art", "article")["claims"][0]["subject_id"] == "karmen"
    assert record("li")["not_same_as"] == ["karmen"]
    assert queries.redirect_of("kalman") == "karmen"
    assert refusal(lambda: record("kalman"))[0] == "no_thing"

    agents.undo_merge("kalman", by=BORIS, at=LATER)

    assert {id: record(id, kind) for id, kind in kinds.items()} == before
    assert not Redirect.objects.exists()


def test_relation_between_the_two_goes() -> None:
    keep("agent", KALMAN)
    keep("agent", {**KARMEN, "relations": [{"kind": "colleague", "other": "kalman", "sources": ["tass"]}]})
    merge()
    assert "relations" not in record("karmen")
    agents.undo_merge("kalman", by=ANNA, at=LATER)
    assert record("karmen")["relations"][0]["other"] == "kalman"


def test_address_of_an_address_leads_to_the_last() -> None:
    for item in (KARMEN, KALMAN, agent("roman")):
        keep("agent", item)
    merge("kalman", "karmen")
    merge("roman", "kalman", gone_revision=2)
    assert [queries.redirect_of(id) for id in ("karmen", "kalman", "roman")] == ["roman", "roman", None]
    agents.undo_merge("kalman", by=ANNA, at=LATER)
    assert [queries.redirect_of(id) for id in ("karmen", "kalman", "roman")] == ["kalman", None, None]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"gone": "karmen"}, "merge_with_itself"),
        ({"reason": " "}, "reason_missing"),
        ({"gone": "nobody"}, "no_thing"),
        ({"revision": 7}, "changed_meanwhile"),
        ({"gone_revision": 7}, "changed_meanwhile"),
        ({"gone": "denisov"}, "not_the_same"),
    ],
)
def test_merge_that_makes_no_sense_is_refused(words: dict[str, Any], code: str) -> None:
    for item in (KARMEN, KALMAN, agent("denisov", not_same_as=["karmen"])):
        keep("agent", item)
    assert refusal(lambda: merge(**words))[0] == code
    assert Agent.objects.count() == 3


def test_id_that_was_merged_is_given_to_nobody_until_the_merge_is_undone() -> None:
    keep("agent", KARMEN)
    keep("agent", KALMAN)
    merge()
    assert refusal(lambda: keep("agent", agent("kalman", name("Пётр Первый")))) == ("duplicate_id", {"id": "kalman"})
    assert refusal(lambda: keep("work", work("kalman")))[0] == "duplicate_id"

    agents.undo_merge("kalman", by=BORIS, at=LATER)
    assert record("kalman") == KALMAN


def test_merge_that_was_built_upon_is_not_undone() -> None:
    keep("agent", KARMEN)
    keep("agent", KALMAN)
    merge()
    agents.add_name("karmen", name=name("Karmen", "en", "variant"), revision=2, by=BORIS, at=LATER)
    code, facts = refusal(lambda: agents.undo_merge("kalman", by=ANNA, at=LATER))
    assert (code, facts["changed"]) == ("changed_meanwhile", ("names",))
    assert queries.redirect_of("kalman") == "karmen"


# One that is two ------------------------------------------------------------------------------------------------------


def test_agent_is_split_with_the_names_facts_and_links_named() -> None:
    row = keep("agent", KALMAN)
    keep("work", work(credits=[{"agent": "kalman", "role": "director", "sources": ["tass"]}]))
    keep("work", work("other", credits=[{"agent": "kalman", "role": "actor", "sources": ["tass"]}]))
    into = {"id": "other-kalman", "kind": "person"}
    options: dict[str, Any] = {"revision": 1, "by": ANNA, "at": LATER, "reason": "two men"}

    assert refusal(lambda: agents.split("kalman", into=into, names=[0, 1, 2], **options))[0] == "nothing_left"
    link = Link("work", "other", "credits.agent")
    agents.split("kalman", into=into, names=[0], facts=[0], links=[link], **options)

    kept, new = record("kalman"), record("other-kalman")
    assert ([item["text"] for item in kept["names"]], kept["not_same_as"]) == (
        ["卡尔曼", "Роман Кармен"],
        ["other-kalman"],
    )
    assert ([item["text"] for item in new["names"]], new["not_same_as"]) == (["Kalman"], ["kalman"])
    assert ("facts" in kept, new["facts"]) == (False, KALMAN["facts"])
    assert [record(id, "work")["credits"][0]["agent"] for id in ("silk", "other")] == ["kalman", "other-kalman"]
    assert actions_on(row) == ["authority.create_agent", "authority.split_agent"]
    assert queries.distinctions_of("kalman") == ["other-kalman"]


# Reading --------------------------------------------------------------------------------------------------------------


def test_what_links_here_names_every_field() -> None:
    keep("agent", KARMEN)
    keep("agent", agent("li", relations=[{"kind": "pupil", "other": "karmen", "sources": ["tass"]}]))
    credit = {"agent": "karmen", "role": "director", "sources": ["tass"]}
    keep("work", work(credits=[credit, {**credit, "role": "actor"}], claims=[claim(upstream="karmen")]))
    assert set(reading.links_to("agent", "karmen")) == {
        Link("agent", "li", "relations.other"),
        Link("work", "silk", "credits.agent"),
        Link("work", "silk", "claims.upstream"),
    }


@pytest.mark.parametrize("number", [1, 30])
def test_list_and_page_take_as_many_queries_whatever_their_length(number: int, django_assert_num_queries: Any) -> None:
    forms = [name(f"Кармен {n}", kind="variant", sources=["tass", "xinhua"]) for n in range(number)]
    facts = [{"property": "called", "value": str(n), "sources": ["tass", "xinhua"]} for n in range(number)]
    keep("agent", agent("other"))
    for index in range(number):
        relation = {"kind": "friend", "other": "other", "sources": ["tass", "xinhua"]}
        keep("agent", agent(f"a{index}", *forms, facts=facts, roles=["director"], relations=[relation]))
    with django_assert_num_queries(3):
        assert len([list(found.names.all()) for found in queries.agents_listed(text="Кармен 0")]) == number
    with django_assert_num_queries(9):
        page = queries.agent_page("a0")
        assert {item.source.pk for form in page.names.all() for item in form.citations.all()} == {"xinhua"}


def test_name_is_the_best_there_is_for_a_reader() -> None:
    keep("agent", KARMEN)
    keep("agent", agent("kalman", name("Kalman", "en", "garbled"), name("卡尔曼", "zh-Hans", "short")))
    assert [queries.labels(["karmen", "kalman"], tag) for tag in ("zh-Hans", "en")] == [
        {"karmen": ("罗曼·卡尔曼", "zh-Hans"), "kalman": ("卡尔曼", "zh-Hans")},
        {"karmen": ("Роман Кармен", "ru"), "kalman": ("Kalman", "en")},
    ]


def test_history_of_a_merge_is_on_every_thing_it_touched() -> None:
    keep("agent", KARMEN)
    keep("agent", KALMAN)
    silk = keep("work", work(credits=[{"agent": "kalman", "role": "director", "sources": ["tass"]}]))
    kept = merge()
    assert actions_on(silk) == ["works.create_work", "authority.follow_agent"]
    assert actions_on(kept) == ["authority.create_agent", "authority.merge_agents"]
    assert actions_on(Agent(pk="kalman")) == ["authority.create_agent", "authority.remove_agent"]
    last = history_of(silk).last()
    assert last is not None
    assert last.reason == "one man\none life"
