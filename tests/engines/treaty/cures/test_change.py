"""Changes to plain data: made on a copy, taken back without trace."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.treaty.cures.change import Change, apply, at, revert

FILM = {
    "budget": "10 EUR",
    "producers": [{"id": "is", "money": ["6 EUR"]}, {"id": "uy", "money": ["4 EUR"]}],
    "documents": {"script": True},
}


@pytest.mark.parametrize(
    ("path", "held"),
    [
        (("budget",), "10 EUR"),
        (("producers", 1, "id"), "uy"),
        (("producers", 2, "id"), None),
        (("producers", "id"), None),
        (("versions",), None),
    ],
)
def test_place_holds_what_stands_there_or_nothing(path: tuple[str | int, ...], held: Any) -> None:
    assert at(FILM, path) == held


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("producers", 0, "money"), ["5 EUR"], ("producers", 0, "money")),
        (("documents", "budget"), True, ("documents", "budget")),
        (("clauses", "insurance"), True, ("clauses",)),
        (("versions", 0), {"language": "is"}, ("versions",)),
        (("filings", "IS", "filed"), "2026-05-16", ("filings",)),
        (("producers", 0, "money"), None, ("producers", 0)),
    ],
)
def test_change_is_made_on_a_copy_and_taken_back(path: tuple[str | int, ...], value: Any, place: Any) -> None:
    change = Change(path=path, value=value, before=at(FILM, path))
    untouched = repr(FILM)

    changed = apply((change,), FILM)

    assert at(changed, path) == value
    assert at(changed, place) != at(FILM, place)
    assert revert((change,), changed) == FILM
    assert repr(FILM) == untouched


def test_several_additions_to_one_list_are_taken_back_in_turn() -> None:
    changes = tuple(Change(path=("consents", i), value={"party": party}) for i, party in enumerate(("IS", "UY")))

    assert apply(changes, FILM)["consents"] == [{"party": "IS"}, {"party": "UY"}]
    assert revert(changes, apply(changes, FILM)) == FILM


@given(st.lists(st.tuples(st.sampled_from(("a", "b")), st.sampled_from(("x", "y")), st.integers(1, 3)), max_size=6))
def test_changes_to_the_same_places_are_taken_back_last_first(steps: list[tuple[str, str, int]]) -> None:
    data: dict[str, Any] = {"a": {"x": 1}}
    changes: list[Change] = []
    changed = data
    for outer, inner, value in steps:
        changes.append(Change(path=(outer, inner), value=value, before=at(changed, (outer, inner))))
        changed = apply((changes[-1],), changed)

    assert apply(tuple(changes), data) == changed
    assert revert(tuple(changes), changed) == data
