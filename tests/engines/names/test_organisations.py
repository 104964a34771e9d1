"""What words of organisations mean, and what follows when two names are compared."""

from __future__ import annotations

import pytest

from diptych.engines.names.countries import COUNTRIES
from diptych.engines.names.forms import parts
from diptych.engines.names.learned import THRESHOLD
from diptych.engines.names.legal_forms import LEGAL_FORMS
from diptych.engines.names.organisations import TAGGED, organisation_words
from diptych.engines.names.retrieval import Index
from diptych.engines.names.scoring import Match, Matcher, Question
from diptych.engines.names.symbols import NUMBERS, SYMBOLS
from diptych.kernel.names import matcher as shipped


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return shipped()


def match(matcher: Matcher, a: str, b: str) -> Match:
    return matcher.match(Question(a=a, b=b, kind="organisation"))


def symbols(text: str) -> dict[str, set[str]]:
    """By role, what the words of a name mean."""
    found: dict[str, set[str]] = {}
    for key, _, role, _ in organisation_words(parts(text, kind="organisation")):
        if role in TAGGED:
            found.setdefault(role, set()).update(key.split())
    return found


def names(text: str) -> list[str]:
    return [key for key, _, role, _ in organisation_words(parts(text, kind="organisation")) if role == "word"]


@pytest.mark.parametrize(
    ("texts", "role", "symbol"),
    [
        (("Romashka LLC", "ООО «Ромашка»", "罗马什卡有限责任公司", "Ромашка GmbH"), "legal", "llc"),
        (("中国电影股份有限公司", "ОАО «Ромашка»", "Romashka AG"), "legal", "jsc"),
        (("Russian State Library", "Российская государственная библиотека", "俄罗斯国立图书馆"), "country", "ru"),
        (("китайский центр", "China Film Archive", "中国电影资料馆", "кинематография КНР"), "country", "cn"),
        (("Музея кино", "film museum", "电影博物馆"), "type", "museum"),
        (("киногруппы", "Film Group", "电影集团公司"), "type", "film"),
        (("35-й кинофестиваль", "35th Film Festival", "第35届电影节", "Фестиваль кино 35"), "number", "35"),
        (("Second Studio", "第二制片厂", "Вторая студия", "2-я студия"), "number", "2"),
    ],
)
def test_words_of_one_meaning_have_one_symbol_in_every_language(texts: tuple[str, ...], role: str, symbol: str) -> None:
    assert [text for text in texts if symbol not in symbols(text).get(role, ())] == []


def test_word_of_several_that_are_known_is_all_of_them_and_any_other_is_a_name() -> None:
    assert symbols("гостелерадиокомпания")["type"] >= {"gov", "tv", "radio", "co"}
    assert (symbols("Мосфильм"), names("Мосфильм")) == ({}, ["мосфильм"])
    assert names("Газпром-медиа") == ["газпром"]


def test_one_character_is_a_symbol_at_the_end_of_a_name_only() -> None:
    assert symbols("俄罗斯文化部") == {"country": {"ru"}, "type": {"culture", "ministry"}}
    assert names("部落影业") == ["部落"]


def test_letters_that_may_be_a_legal_form_are_one_at_an_edge_only() -> None:
    assert symbols("Romashka AG") == {"legal": {"jsc"}}
    assert symbols("Ro AG Makers") == {}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Российская государственная библиотека", "俄罗斯国立图书馆"),
        ("Министерство культуры Российской Федерации", "俄罗斯文化部"),
        ("Китайская киногруппа", "China Film Group"),
        ("中国电影博物馆", "China National Film Museum"),
        ("ООО «Ромашка»", "Romashka LLC"),
        ("Газпром-Медиа Холдинг", "Gazprom-Media"),
        ("15-й Московский кинофестиваль", "莫斯科第15届电影节"),
        ("Централ Партнершип", "Central Partnership"),
        ("Премьер", "Premier"),
        ("Госфильмофонд России", "Gosfilmofond"),
    ],
)
def test_names_that_say_the_same_are_one(matcher: Matcher, a: str, b: str) -> None:
    assert match(matcher, a, b).score >= THRESHOLD
    assert match(matcher, b, a).score == pytest.approx(match(matcher, a, b).score)


@pytest.mark.parametrize(
    ("a", "b", "role"),
    [
        ("中国电影资料馆", "China Film Museum", "type"),
        ("Китайский киноархив", "俄罗斯电影资料馆", "country"),
        ("15-й Московский кинофестиваль", "莫斯科第16届电影节", "number"),
        ("Музей Горького", "高尔基电影制片厂", "type"),
    ],
)
def test_what_both_say_and_say_otherwise_counts_against_and_is_said(
    matcher: Matcher, a: str, b: str, role: str
) -> None:
    found = match(matcher, a, b)

    assert not found.same
    assert role in {clash.role for clash in found.clashes}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("中国电影集团公司", "China Film Co., Ltd"),
        ("Музей", "博物馆"),
        ("Роскино", "Москино"),
        ("Фестиваль китайского кино в России", "Russian Film Festival in China"),
        ("中国电影集团公司", "China Film Archive"),
    ],
)
def test_names_that_share_what_many_share_are_not_one(matcher: Matcher, a: str, b: str) -> None:
    assert not match(matcher, a, b).same


def test_reasons_name_the_rule_and_the_symbol(matcher: Matcher) -> None:
    found = match(matcher, "ООО «Русская киногруппа 3»", "俄罗斯第三电影集团有限责任公司")

    assert {(one.rule, one.symbols) for one in found.meetings} == {
        ("legal_form", ("llc",)),
        ("country", ("ru",)),
        ("number", ("3",)),
        ("translated", ("film",)),
        ("translated", ("grp",)),
    }
    assert (found.left_a, found.left_b, found.clashes) == ((), (), ())


def test_body_without_a_name_of_its_own_is_found_by_what_it_is(matcher: Matcher) -> None:
    index = Index(matcher)
    told = {"library": "俄罗斯国立图书馆", "archive": "中国电影资料馆", "museum": "中国电影博物馆"}
    index.extend(told.items(), kind="organisation", language="zh-Hans")

    assert index.find("Российская государственная библиотека", kind="organisation")[0].id == "library"
    assert index.find("China Film Archive", kind="organisation")[0].id == "archive"


@pytest.mark.parametrize("table", [SYMBOLS, NUMBERS, LEGAL_FORMS, COUNTRIES])
def test_tables_hold_phrases_as_names_are_looked_through(table: str) -> None:
    rows = [row.partition(": ") for row in table.strip().replace("\n ", " ").splitlines()]

    assert [symbol for symbol, _, _ in rows] == sorted({symbol for symbol, _, _ in rows})
    assert all(phrase == phrase.strip().casefold() and phrase for _, _, row in rows for phrase in row.split(", "))
