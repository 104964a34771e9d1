"""What is taken out of a text, what is put right in it, and what is said of that."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.names.folding import LONGEST, Note, cleaned, han_variant, key, simplified


def codes(text: str) -> list[str]:
    return [note.code for note in cleaned(text)[1]]


@given(st.text(max_size=80))
def test_cleaned_text_is_clean_and_says_so(text: str) -> None:
    clean, _notes = cleaned(text)
    assert cleaned(clean) == (clean, ()) or "mixed_scripts" in codes(clean)
    assert clean.isprintable()
    assert clean == " ".join(clean.split())


@given(st.text(st.sampled_from("абвгдеёжRomanKé羅曼卡尔·-' ,."), max_size=40))
def test_text_that_needs_nothing_is_left_as_it_is(text: str) -> None:
    whole = " ".join(unicodedata.normalize("NFKC", text).split())
    if not codes(text):
        assert cleaned(text)[0] == whole


@pytest.mark.parametrize(
    ("text", "clean", "notes"),
    [
        ("\u202eнамраК", "намраК", [Note(code="direction_removed", found="U+202E")]),
        ("Ро\u200bман\u00ad", "Роман", [Note(code="unseen_removed", found="U+200B U+00AD")]),
        ("Ро\x00ман\tКармен\n", "Роман Кармен", [Note(code="control_removed", found="U+0000")]),
        (
            "🎬 Роман 👩‍🎨",
            "Роман",
            [Note(code="unseen_removed", found="U+200D"), Note(code="pictures_removed", found="🎬👩🎨")],
        ),
        ("З" + "\u0334" * 50 + "а", "З\u0334\u0334а", [Note(code="marks_removed", found="48")]),
        ("Карме́н", "Кармен", [Note(code="stress_removed", found="Карме́н", repaired="Кармен")]),
        ("Ｒｏｍａｎ　Ｋ", "Roman K", []),
        ("Йо\u0308рг", "Й\u04e7рг", []),
    ],
)
def test_what_is_taken_out_is_noted(text: str, clean: str, notes: list[Note]) -> None:
    assert cleaned(text) == (clean, tuple(notes))


@pytest.mark.parametrize(
    ("text", "clean", "found"),
    [
        # Latin a; Latin P, o, a; Latin K and e, each in a word of Cyrillic letters.
        ("К\u0061рмен", "Кармен", ["К\u0061рмен"]),
        ("\u0050\u006fм\u0061н", "Роман", ["\u0050\u006fм\u0061н"]),
        # Cyrillic а and о in words of Latin letters.
        ("K\u0430rmen R\u043eman", "Karmen Roman", ["K\u0430rmen", "R\u043eman"]),
        # A Latin A alone among Cyrillic words is the initial of a Cyrillic name.
        ("\u0041. Тарковский", "А. Тарковский", ["\u0041"]),
        # Greek omicron in a Latin word.
        ("R\u03bfman", "Roman", ["R\u03bfman"]),
    ],
)
def test_letters_that_look_alike_are_put_right_and_said(text: str, clean: str, found: list[str]) -> None:
    got, notes = cleaned(text)
    assert got == clean
    assert [(note.code, note.found) for note in notes] == [("mixed_scripts", word) for word in found]
    assert all(note.repaired for note in notes)


def test_mixed_word_that_cannot_be_put_right_is_said_and_left() -> None:
    text = "Rжman"
    assert cleaned(text) == (text, (Note(code="mixed_scripts", found=text),))


def test_two_scripts_side_by_side_are_no_mistake() -> None:
    for text in ("Роман Кармен / Roman Karmen", "华策 Film и «Рики»", "фильм A", "Canon и Зенит", "T-34"):
        assert codes(text) == []


def test_long_text_is_cut_before_anything_else() -> None:
    clean, notes = cleaned("Кармен " * 10_000)
    assert len(clean) <= LONGEST
    assert notes == (Note(code="cut", found="70000", repaired=str(LONGEST)),)
    # One character that composes into eighteen.
    assert len(cleaned("\ufdfa" * 10_000)[0]) <= LONGEST


@given(st.text(max_size=40))
def test_key_is_its_own_key(word: str) -> None:
    assert key(key(word)) == key(word)
    assert key(word.upper()) == key(word.upper().casefold())


@pytest.mark.parametrize(
    ("word", "other"),
    [
        *(("Ёлкин", "ЕЛКИН"), ("Łódź", "lodz"), ("Søren", "soren"), ("Ægir", "aegir"), ("Œuvre", "oeuvre")),
        *(
            ("D’Artagnan", "D'artagnan"),
            ("Жан-Поль", "Жан Поль"),
            ("羅曼", "罗曼"),
            ("Straße", "STRASSE"),
            ("Iı", "ii"),
        ),
    ],
)
def test_writings_of_one_word_have_one_key(word: str, other: str) -> None:
    assert key(word) == key(other)


@pytest.mark.parametrize(
    ("word", "other"), [("Сергей", "Сергеи"), ("Їжак", "Іжак"), ("Кармен", "Karmen"), ("罗", "萝")]
)
def test_different_words_keep_different_keys(word: str, other: str) -> None:
    assert key(word) != key(other)


def test_simplified_decides_by_the_phrase() -> None:
    assert simplified("皇后 以後 乾隆 乾燥 頭髮 發展") == "皇后 以后 乾隆 干燥 头发 发展"


def test_han_variant_of_no_chinese_text_is_none_of_the_two() -> None:
    assert [han_variant(text) for text in ("", "Roman", "人", "张", "張")] == ["Hani", "Hani", "Hani", "Hans", "Hant"]
