"""Whatever comes out can be said, in every language, without a code or a brace left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych import agreements as library
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.dossier_format import DOSSIER, read_dossier
from diptych.engines.treaty.survey import survey
from diptych.engines.values.errors import Malformed
from diptych.faces.cli.assess import lines
from diptych.faces.cli.report import page
from diptych.faces.examination import Examination, examine
from diptych.faces.wording.names import Namer
from diptych.faces.wording.speaker import Speaker, SurveySpeaker
from diptych.kernel.texts import LANGUAGES, Language
from tests.factories import wild

ON = date(2026, 11, 21)
CODE = re.compile(r"[{}]|\b[a-z]+(?:_[a-z]+)+\b|\b[a-z]+\.[a-z]+(?:_[a-z]+)+\b|\bNone\b|\bFraction\b")
"""A brace, a word_with_underscores, something of Python: nothing that a reader should meet."""


@cache
def language(code: str) -> Language:
    return Language(code)


@pytest.fixture(autouse=True)
def _no_code_without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """``say`` falls back to the code itself rather than fail before a user; in tests that is a failure."""

    def strictly(self: Namer, table: dict[str, str], code: str, **fields: object) -> str:
        return self.language.gettext(table[code]).format(**fields)

    monkeypatch.setattr(Namer, "say", strictly)


def said(part: Examination, speaker: Speaker) -> Iterator[str]:
    """Every sentence about one dossier under one agreement."""
    yield speaker.verdict(part.assessment)
    yield speaker.law(part.assessment)
    for finding in part.assessment.findings:
        yield speaker.title(finding)
        yield speaker.sentence(finding)
        yield speaker.source(finding)
        for many in (speaker.facts, speaker.required, speaker.missing, speaker.consent_of, speaker.warnings):
            yield from many(finding)
    yield from map(speaker.cure, part.cures)


def leftovers(sentences: Iterator[str]) -> list[str]:
    return [sentence for sentence in sentences if not sentence.strip() or CODE.search(sentence)]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("agreement", library.ids())
def test_every_example_can_be_spoken_under_every_agreement(agreement: str, code: str) -> None:
    found = []
    for name in library.example_ids():
        part = examine(library.example(name), agreement, ON, cures=True)
        speaker = Speaker(language(code), part.agreement, part.dossier, ON)
        found += [(name, sentence) for sentence in leftovers(said(part, speaker))]
    assert found == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("example", library.example_ids())
def test_every_survey_can_be_spoken(example: str, code: str) -> None:
    found = survey(library.example(example), library.agreements(), on=ON, groups=library.groups(ON))
    speaker = SurveySpeaker(language(code), {item.id: item for item in library.agreements()})

    assert leftovers(map(speaker.remark, found.remarks)) == []
    assert leftovers(map(speaker.why, found.entries)) == []
    assert leftovers(speaker.short(entry.agreement) for entry in found.entries) == []


@given(
    data=wild.written(DOSSIER),
    agreement=st.sampled_from(library.ids()),
    code=st.sampled_from(sorted(LANGUAGES)),
    cures=st.booleans(),
)
@settings(max_examples=150)
def test_anything_can_be_spoken(data: dict[str, object], agreement: str, code: str, cures: bool) -> None:
    """Any dossier that reads at all: no sentence fails, on the terminal or in the report."""
    try:
        dossier: Dossier = read_dossier(data)
    except Malformed:
        return
    part = examine(dossier, agreement, ON, cures=cures)

    assert all(isinstance(line, str) for line in lines(language(code), part))
    assert page(language(code), [part]).endswith("</html>\n")
