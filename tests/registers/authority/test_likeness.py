"""Agents found by a name in any script: at once, exactly as the registers say, and with a path where it is a hint."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.engines.names import retrieval
from diptych.engines.names.folding import LONGEST
from diptych.engines.names.learned import THRESHOLD
from diptych.kernel.audit.models import Entry
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.domain import agents, naming
from diptych.registers.authority.enums import NAME_KINDS
from diptych.registers.authority.models import NameGram, NamesIndex, NamesWaiting, NameWord, WordOfName
from diptych.registers.authority.queries import reaching
from diptych.registers.authority.queries.likeness import (
    agents_called_exactly,
    agents_like,
    agents_named,
    hints_through_han,
)
from tests.factories.registers import ANNA, LATER, NOW, agent, keep, name, source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sources(db: None) -> None:
    keep("source", source("tass"))


def found(text: str, **options: Any) -> list[str]:
    return [one.agent for one in agents_like(text, **options)]


def likely(text: str, **options: Any) -> list[str]:
    """Those who are held to bear this name."""
    return [one.agent for one in agents_like(text, **options) if one.same]


def keep_some() -> None:
    keep("agent", agent("karmen", name("Роман Кармен")))
    keep("agent", agent("vertov", name("Dziga Vertov", "en")))
    keep("agent", agent("eisenstein", name("谢尔盖·爱森斯坦", "zh-Hans")))
    keep("agent", agent("zhang-yimou", name("张艺谋", "zh-Hans")))
    keep("agent", agent("kalatozov", name("Михаил Калатозов")))


# Finding --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("罗曼·卡尔曼", "karmen"),
        ("Karmen, Roman Lazarevich", "karmen"),
        ("Р. Кармен", "karmen"),
        ("Кaрмен Роман", "karmen"),
        ("Дзига Вертов", "vertov"),
        ("吉加·维尔托夫", "vertov"),
        ("Сергей Эйзенштейн", "eisenstein"),
        ("Sergei Eisenstein", "eisenstein"),
        ("Чжан Имоу", "zhang-yimou"),
        ("Yimou Zhang", "zhang-yimou"),
        ("張藝謀", "zhang-yimou"),
        ("Mikhail Kalatozov", "kalatozov"),
    ],
)
def test_name_in_another_script_or_order_is_found_first(text: str, id: str) -> None:
    keep_some()

    first = agents_like(text)[0]

    assert (first.agent, first.via) == (id, ())


def test_candidate_says_which_form_was_met_and_by_which_rules() -> None:
    keep_some()

    one = agents_like("Чжан Имоу", language="ru")[0]

    assert (one.name, one.lang, one.same) == ("张艺谋", "zh-Hans", True)
    assert [(met.b, met.rule) for met in one.match.meetings] == [("张", "palladius"), ("艺谋", "palladius")]


@pytest.mark.parametrize(
    "text", ["", " ", "!?", "1", "🎬", "\u202e", "%_*'\";--", "( OR NEAR/2 ^", "а" * 10_000, "名" * 10_000]
)
def test_what_is_no_name_is_like_nobody(text: str) -> None:
    keep_some()

    assert likely(text) == []


@pytest.mark.parametrize("text", ["Роман Кармен " * 800, "罗曼·卡尔曼" * 2000, "а" * 10_000])
def test_name_without_end_is_as_much_work_as_its_beginning(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in words that are scored and in what the database is asked, not in seconds."""
    keep_some()
    looked: list[int] = []
    likest = retrieval.likest

    def counting(matcher: Any, word: Any, others: Any, *rest: Any, **more: Any) -> Any:
        looked.append(len(others))
        return likest(matcher, word, others, *rest, **more)

    monkeypatch.setattr(retrieval, "likest", counting)

    def cost(asked: str) -> tuple[list[int], list[str]]:
        looked.clear()
        with CaptureQueriesContext(connection) as told:
            agents_like(asked)
        return list(looked), [statement["sql"] for statement in told]

    cost(text)
    whole = cost(text)
    assert whole == cost(text[:LONGEST])
    # A kind of names is read in one way, and of each no more than so many words are looked up, plain and joined.
    assert 0 < len(whole[0]) <= len(NAME_KINDS) * 2 * reaching.MOST_WORDS


def test_kind_leaves_out_what_is_of_another() -> None:
    keep("agent", agent("person", name("Владимир Мономах")))
    keep("agent", agent("town", name("Владимир"), kind="place"))
    keep("agent", agent("studio", name("Студия «Владимир»"), kind="collective"))

    assert found("弗拉基米尔", kind="place") == ["town"]
    assert found("Vladimir", kind="collective") == ["studio"]
    assert found("Vladimir Monomakh", kind="person") == ["person"]
    assert set(found("Vladimir")) == {"person", "town", "studio"}


def test_organisation_without_a_name_of_its_own_is_found_by_what_its_words_mean() -> None:
    told = {"library": "俄罗斯国立图书馆", "archive": "中国电影资料馆", "museum": "中国电影博物馆", "tv": "中国电视"}
    for id, text in told.items():
        keep("agent", agent(id, name(text, "zh-Hans"), kind="organisation"))

    assert likely("Российская государственная библиотека", kind="organisation") == ["library"]
    assert likely("China Film Archive", kind="organisation") == ["archive"]
    assert likely("Китайское телевидение", kind="organisation") == ["tv"]


