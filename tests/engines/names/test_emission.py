"""A table of letters: divisions, readings, and scores that do not depend on company."""

from __future__ import annotations

import numpy as np
import pytest

from diptych.engines.names.emission import Emission
from diptych.engines.names.likeness import reading_of
from diptych.kernel.names import learned


@pytest.fixture(scope="module")
def table() -> Emission:
    return learned().likenesses["Hani", "Cyrl"].emission


@pytest.mark.parametrize(
    ("han", "russian", "pieces"),
    [
        ("卡尔曼", "кармен", ("ка", "р", "мен")),
        ("罗曼", "роман", ("ро", "ман")),
    ],
)
def test_division_gives_every_letter_its_piece(
    table: Emission, han: str, russian: str, pieces: tuple[str, ...]
) -> None:
    assert table.division(han, russian) == tuple(zip(han, pieces, strict=True))


@pytest.mark.parametrize(("han", "russian"), [("卡", "кармен"), ("", "а"), ("卡", "")])
def test_what_cannot_be_divided_is_not(table: Emission, han: str, russian: str) -> None:
    assert table.division(han, russian) == ()


@pytest.mark.parametrize("russian", ["кармен", "щщщщ", "xyz", "к"])
def test_division_makes_up_the_whole_target(table: Emission, russian: str) -> None:
    assert "".join(piece for _, piece in table.division("卡尔曼", russian)) == russian


def test_measures_of_a_pair_do_not_depend_on_the_others(table: Emission) -> None:
    pairs = [("卡尔曼", "кармен"), ("罗曼", "роман"), ("爱森斯坦", "эйзенштейн"), ("卡尔曼", "кальман"), ("罗", "ро")]
    alone = np.concatenate([table.measures([pair]) for pair in pairs])

    assert np.allclose(table.measures(pairs), alone, atol=1e-3)


def test_readings_are_likely_first(table: Emission) -> None:
    read = table.readings("罗曼", most=5)

    assert "роман" in [text for text, _ in read[:2]]
    assert [chance for _, chance in read] == sorted((chance for _, chance in read), reverse=True)


def test_letter_that_was_never_seen_is_read_by_its_syllable(table: Emission) -> None:
    """骉 is biāo; nobody is called so in what was learned from."""
    assert "骉" not in table.rows
    assert table.readings("骉", most=3) == table.readings(next(c for c in "膘镖猋" if c not in table.rows), most=3)


def test_table_comes_back_as_written(table: Emission) -> None:
    again = Emission.read(table.written(), reading=reading_of("Hani"), joints=table.joints)
    pairs = [("卡尔曼", "кармен"), ("爱森斯坦", "эйзенштейн")]

    assert (again.measures(pairs) == table.measures(pairs)).all()
