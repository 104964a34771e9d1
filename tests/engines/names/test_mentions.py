"""Names in running text."""

from __future__ import annotations

import pytest

from diptych.engines.names.mentions import LONGEST_KEY, LONGEST_TEXT, apart, mention_key, places, said_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.names.forms import Kind


def said(text: str, form: str, kind: Kind = "person", *, inflected: bool = True) -> list[str]:
    """The pieces of a text that say a form."""
    key = mention_key(form)
    found = [said_at(text, place, form, kind=kind, inflected=inflected) for place in places(text) if place.key == key]
    return [text[at[0] : at[1]] for at in found if at is not None]


CASES = ("Романа Кармена", "Роману Кармену", "Романом Карменом", "Романе Кармене", "Роман Кармен")


@pytest.mark.parametrize("case", CASES)
def test_russian_name_is_found_in_every_case(case: str) -> None:
    assert said(f"О том, что снято: {case}, оператор.", "Роман Кармен") == [case]


@pytest.mark.parametrize(
    ("form", "case"),
    [
        ("Лев Кулешов", "Льва Кулешова"),
        ("Павел Лунгин", "Павлу Лунгину"),
        ("Анна Звягинцева", "Анной Звягинцевой"),
        ("Фёдор Бондарчук", "Федора Бондарчука"),
        ("Алексей Толстой", "Алексея Толстого"),
    ],
)
def test_vowels_come_and_go(form: str, case: str) -> None:
    assert mention_key(form) == mention_key(case)
    assert said(f"Это фильм {case}.", form) == [case]


def test_form_that_is_only_like_it_is_none() -> None:
    assert said("Снял Роман Карманов.", "Роман Кармен") == []
    assert said("Roman Carmen", "Roman Karmen") == []
    assert said("Романа Кармена", "Роман Кармен", inflected=False) == []


def test_inverted_form_is_found_as_it_is_said() -> None:
    assert said("Съёмки Романа Лазаревича Кармена", "Кармен, Роман Лазаревич") == ["Романа Лазаревича Кармена"]


def test_what_parts_sentences_and_lists_parts_names() -> None:
    assert said("Приехал Роман. Кармен играла в театре.", "Роман Кармен") == []
    assert said("Иван, Роман, Кармен", "Роман Кармен") == []
    assert said("Снял Р. Кармен.", "Р. Кармен") == ["Р. Кармен"]


def test_organisation_is_found_with_its_small_words_and_marks() -> None:
    text = "По заказу Министерства культуры Российской Федерации на киностудии «Мосфильм»."
    assert said(text, "Министерство культуры Российской Федерации", "organisation") == [
        "Министерства культуры Российской Федерации"
    ]
    assert said("Сняла Киностудия «Мосфильм».", "Киностудия Мосфильм", "organisation") == ["Киностудия «Мосфильм»"]


def test_single_word_that_may_be_a_word_of_the_language_is_no_name_where_a_sentence_begins() -> None:
    assert said("Путь лежит на восток.", "Путь", "organisation") == []
    assert said("Он снял для студии Путь.", "Путь", "organisation") == ["Путь"]
    assert said("Мосфильм снял.", "Мосфильм", "organisation") == ["Мосфильм"]


def test_single_word_in_quotation_marks_is_a_title_unless_an_organisation_is_called_so() -> None:
    assert said("Показали «Амур» в Москве.", "Амур", "place") == []
    assert said("Поехали на Амур.", "Амур", "place") == ["Амур"]
    assert said("На студии «Мосфильм».", "Мосфильм", "organisation") == ["Мосфильм"]


def test_chinese_name_is_found_in_any_characters_with_or_without_its_point() -> None:
    for text in ("导演罗曼·卡尔曼来到延安", "导演罗曼卡尔曼来到延安", "導演羅曼·卡爾曼來到延安"):
        (found,) = said(text, "罗曼·卡尔曼")
        assert mention_key(found) == mention_key("罗曼·卡尔曼")
    assert said("莫斯科电影制片厂的影片", "莫斯科电影制片厂", "organisation") == ["莫斯科电影制片厂"]
    assert said("莫斯科电影学院的影片", "莫斯科电影制片厂", "organisation") == []


def test_piece_of_a_longer_word_does_not_stand_by_itself() -> None:
    def cut(run: str) -> list[str]:
        return {"王力宏演唱": ["王力宏", "演唱"], "张艺谋导演": ["张艺谋", "导演"]}[run]

    assert not apart("王力宏演唱", 0, 2, cut)
    assert apart("张艺谋导演", 0, 3, cut)
    assert not apart("罗曼·卡尔曼", 3, 6, cut)


@pytest.mark.parametrize("form", ["", "Ян", "?!", "安", "CCTV中央电视台", "а " * 9])
def test_form_that_says_too_little_has_no_key(form: str) -> None:
    assert mention_key(form) == ""


def test_key_has_an_end() -> None:
    assert len(mention_key("Кармен" * 80)) <= LONGEST_KEY


@pytest.mark.parametrize(
    "text", ["", "A" * (LONGEST_TEXT + 10), "А. " * 4000, "卡·" * 4000, "\u202eМосква\x00 ' OR 1=1"]
)
def test_wild_text_has_no_more_places_than_it_may(text: str) -> None:
    assert len(list(places(text))) <= LONGEST_TEXT * 4
