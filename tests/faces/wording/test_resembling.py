"""Every piece of evidence has a sentence, in which nothing is left open."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from diptych.engines.names.evidence import Described, Form
from diptych.engines.names.identity import BESIDE, judge
from diptych.faces.desk.resembling import wanted, weighed
from diptych.faces.portal.registers.labels import Labels
from diptych.faces.wording.resembling import EVIDENCE
from diptych.kernel.names import matcher
from diptych.kernel.texts import Language
from diptych.registers.authority.domain.duplicates import evidence_as_data
from tests.faces.wording.codes import given


def test_every_code_has_a_sentence_and_no_sentence_is_idle() -> None:
    codes = given("Evidence")
    assert {code for code in codes if code in EVIDENCE} | DECIDED == set(EVIDENCE)
    assert codes - set(EVIDENCE) <= {"*"}
    assert set(EVIDENCE) >= BESIDE


DECIDED = {
    "same_name",
    "name_through_han",
    "alike_name",
    "hardly_alike",
    "no_name",
    "same_date",
    "date_agrees",
    "date_differs",
}
"""Codes that a function decides on before it makes evidence of them."""


def told(id: str, *names: tuple[str, str, str], **rest: Any) -> Described:
    forms = tuple(Form(text=text, lang=lang, script=script) for text, lang, script in names)
    return Described(id=id, kind="person", forms=forms, **rest)


ONE = told(
    "one",
    ("Роман Кармен", "ru", "Cyrl"),
    ("罗曼·卡尔曼", "zh-Hans", "Hans"),
    body="person",
    country="SU",
    roles=("director",),
    facts=(("born", "1906"), ("died", "1978"), ("birth_place", "Одесса"), ("position", "Head of VGIK")),
    relations=(("part_of", "vgik"), ("head_of", "two")),
    things=frozenset({("work", "silk")}),
)
SAME = ONE.replace(id="two", relations=(("part_of", "vgik"),))
OTHER = told(
    "two",
    ("Roman Kalman", "en", "Latn"),
    ("Роман Герман", "ru", "Cyrl"),
    body="collective",
    country="RS",
    roles=("actor",),
    facts=(("born", "1979-01-01"), ("birth_place", "Beijing")),
)


@pytest.mark.parametrize("code", ["en", "ru", "zh-hans"])
@pytest.mark.parametrize("other", [SAME, OTHER], ids=["like", "unlike"])
def test_sentences_leave_nothing_open(code: str, other: Described) -> None:
    (found,) = judge(matcher(), ONE, [other])
    evidence = evidence_as_data(found)
    spoken = Language(code)

    pro, contra = weighed(evidence, spoken, Labels(spoken, {}))

    assert len(pro) + len(contra) == len(evidence) >= 6
    for piece in (*pro, *contra):
        said = " ".join([piece.sentence, *piece.lines, piece.strength])
        assert not re.search(r"[{}]|None|^\s*$", said), said
        assert 2 <= piece.width <= 100
    assert set(wanted(evidence)) <= {"work", "agent"}


def test_every_code_is_documented_with_its_weight() -> None:
    page = (Path(__file__).parents[3] / "docs" / "names.md").read_text(encoding="utf-8")
    begin = page.index("| evidence | weight |")
    rows = page[begin : page.index("\n\n", begin)].splitlines()[2:]

    assert {code for row in rows for code in re.findall(r"`(\w+)`", row.split("|")[1])} == set(EVIDENCE)
