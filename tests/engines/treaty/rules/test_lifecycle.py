"""Approvals, changes after them, attribution by ordered fallbacks."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.engines.treaty.outcome import FAIL, NEEDS_CONSENT, NEEDS_HUMAN, NOT_APPLICABLE, PASS, UNKNOWN
from tests.factories.dossiers import dossier, finding, outcome, sharing
from tests.factories.packs import rule

PROVISIONAL = "{kind: approval, test: {stage: provisional, before_shooting: true}}"


def decided(stage: str = "provisional", on: str | None = None, **approved: bool) -> list[dict[str, Any]]:
    return [{"party": party, "stage": stage, "approved": said, "on": on} for party, said in approved.items()]


@pytest.mark.parametrize(
    ("decisions", "expected", "code"),
    [
        ([], NEEDS_HUMAN, "approval.awaited"),
        (decided(IS=True), NEEDS_HUMAN, "approval.awaited"),
        (decided(IS=True, UY=True), PASS, "approval.given"),
        (decided(IS=True, UY=False), FAIL, "approval.disagreement"),
        (decided(IS=False, UY=False), FAIL, "approval.refused"),
        (decided(IS=False) + decided(IS=True, UY=True), PASS, "approval.given"),
        (decided("final", IS=True, UY=True), NEEDS_HUMAN, "approval.awaited"),
    ],
)
def test_each_authority_decides_and_one_refusal_refuses(
    decisions: list[dict[str, Any]], expected: str, code: str
) -> None:
    found = finding(rule(PROVISIONAL), dossier(decisions=decisions))

    assert (found.outcome, found.code) == (expected, code)


@pytest.mark.parametrize(
    ("on", "expected"), [("2026-06-14", PASS), ("2026-06-15", PASS), ("2026-06-16", FAIL), ("2026-06", PASS)]
)
def test_approval_comes_before_shooting(on: str, expected: str) -> None:
    film = dossier("dates: {shooting_start: 2026-06-15}", decisions=decided(on=on, IS=True, UY=True))

    assert outcome(rule(PROVISIONAL), film) == expected


def test_final_approval_is_asked_for_once_the_film_is_finished() -> None:
    final = rule("{kind: approval, test: {stage: final}}")

    assert outcome(final, dossier()) == NOT_APPLICABLE
    assert outcome(final, dossier("dates: {completed: 2027-02-01}")) == NEEDS_HUMAN
    assert outcome(final, dossier(decisions=decided("final", IS=True, UY=True))) == PASS


@pytest.mark.parametrize(
    ("opinion", "minority", "expected"),
    [("2026-05-01", "2026-05-02", PASS), ("2026-05-01", "2026-04-30", FAIL), ("2026-05", "2026-05-02", PASS)],
)
def test_minority_decides_after_the_opinion_of_the_majority(opinion: str, minority: str, expected: str) -> None:
    ordered = rule("{kind: approval, test: {stage: provisional, sequence: majority_first}}")
    film = sharing(
        {"IS": "60 %", "UY": "40 %"},
        filings={"IS": {"opinion": opinion}},
        decisions=decided(on="2026-06-01", IS=True) + decided(on=minority, UY=True),
    )

    assert outcome(ordered, film) == expected


def test_order_of_decisions_is_open_while_the_majority_is_not_known() -> None:
    ordered = rule("{kind: approval, test: {stage: provisional, sequence: majority_first}}")
    film = dossier(
        producers=[{"id": "a", "country": "IS"}, {"id": "b", "country": "UY"}],
        decisions=decided(on="2026-06-01", IS=True, UY=True),
    )

    assert outcome(ordered, film) == UNKNOWN


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], PASS),
        ([{"what": "another composer", "approved_by": ["IS", "UY"]}], PASS),
        ([{"what": "another composer", "approved_by": ["IS"]}], NEEDS_CONSENT),
        (None, UNKNOWN),
    ],
)
def test_film_is_made_as_approved(changes: list[dict[str, Any]] | None, expected: str) -> None:
    assert outcome(rule("kind: conformity"), dossier(changes=changes, decisions=decided(IS=True))) == expected


@pytest.mark.parametrize(
    "decisions", [decided(FR=True), decided(IS=True) + decided(IS=False)], ids=["no say", "taken back"]
)
def test_only_an_approval_that_stands_is_to_be_kept_to(decisions: list[dict[str, Any]]) -> None:
    assert outcome(rule("kind: conformity"), dossier(decisions=decisions)) == NOT_APPLICABLE


def test_decision_that_was_replaced_has_no_place_in_the_sequence() -> None:
    ordered = rule("{kind: approval, test: {stage: provisional, sequence: majority_first}}")
    early = decided(on="2026-04-30", UY=False) + decided(UY=True)
    film = sharing({"IS": "60 %", "UY": "40 %"}, decisions=decided(on="2026-05-01", IS=True) + early)

    assert outcome(ordered, film) == PASS


def test_changes_before_any_approval_need_none() -> None:
    assert outcome(rule("kind: conformity"), dossier("changes: [{what: another composer}]")) == NOT_APPLICABLE


FESTIVAL = "{kind: attribution, test: {what: festival, order: [majority, director, agreed]}}"


def directed(by: list[str], shares: tuple[str, str] = ("50 %", "50 %"), **statements: bool) -> Any:
    return sharing(
        dict(zip(("IS", "UY"), shares, strict=True)),
        people=[{"id": "director", "roles": ["director"], "nationality": by}],
        statements={f"agreed.{country}": said for country, said in statements.items()},
    )


@pytest.mark.parametrize(
    ("film", "falls_to", "steps"),
    [
        (directed(["UY"], ("60 %", "40 %")), "IS", ["majority"]),
        (directed(["UY"]), "UY", ["majority", "director"]),
        (directed(["US"], IS=True), "IS", ["majority", "director", "agreed"]),
        (directed(["IS", "UY"], UY=True), "UY", ["majority", "director", "agreed"]),
    ],
)
def test_first_fallback_that_decides_is_taken(film: Any, falls_to: str, steps: list[str]) -> None:
    found = finding(rule(FESTIVAL), film)

    assert (found.outcome, found.facts[0].value) == (PASS, falls_to)
    assert [fact.code for fact in found.facts[1:]] == [f"fallback_{step}" for step in steps]


def test_fallbacks_that_do_not_decide_leave_it_to_a_person() -> None:
    assert outcome(rule(FESTIVAL), directed(["US"])) == NEEDS_HUMAN


def test_unknown_majority_is_not_passed_over() -> None:
    found = finding(rule(FESTIVAL), dossier("people: [{id: a, roles: [director], nationality: IS}]"))

    assert (found.outcome, found.missing) == (UNKNOWN, ("producers.money",))
