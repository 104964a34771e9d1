"""Every code that the product can give has its sentence, and no sentence waits for a code that nobody gives."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from fnmatch import fnmatchcase

import pytest

from diptych.engines.treaty import dossier, dossier_format, outcome, pack
from diptych.engines.treaty.rules import KINDS, bounds, people
from diptych.engines.values.shape import Amount, Code, ListOf, MapOf, Records, Shape, Text
from diptych.faces.desk.wording.proposals import REFUSALS as PRODUCERS
from diptych.faces.desk.wording.refusals import HERE
from diptych.faces.wording import catalogue as words
from diptych.faces.wording import searching
from diptych.faces.wording.findings import FINDINGS, WARNINGS
from diptych.faces.wording.tokens import REFUSALS as TOKENS
from diptych.faces.wording.troubles import EXPECTED, PAGES, REFUSALS, TROUBLES
from tests.faces.wording.codes import ANY, given, modules, returned

FAMILIES = {
    "*_by": {"act_by", "act_by_calendar"},
    "decision_*": {"decision"},
    "fallback_*": {"fallback"},
    "falls_to_*": {"falls_to"},
    "proportion_*_to_*": {"proportion"},
    "points": {"points", "points_held"},
    "work_in_lead": {"work_in_lead", "work_in_lead_unknown"},
}
"""Facts that share a sentence, or have several; the speaker fills in what the code says besides."""

INTERNAL = {"links_known"}
"""Facts that never leave their rule."""


def unspoken(codes: Iterable[str], table: Iterable[str]) -> list[str]:
    """Codes without an entry; a code with ``*`` needs at least one."""
    held = list(table)
    return sorted(code for code in codes if not any(fnmatchcase(entry, code) for entry in held))


def orphaned(codes: Iterable[str], table: Iterable[str]) -> list[str]:
    """Entries that no code leads to."""
    known = [code for code in codes if code != ANY]
    return sorted(entry for entry in table if not any(fnmatchcase(entry, code) for code in known))


def facts() -> set[str]:
    """What the sentences of facts are found by."""
    codes = given("Fact") - INTERNAL
    found = {entry for code in codes for entry in FAMILIES.get(code, {code})}
    return (found - {ANY}) | choices("quantity", "fact")


def choices(kind: str, field: str) -> set[str]:
    """What a pack may write in a field of a test."""
    shape: Shape = KINDS[kind].shape
    assert isinstance(shape, Records)
    shape = shape.fields[field]
    while isinstance(shape, ListOf | MapOf):
        shape = shape.item if isinstance(shape, ListOf) else shape.value
    assert isinstance(shape, Code)
    return set(shape.codes)


GIVEN = {
    "findings": (given("Result") | given("replace"), FINDINGS),
    "facts": (facts(), words.FACTS),
    "warnings": ((given("Result", "warnings") | given("replace", "warnings")), {f"{code}:" for code in WARNINGS}),
    "cures": (given("Cure") | {"move_give", "move_take"}, words.CURES),
    "reasons": (given("Entry", "why") | given("replace", "why"), words.WHY),
    "remarks": (given("Remark"), words.REMARKS),
    "troubles": (
        given("Trouble") | given("_malformed", "code", 0) | given("Code", "trouble", 2) | {Code((), "").trouble},
        TROUBLES,
    ),
    "refusals": (
        given("Refused", "code", 0) | given("Obstacle") | (given("Problem", "code", 0) & set(TOKENS)),
        {**REFUSALS, **PAGES, **HERE, **PRODUCERS, **TOKENS, **searching.REFUSALS},
    ),
}
"""Codes with the table that speaks them. A warning may name whom it is about, and a share, after colons."""
GIVEN["warnings"] = ({f"{code.partition(':')[0]}:" for code in GIVEN["warnings"][0]}, GIVEN["warnings"][1])


@pytest.mark.parametrize("what", GIVEN)
def test_every_code_has_a_sentence(what: str) -> None:
    codes, table = GIVEN[what]
    assert unspoken(codes - {ANY, f"{ANY}:"}, table) == []


@pytest.mark.parametrize("what", GIVEN)
def test_every_sentence_has_a_code(what: str) -> None:
    codes, table = GIVEN[what]
    patterns = {code.replace(":*", ":") for code in codes} - {f"{ANY}:"}
    assert orphaned(patterns, table) == []


def test_reader_of_codes_finds_them_wherever_they_are_made() -> None:
    """One of each way in which the sources make a code, so that the tests above cannot pass by finding nothing."""
    results = given("Result")
    assert {"note", "share.outside", "third.no_treaty", "parties.bilateral_gap"} <= results
    assert {"limbs.*", "deadline.authority_late"} <= results
    assert {"documents", "clauses", "share_of_*", "producer_*", "*_by"} <= given("Fact")
    assert "support_may_be_limited:*:*" in given("Result", "warnings")


LISTED = {
    "outcomes": (words.OUTCOMES, outcome.OUTCOMES),
    "statuses": (words.STATUSES, outcome.STATUSES),
    "forces": (words.FORCES, returned("force") | {"confirmed"}),
    "confidences": (words.CONFIDENCES, pack.CONFIDENCES),
    "layers": (words.LAYERS, pack.LAYERS),
    "events": (words.EVENTS, pack.EVENTS),
    "forms": (words.FORMS, dossier.FORMS),
    "formats": (words.FORMATS, dossier.FORMATS),
    "exhibitions": (words.EXHIBITIONS, dossier.EXHIBITIONS),
    "works": (words.WORKS, dossier.WORKS),
    "acts": (words.ACTS, dossier.Filing._fields),
    "moments": (words.MOMENTS, (*dossier.Dates._fields, *dossier.Filing._fields)),
    "bases": (words.BASES, bounds.BASES),
    "quantities": (words.QUANTITIES, choices("quantity", "fact")),
    "attributed": (words.ATTRIBUTED, choices("attribution", "what")),
    "fallbacks": (words.FALLBACKS, choices("attribution", "order")),
}


@pytest.mark.parametrize("what", LISTED)
def test_every_choice_has_a_name(what: str) -> None:
    table, choices = LISTED[what]
    assert sorted(table) == sorted(choices)


@pytest.mark.parametrize(
    ("table", "choices"),
    [
        (words.ROLES, {*dossier.ROLES, *dossier.STANDINGS, *people.PARTS}),
        (words.OF, {*bounds.OF, *choices("proportion", "of"), *choices("share", "not_above")}),
    ],
    ids=["roles", "sides"],
)
def test_every_choice_is_among_the_names(table: dict[str, str], choices: set[str]) -> None:
    assert sorted(choices - set(table)) == []


def test_every_table_is_used() -> None:
    """A table that nothing looks into is a list of sentences that nobody hears."""
    read = {
        node.attr
        for module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "words"
    }
    assert sorted(name for name in vars(words) if name.isupper() and name not in read) == []


def test_every_relation_has_words() -> None:
    relations = given("Requirement", "relation") - {ANY}
    assert sorted(relations) == sorted(words.RELATIONS)


def test_every_expectation_has_words() -> None:
    """What a shape expects is said by name; closed lists say their codes, which need no words."""
    declared = {
        node.value.value
        for module in modules()
        for shape in ast.walk(module)
        if isinstance(shape, ast.ClassDef)
        for node in shape.body
        if isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]) == "expected"
        and isinstance(node.value, ast.Constant)
    }
    declared |= given("Parsed", "expected", 0) | {Text().expected, Text(slug=True).expected, Amount().expected}
    # A language is refused with a sentence of its own, and a duration reads its parts.
    assert sorted(declared - {"BCP 47"}) == sorted(EXPECTED)


def test_every_answer_belongs_to_a_fact() -> None:
    assert sorted(set(words.ANSWERS) - set(words.FACTS)) == []


def test_every_field_that_may_be_missing_has_a_name() -> None:
    heads = {path.partition(".")[0] for path in given("Result", "missing") if not path.startswith(ANY)}
    assert sorted(heads - {entry.partition(".")[0] for entry in words.FIELDS}) == []


def test_every_field_named_is_a_field() -> None:
    """The names of fields speak of fields that a dossier has."""
    extra = {"people.role"}
    assert [path for path in words.FIELDS if path not in extra and not _is_field(path.split("."))] == []


def _is_field(parts: list[str]) -> bool:
    shape: Shape = dossier_format.DOSSIER
    for part in parts:
        while isinstance(shape, ListOf):
            shape = shape.item
        if isinstance(shape, Code):
            return part in shape.codes
        if not isinstance(shape, Records) or part not in shape.fields:
            return False
        shape = shape.fields[part]
    return True
