"""The worked cases that stand beside each pack: facts a lawyer can check by hand, and what must come out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from diptych import agreements
from diptych.engines.treaty.assess import assess
from diptych.engines.treaty.dossier_format import read_dossier
from diptych.engines.treaty.outcome import Assessment
from diptych.engines.values.exact import number, percent
from diptych.kernel.documents import read_document

FOLDER = Path(agreements.HERE)
CASES = [
    (path.parent.name, case)
    for path in sorted(FOLDER.glob("*/cases.yaml"))
    for case in read_document(path).data["cases"]
]


def test_every_pack_has_worked_cases() -> None:
    assert sorted({pack for pack, _ in CASES}) == list(agreements.ids())


@pytest.mark.parametrize(("pack", "case"), CASES, ids=[f"{pack}/{case['id']}" for pack, case in CASES])
def test_case_comes_out_as_written(pack: str, case: dict) -> None:
    assessment = outcome_of(pack, case)
    expected = case["expect"]

    if "status" in expected:
        assert assessment.status == expected["status"]
    outcomes = {rule: assessment.finding(rule).outcome for rule in expected.get("outcomes", {})}
    assert outcomes == expected.get("outcomes", {})
    for row in expected.get("facts", ()):
        assert row in described(assessment, row), row


def outcome_of(pack: str, case: dict) -> Assessment:
    """Assess a case; ``like`` begins from another case of the pack, ``change`` replaces fields of its dossier."""
    cases = {other["id"]: other for name, other in CASES if name == pack}
    origin = case
    changes: list[dict] = []
    while "dossier" not in origin:
        changes.insert(0, origin.get("change", {}))
        origin = {"on": cases[origin["like"]].get("on"), **cases[origin["like"]]}
    data = dict(origin["dossier"])
    for change in changes:
        data.update(change)
    on = date.fromisoformat(case.get("on") or origin["on"])
    return assess(read_dossier(data), agreements.agreement(pack), on=on, groups=agreements.groups(on))


def described(assessment: Assessment, like: dict) -> list[dict]:
    """The facts of a finding in the words of a case, with the keys that the case uses."""
    rows = []
    for fact in assessment.finding(like["rule"]).facts:
        row = {"rule": like["rule"], "code": fact.code, "subject": fact.subject, "outcome": fact.outcome}
        for key in ("value", "at_most"):
            held = getattr(fact, key)
            same = key in like and _same(like[key], held)
            row[key] = like[key] if same else str(held)
        if "due" in like:
            row["due"] = str(fact.terms[0]) if fact.terms else None
        rows.append({key: row.get(key) for key in like})
    return rows


def _same(written: str | bool, held: object) -> bool:
    if isinstance(held, bool) or held is None or isinstance(written, bool):
        return written is held
    if isinstance(held, (Fraction, int)):
        return held == (percent(written) if written.endswith("%") else number(written))
    return written == str(held)
