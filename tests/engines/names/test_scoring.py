"""Two names or one: scores and reasons with the tables that ship."""

from __future__ import annotations

import pytest

from diptych.engines.names.learned import THRESHOLD
from diptych.engines.names.scoring import Match, Matcher, Question
from diptych.kernel.names import matcher as shipped


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return shipped()


def match(matcher: Matcher, a: str, b: str, kind: str = "person") -> Match:
    return matcher.match(Question(a=a, b=b, kind=kind))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Роман Кармен", "罗曼·卡尔曼"),
        ("Роман Кармен", "Roman Karmen"),
        ("罗曼·卡尔曼", "Roman Kalman"),
        ("Кармен, Роман Лазаревич", "罗曼·卡尔曼"),
        ("Karmen, Roman", "Роман Лазаревич Кармен"),
        ("Р. Кармен", "罗曼·卡尔曼"),
        ("Сергей Эйзенштейн", "谢尔盖·爱森斯坦"),
        ("Сергей Эйзенштейн", "Sergei Eisenstein"),
        ("Чжан Имоу", "张艺谋"),
        ("Чжан Имоу", "張藝謀"),
        ("Zhang Yimou", "张艺谋"),
        ("Yimou Zhang", "张艺谋"),
        ("Чжан Имоу", "Zhang Yimou"),
        ("Роман Кармён", "Роман Кармен"),
    ],
)
def test_forms_of_one_person_reach_the_threshold(matcher: Matcher, a: str, b: str) -> None:
    assert match(matcher, a, b).score >= THRESHOLD
    assert match(matcher, b, a).score >= THRESHOLD


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Роман Кармен", "谢尔盖·卡尔曼"),
        ("Роман Кармен", "罗曼·爱森斯坦"),
        ("Роман Кармен", "Sergei Karmen"),
        ("Роман Кармен", "Роман Карпов"),
        ("С. Кармен", "罗曼·卡尔曼"),
        ("Чжан Имоу", "陈凯歌"),
        ("张艺谋", "张子怡"),
        ("Roman Karmen", "张艺谋"),
    ],
)
def test_other_persons_do_not(matcher: Matcher, a: str, b: str) -> None:
    assert match(matcher, a, b).score < THRESHOLD
    assert match(matcher, b, a).score < THRESHOLD


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Владивосток", "符拉迪沃斯托克"),
        ("Екатеринбург", "叶卡捷琳堡"),
        ("Екатеринбург", "Yekaterinburg"),
        ("Тунчжоу", "通州"),
    ],
)
def test_forms_of_one_place_reach_the_threshold(matcher: Matcher, a: str, b: str) -> None:
    assert match(matcher, a, b, "place").same


@pytest.mark.parametrize(("a", "b"), [("Владивосток", "海参崴"), ("Екатеринбург", "符拉迪沃斯托克")])
def test_other_places_and_other_names_of_a_place_do_not(matcher: Matcher, a: str, b: str) -> None:
    assert not match(matcher, a, b, "place").same


def test_latin_name_made_from_the_han_form_is_nearer_to_it_than_the_original(matcher: Matcher) -> None:
    made, original = (match(matcher, "罗曼·卡尔曼", latin).score for latin in ("Roman Kalman", "Roman Karmen"))

    assert made > original


def test_reasons_name_the_words_the_rule_and_the_letters(matcher: Matcher) -> None:
    found = match(matcher, "Кармен, Роман Лазаревич", "罗曼·卡尔曼")

    assert [(one.a, one.b) for one in found.meetings] == [("Роман", "罗曼"), ("Кармен", "卡尔曼")]
    assert {one.rule for one in found.meetings} <= {"known", "learned"}
    assert found.meetings[1].letters == (("卡", "ка"), ("尔", "р"), ("曼", "мен"))
    assert (found.left_a, found.left_b) == (("Лазаревич",), ())


def test_reasons_name_the_rules_of_romanisation(matcher: Matcher) -> None:
    assert {one.rule for one in match(matcher, "Чжан Имоу", "张艺谋").meetings} == {"palladius"}
    assert {one.rule for one in match(matcher, "Zhang Yimou", "张艺谋").meetings} == {"pinyin"}


def test_reasons_name_initials_and_what_is_the_same(matcher: Matcher) -> None:
    found = match(matcher, "Р. Кармен", "Роман Кармен")

    assert [one.rule for one in found.meetings] == ["initial", "same"]


def test_score_of_many_is_the_score_of_each(matcher: Matcher) -> None:
    pairs = [
        ("Роман Кармен", "罗曼·卡尔曼"),
        ("Роман Кармен", "谢尔盖·卡尔曼"),
        ("Чжан Имоу", "张艺谋"),
        ("Лев", "Lev"),
    ]
    questions = [Question(a=a, b=b) for a, b in pairs]

    assert matcher.scores(questions) == [matcher.match(question).score for question in questions]
    assert matcher.scores(questions[::-1]) == matcher.scores(questions)[::-1]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Киностудия имени Горького", "高尔基电影制片厂"),
        ("Госфильмофонд", "Госфильмофонд"),
        ("ВГИК", "Всероссийский государственный институт кинематографии"),
    ],
)
def test_forms_of_one_organisation_reach_the_threshold(matcher: Matcher, a: str, b: str) -> None:
    assert match(matcher, a, b, "organisation").same


@pytest.mark.parametrize(
    ("a", "b"),
    [("Музей Горького", "高尔基电影制片厂"), ("Мосфильм", "Ленфильм"), ("Московский университет", "Московский музей")],
)
def test_other_organisations_do_not(matcher: Matcher, a: str, b: str) -> None:
    assert not match(matcher, a, b, "organisation").same


@pytest.mark.parametrize(
    "text", ["", " ", "·", "?", "42", "🎬", "\u202e", "'; DROP TABLE--", "a" * 10_000, "卡" * 10_000]
)
@pytest.mark.parametrize("kind", ["person", "place", "organisation", None])
def test_bad_input_gets_a_score(matcher: Matcher, text: str, kind: str) -> None:
    for a, b in ((text, "Роман Кармен"), ("罗曼·卡尔曼", text), (text, text)):
        assert 0 <= match(matcher, a, b, kind).score <= 1


def test_what_has_no_letters_is_nobody(matcher: Matcher) -> None:
    assert match(matcher, "…", "…") == Match(score=0.0, same=False)


def test_letters_that_only_look_alike_are_read_as_meant(matcher: Matcher) -> None:
    assert match(matcher, "Ромaн Кaрмен", "罗曼·卡尔曼").score == match(matcher, "Роман Кармен", "罗曼·卡尔曼").score
