"""Names are found by a name in any script; an index may be added to at any time."""

from __future__ import annotations

import pytest

from diptych.engines.names.grams import bones, grams, word_grams
from diptych.engines.names.retrieval import Index
from diptych.kernel.names import learned, matcher

NAMES = {
    "karmen": ("Роман Кармен", "罗曼·卡尔曼", "Roman Karmen"),
    "eisenstein": ("Сергей Эйзенштейн", "谢尔盖·爱森斯坦", "Sergei Eisenstein"),
    "bondarchuk": ("Сергей Бондарчук", "谢尔盖·邦达尔丘克", "Sergei Bondarchuk"),
    "shepitko": ("Лариса Шепитько", "拉莉萨·舍皮琴科", "Larisa Shepitko"),
    "zhang": ("Чжан Имоу", "张艺谋", "Zhang Yimou"),
    "chen": ("Чэнь Кайгэ", "陈凯歌", "Chen Kaige"),
    "jia": ("Цзя Чжанкэ", "贾樟柯", "Jia Zhangke"),
}
LANGUAGES = ("ru", "zh", "en")


def index(language: int) -> Index:
    made = Index(matcher())
    made.extend(((id, forms[language]) for id, forms in NAMES.items()), kind="person", language=LANGUAGES[language])
    return made


@pytest.mark.parametrize("target", range(3), ids=LANGUAGES)
@pytest.mark.parametrize("source", range(3), ids=LANGUAGES)
def test_every_name_is_found_first_from_every_script(source: int, target: int) -> None:
    stock = index(target)
    found = {id: stock.find(forms[source], language=LANGUAGES[source])[0].id for id, forms in NAMES.items()}

    assert found == {id: id for id in NAMES}


def test_inverted_name_with_patronymic_and_initial_are_found() -> None:
    stock = index(1)

    assert [stock.find(text)[0].id for text in ("Кармен, Роман Лазаревич", "Р. Кармен", "С. Бондарчук")] == [
        "karmen",
        "karmen",
        "bondarchuk",
    ]


def test_name_that_is_added_is_found() -> None:
    stock = index(1)
    assert stock.find("Дзига Вертов")[:1] == [] or stock.find("Дзига Вертов")[0].score < 0.5

    stock.add("vertov", "吉加·维尔托夫", language="zh")
    assert stock.find("Дзига Вертов")[0].id == "vertov"


def test_thing_with_several_forms_is_found_once_by_its_best() -> None:
    stock = index(1)
    stock.add("karmen", "Roman Karmen", language="en")
    found = stock.find("Роман Кармен")

    assert [hit.id for hit in found].count("karmen") == 1
    assert found[0].id == "karmen"


def test_best_comes_first_and_no_more_than_asked() -> None:
    found = index(2).find("Сергей Бондарчук", most=2)

    assert [hit.id for hit in found] == ["bondarchuk", "eisenstein"]
    assert found[0].score > found[1].score


@pytest.mark.parametrize("text", ["", "·", "🎬", "x", "щ" * 10_000, "卡" * 10_000, "NEAR(a b) OR *"])
def test_bad_input_finds_little_and_breaks_nothing(text: str) -> None:
    assert len(index(1).find(text)) <= 10


def test_empty_index_finds_nothing() -> None:
    assert Index(matcher()).find("Роман Кармен") == []


def test_words_that_sound_alike_share_their_bones() -> None:
    assert bones("кармен") == bones("karmen") == bones("kalman")


def test_grams_of_a_han_word_are_those_of_what_it_may_be() -> None:
    shared = set(word_grams("卡尔曼", "Hani", learned())) & set(word_grams("кармен", "Cyrl", learned()))

    assert len(shared) >= 8


def test_grams_of_nothing_are_the_edges() -> None:
    assert grams("") == ("^$",)
