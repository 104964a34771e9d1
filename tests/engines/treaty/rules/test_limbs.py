"""Rules of several limbs: all must hold, each keeps its facts."""

from __future__ import annotations

import pytest

from diptych.engines.treaty.outcome import FAIL, NEEDS_CONSENT, PASS, UNKNOWN
from tests.factories.dossiers import dossier, finding
from tests.factories.packs import rule

BOTH = """
kind: limbs
test:
  limbs:
    - {id: first, kind: statement, test: {statement: one}}
    - {id: second, kind: statement, test: {statement: two}}
"""


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [(True, True, PASS), (True, False, FAIL), (None, False, FAIL), (True, None, UNKNOWN)],
)
def test_gravest_limb_decides(one: bool | None, two: bool | None, expected: str) -> None:
    found = finding(rule(BOTH), dossier(statements={"one": one, "two": two}))

    assert found.outcome == expected
    assert [(fact.subject, fact.value) for fact in found.facts if fact.code == "limb"] == [
        ("first", _code(one)),
        ("second", _code(two)),
    ]


def _code(answer: bool | None) -> str:
    return {True: "statement.holds", False: "statement.fails", None: "statement.unknown"}[answer]


def test_exception_covers_the_whole_rule() -> None:
    found = finding(rule(f"{BOTH}exception: {{}}\n"), dossier("statements: {one: true, two: false}"))

    assert (found.outcome, found.consent_of) == (NEEDS_CONSENT, ("IS", "UY"))


def test_parameter_reaches_into_limbs() -> None:
    dated = rule(
        """
        kind: limbs
        test:
          limbs: [{id: share, kind: quantity, test: {fact: footage.archive, maximum: $archive}}]
        """,
        parameters={"archive": {"unit": "share", "values": [{"value": "10 %", "from": "2000"}]}},
    )

    assert finding(dated, dossier("footage: {archive: 11 %}")).outcome == FAIL
