"""What a ministry, a journalist, an archivist type, in three languages, and what they find in the example programme.

Each line of a table is a question and what it should find, the first hits in their order. Behind ``…`` stands what is
among the hits of the first page, wherever.
"""

from __future__ import annotations

import pytest
from pytest_django import DjangoDbBlocker

from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.queries.searching import Results, search, suggested
from tests.factories.searching import unbroken

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _indexed(programme: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        rebuild()


def found(question: str, language: str = "en", **more: object) -> Results:
    return search(question, person=None, language=language, **more)  # type: ignore[arg-type]


def keys(results: Results) -> list[str]:
    return [f"{hit.kind}:{hit.id}" for hit in results.hits]


KARMEN = "agent:roman-karmen"
EXPEDITION = "expedition:karmen-china-1938-1939"
RED_SILK = "work:red-silk"
PLAN = "document:action-plan-2030"
TREATY = "agreement:rucn-2017"

MINISTRY = """
План действий до 2030 года                        | document:action-plan-2030
2030年前合作拍摄电影的行动计划                        | document:action-plan-2030
action plan for joint film production             | document:action-plan-2030
соглашение Россия Китай о совместном производстве | … agreement:rucn-2017
中俄合作拍摄电影协议                                 | … agreement:rucn-2017
co-production agreement Russia China              | … agreement:rucn-2017
Любимова                                          | agent:olga-lyubimova
встреча Любимовой и Шэнь Хайсюна                  | event:beijing-meeting-2025-03
国家电影局                                          | agent:china-film-administration
Годы культуры России и Китая                      | … event:years-of-culture-2024-2025
"Годы культуры"                                   | … event:years-of-culture-2024-2025
文化年                                             | event:years-of-culture-2024-2025
"""

JOURNALIST = """
Red Silk                            | work:red-silk
red silk box office                 | … work:red-silk
сборы «Красного шёлка»              | … work:red-silk
红丝绸 票房                           | … work:red-silk
Red Silk premiere in Beijing        | … event:red-silk-premiere-beijing
премьера Красного шёлка в Пекине    | … event:red-silk-premiere-beijing
红丝绸 首映                           | … event:red-silk-premiere-beijing
Karmen's grandson                   | … event:forum-torch-of-peace-2025
Чебурашка                           | work:cheburashka
切布拉什卡                            | work:cheburashka
Cheburashka -source                 | work:cheburashka
Beijing International Film Festival | … event:bjiff-15
Московский кинофестиваль            | … event:miff-45
Бриллиантовая бабочка               | … event:diamond-butterfly-2025
Gazprom-Media                       | … agent:gazprom-media
"""

ARCHIVIST = """
征集文物                        | … drive:zhejiang-2015
бессмертный полк               | … drive:immortal-regiment-online
wartime relics                 | … drive:anning-museum-2025
Роман Кармен в Китае           | … expedition:karmen-china-1938-1939
卡尔曼中国之行                    | expedition:karmen-china-1938-1939
Karmen's assignment in China   | expedition:karmen-china-1938-1939
Китай в борьбе                 | work:china-in-battle-1939
Госфильмофонд                  | agent:gosfilmofond
中国电影资料馆                    | agent:china-film-archive
Китайский киноархив            | … agent:china-film-archive
film archive                   | agent:china-film-archive
оборона Ухани 1938             | … expedition:karmen-china-1938-1939
"""

ACROSS = """
Кармен        | agent:roman-karmen … expedition:karmen-china-1938-1939 work:great-victory-karmen
卡尔曼          | agent:roman-karmen … expedition:karmen-china-1938-1939 work:great-victory-karmen
Karmen        | agent:roman-karmen … expedition:karmen-china-1938-1939 work:great-victory-karmen
羅曼·卡爾曼      | agent:roman-karmen … expedition:karmen-china-1938-1939 work:great-victory-karmen
Roman Kalman  | agent:roman-karmen … expedition:karmen-china-1938-1939 work:great-victory-karmen
Roman Calman  | agent:roman-karmen
红丝绸          | work:red-silk
紅絲綢          | work:red-silk
Красный шёлк  | work:red-silk
Красный шелк  | work:red-silk
Red Silk      | work:red-silk
الحرير الأحمر | work:red-silk
Мосфильм      | agent:mosfilm … event:cff-ru-2024
Mosfilm       | agent:mosfilm … event:cff-ru-2024
莫斯科电影制片厂  | agent:mosfilm … event:cff-ru-2024
"""

INFLECTED = """
фильмы Кармена           | … work:china-in-battle-1939 work:in-china-1941
с Романом Карменом       | agent:roman-karmen
красному шёлку           | work:red-silk
о красном шелке          | work:red-silk
Мосфильмом               | agent:mosfilm
речь Ольги Любимовой     | … agent:olga-lyubimova
плану действий           | document:action-plan-2030
кинофестивалей в Китае   | … event:bjiff-15
"""

TWO_CHARACTERS = """
抗战 | … drive:anning-museum-2025
合拍 | … event:red-silk-promo-moscow-2025
征集 | … drive:zhejiang-2015
首映 | … event:red-silk-premiere-beijing
动画 | … agreement:eukr-prot
北京 | … event:bjiff-15
"""

BY_PLACE = """
Москва  | … event:miff-45
莫斯科   | … event:miff-45
Moscow  | … event:miff-45
"""

ARTICLES = """
наименьшая доля стороны Австралия Китай        | … agreement:aucn-2007
текст договора на двух языках Россия Китай     | … agreement:rucn-2017#RUCN-LANG
third state largest share Russia China         | … agreement:rucn-2017#RUCN-THIRD
"""

TABLES = (MINISTRY, JOURNALIST, ARCHIVIST, ACROSS, INFLECTED, TWO_CHARACTERS, BY_PLACE, ARTICLES)
ROWS = [
    tuple(part.strip() for part in line.split("|")) for table in TABLES for line in table.splitlines() if line.strip()
]


@pytest.mark.parametrize(("question", "expected"), ROWS, ids=[question for question, _expected in ROWS])
def test_question_finds_what_it_should(question: str, expected: str) -> None:
    first, _, among = expected.partition("…")
    hits = keys(found(question))
    wanted = first.split()
    assert hits[: len(wanted)] == wanted
    assert [key for key in among.split() if key not in hits] == []


# Who and what is found through ----------------------------------------------------------------------------------------


def test_one_person_is_found_by_every_form_of_the_name_alike() -> None:
    """The register knows that they are one; so the same things are found, whichever is asked for."""
    asked = ["Роман Кармен", "罗曼·卡尔曼", "Roman Karmen", "Roman Kalman", "Роман Лазаревич Кармен"]
    sets = [set(keys(found(name, per_page=100))) for name in asked]
    assert all(one == sets[0] for one in sets)


def test_reader_is_told_by_which_forms_it_was_found() -> None:
    (through,) = found("Кармен", "zh-hans").names
    assert through.asked == "Кармен"
    assert (through.kind, through.ids) == ("agent", ("roman-karmen",))
    assert {"卡尔曼", "Karmen"} <= {text for text, _lang in through.forms}


def test_words_across_languages_are_told() -> None:
    assert any("票房" in {text for text, _lang in row.others} for row in found("box office", "zh-hans").words)


# Choices --------------------------------------------------------------------------------------------------------------


def test_facets_count_what_a_choice_of_them_finds() -> None:
    whole = found("2025", per_page=100)
    for name in ("kind", "country", "year", "type"):
        assert len(whole.facets[name]) > 1
        for row in whole.facets[name]:
            chosen = {"kinds": (row.value,)} if name == "kind" else {"facets": {name: (row.value,)}}
            assert found("2025", **chosen).total == row.count, (name, row.value)


def test_narrowed_to_a_kind_nothing_else_is_found() -> None:
    assert {hit.kind for hit in found("Китай", kinds=("event",), per_page=100).hits} == {"event"}


def test_excluded_word_takes_out_what_has_it() -> None:
    with_all, without = found("Чебурашка", per_page=100), found("Чебурашка -2", per_page=100)
    assert set(keys(without)) < set(keys(with_all))


# While one types ------------------------------------------------------------------------------------------------------

TYPED = [
    ("Карм", "agent:roman-karmen"),
    ("karm", "agent:roman-karmen"),
    ("卡尔", "agent:roman-karmen"),
    ("luomankaer", "agent:roman-karmen"),
    ("lmkem", "agent:roman-karmen"),
    ("rfhvty", "agent:roman-karmen"),
    ("Красн", "work:red-silk"),
    ("krasn", "work:red-silk"),
    ("rhfcysq", "work:red-silk"),
    ("hongsi", "work:red-silk"),
    ("红丝", "work:red-silk"),
    ("red si", "work:red-silk"),
]


@pytest.mark.parametrize(("typed", "expected"), TYPED)
def test_beginning_suggests_what_may_be_meant(typed: str, expected: str) -> None:
    rows = suggested(typed, person=None, language="ru")
    assert (f"{rows[0].kind}:{rows[0].id}" if rows else "") == expected


def test_forms_kept_as_mistakes_are_found_and_not_suggested() -> None:
    assert KARMEN in keys(found("Kalman"))
    assert not any(row.text == "Roman Kalman" for row in suggested("Roman Kal", person=None, language="en"))


# Slips ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["Чебурашак", "Cheburashhka", "xt,ehfirf"])
def test_slip_is_put_right_and_said(question: str) -> None:
    results = found(question)
    assert "work:cheburashka" in keys(results)
    assert results.corrected


def test_letters_that_look_alike_are_put_right_and_said() -> None:
    results = found("Кaрмен")  # the second letter is Latin
    assert keys(results)[0] == KARMEN
    assert [note.code for note in results.notes] == ["mixed_scripts"]


HOSTILE = [
    "",
    "!",
    "а",
    "中",
    "a" * 10_000,
    "слово " * 2_000,
    "😀😀",
    "\u202eне\u202c зло",
    '" OR 1=1 --',
    "'; DROP TABLE works; --",
    "title:* NEAR(a b) AND NOT (c",
    "foo:* & !bar | <->",
    "*",
    "-",
    '"',
    "-- -- --",
    "+a^3 ~2 [1 TO 5] /re.*/",
    "%_%",
    "\\",
    "\x00",
]


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_answered(question: str) -> None:
    with unbroken():
        results = found(question)
        suggested(question, person=None, language="ru")
    assert {note.code for note in results.notes}.isdisjoint({"unavailable", "slow", "building"})
    assert results.total >= len(results.hits)
