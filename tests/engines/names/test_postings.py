"""Grams of words packed into rows: the same words are found as in memory, whatever rows they lie in."""

from __future__ import annotations

from itertools import pairwise

import pytest

from diptych.engines.names.grams import word_grams
from diptych.engines.names.postings import BLOCK, Postings, asked_rows, rows
from diptych.kernel.names import learned

WORDS = [
    ("кармен", "Cyrl"),
    ("卡尔曼", "Hani"),
    ("karmen", "Latn"),
    ("爱森斯坦", "Hani"),
    ("вертов", "Cyrl"),
    ("κάρμεν", "Grek"),
]


def grams(word: str, script: str) -> dict[str, float]:
    return dict(word_grams(word, script, learned()))


def kept(numbers: list[int]) -> dict[tuple[str, int], bytes]:
    """The rows of all words, numbered so."""
    return rows((at, script, grams(word, script)) for at, (word, script) in zip(numbers, WORDS, strict=True))


def read(table: dict[tuple[str, int], bytes], grams: list[str], least: int = 0) -> list[tuple[str, int, bytes]]:
    return [(gram, block, content) for (gram, block), content in table.items() if gram in grams and block >= least]


def asked(table: dict[tuple[str, int], bytes], word: str, script: str, most: int = 2) -> list[int]:
    told = [(script, grams(word, script))]
    wanted = asked_rows(told)
    postings = Postings()
    postings.take(read(table, wanted), wanted, 1)
    return postings.candidates(told, most)[0]


NUMBERINGS = [
    [1, 2, 3, 4, 5, 6],
    [BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 7, 900 * BLOCK],
    [10**9 + at for at in range(6)],
]


@pytest.mark.parametrize("numbers", NUMBERINGS, ids=["in one block", "in several", "far on"])
def test_word_is_found_in_every_script_by_its_sound(numbers: list[int]) -> None:
    found = asked(kept(numbers), "кармен", "Cyrl", most=1)

    assert [WORDS[numbers.index(at)][0] for at in found] == ["кармен", "卡尔曼", "karmen"]


def test_scripts_between_which_nothing_was_learned_are_left_out() -> None:
    assert 6 not in asked(kept([1, 2, 3, 4, 5, 6]), "karmen", "Latn", most=9)


def test_rows_that_were_added_to_are_those_that_were_written_at_once() -> None:
    numbers = [BLOCK + at for at in range(len(WORDS))]
    table: dict[tuple[str, int], bytes] = {}
    for at, (word, script) in zip(numbers, WORDS, strict=True):
        for key, content in rows([(at, script, grams(word, script))]).items():
            table[key] = table.get(key, b"") + content

    assert table == kept(numbers)


def test_rows_come_in_one_order_so_that_two_writers_wait_and_do_not_deadlock() -> None:
    assert all(one < other for one, other in pairwise(kept([1, 2, 3, 4, 5, 6])))


def test_nothing_is_found_among_nothing() -> None:
    assert asked({}, "кармен", "Cyrl") == []


def test_word_without_grams_is_found_by_nobody() -> None:
    postings = Postings()
    postings.take(read(kept([1, 2, 3, 4, 5, 6]), asked_rows([("Latn", {})])), asked_rows([("Latn", {})]), 6)

    assert postings.candidates([("Latn", {})]) == [[]]


def test_only_what_was_added_since_is_read_again() -> None:
    numbers = [1, 2, 3, BLOCK + 1, BLOCK + 2, BLOCK + 3]
    told = [("Cyrl", grams("кармен", "Cyrl"))]
    wanted, table, postings = asked_rows(told), {}, Postings()
    blocks = []
    for last, (at, (word, script)) in enumerate(zip(numbers, WORDS, strict=True)):
        for key, content in rows([(at, script, grams(word, script))]).items():
            table[key] = table.get(key, b"") + content
        for block, missing in postings.missing(wanted, at).items():
            blocks.append(block)
            postings.take(read(table, missing, block), missing, at)
        assert postings.missing(wanted, at) == {}, last

    # Every row of the first block was read for the last time when the second had begun.
    assert blocks == [0, 0, 0, 0, 1, 1]
    assert postings.candidates(told, 2) == [asked(table, "кармен", "Cyrl")]
    assert postings.size == sum(len(content) // 3 for _, _, content in read(table, wanted))
