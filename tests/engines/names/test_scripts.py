"""Scripts of a text, by the names that Unicode gives to letters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.names.scripts import runs, script_of, scripts


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        *(("a", "Latn"), ("Ｚ", "Latn"), ("ß", "Latn"), ("ё", "Cyrl"), ("Ґ", "Cyrl"), ("ω", "Grek")),
        *(
            ("卡", "Hani"),
            ("〇", "Hani"),
            ("々", "Hani"),
            ("𠮷", "Hani"),
            ("が", "Hira"),
            ("ｶ", "Kana"),
            ("ー", "Kana"),
        ),
        *(("한", "Hang"), ("ا", "Arab"), ("ქ", "Geor"), ("ի", "Armn"), ("ꀀ", "Zzzz")),
        *(("7", None), (" ", None), ("·", None), ("-", None), ("🎬", None), ("\u0301", None), ("\u202e", None)),
    ],
)
def test_letter_is_of_its_script(letter: str, script: str | None) -> None:
    assert script_of(letter) == script


@given(st.text(max_size=60))
def test_runs_are_the_whole_text_each_of_one_script(text: str) -> None:
    found = list(runs(text))
    assert "".join(run.text for run in found) == text
    assert [run.start for run in found] == [sum(len(run.text) for run in found[:n]) for n in range(len(found))]
    assert all(scripts(run.text) in ((run.script,), ()) for run in found)
    assert not [one for one, two in pairwise(found) if one.script == two.script]
