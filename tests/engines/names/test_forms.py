"""Names in their parts, whichever way round they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.names.folding import LONGEST
from diptych.engines.names.forms import MOST_PARTS, parts

SHORT = {
    "family": "F",
    "given": "G",
    "patronymic": "P",
    "initial": "I",
    "particle": "p",
    "honorific": "h",
    "suffix": "s",
    "word": "w",
}


def said(text: str, **asked: str) -> tuple[str, str, str]:
    """Roles in letters, keys in their order, and how sure the roles are."""
    form = parts(text, **asked)  # type: ignore[arg-type]
    return ("".join(SHORT[part.role] for part in form.parts), " ".join(part.key for part in form.parts), form.order)


@pytest.mark.parametrize(
    ("text", "roles", "keys", "order"),
    [
        ("Роман Кармен", "GF", "роман кармен", "unknown"),
        ("Кармен, Роман", "GF", "роман кармен", "given_first"),
        ("Кармен, Роман Лазаревич", "GPF", "роман лазаревич кармен", "given_first"),
        ("Роман Лазаревич Кармен", "GPF", "роман лазаревич кармен", "given_first"),
        ("Кармен Роман Лазаревич", "FGP", "кармен роман лазаревич", "family_first"),
        ("КАРМЕН Роман", "FG", "кармен роман", "family_first"),
        ("Кармен Р.Л.", "FII", "кармен р л", "family_first"),
        ("Р. Л. Кармен", "IIF", "р л кармен", "given_first"),
        ("Р.Л.Кармен", "IIF", "р л кармен", "given_first"),
        ("Дж. Лукас", "IF", "дж лукас", "given_first"),
        ("Анна Андреевна", "GP", "анна андреевна", "given_first"),
        # A family name that ends like a patronymic.
        ("Дмитрий Шостакович", "GF", "дмитрий шостакович", "unknown"),
        ("Элинор Ильич", "GF", "элинор ильич", "unknown"),
        ("Пётр Ильич Чайковский", "GPF", "петр ильич чайковский", "given_first"),
        ("Шостакович, Дмитрий Дмитриевич", "GPF", "дмитрий дмитриевич шостакович", "given_first"),
        ("Шостакович Дмитрий Дмитриевич", "FGP", "шостакович дмитрий дмитриевич", "family_first"),
        ("Людвиг ван Бетховен", "GpF", "людвиг ван бетховен", "given_first"),
        ("Леонардо Ди Каприо", "GpF", "леонардо ди каприо", "given_first"),
        ("Ван Гог, Винсент", "GpF", "винсент ван гог", "given_first"),
        ("д-р Иван Петров", "hGF", "др иван петров", "unknown"),
        ("Martin Luther King, Jr.", "GGFs", "martin luther king jr", "unknown"),
        ("King, Martin Luther, Jr.", "GGFs", "martin luther king jr", "given_first"),
        ("King Jr., Martin Luther", "GGFs", "martin luther king jr", "given_first"),
        ("O’Brien, Flann", "GF", "flann obrien", "given_first"),
        ("Жан-Поль Бельмондо", "GF", "жанполь бельмондо", "unknown"),
        ("Кармен", "w", "кармен", "unknown"),
        ("К", "w", "к", "unknown"),
    ],
)
def test_names_in_alphabets(text: str, roles: str, keys: str, order: str) -> None:
    assert said(text) == (roles, keys, order)


@pytest.mark.parametrize(
    ("text", "roles", "keys", "undivided"),
    [
        ("张艺谋", "FG", "张 艺谋", "张艺谋"),
        ("張藝謀", "FG", "张 艺谋", "张艺谋"),
        ("欧阳修", "FG", "欧阳 修", "欧阳修"),
        ("诸葛亮先生", "FGh", "诸葛 亮 先生", "诸葛亮先生"),
        ("张 艺谋", "FG", "张 艺谋", ""),
        ("罗曼·卡尔曼", "GF", "罗曼 卡尔曼", ""),
        ("罗曼・卡尔曼", "GF", "罗曼 卡尔曼", ""),
        ("谢尔盖·米哈伊洛维奇·爱森斯坦", "GPF", "谢尔盖 米哈伊洛维奇 爱森斯坦", ""),
        ("J·K·罗琳", "IIF", "j k 罗琳", ""),
        ("让-保罗·萨特", "GF", "让保罗 萨特", ""),
        # Begins like a Chinese name and need not be one: both readings are there.
        ("罗曼", "FG", "罗 曼", "罗曼"),
        ("卡尔曼", "w", "卡尔曼", ""),
        ("北京电影制片厂", "w", "北京电影制片厂", ""),
    ],
)
def test_names_in_han(text: str, roles: str, keys: str, undivided: str) -> None:
    assert said(text)[:2] == (roles, keys)
    assert " ".join(part.key for part in parts(text).undivided) == undivided


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Zhang Yimou", None, ("FG", "zhang yimou", "family_first")),
        ("Чжан Имоу", None, ("FG", "чжан имоу", "family_first")),
        ("Anna Wang", None, ("GF", "anna wang", "unknown")),
        ("Анна Ван", None, ("GF", "анна ван", "unknown")),
        # Both words are family names: which is meant is known where the language is.
        ("Li Wei", None, ("FG", "li wei", "unknown")),
        ("Li Wei", "zh-Latn", ("FG", "li wei", "family_first")),
        ("张艺谋", "ja", ("w", "张艺谋", "unknown")),
    ],
)
def test_chinese_names_in_other_letters(text: str, language: str | None, expected: tuple[str, str, str]) -> None:
    assert said(text, language=language) == expected  # type: ignore[arg-type]


def test_places_and_organisations_have_words() -> None:
    assert said("黄山", kind="place") == ("w", "黄山", "unknown")
    assert said("Нижний Новгород", kind="place") == ("ww", "нижний новгород", "unknown")
    assert said("Мосфильм, киностудия", kind="organisation") == ("ww", "мосфильм киностудия", "unknown")


def test_everything_done_to_a_name_is_said() -> None:
    form = parts("К\u0061рмен, Роман (Корнман), 1906–1978")
    assert form.keys == ("роман", "кармен")
    assert [(note.code, note.found, note.repaired) for note in form.notes] == [
        ("mixed_scripts", "К\u0061рмен", "Кармен"),
        ("left_out", "(Корнман)", ""),
        ("left_out", "1906–1978", ""),
        ("order_undone", "Кармен, Роман, 1906–1978", "Роман Кармен"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \t", "empty"),
        ("\u202e", "empty"),
        ("🎬", "empty"),
        ("...", "no_letters"),
        ("1917", "no_letters"),
    ],
)
def test_what_is_no_name_is_said_to_be_none(text: str, code: str) -> None:
    form = parts(text)
    assert form.parts == ()
    assert form.notes[-1].code == code


def test_ten_thousand_characters_are_a_name_of_bounded_length() -> None:
    form = parts("Роман " * 1_700 + "Кармен")
    assert len(form.text) == LONGEST
    assert len(form.parts) == MOST_PARTS
    assert [note.code for note in form.notes] == ["cut", "many_parts"]


@given(st.one_of(st.text(max_size=50), st.text(st.sampled_from("РоманК. ,·-'张艺谋罗曼кaaA()«»Jr1"), max_size=50)))
def test_any_text_has_an_answer_and_the_same_one_twice(text: str) -> None:
    form = parts(text)
    assert form == parts(text)
    assert all(part.text and part.key for part in form.parts)
    assert {part.role for part in form.parts} <= set(SHORT)
    assert form.parts or form.notes
    assert "".join(part.key for part in form.undivided) in ("", "".join(part.key for part in form.parts))
