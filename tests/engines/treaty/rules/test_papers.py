"""Papers, statements, versions, quantities."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.engines.treaty.outcome import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from tests.factories.dossiers import dossier, finding, outcome, sharing
from tests.factories.packs import rule

DOCS = "{kind: documents, test: {items: [{id: script}, {id: budget}]}}"
SIGNED = "{kind: documents, test: {items: [{id: script}, {id: distribution, only_if: signed}]}}"


@pytest.mark.parametrize(
    ("documents", "expected", "missing"),
    [
        ({"script": True, "budget": True}, PASS, ()),
        ({"script": True, "budget": False}, FAIL, ()),
        ({"script": True}, UNKNOWN, ("documents.budget",)),
        ({"script": True, "budget": None}, UNKNOWN, ("documents.budget",)),
        ({}, UNKNOWN, ("documents.script", "documents.budget")),
    ],
)
def test_every_document_of_the_list_is_there(
    documents: dict[str, bool | None], expected: str, missing: tuple[str, ...]
) -> None:
    found = finding(rule(DOCS), dossier(documents=documents))

    assert (found.outcome, found.missing) == (expected, missing)


@pytest.mark.parametrize(
    ("signed", "distribution", "expected", "missing"),
    [
        (False, None, PASS, ()),
        (True, True, PASS, ()),
        (True, None, UNKNOWN, ("documents.distribution",)),
        (True, False, FAIL, ()),
        (None, True, PASS, ()),
        (None, None, UNKNOWN, ("statements.signed", "documents.distribution")),
        (None, False, UNKNOWN, ("statements.signed",)),
    ],
)
def test_document_is_asked_for_only_if_its_condition_holds(
    signed: bool | None, distribution: bool | None, expected: str, missing: tuple[str, ...]
) -> None:
    film = dossier(documents={"script": True, "distribution": distribution}, statements={"signed": signed})

    found = finding(rule(SIGNED), film)

    assert (found.outcome, found.missing) == (expected, missing)


@pytest.mark.parametrize(("third", "expected"), [({"UY": "40 %"}, PASS), ({"JP": "40 %"}, UNKNOWN)])
def test_document_may_be_asked_for_because_of_a_third_party(third: dict[str, str], expected: str) -> None:
    treaty = rule("{kind: documents, test: {items: [{id: third_contract, only_if: third_party}]}}")

    assert outcome(treaty, sharing({"IS": "60 %", **third})) == expected


def test_clauses_are_no_documents() -> None:
    clauses = rule("{kind: clauses, test: {items: [{id: script}]}}")

    assert outcome(clauses, dossier("documents: {script: true}")) == UNKNOWN
    assert outcome(clauses, dossier("clauses: {script: true}")) == PASS


@pytest.mark.parametrize(
    ("expected_answer", "said", "expected"),
    [
        ("true", True, PASS),
        ("true", False, FAIL),
        ("false", False, PASS),
        ("false", True, FAIL),
        ("true", None, UNKNOWN),
    ],
)
def test_statement_is_as_the_text_demands(expected_answer: str, said: bool | None, expected: str) -> None:
    asked = rule(f"{{kind: statement, test: {{statement: penalty, expected: {expected_answer}}}}}")

    assert outcome(asked, dossier(statements={"penalty": said})) == expected


@pytest.mark.parametrize(
    ("versions", "whole", "expected"),
    [
        ([{"language": "is", "kind": "final"}, {"language": "es", "kind": "final"}], False, PASS),
        ([{"language": "is", "kind": "final"}, {"language": "es-UY", "kind": "dubbed"}], False, PASS),
        ([{"language": "is", "kind": "final"}, {"language": "es"}], True, UNKNOWN),
        ([{"language": "is", "kind": "final"}], False, UNKNOWN),
        ([{"language": "is", "kind": "final"}], True, FAIL),
        ([{"language": "is", "kind": "final"}, {"language": "es", "kind": "subtitled"}], True, FAIL),
        ([], False, UNKNOWN),
    ],
)
def test_versions_in_both_languages_are_made(versions: list[dict[str, str]], whole: bool, expected: str) -> None:
    two = rule("{kind: versions, test: {all_of: [is, es]}}")

    assert outcome(two, dossier(versions=versions, complete=["versions"] if whole else [])) == expected


@pytest.mark.parametrize(
    ("spoken", "subtitles", "expected"),
    [
        (["is"], None, PASS),
        (["is", "es"], None, PASS),
        (["is", "en"], None, FAIL),
        (["en"], "es", PASS),
        ([], None, UNKNOWN),
    ],
)
def test_original_is_in_a_language_of_the_parties_or_subtitled(
    spoken: list[str], subtitles: str | None, expected: str
) -> None:
    own = rule("{kind: versions, test: {original_in: [is, es], subtitles_in: [is, es]}}")
    versions = [{"language": subtitles, "kind": "subtitled"}] if subtitles else []

    assert outcome(own, dossier(original_languages=spoken, versions=versions)) == expected


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([{"language": "is", "kind": "dubbed", "made_in": "IS"}], PASS),
        ([{"language": "is", "kind": "dubbed", "made_in": "US"}], FAIL),
        ([{"language": "is", "kind": "dubbed"}], UNKNOWN),
        ([{"language": "fr", "kind": "dubbed", "made_in": "US"}], NOT_APPLICABLE),
        ([{"language": "is", "kind": "subtitled", "made_in": "US"}], NOT_APPLICABLE),
    ],
)
def test_dubbing_is_done_in_the_countries_of_the_parties(versions: list[dict[str, Any]], expected: str) -> None:
    dubbed = rule("{kind: versions, test: {languages_made: [is], kinds_made: [dubbed], made_in: [parties]}}")

    assert outcome(dubbed, dossier(versions=versions, complete=["versions"])) == expected


@pytest.mark.parametrize(
    ("footage", "expected"),
    [
        ({"specially_shot": "90 %"}, PASS),
        ({"specially_shot": "89.99 %"}, FAIL),
        ({"archive": "10 %"}, PASS),
        ({"archive": "10.01 %"}, FAIL),
        ({}, UNKNOWN),
    ],
)
def test_footage_not_shot_for_the_film_is_archive(footage: dict[str, str], expected: str) -> None:
    shot = rule("{kind: quantity, test: {fact: footage.specially_shot, minimum: 90 %}}")

    assert outcome(shot, dossier(footage=footage)) == expected


def test_note_asks_nothing() -> None:
    assert outcome(rule("kind: note"), dossier()) == NOT_APPLICABLE


def test_copies_and_language_of_papers_are_told_to_the_reader() -> None:
    script = rule("{kind: documents, test: {items: [{id: script}], copies: 3, language: is}}")

    found = finding(script, dossier(documents={"script": True}))

    assert found.outcome == PASS
    assert [(item.code, item.value) for item in found.required] == [
        ("documents", True),
        ("copies", 3),
        ("paper_language", "is"),
    ]
