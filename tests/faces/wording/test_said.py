"""A finding in words says its point once."""

from __future__ import annotations

from datetime import date

import pytest

from diptych import agreements as library
from diptych.faces.examination import examine
from diptych.faces.wording.said import Said, said
from diptych.faces.wording.speaker import Speaker
from diptych.kernel.texts import LANGUAGES, Language

ON = date(2026, 11, 21)


def findings(example: str, language: str = "en") -> dict[str, Said]:
    found = examine(library.example(example), None, ON, cures=False)
    speaker = Speaker(Language(language), found.agreement, found.dossier, ON)
    return {finding.rule: said(finding, speaker) for finding in found.assessment.findings}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", library.example_ids())
def test_question_is_asked_once(example: str, language: str) -> None:
    for finding in findings(example, language).values():
        if finding.sentence:
            assert [text for text in (*finding.facts, *finding.notes) if text.startswith(finding.sentence)] == []


def test_failure_says_what_is_asked_and_by_which_figures_it_fails() -> None:
    finding = findings("does-not-qualify")["RUCN-SHARE"]
    assert (finding.outcome, finding.word) == ("fail", "fails")
    assert "19.998%" in finding.facts[0]
    assert finding.notes[0].startswith("Asked: each side – at least 20%")


def test_what_holds_needs_no_sentence() -> None:
    assert {finding.sentence for finding in findings("qualifies").values() if finding.outcome == "pass"} == {""}


def test_what_does_not_apply_has_no_facts() -> None:
    assert {finding.facts for finding in findings("qualifies").values() if finding.outcome == "not_applicable"} == {()}
