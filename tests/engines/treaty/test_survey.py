"""Which agreements could carry a film, best first, why others do not, and how they stand to each other."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.pack import Agreement
from diptych.engines.treaty.survey import Survey, survey
from tests.factories.dossiers import ON, dossier, sharing
from tests.factories.packs import pack, parties

GATED = """
rules:
  - {id: GATE, kind: scope, gate: true, test: {first_exhibition: [cinema]}}
  - {id: SHARE, kind: share, test: {of: each_party, minimum: 20 %}}
"""


def agreement(id: str, *countries: str, layer: str = "agreement", **fields: Any) -> Agreement:
    return pack(GATED, id=id, layer=layer, parties=parties(*countries), **fields)


BILATERAL = agreement("is-uy", "IS", "UY")
CONVENTION = agreement(
    "convention",
    *("IS", "UY", "MT", "FR"),
    layer="convention",
    interplay={"overrides_bilateral_from": 3, "yields_to_bilateral": True},
)
OTHER = agreement("uy-jp", "UY", "JP")
LAW = agreement("is-law", "IS", layer="domestic", interplay={"on_top": True, "treaty_saves": "SHARE"})
LIBRARY = (LAW, OTHER, CONVENTION, BILATERAL)


def film(*countries: str, **fields: Any) -> Dossier:
    shares = {country: f"1/{len(countries)}" if len(countries) > 1 else "100 %" for country in countries}
    return sharing(shares, **{"first_exhibition": "cinema", **fields})


def surveyed(dossier: Dossier, library: tuple[Agreement, ...] = LIBRARY) -> Survey:
    return survey(dossier, library, on=ON)


def remarks(dossier: Dossier, library: tuple[Agreement, ...] = LIBRARY) -> list[tuple[Any, ...]]:
    return [(remark.code, remark.agreements, remark.subjects) for remark in surveyed(dossier, library).remarks]


def test_every_agreement_has_an_entry_with_its_reason() -> None:
    entries = surveyed(film("IS", "UY")).entries

    assert [(entry.agreement, entry.applies, entry.why, entry.subjects) for entry in entries] == [
        ("convention", True, "applies", ()),
        ("is-uy", True, "applies", ()),
        ("is-law", True, "applies", ()),
        ("uy-jp", False, "party_missing", ("JP",)),
    ]


def test_agreement_that_does_not_apply_is_not_assessed() -> None:
    assert [entry.agreement for entry in surveyed(film("IS", "UY")).entries if entry.assessment is None] == ["uy-jp"]


@pytest.mark.parametrize(
    ("fields", "applies", "why", "subjects"),
    [
        ({"first_exhibition": "television"}, False, "gate", ("GATE",)),
        ({"first_exhibition": None}, None, "scope_open", ("GATE",)),
    ],
)
def test_gate_decides_whether_a_text_applies(
    fields: dict[str, Any], applies: bool | None, why: str, subjects: tuple[str, ...]
) -> None:
    (entry,) = surveyed(film("IS", "UY", **fields), (BILATERAL,)).entries

    assert (entry.applies, entry.why, entry.subjects) == (applies, why, subjects)


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ([{"event": "draft"}], "force_draft"),
        ([{"event": "in_force", "on": "2000"}, {"event": "terminated", "on": "2010"}], "force_terminated"),
        ([{"event": "in_force", "on": "2030"}], "force_not_yet"),
    ],
)
def test_text_that_is_not_law_does_not_apply(status: list[dict[str, str]], why: str) -> None:
    (entry,) = surveyed(film("IS", "UY"), (agreement("is-uy", "IS", "UY", status=status),)).entries

    assert (entry.applies, entry.why, entry.status) == (False, why, "out_of_scope")


def test_producer_of_unknown_country_may_bring_the_missing_party() -> None:
    half = dossier("{first_exhibition: cinema, producers: [{id: is, country: IS}, {id: who}]}")

    entries = {entry.agreement: (entry.applies, entry.why) for entry in surveyed(half).entries}

    assert entries == {
        "is-uy": (None, "scope_open"),
        "convention": (True, "applies"),
        "is-law": (True, "applies"),
        "uy-jp": (False, "party_missing"),
    }


def test_nothing_known_leaves_every_text_open() -> None:
    assert {entry.applies for entry in surveyed(dossier()).entries} == {None}


def test_failed_agreement_carries_nothing() -> None:
    uneven = sharing({"IS": "90 %", "UY": "10 %"}, first_exhibition="cinema")

    assert surveyed(film("IS", "UY")).carriers == ("convention", "is-uy")
    assert surveyed(uneven).carriers == ()


def test_two_companies_of_one_country_are_one_party() -> None:
    assert remarks(film("IS", "IS-2", "UY"), (BILATERAL,)) == [("countries_counted", (), ("3", "IS", "UY"))]


def test_convention_gives_way_for_a_film_of_two_and_prevails_for_one_of_three() -> None:
    library = (CONVENTION, BILATERAL)

    assert remarks(film("IS", "UY"), library) == [("bilateral_first", ("convention", "is-uy"), ("IS", "UY"))]
    assert remarks(film("IS", "MT"), library) == [("bilateral_not_in_library", ("convention",), ("IS", "MT"))]
    assert remarks(film("IS", "UY", "MT"), library) == [
        ("convention_prevails", ("convention", "is-uy"), ()),
        ("third_own_treaty", ("is-uy", "convention"), ("MT",)),
    ]


def test_third_state_answers_to_its_own_treaty_where_the_library_has_one() -> None:
    library = (BILATERAL, OTHER)

    assert ("third_own_treaty", ("is-uy", "uy-jp"), ("JP",)) in remarks(film("IS", "UY", "JP"), library)
    assert ("third_treaty_not_in_library", ("is-uy",), ("KZ",)) in remarks(film("IS", "UY", "KZ"), library)


def test_domestic_law_comes_on_top_and_does_not_sink_a_treaty_film() -> None:
    third = sharing({"IS": "10 %", "UY": "60 %", "MT": "30 %"}, first_exhibition="cinema")
    lenient = pack("rules: [{kind: note}]", parties=parties("IS", "UY"))

    found = surveyed(third, (LAW, lenient))

    assert [(entry.agreement, entry.status) for entry in found.entries] == [
        ("is-uy", "qualifies"),
        ("is-law", "does_not_qualify"),
    ]
    assert [(remark.code, remark.agreements) for remark in found.remarks if "is-law" in remark.agreements] == [
        ("domestic_on_top", ("is-law",)),
        ("treaty_saves", ("is-law", "is-uy")),
    ]
    assert found.carriers == ("is-uy",)


def test_film_of_countries_without_any_treaty_is_told_so() -> None:
    assert remarks(film("KZ", "JP"), (BILATERAL, LAW)) == [("no_agreement", (), ("JP", "KZ"))]
