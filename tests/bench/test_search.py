"""Benchmarks of the search: a row that compares engines can fail, and words are cut as is said."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.search.cutting import Forms, counted, peaks
from bench.search.engines import same_records


@pytest.mark.parametrize(
    ("sets", "measured", "kept"),
    [
        ({"SQLite": ["2 a", "", "1 b"], "PostgreSQL": ["2 a", "", "1 b"]}, "3 of 3, 2 of which find some", True),
        ({"SQLite": ["2 a", "1 b"], "PostgreSQL": ["2 a", "1 c"]}, "1 of 2, 2 of which find some", False),
        ({"SQLite": ["2 a", "1 b"], "PostgreSQL": ["2 a", ""]}, "1 of 2, 2 of which find some", False),
        ({"SQLite": ["2 a", "1 b"]}, "2 of 2, 2 of which find some", False),
        ({"SQLite": ["", ""], "PostgreSQL": ["", ""]}, "2 of 2, 0 of which find some", False),
        ({"SQLite": [], "PostgreSQL": []}, "0 of 0, 0 of which find some", False),
    ],
)
def test_engines_find_the_same_where_two_were_compared_and_no_set_differs(
    sets: dict[str, list[str]], measured: str, kept: bool
) -> None:
    row = same_records(sets)
    assert (row.measured, row.kept, row.name.endswith(", ".join(sets))) == (measured, kept, True)


def test_chinese_is_parted_by_what_stands_together_oftenest() -> None:
    times = counted(["打开文件", "文件系统", "文件系统", "系统 打开"])
    assert times == Counter({"文件": 3, "系统": 3, "打开": 2, "件系": 2, "开文": 1})
    assert peaks("打开文件系统", times) == [(0, "打开"), (2, "文件"), (4, "系统")]
    # What stands together once only is no word.
    assert peaks("开文", times) == []


def test_russian_forms_are_of_one_word_or_of_none() -> None:
    words = ["система/J", "открыть/B", "стать/B", "сталь/K", "столов"]
    rules = ["SFX J Y 2", "SFX J а ой [^жч]а", "SFX B ть ли ть", "SFX K ь и [лн]ь", "SFX K 0 ю ь"]
    forms = Forms(words, rules)
    assert {
        word: forms.of(word) for word in ("системой", "система", "открыли", "стали", "сталью", "столов", "дом")
    } == {
        "системой": "система",
        "система": "система",
        "открыли": "открыть",
        "стали": None,
        "сталью": "сталь",
        "столов": None,
        "дом": None,
    }