def test_organisation_is_found_by_its_abbreviation_and_the_other_way_round() -> None:
    keep("agent", agent("vgik", name("ВГИК"), kind="organisation"))
    keep("agent", agent("beijing", name("Beijing Film Academy", "en"), kind="organisation"))

    assert likely("Всероссийский государственный институт кинематографии") == ["vgik"]
    assert likely("BFA", kind="organisation") == ["beijing"]


def test_agent_with_many_forms_is_found_once_by_the_form_that_is_nearest() -> None:
    forms = [name("Роман Кармен"), name("Кармен, Р.", kind="variant"), name("罗曼·卡尔曼", "zh-Hans")]
    keep("agent", agent("karmen", *forms))

    assert [(one.agent, one.name) for one in agents_like("Роман Кармен")] == [("karmen", "Роман Кармен")]


def test_agents_that_are_not_meant_are_left_out() -> None:
    keep_some()

    assert "karmen" not in found("Роман Кармен", but=["karmen"])


@pytest.mark.parametrize("few", [1, 3])
def test_rare_word_leads_to_a_name_whose_other_words_are_everybodys(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diptych.registers.authority.queries.reaching.FEW", few)
    for at, family in enumerate(("Кармен", "Герасимов", "Бондарчук", "Эйзенштейн", "Пырьев", "Урусевский")):
        keep("agent", agent(f"sergei-{at}", name(f"Сергей {family}")))

    assert found("Sergei Eisenstein")[0] == "sergei-3"
    assert found("谢尔盖·爱森斯坦")[0] == "sergei-3"


# Hints ----------------------------------------------------------------------------------------------------------------


def test_name_written_back_from_chinese_is_a_hint_with_its_path() -> None:
    keep("agent", agent("karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans")))

    [hint] = hints_through_han("Roman Kalman", "en")

    assert (hint.agent, hint.name, hint.via, hint.same) == ("karmen", "Роман Кармен", ("罗曼·卡尔曼",), False)
    assert hint.score >= THRESHOLD
    assert found("Roman Kalman") == ["karmen"]


def test_pinyin_of_a_chinese_name_is_its_name_and_no_hint() -> None:
    keep("agent", agent("wong", name("Wong Kar-wai", "en"), name("王家卫", "zh-Hans")))

    assert hints_through_han("Wang Jiawei", "en") == []
    assert likely("Wang Jiawei") == ["wong"]


def test_name_that_meets_a_form_in_letters_is_no_hint() -> None:
    keep("agent", agent("karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans")))

    assert hints_through_han("Roman Karmen", "en") == []


# Whole names ----------------------------------------------------------------------------------------------------------


def test_whole_names_are_looked_up_in_any_order_with_one_query(django_assert_num_queries: Any) -> None:
    keep_some()
    keep("agent", agent("namesake", name("Кармен, Роман", kind="variant")))

    with django_assert_num_queries(1):
        told = agents_named(["роман КАРМЕН", "張藝謀", "Кармен", "", "Verтov"])

    assert told == {
        "роман КАРМЕН": ["karmen", "namesake"],
        "張藝謀": ["zhang-yimou"],
        "Кармен": [],
        "": [],
        "Verтov": [],
    }
    assert agents_called_exactly("vertov dziga") == ["vertov"]


# Always as the registers say ------------------------------------------------------------------------------------------


def test_names_are_found_and_forgotten_with_every_change() -> None:
    keep("agent", agent("karmen", name("Роман Кармен")))
    thing = named("agent")
    added = agents.add_name("karmen", name=name("李小龙", "zh-Hans"), revision=1, by=ANNA, at=NOW)
    assert likely("Li Xiaolong") == ["karmen"]

    keeping.correct(
        thing, "karmen", changes={"names": [name("Дзига Вертов")]}, revision=added.revision, by=ANNA, at=NOW
    )
    assert (likely("Li Xiaolong"), likely("Roman Karmen"), likely("Dziga Vertov")) == ([], [], ["karmen"])

    keeping.undo(Entry.objects.order_by("-sequence")[0], by=ANNA, at=LATER)
    assert (likely("Roman Karmen"), likely("Dziga Vertov")) == (["karmen"], [])

    keeping.remove(thing, "karmen", revision=4, by=ANNA, at=LATER, reason="nobody")
    assert found("Roman Karmen") == []
    assert WordOfName.objects.count() == 0


def test_names_follow_a_merge() -> None:
    keep("agent", agent("karmen", name("Роман Кармен")))
    keep("agent", agent("kalman", name("罗曼·卡尔曼", "zh-Hans")))

    revisions = {"revision": 1, "gone_revision": 1}
    agents.merge("karmen", gone="kalman", **revisions, by=ANNA, at=LATER, reason="one man", besides="one biography")

    assert found("罗曼·卡尔曼") == ["karmen"]


