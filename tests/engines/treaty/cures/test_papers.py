"""Consents to ask for, papers and versions to add, dates to keep."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from diptych.engines.treaty.cures import cures
from diptych.engines.treaty.cures.change import Cure
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.pack import Agreement
from tests.factories.dossiers import cast, dossier
from tests.factories.packs import rule

ON = date(2026, 5, 1)


def offered(agreement: Agreement, film: Dossier, *, on: date = ON) -> list[Cure]:
    return list(cures(film, agreement, on=on))


def told(agreement: Agreement, film: Dossier, *, on: date = ON) -> list[tuple[Any, ...]]:
    """Code, subjects and outcome of each cure of the only rule."""
    return [(cure.code, cure.subjects, cure.outcomes["RULE"]) for cure in offered(agreement, film, on=on)]


def test_nothing_is_offered_where_nothing_is_wrong() -> None:
    agreement = rule("{kind: documents, test: {items: [{id: script}]}}")

    assert offered(agreement, dossier("documents: {script: true}")) == []


def test_documents_still_lacking_are_added() -> None:
    agreement = rule("{kind: documents, test: {items: [{id: script}, {id: budget}, {id: cast}]}}")
    film = dossier("documents: {script: true, budget: false}")

    assert told(agreement, film) == [("add_documents", ("budget", "cast"), "pass")]


def test_clauses_still_lacking_are_added() -> None:
    agreement = rule("{kind: clauses, test: {items: [{id: insurance}]}}")

    assert told(agreement, dossier()) == [("add_clauses", ("insurance",), "pass")]


def test_consent_is_asked_of_those_who_have_not_given_it() -> None:
    agreement = rule("{kind: participants, exception: {written: true}}")
    film = cast(
        {"roles": ["editor"], "nationality": ["US"]}, consents=[{"party": "UY", "rule": "RULE", "written": True}]
    )

    (cure,) = offered(agreement, film)

    assert (cure.code, cure.subjects, cure.outcomes) == ("ask_consent", ("IS",), {"RULE": "pass"})
    assert cure.changes[0].value == {"party": "IS", "rule": "RULE", "written": True}


def test_missing_version_is_planned() -> None:
    agreement = rule("{kind: versions, test: {all_of: [is, es]}}")

    assert told(agreement, dossier("versions: [{language: is, kind: final}]")) == [("add_versions", ("es",), "pass")]


def test_version_of_no_stated_kind_is_named_a_final_one() -> None:
    agreement = rule("{kind: versions, test: {all_of: [is]}}")

    (cure,) = offered(agreement, dossier("versions: [{language: is}]"))

    assert [(change.path, change.value) for change in cure.changes] == [(("versions", 0, "kind"), "final")]


def test_foreign_original_is_subtitled() -> None:
    agreement = rule("{kind: versions, test: {original_in: [is], subtitles_in: [es]}}")

    (cure,) = offered(agreement, dossier("original_languages: [en]"))

    assert [change.value for change in cure.changes] == [{"language": "es", "kind": "subtitled"}]


def test_wrong_fact_is_put_right_and_an_open_one_is_not_made_up() -> None:
    agreement = rule("{kind: statement, test: {statement: joint_copyright}}")

    assert told(agreement, dossier("statements: {joint_copyright: false}")) == [
        ("put_right", ("joint_copyright",), "pass")
    ]
    assert told(agreement, dossier()) == []


def test_footage_is_brought_to_its_limit() -> None:
    agreement = rule("{kind: quantity, test: {fact: footage.specially_shot, minimum: 90 %}}")

    (cure,) = offered(agreement, dossier("footage: {specially_shot: 70 %, archive: 30 %}"))

    assert {change.path[-1]: change.value for change in cure.changes} == {"specially_shot": "90 %", "archive": "10 %"}


def test_changes_since_the_approval_are_to_be_approved() -> None:
    film = dossier(
        """
        decisions: [{party: IS, stage: provisional, approved: true}]
        changes: [{what: another composer, approved_by: [IS]}]
        """
    )

    assert told(rule("kind: conformity"), film) == [("approve_changes", ("UY",), "pass")]


THIRTY = "{kind: deadline, test: {act: filed, days: 30, before: shooting_start}}"
FILM = "{dates: {shooting_start: 2026-06-15}, filings: {IS: {filed: 2026-04-20}}}"


def test_last_day_is_named_for_each_authority_still_to_be_told() -> None:
    assert told(rule(THIRTY), dossier(FILM)) == [("act_by", ("UY:filed:2026-05-16",), "pass")]


def test_last_day_that_has_passed_is_said_to_have_passed() -> None:
    assert told(rule(THIRTY), dossier(FILM), on=date(2026, 5, 17)) == [
        ("should_have_acted_by", ("UY:filed:2026-05-16",), "pass")
    ]


def test_missed_deadline_is_met_by_a_later_start() -> None:
    film = dossier(FILM, filings={"IS": {"filed": "2026-04-20"}, "UY": {"filed": "2026-05-26"}})

    found = {cure.code: cure.subjects for cure in offered(rule(THIRTY), film, on=date(2026, 6, 1))}

    assert found == {"should_have_acted_by": ("UY:filed:2026-05-16",), "start_later": ("2026-06-25",)}


def test_authorities_to_be_told_at_once_are_given_one_day() -> None:
    agreement = rule(THIRTY.replace("shooting_start}", "shooting_start, simultaneous: true}"))
    film = dossier(FILM, filings={"IS": {"filed": "2026-05-10"}, "UY": {"filed": "2026-05-11"}})

    (cure, *_) = offered(agreement, film)

    assert cure.subjects == ("IS:filed:2026-05-16", "UY:filed:2026-05-16")


@pytest.mark.parametrize("text", ["{}", "dates: {shooting_start: 2026-06}"])
def test_no_day_is_named_while_the_day_it_counts_from_is_not_known(text: str) -> None:
    assert told(rule(THIRTY), dossier(text)) == []


def test_deadline_inside_a_rule_of_several_limbs_is_named_too() -> None:
    agreement = rule(
        """
        kind: limbs
        test:
          limbs: [{id: notice, kind: deadline, test: {act: festival_notified, days: 30, before: festival}}]
        """
    )

    assert told(agreement, dossier("dates: {festival: 2027-05-12}")) == [
        ("act_by", ("IS:festival_notified:2027-04-12", "UY:festival_notified:2027-04-12"), "pass")
    ]
