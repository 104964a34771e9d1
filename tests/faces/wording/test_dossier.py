"""Whatever a dossier holds is said, in every language, without a code left over."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych import agreements as library
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.dossier_format import DOSSIER, read_dossier
from diptych.engines.values.errors import Malformed
from diptych.faces.examination import best
from diptych.faces.wording.dossier import DossierSpeaker, Section
from diptych.faces.wording.names import Namer
from diptych.kernel.texts import LANGUAGES, Language
from tests.factories import wild
from tests.factories.dossiers import dossier as read

ON = date(2026, 11, 21)
CODE = re.compile(r"[{}]|\b[a-z]+(?:_[a-z]+)+\b|\bNone\b|\bFraction\b")


@pytest.fixture(autouse=True)
def _no_code_without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """``say`` falls back to the code itself rather than fail before a user; in tests that is a failure."""

    def strictly(self: Namer, table: dict[str, str], code: str, **fields: object) -> str:
        return self.language.gettext(table[code]).format(**fields)

    monkeypatch.setattr(Namer, "say", strictly)


def sections(film: Dossier, language: str = "en", agreement: str = "nlcn-2015") -> tuple[Section, ...]:
    return DossierSpeaker(Language(language), library.agreement(agreement), film, ON).sections()


def texts(found: tuple[Section, ...]) -> list[str]:
    return [text for section in found for line in section.lines for text in (line.label, *line.texts)]


def said(text: str) -> dict[str, tuple[str, ...]]:
    """What is said of a dossier written as YAML, by label; no-break spaces are spaces here."""
    lines = (line for section in sections(read(text)) for line in section.lines)
    return {line.label: tuple(text.replace("\u00a0", " ") for text in line.texts) for line in lines}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", library.example_ids())
def test_every_example_is_said_in_words(example: str, language: str) -> None:
    film = library.example(example)
    found = sections(film, language, best(film, ON))
    names = {person.id for person in film.people if not person.name}
    assert [text for text in texts(found) if text not in names and (not text.strip() or CODE.search(text))] == []
    assert [section.heading for section in found if not section.lines] == []


@given(
    data=wild.written(DOSSIER), agreement=st.sampled_from(library.ids()), language=st.sampled_from(sorted(LANGUAGES))
)
def test_anything_typed_is_said(data: dict[str, Any], agreement: str, language: str) -> None:
    """Every name, source, reason and remark is found again; the title stands elsewhere."""
    try:
        film = read_dossier(data)
    except Malformed:
        return
    found = "\n".join(texts(sections(film, language, agreement)))
    typed = [
        *(producer.name or producer.id for producer in film.producers),
        *(owner.name for producer in film.producers for owner in producer.owners),
        *(item.what for producer in film.producers for item in producer.in_kind),
        *(person.name or person.id for person in film.people),
        *(rate.source for rate in film.rates),
        *(judgement.reasons for judgement in film.judgements),
        *(consent.ground for consent in film.consents),
        *(change.what for change in film.changes or ()),
        *(text for note in film.notes for text in (note.source, note.remark)),
    ]
    assert [text for text in typed if text and text not in found] == []


def test_what_is_left_open_is_left_out() -> None:
    assert sections(read("{}")) == ()


def test_co_producer_is_said_with_all_it_brings() -> None:
    found = said("""\
        budget: 100 EUR
        rates: [{base: EUR, quote: CNY, rate: 8, on: 2026-01, source: the contract}]
        producers:
          - id: a
            name: Alpha
            country: NL
            kind: company
            money: [60 EUR]
            in_kind: [{value: 5 EUR, what: a stage, approved_by: [CN]}]
            finance_only: false
            links: []
            owners: [{name: Jan, nationality: NL, share: 100 %}]
        """)
    assert found["Alpha"] == (
        "Netherlands, a company",
        "Puts in: 60 EUR",
        "In kind: 5 EUR (a stage; accepted by: China)",
        "Only finances, makes nothing: no",
        "Owners: Jan, Netherlands, 100%",
        "Ties to other co-producers of this film: –",
    )
    assert found["Rates of exchange"] == ("1 EUR = 8 CNY (January 2026; the contract)",)


def test_person_without_a_name_goes_by_the_id_as_typed() -> None:
    found = said("""\
        people:
          - {id: the-pilot, roles: [performer], standing: lead, nationality: [NL, RU], counted_as: NL,
             residence: {country: FR, permanent: true, years: 3}, days: 41, billing: 1, supplied_by: NL}
        """)
    assert found["the-pilot"] == (
        "performer (leading role); nationality: Netherlands, Russia; counted for: Netherlands; "
        "lives in: France (for good: yes; 3 years); days: 41; billing: 1; supplied by: Netherlands",
    )


def test_papers_are_said_by_what_became_of_them() -> None:
    found = said("documents: {final_script: true, chain_of_title: false, schedule: null}")
    assert found["Documents to enclose"] == (
        "there: (a) final script",
        "missing: (b) chain of title",
        "not known: (f) production schedule",
    )


def test_answer_that_another_text_asks_for_is_said_with_its_question() -> None:
    (question,) = said("statements: {obscene_language: false}")
    assert question.endswith("?")


def test_authorities_are_said_with_what_they_did() -> None:
    found = said("""\
        filings: {CN: {filed: 2026-03-03}}
        decisions: [{party: CN, stage: final, approved: false, on: 2026-04-01}]
        consents: [{party: NL, rule: NLCN-MUSIC, ground: financing, written: true}]
        changes: []
        """)
    assert found["China"] == ("application filed: 3 March 2026",)
    assert found["China – final approval"] == ("refused (1 April 2026)",)
    assert found["Netherlands – consent"] == (
        "Music composed for the film by people of the countries admitted (ground: the financing; in writing: yes)",
    )
    assert found["Changes since provisional approval"] == ("–",)
