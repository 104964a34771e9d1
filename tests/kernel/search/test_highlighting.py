"""What is marked in a text, and which part of a long one is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.kernel.search.asking import asked
from diptych.kernel.search.highlighting import Wanted, marked, snippet
from diptych.kernel.search.planning import plan
from diptych.kernel.search.plans import Plan
from diptych.kernel.search.tokens import Tokenizer

TOKENIZER = Tokenizer(["卡尔曼"])


def made(text: str) -> Plan:
    return plan(asked(text, TOKENIZER), TOKENIZER)


def shown(question: str, text: str) -> str:
    return "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in marked(text, made(question), TOKENIZER))


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("фильм", "О фильмах и Фильме.", "О [фильмах] и [Фильме]."),
        ("шёлк", "красного шелка", "красного [шелка]"),
        ("«красный шёлк»", "Красного шёлка красный", "[Красного шёлка] красный"),
        ("卡尔曼", "羅曼·卡爾曼的電影", "羅曼·[卡爾曼]的電影"),
        ("罗曼卡尔曼", "罗曼·卡尔曼", "[罗曼]·[卡尔曼]"),
        ("「罗曼卡尔曼」", "摄影师罗曼·卡尔曼的照片", "摄影师[罗曼]·[卡尔曼]的照片"),
        ("「罗曼卡尔曼」", "罗曼，卡尔曼", "罗曼，卡尔曼"),
        ("中国", "发展中国家", "发展[中国]家"),
        ("「中国家」", "发展中国家", "发展[中国家]"),
        ("国", "中国电影", "中[国]电影"),
        ("film*", "Filmography of films", "[Filmography] of [films]"),
        ("cinema", "Ciné\u200bma, cinéma", "[Ciné\u200bma], [cinéma]"),
        ("карм", "Кармен", "Кармен"),
        ("кармен -фильм", "Фильм Кармен", "Фильм [Кармен]"),
        ("35mm", "on 35mm and 35 mm", "on [35mm] and [35 mm]"),
        ("<b>", "a <b>bold</b> b", "a <[b]>bold</[b]> [b]"),
        ("", "текст", "текст"),
        ("ゴジラ", "映画ゴジラです", "映画[ゴジラ]です"),
    ],
)
def test_what_was_asked_for_is_marked(question: str, text: str, found: str) -> None:
    assert shown(question, text) == found


WORDS = st.text(st.sampled_from("фильм film 电影卡尔曼《》\u200b\u0301Ёé-'35 .") | st.characters(), max_size=80)


@given(WORDS, WORDS, st.integers(1, 60))
def test_pieces_are_the_text(question: str, text: str, longest: int) -> None:
    wanted = made(question)
    pieces = marked(text, wanted, TOKENIZER)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    part = snippet(text, wanted, TOKENIZER, longest=longest)
    whole = "".join(piece.text for piece in part.pieces)
    assert whole in text
    assert len(whole) <= longest
    assert part.cut_before or part.cut_after or whole.strip() == text.strip()


def test_snippet_is_the_part_with_most_of_the_question() -> None:
    text = "Фильм о мире. " + "Ничего здесь нет. " * 40 + "И вот фильм о войне, тот самый. " + "Снова ничего. " * 40
    part = snippet(text, made("фильм война"), TOKENIZER, longest=80)
    assert [piece.text for piece in part.pieces if piece.hit] == ["фильм", "войне"]
    assert part.pieces[0].text == "И вот "
    assert (part.cut_before, part.cut_after, part.hits) == (True, True, 3)


def test_snippet_of_a_text_without_it_is_its_beginning() -> None:
    part = snippet("Ничего здесь нет, и это долго. " * 20, made("фильм"), TOKENIZER, longest=50)
    assert [(piece.text, piece.hit) for piece in part.pieces] == [
        ("Ничего здесь нет, и это долго. Ничего здесь нет, и", False)
    ]
    assert (part.cut_before, part.cut_after, part.hits) == (False, True, 0)


def test_snippet_of_chinese_is_cut_between_characters() -> None:
    part = snippet("电影" * 200 + "卡尔曼" + "电影" * 200, made("卡尔曼"), TOKENIZER, longest=30)
    assert "".join(piece.text for piece in part.pieces if piece.hit) == "卡尔曼"
    assert len("".join(piece.text for piece in part.pieces)) == 30


def test_question_is_made_ready_once_for_many_texts() -> None:
    wanted = Wanted(made("фильм"))
    assert [any(piece.hit for piece in marked(text, wanted, TOKENIZER)) for text in ("фильмы", "опера")] == [
        True,
        False,
    ]
    assert not Wanted(made(""))
