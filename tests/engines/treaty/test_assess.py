"""What an assessment makes of the bare result of a rule: conditions, consents, judgements, confidence, status."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.outcome import FAIL, NEEDS_CONSENT, NEEDS_HUMAN, NOT_APPLICABLE, PASS, UNKNOWN
from tests.factories.dossiers import cast, dossier, finding, findings, outcome, sharing
from tests.factories.packs import pack, parties, rule

FOREIGN = cast({"roles": ["editor"], "nationality": ["US"]})
PEOPLE = "kind: participants, test: {}"


def with_consents(*consents: dict[str, Any]) -> Dossier:
    return cast(
        {"roles": ["editor"], "nationality": ["US"]}, consents=[{"rule": "RULE", **consent} for consent in consents]
    )


def judged(**holds: bool) -> Dossier:
    return dossier(judgements=[{"party": party, "rule": "RULE", "holds": said} for party, said in holds.items()])


# Exceptions and consents ------------------------------------------------------------------------------------------


def test_failed_rule_without_an_exception_fails_whatever_was_consented() -> None:
    assert outcome(rule(f"{{{PEOPLE}}}"), with_consents({"party": "IS"}, {"party": "UY"})) == FAIL


def test_exception_turns_a_failure_into_a_question_of_consent() -> None:
    found = finding(rule(f"{{{PEOPLE}, exception: {{}}}}"), FOREIGN)

    assert (found.outcome, found.consent_of) == (NEEDS_CONSENT, ("IS", "UY"))


def test_consent_still_lacking_is_that_of_the_others() -> None:
    found = finding(rule(f"{{{PEOPLE}, exception: {{}}}}"), with_consents({"party": "UY"}))

    assert (found.outcome, found.consent_of) == (NEEDS_CONSENT, ("IS",))


def test_every_consent_on_file_passes() -> None:
    found = finding(rule(f"{{{PEOPLE}, exception: {{}}}}"), with_consents({"party": "UY"}, {"party": "IS"}))

    assert (found.outcome, found.code, found.consent_of) == (PASS, "consented", ())
    assert [fact.subject for fact in found.facts if fact.code == "consent"] == ["IS", "UY"]


def test_consent_does_not_hide_what_is_still_unknown() -> None:
    film = cast(
        {"roles": ["editor"], "nationality": ["US"]},
        {"roles": ["writer"]},
        consents=[{"party": party, "rule": "RULE"} for party in ("IS", "UY")],
    )

    found = finding(rule(f"{{{PEOPLE}, exception: {{}}}}"), film)

    assert (found.outcome, found.code) == (UNKNOWN, "consented_in_part")
    assert found.missing == ("people.p2.nationality",)


def test_consent_on_a_ground_the_text_does_not_name_does_not_count() -> None:
    cheaper = with_consents({"party": "IS", "ground": "cheaper"}, {"party": "UY", "ground": "script"})

    found = finding(rule(f"{{{PEOPLE}, exception: {{grounds: [script]}}}}"), cheaper)

    assert (found.outcome, found.consent_of) == (NEEDS_CONSENT, ("IS",))
    assert found.warnings == ("consent_not_counted:IS",)


def test_judgements_are_not_unanimous_while_a_party_may_be_unknown() -> None:
    convention = rule("{kind: proportion, test: {}}", parties=parties("IS", "UY", "AR"), layer="convention")
    judged_by_one = [{"party": "IS", "rule": "RULE", "holds": True}]
    film = dossier(producers=[{"id": "a", "country": "IS"}, {"id": "b"}], judgements=judged_by_one)

    assert outcome(convention, film) == NEEDS_HUMAN


def test_consent_to_another_rule_does_not_count() -> None:
    other = with_consents({"party": "IS", "rule": "OTHER"}, {"party": "UY", "rule": "OTHER"})

    assert outcome(rule(f"{{{PEOPLE}, exception: {{}}}}"), other) == NEEDS_CONSENT


def test_consent_of_a_third_state_does_not_count() -> None:
    agreement = rule(f"{{{PEOPLE}, exception: {{consent_of: one}}}}")

    assert outcome(agreement, with_consents({"party": "JP"})) == NEEDS_CONSENT
    assert outcome(agreement, with_consents({"party": "IS"})) == PASS
    assert finding(agreement, with_consents({"party": "JP"})).warnings == ("no_say:JP",)


def test_consent_does_not_answer_an_open_question() -> None:
    agreement = rule(f"{{{PEOPLE}, exception: {{}}}}")
    unknown = cast({"roles": ["editor"]}, consents=[{"party": p, "rule": "RULE"} for p in ("IS", "UY")])

    assert outcome(agreement, unknown) == UNKNOWN


def test_rule_that_passes_needs_no_consent() -> None:
    found = finding(rule(f"{{{PEOPLE}, exception: {{}}}}"), cast({"roles": ["editor"], "nationality": ["IS"]}))

    assert (found.outcome, found.code) == (PASS, "participants.inside")


@pytest.mark.parametrize(
    ("third", "expected", "missing"),
    [("FR", NEEDS_CONSENT, ()), ("JP", PASS, ()), (None, UNKNOWN, ("producers.2.country",))],
)
def test_authority_that_may_yet_join_has_not_consented(
    third: str | None, expected: str, missing: tuple[str, ...]
) -> None:
    convention = rule(
        "{kind: quantity, exception: {}, test: {fact: footage.archive, maximum: 10 %}}",
        parties=parties("IS", "UY", "MT", "FR"),
    )
    producers = [{"id": "is", "country": "IS"}, {"id": "uy", "country": "UY"}, {"id": "third", "country": third}]
    consents = [{"party": party, "rule": "RULE"} for party in ("IS", "UY")]

    found = finding(convention, dossier("footage: {archive: 20 %}", producers=producers, consents=consents))

    assert (found.outcome, found.missing) == (expected, missing)


# Confidence, discretion, judgements -------------------------------------------------------------------------------


@pytest.mark.parametrize(("confidence", "expected"), [("A", FAIL), ("B", FAIL), ("C", NEEDS_HUMAN)])
def test_rule_known_from_one_summary_goes_to_a_person(confidence: str, expected: str) -> None:
    found = finding(rule(f"{{{PEOPLE}, confidence: {confidence}}}"), FOREIGN)

    assert found.outcome == expected
    assert found.warnings == (("one_summary",) if confidence == "C" else ())
    assert [fact.outcome for fact in found.facts] == [FAIL]


def test_rule_known_from_one_summary_passes_as_any_other() -> None:
    assert outcome(rule(f"{{{PEOPLE}, confidence: C}}"), cast({"roles": ["editor"], "nationality": ["IS"]})) == PASS


def test_discretion_takes_a_failure_to_the_authorities() -> None:
    found = finding(rule(f"{{{PEOPLE}, discretion: true}}"), FOREIGN)

    assert (found.outcome, found.warnings) == (NEEDS_HUMAN, ("discretion",))


@pytest.mark.parametrize(
    ("holds", "expected", "code"),
    [
        ({}, NEEDS_HUMAN, "discretion.open"),
        ({"IS": True}, NEEDS_HUMAN, "discretion.open"),
        ({"IS": True, "UY": True}, PASS, "judged_yes"),
        ({"IS": True, "UY": False}, FAIL, "judged_no"),
        ({"UY": False}, FAIL, "judged_no"),
    ],
)
def test_judgements_answer_what_is_left_to_judgement(holds: dict[str, bool], expected: str, code: str) -> None:
    question = rule("{kind: discretion, test: {question: {en: May it?, ru: Можно?, zh-hans: 可以吗？}}}")

    found = finding(question, judged(**holds))

    assert (found.outcome, found.code) == (expected, code)


def test_judgement_of_a_country_without_a_say_does_not_count() -> None:
    question = rule("{kind: discretion, test: {question: {en: May it?, ru: Можно?, zh-hans: 可以吗？}}}")

    found = finding(question, judged(JP=False, IS=True, UY=True))

    assert (found.outcome, found.warnings) == (PASS, ("no_say:JP",))


def test_judgement_on_a_rule_known_from_one_summary_never_fails_bare() -> None:
    question = rule("{kind: discretion, confidence: C, test: {question: {en: May it?, ru: Можно?, zh-hans: 可以吗？}}}")

    assert outcome(question, judged(IS=False)) == NEEDS_HUMAN


def test_judgement_does_not_answer_a_question_of_fact() -> None:
    question = rule("{kind: statement, test: {statement: joint_copyright}}")

    assert outcome(question, judged(IS=True, UY=True)) == UNKNOWN


def test_judgement_is_no_decision() -> None:
    assert outcome(rule("{kind: approval, test: {stage: national}}"), judged(IS=True, UY=True)) == NEEDS_HUMAN


# Conditions -------------------------------------------------------------------------------------------------------

SHARE = "kind: share, test: {of: each_party, minimum: 20 %}"


@pytest.mark.parametrize(
    ("when", "fields", "expected"),
    [
        ("forms: [animation]", {"form": "animation"}, FAIL),
        ("forms: [animation]", {"form": "fiction"}, NOT_APPLICABLE),
        ("forms: [animation]", {}, UNKNOWN),
        ("not_forms: [animation]", {"form": "animation"}, NOT_APPLICABLE),
        ("not_forms: [animation]", {}, UNKNOWN),
        ("formats: [tv_series]", {"format": "film"}, NOT_APPLICABLE),
        ("first_exhibition: [cinema]", {"first_exhibition": "cinema"}, FAIL),
        ("parties_from: 2", {}, FAIL),
        ("parties_from: 3", {}, NOT_APPLICABLE),
        ("parties_to: 2", {}, FAIL),
        ("parties_to: 1", {}, NOT_APPLICABLE),
        ("third_party: true", {}, NOT_APPLICABLE),
        ("third_party: false", {}, FAIL),
        ("finance_only: true", {}, UNKNOWN),
        ("lead: [IS]", {}, FAIL),
        ("lead: [UY]", {}, NOT_APPLICABLE),
        ("statement: subsidised", {"statements": {"subsidised": True}}, FAIL),
        ("statement: subsidised", {"statements": {"subsidised": False}}, NOT_APPLICABLE),
        ("statement: subsidised", {}, UNKNOWN),
        ("forms: [animation], lead: [UY]", {}, NOT_APPLICABLE),
    ],
)
def test_rule_applies_when_its_conditions_hold(when: str, fields: dict[str, Any], expected: str) -> None:
    agreement = rule(f"{{{SHARE}, when: {{{when}}}}}")

    assert outcome(agreement, sharing({"IS": "90 %", "UY": "10 %"}, **fields)) == expected


def test_rule_that_may_not_apply_says_what_would_tell() -> None:
    found = finding(rule(f"{{{SHARE}, when: {{forms: [animation]}}}}"), sharing({"IS": "90 %", "UY": "10 %"}))

    assert (found.warnings, found.missing) == (("may_not_apply",), ("form",))


def test_rule_that_holds_passes_whether_or_not_it_applies() -> None:
    agreement = rule(f"{{{SHARE}, when: {{forms: [animation]}}}}")

    assert outcome(agreement, sharing({"IS": "60 %", "UY": "40 %"})) == PASS


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({"IS": "90 %", "UY": "10 %"}, [NOT_APPLICABLE, FAIL]),
        ({"IS": "90 %", "UY": "5 %"}, [UNKNOWN, UNKNOWN]),
        ({"IS": "90 %", "UY": "5 %", "MT": "5 %"}, [FAIL, NOT_APPLICABLE]),
    ],
)
def test_number_of_parties_is_open_until_nobody_can_join(shares: dict[str, str], expected: list[str]) -> None:
    convention = pack(
        f"""
        rules:
          - {{id: MANY, {SHARE}, when: {{parties_from: 3}}}}
          - {{id: TWO, {SHARE}, when: {{parties_to: 2}}}}
        """,
        parties=parties("IS", "UY", "MT", "FR"),
    )

    found = findings(convention, sharing(shares, complete=[]))

    assert [f.outcome for f in found.findings] == expected


# Status -----------------------------------------------------------------------------------------------------------

STATED = (
    "rules: [{id: ONE, kind: statement, test: {statement: one}}, {id: TWO, kind: statement, test: {statement: two}}]"
)


@pytest.mark.parametrize(
    ("one", "two", "status"),
    [
        (True, True, "qualifies"),
        (True, None, "open"),
        (False, None, "does_not_qualify"),
        (False, True, "does_not_qualify"),
    ],
)
def test_status_is_that_of_the_gravest_finding(one: bool, two: bool | None, status: str) -> None:
    assessment = findings(pack(STATED), dossier(statements={"one": one, "two": two}))

    assert assessment.status == status


def test_status_never_hides_an_open_question() -> None:
    assessment = findings(pack(STATED), dossier(statements={"one": False}))

    assert (assessment.status, [found.rule for found in assessment.open_questions]) == ("does_not_qualify", ["TWO"])


def test_consent_asked_for_and_nothing_else_qualifies_with_consent() -> None:
    assert findings(rule(f"{{{PEOPLE}, exception: {{}}}}"), FOREIGN).status == "qualifies_with_consent"


def test_guideline_does_not_decide_the_status() -> None:
    agreement = pack(
        """
        guidelines: [{id: test, name: {en: Test, ru: Тест, zh-hans: 准则}}]
        rules: [{id: ONE, kind: statement, layer: test, test: {statement: one}}]
        """
    )

    assessment = findings(agreement, dossier("statements: {one: false}"))

    assert (assessment.finding("ONE").outcome, assessment.status) == (FAIL, "qualifies")


@pytest.mark.parametrize(
    ("status", "force", "expected"),
    [
        ([{"event": "draft"}], "draft", "out_of_scope"),
        ([{"event": "signed", "on": "2017-07-04"}], "signed", "open"),
        ([{"event": "signed", "on": "2027"}], "not_yet", "out_of_scope"),
        ([{"event": "in_force", "on": "2027-01-01"}], "not_yet", "out_of_scope"),
        ([{"event": "in_force"}], "in_force", "qualifies"),
        ([{"event": "signed", "on": "2027"}, {"event": "in_force"}], "not_yet", "out_of_scope"),
        ([{"event": "in_force", "on": "2000"}, {"event": "terminated", "on": "2026"}], "unknown", "open"),
        ([{"event": "in_force", "on": "2000"}, {"event": "terminated"}], "unknown", "open"),
        (
            [{"event": "in_force", "on": "2000"}, {"event": "terminated", "on": "2026-05-01"}],
            "terminated",
            "out_of_scope",
        ),
    ],
)
def test_text_that_is_not_law_is_out_of_scope(status: list[dict[str, str]], force: str, expected: str) -> None:
    assessment = findings(pack("rules: [{kind: note}]", status=status), dossier())

    assert (assessment.force, assessment.status) == (force, expected)


def test_findings_stand_in_the_order_of_the_pack() -> None:
    assert [found.rule for found in findings(pack(STATED), dossier()).findings] == ["ONE", "TWO"]


def test_rule_without_a_finding_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="THREE"):
        findings(pack(STATED), dossier()).finding("THREE")


def test_party_that_joined_later_is_none_before() -> None:
    convention = pack(
        "rules: [{id: R, kind: parties, test: {minimum: 2}}]",
        parties=[{"country": "IS"}, {"country": "UY", "from": "2020-01-01"}],
    )
    film = sharing({"IS": "60 %", "UY": "40 %"})

    assert [outcome(convention, film, on=date(year, 6, 1)) for year in (2019, 2020)] == [FAIL, PASS]


def test_rule_is_not_law_before_its_threshold_has_a_value() -> None:
    agreement = pack(
        """
        parameters:
          least: {unit: share, name: {en: Least, ru: Минимум, zh-hans: 下限}, values: [{value: 20 %, from: 2010-01-01}]}
        rules:
          - {id: SHARE, kind: share, test: {of: each_party, minimum: $least}}
        """
    )
    film = sharing({"IS": "90 %", "UY": "10 %"})

    assert [found.outcome for found in findings(agreement, film, on=date(2010, 1, 1)).findings] == [FAIL]
    assert findings(agreement, film, on=date(2009, 12, 31)).findings == ()
