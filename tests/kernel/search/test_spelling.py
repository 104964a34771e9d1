"""How a name may begin to be typed: in any script, by its sounds, with the keyboard in the wrong state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.kernel.search.spelling import LONGEST, keys_asked, keys_of, met


def suggests(name: str, typed: str) -> bool:
    stored = keys_of(name)
    return any(key.how == one.how and key.text.startswith(one.text) for one in keys_asked(typed) for key in stored)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Роман Кармен", "ром"),
        ("Роман Кармен", "КАРМ"),
        ("Роман Кармен", "кармен ро"),
        ("Роман Лазаревич Кармен", "лазар"),
        ("Роман Кармен", "karm"),
        ("Роман Кармен", "carmen"),
        ("Роман Кармен", "rfhv"),
        ("Roman Karmen", "карм"),
        ("Roman Karmen", "лфкь"),
        ("Дмитрий Щёголев", "dmitry"),
        ("Дмитрий Щёголев", "dmitrij shch"),
        ("Дмитрий Щёголев", "schego"),
        ("Дмитрий Щёголев", "shchyog"),
        ("Хуциев", "khu"),
        ("Хуциев", "hutsiev"),
        ("Михаил Ромм", "mik"),
        ("Михаил Ромм", "mikhail"),
        ("Жанна", "zha"),
        ("Цыганков", "tsyg"),
        ("Юрий Яковлев", "yuri"),
        ("Юрий Яковлев", "jurij jak"),
        ("Юрий Яковлев", "iakov"),
        ("Васильев", "vasilyev"),
        ("Васильев", "vasiliev"),
        ("Дзига Вертов", "wertow"),
        ("Ёлка", "елк"),
        ("张艺谋", "张"),
        ("张艺谋", "張藝"),
        ("张艺谋", "艺谋"),
        ("张艺谋", "zhang yim"),
        ("张艺谋", "zhangyi"),
        ("张艺谋", "yimou"),
        ("张艺谋", "zym"),
        ("张艺谋", "чжан"),
        ("张艺谋", "имоу"),
        ("吕班", "lvb"),
        ("吕班", "lub"),
        ("曾国藩", "zengguo"),
        ("黄土地", "土地"),
        ("黄土地", "huangtudi"),
        ("罗曼·卡尔曼", "罗曼卡"),
        ("罗曼·卡尔曼", "卡尔曼"),
        ("罗曼·卡尔曼", "luoman"),
        ("長安", "chang'an"),
        ("Łódź", "lodz"),
        ("Жан-Поль Бельмондо", "жанп"),
        ("Жан-Поль Бельмондо", "поль"),
    ],
)
def test_name_is_suggested_by_what_is_typed(name: str, typed: str) -> None:
    assert suggests(name, typed)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Роман Кармен", "арм"),
        ("Роман Кармен", "vertov"),
        ("张艺谋", "li"),
        ("Кармен", "zh"),
        ("Роман Кармен", ""),
        ("Роман", "!!!"),
        ("", "a"),
    ],
)
def test_other_names_are_not(name: str, typed: str) -> None:
    assert not suggests(name, typed)


@pytest.mark.parametrize(
    "name", ["Дмитрий Щёголев", "Хрущёв", "Цхинвали", "Михаил Кокшёнов", "Юрий Яковлев", "Эйзенштейн"]
)
@pytest.mark.parametrize(
    "table", ["bgn_pcgn_alt", "ala_lc_alt", "icao_doc_9303", "gost_52290", "mosmetro", "wikipedia"]
)
def test_every_way_of_writing_russian_in_latin_letters_leads_there_letter_by_letter(name: str, table: str) -> None:
    from iuliia import schemas

    written = schemas.get(table).translate(name)
    for length in range(3, len(written) + 1):
        assert suggests(name, written[:length]), written[:length]


@given(st.text(max_size=120), st.sampled_from(["", "zh-Hans", "ja"]))
def test_keys_are_made_of_anything(text: str, lang: str) -> None:
    for key in keys_of(text, lang):
        assert 0 < len(key.text) <= LONGEST
    asked = keys_asked(text)
    assert len(asked) <= 10
    assert all(0 < key.weight <= 1 and 0 < len(key.text) <= LONGEST for key in asked)


@given(st.text(st.sampled_from("Роман Кармен张艺谋·-abcШЩё '"), max_size=30), st.integers(1, 8))
def test_place_that_is_marked_is_in_the_name(name: str, length: int) -> None:
    typed = name.strip()[:length]
    place = met(name, typed)
    # What has no letter is no name, and nothing of it was typed.
    assert (place is not None) == any(letter.isalpha() for letter in typed)
    assert place is None or 0 <= place[0] < place[1] <= len(name)


@pytest.mark.parametrize(
    ("name", "typed"), [("Кармен", "vertov"), ("张艺谋", "li"), ("Кармен", ""), ("", "a"), ("-", "-")]
)
def test_what_is_no_beginning_is_marked_nowhere(name: str, typed: str) -> None:
    assert met(name, typed) is None


@pytest.mark.parametrize(
    ("name", "typed", "part"),
    [
        ("Роман Кармен", "karm", "Карм"),
        ("Роман Кармен", "rfhv", "Карм"),
        ("Красный шёлк", "шел", "шёл"),
        ("张艺谋", "yim", "艺谋"),
        ("张艺谋", "zym", "张艺谋"),
        ("罗曼·卡尔曼", "罗曼卡", "罗曼·卡"),
        ("张艺谋", "чжан", "张"),
    ],
)
def test_what_was_typed_is_marked_in_the_name(name: str, typed: str, part: str) -> None:
    place = met(name, typed)
    assert place is not None
    assert name[slice(*place)] == part
