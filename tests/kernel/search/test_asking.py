"""How a question is read: little syntax, and nothing that goes wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.kernel.search.asking import MOST_WORDS, Asked, asked
from diptych.kernel.search.tokens import Tokenizer

TOKENIZER = Tokenizer()

HOSTILE = (
    *(
        '"',
        '""',
        '"a',
        "«б",
        "-",
        "--",
        "-*",
        "*",
        "a*b",
        "NEAR(a b, 5)",
        "title:x",
        "a AND NOT b OR",
        "{a b} : c",
        "^a",
    ),
    *(
        "'; DROP TABLE search_rows; --",
        "\\'",
        "a <-> b & !c | (d:*A)",
        "+a +b",
        "a~2 /re.*/ [a TO b]",
        "%00",
        "\x00",
        "$1",
    ),
    *("\u202eabc\u202c", "\ud800", "🎬" * 50, "é\u0301" * 100, "ﷺ" * 40, "(" * 300, "а" * 10_000, "电" * 10_000),
    *('«“「"' * 90, '-"a -«b» -c*', "К\u0061рмен", "\u200b\u200b", "   ", "１２３"),
)
WILD = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=30), max_size=6).map(" ".join)


def read(text: str) -> list[tuple[str, list[str]]]:
    return [(item.kind, [word.token for word in item.words]) for item in asked(text, TOKENIZER).items]


def notes(text: str) -> list[tuple[str, str, str]]:
    return [(note.code, note.found, note.repaired) for note in asked(text, TOKENIZER).notes]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("красный шёлк", [("word", ["красный"]), ("word", ["шелк"])]),
        ("«красный шёлк» опера", [("phrase", ["красный", "шелк"]), ("word", ["опера"])]),
        ('"red silk"', [("phrase", ["red", "silk"])]),
        ("“red silk” 'red'", [("phrase", ["red", "silk"]), ("word", ["red"])]),
        ("„red silk“", [("phrase", ["red", "silk"])]),
        ("电影《黄土地》1984", [("word", ["电影"]), ("phrase", ["黄土地"]), ("word", ["1984"])]),
        ("「紅高粱」", [("phrase", ["红高粱"])]),
        ('red "silk', [("word", ["red"]), ("word", ["silk"])]),
        ("film*", [("prefix", ["film"])]),
        ("film.* * film *", [("word", ["film"]), ("word", ["film"])]),
        ("кино-передвижка", [("word", ["кино", "передвижка"])]),
        (
            "title:red AND NOT near(silk)",
            [("word", ["titl", "red"]), ("word", ["and"]), ("word", ["not"]), ("word", ["near", "silk"])],
        ),
    ],
)
def test_question_is_read(text: str, items: list[tuple[str, list[str]]]) -> None:
    assert read(text) == items


@pytest.mark.parametrize(
    ("text", "left", "out"),
    [
        ("фильм -опера", ["фильм"], ["опера"]),
        ("фильм -«красный шёлк»", ["фильм"], ["красный шёлк"]),
        ("co-production", ["co-production"], []),
        ("война - мир", ["война", "мир"], []),
        ("-опера", [], ["опера"]),
        ("--опера", [], ["-опера"]),
        ("фильм -«опера", ["фильм"], ["опера"]),
    ],
)
def test_minus_keeps_out(text: str, left: list[str], out: list[str]) -> None:
    question = asked(text, TOKENIZER)
    assert ([item.text for item in question.items], [item.text for item in question.excluded]) == (left, out)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", [("nothing_asked", "", "")]),
        ("🎬", [("pictures_removed", "🎬", ""), ("nothing_asked", "", "")]),
        ("-опера", [("only_excluded", "", "")]),
        ("К\u0061рмен", [("mixed_scripts", "К\u0061рмен", "Кармен")]),
        ("\u202eфильм", [("direction_removed", "U+202E", "")]),
        ("а " * 40, [("many_words", "40", "32")]),
    ],
)
def test_what_was_done_to_a_question_is_said(text: str, said: list[tuple[str, str, str]]) -> None:
    assert notes(text) == said


def test_very_long_question_is_cut_and_that_is_said() -> None:
    question = asked("фильм " * 5_000, TOKENIZER)
    assert len(question.words) == MOST_WORDS
    assert {note.code for note in question.notes} == {"cut", "many_words"}


@given(WILD)
def test_anything_typed_is_a_question(text: str) -> None:
    question = asked(text, TOKENIZER)
    assert isinstance(question, Asked)
    assert len(question.words) + sum(len(item.words) for item in question.excluded) <= MOST_WORDS
    for item in (*question.items, *question.excluded):
        assert question.text[item.start : item.end] == item.text
        assert all(item.words)
        for word in item.words:
            assert question.text[word.start : word.end] == word.text
            assert item.start <= word.start < word.end
    assert bool(question.items) != bool({"nothing_asked", "only_excluded"} & {note.code for note in question.notes})