def test_kind_of_an_agent_decides_how_its_names_are_read() -> None:
    keep("agent", agent("new-york", name("New York", "en")))

    keeping.correct(named("agent"), "new-york", changes={"kind": "place"}, revision=1, by=ANNA, at=NOW)

    assert list(WordOfName.objects.values_list("word__key", flat=True)) == ["newyork"]
    assert likely("Нью-Йорк", kind="place") == ["new-york"]


# Many -----------------------------------------------------------------------------------------------------------------


def keep_many(*data: dict[str, Any]) -> None:
    thing = named("agent")
    keeping.keep_many(thing, [thing.shape.read(one, (), []) for one in data], by=ANNA, at=NOW)


def test_names_of_many_wait_for_a_job_and_are_found_whole_meanwhile() -> None:
    keep_many(agent("karmen", name("Роман Кармен")), agent("vertov", name("Дзига Вертов")))
    assert (likely("Roman Karmen"), agents_called_exactly("Кармен Роман"), likely("Кармен Роман")) == (
        [],
        ["karmen"],
        ["karmen"],
    )

    told: list[tuple[int, int]] = []
    assert naming.index_waiting(seen=lambda done, all_: told.append((done, all_)))

    assert told == [(2, 2)]
    assert (likely("Roman Karmen"), NamesWaiting.objects.count()) == (["karmen"], 0)


def test_work_that_takes_longer_than_it_may_is_left_to_another_job() -> None:
    keep_many(agent("karmen", name("Роман Кармен")))

    assert not naming.index_waiting(seconds=-1)
    assert naming.index_waiting()


def test_names_that_were_lost_are_noticed_and_found_again() -> None:
    keep_some()
    WordOfName.objects.filter(name__agent="karmen").delete()
    assert found("罗曼·卡尔曼", kind="person")[:1] != ["karmen"]

    assert (naming.index_lost(), naming.index_lost()) == (1, 0)
    assert likely("罗曼·卡尔曼") == ["karmen"]


def test_everything_is_made_anew_while_names_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_some()
    keeping.correct(named("agent"), "vertov", changes={"names": [name("Денис Кауфман")]}, revision=1, by=ANNA, at=NOW)
    assert NameWord.objects.filter(key="vertov").exists()
    before = {text: found(text) for text in ("罗曼·卡尔曼", "Sergei Eisenstein", "Denis Kaufman")}
    monkeypatch.setattr(naming, "fingerprint", lambda: "another" * 10)
    assert naming.is_outdated()

    seen: list[list[str]] = []
    assert naming.rebuild(seen=lambda _done, _all: seen.append(found("罗曼·卡尔曼"))) == (5, 11)

    assert not naming.is_outdated()
    assert {tuple(each[:1]) for each in seen} == {("karmen",)}
    assert {text: found(text) for text in before} == before
    assert not NameWord.objects.filter(key="vertov").exists()
    assert set(NameGram.objects.values_list("generation", flat=True)) == {NamesIndex.objects.get().generation}


def test_word_that_comes_while_everything_is_made_anew_is_found_after_it() -> None:
    keep_some()
    come: list[str] = []

    def meanwhile(_done: int, _all: int) -> None:
        if not come:
            come.append("tarkovsky")
            keep("agent", agent("tarkovsky", name("Андрей Тарковский")))

    naming.rebuild(seen=meanwhile)

    assert likely("安德烈·塔可夫斯基") == ["tarkovsky"]


@pytest.mark.parametrize("step", ["_index", "_sound_anew"])
def test_two_who_make_everything_anew_at_once_do_not_spoil_it(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    keep_some()
    work, waiting = getattr(naming, step), [True]

    def between(*told: Any, **options: Any) -> Any:
        done = work(*told, **options)
        if waiting:
            waiting.clear()
            # The other begins, and ends, while this one is at work.
            naming.rebuild()
            keep("agent", agent("tarkovsky", name("Андрей Тарковский")))
        return done

    monkeypatch.setattr(naming, step, between)
    naming.rebuild()

    assert likely("安德烈·塔可夫斯基") == ["tarkovsky"]
    assert likely("Roman Karmen") == ["karmen"]
    assert set(NameGram.objects.values_list("generation", flat=True)) == {NamesIndex.objects.get().generation}
    scripts = NameGram.objects.filter(gram__startswith="=").values_list("words", flat=True)
    assert sum(len(bytes(words)) for words in scripts) == 3 * NameWord.objects.count(), "each word has its sounds once"


def test_question_takes_the_same_number_of_queries_whatever_the_number_of_names() -> None:
    def queries(found: int) -> int:
        # What a process remembers of words is not asked for again.
        agents_like("罗曼·卡尔曼", most=20)
        with CaptureQueriesContext(connection) as asked:
            assert len(agents_like("罗曼·卡尔曼", most=20)) == found
        return len(asked)

    keep_some()
    few = queries(1)
    for at in range(30):
        keep("agent", agent(f"one-{at}", name(f"Роман Карме{chr(ord('а') + at)}")))
    assert queries(20) == few
