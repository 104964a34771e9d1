"""A table is sound or it is not made; every flaw is named at once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.workflow.table import Flaw, Move, Table, Unsound

STATES = ("wet", "dry", "lost")


def row(name: str, *sources: str, to: tuple[str, ...] = ("dry",), **more: Any) -> Move:
    return Move(**{"name": name, "level": "paint", "sources": sources, "targets": to, "who": ("painter",), **more})


SOUND = (row("leave", "wet"), row("water", "dry", to=("wet",)), row("spill", "wet", "dry", to=("lost",)))


def table(*moves: Move, **more: Any) -> Table:
    return Table(**{"level": "paint", "states": STATES, "start": "wet", "ends": ("lost",), "moves": moves, **more})


def flaws(*moves: Move, **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(Unsound) as caught:
        table(*moves, **more)
    assert all(isinstance(flaw, Flaw) for flaw in caught.value.flaws)
    return [(flaw.code, flaw.about) for flaw in caught.value.flaws]


def test_table_takes_the_moves_of_its_level() -> None:
    found = table(*SOUND, row("sell", "wet", level="shop"))

    assert found.moves == SOUND
    assert found == table(*SOUND)
    assert found.leaving("wet") == (SOUND[0], SOUND[2])
    assert found.named("spill") == (SOUND[2],)


def test_state_nobody_declared_is_a_flaw() -> None:
    assert flaws(*SOUND, row("bake", "hot", to=("dry", "burnt"))) == [
        ("unknown_state", "hot"),
        ("unknown_state", "burnt"),
    ]
    assert flaws(*SOUND, start="new", ends=("lost", "sold"))[:2] == [
        ("unknown_state", "new"),
        ("unknown_state", "sold"),
    ]


def test_state_that_cannot_be_left_is_a_flaw_unless_it_is_an_end() -> None:
    assert flaws(*SOUND, ends=()) == [("dead_end", "lost")]


def test_state_that_cannot_be_come_to_is_a_flaw_unless_states_are_derived() -> None:
    assert flaws(row("leave", "wet"), row("throw", "dry", to=("dry",))) == [("unreachable", "lost")]
    assert table(row("leave", "wet"), row("throw", "dry"), derived=True).derived


def test_circle_apart_from_the_start_is_not_reached() -> None:
    apart = (row("leave", "dry", to=("lost",)), row("find", "lost"))
    assert flaws(row("stir", "wet", to=("wet",)), *apart) == [("unreachable", "dry"), ("unreachable", "lost")]


def test_one_name_leads_on_in_one_way_only() -> None:
    assert flaws(*SOUND, row("leave", "dry", "wet", to=("lost",))) == [("ambiguous", "leave from wet")]


def test_one_name_may_lead_elsewhere_from_elsewhere() -> None:
    assert len(table(*SOUND, row("leave", "dry", to=("lost",))).named("leave")) == 2


def test_move_without_target_or_without_anybody_is_a_flaw() -> None:
    assert flaws(*SOUND, row("look", "wet", to=(), who=())) == [("leads_nowhere", "look"), ("nobody_may", "look")]
    assert table(*SOUND, row("look", "wet", to=()), derived=True).named("look")


def test_those_awaited_are_those_of_due_moves_each_once() -> None:
    due = (
        row("leave", "wet", due=True),
        row("dry", "wet", who=("sun", "painter"), due=True),
        row("spill", "wet", "dry", to=("lost",), who=("cat",)),
    )
    assert table(*due).awaited("wet") == ("painter", "sun")
    assert table(*due).awaited("dry") == ()


@st.composite
def rows(draw: st.DrawFn) -> tuple[Move, ...]:
    state = st.sampled_from(STATES)
    names = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=6))
    return tuple(
        row(
            name,
            *draw(st.lists(state, min_size=1, max_size=3)),
            to=tuple(draw(st.lists(state, min_size=1, max_size=2))),
        )
        for name in names
    )


@given(rows())
def test_sound_table_is_walked_from_start_to_every_state_and_left_but_at_its_ends(moves: tuple[Move, ...]) -> None:
    try:
        found = table(*moves)
    except Unsound:
        return
    seen, fresh = set[str](), {"wet"}
    while fresh:
        seen |= fresh
        fresh = {to for move in moves for to in move.targets if set(move.sources) & seen} - seen
    assert seen == set(STATES)
    assert all(found.leaving(state) for state in ("wet", "dry"))
    for state in STATES:
        names = [move.name for move in found.leaving(state)]
        assert len(names) == len(set(names))
