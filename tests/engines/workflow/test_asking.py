"""What a table answers: whether a move may be made, what else may, and the first thing in the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values.errors import Refused
from diptych.engines.workflow.asking import Obstacle, ask, insist, open_moves, outcome
from diptych.engines.workflow.table import Move, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.workflow.asking import Facts

LEND = Move(
    name="lend", level="loan", sources=("in",), targets=("out",), who=("librarian",), guards=("undamaged", "catalogued")
)
RESERVE = Move(name="reserve", level="loan", sources=("in", "out"), targets=("in",), who=("reader", "librarian"))
BACK = Move(name="bring_back", level="loan", sources=("out",), targets=("in",), who=("reader",))
WRITE_OFF = Move(
    name="write_off", level="loan", sources=("in", "out"), targets=("lost",), who=("head",), reason_required=True
)
LOAN = Table(
    level="loan", states=("in", "out", "lost"), start="in", ends=("lost",), moves=(LEND, RESERVE, BACK, WRITE_OFF)
)


def test_move_that_may_be_made_meets_no_obstacle() -> None:
    assert ask(LOAN, "lend", "in", who={"librarian", "reader"}, facts={"undamaged", "catalogued"}) is None
    assert insist(LOAN, "lend", "in", who={"librarian"}, facts={"undamaged": True, "catalogued": True}) == LEND


def test_move_from_elsewhere_names_where_one_is_and_what_one_may_try_there() -> None:
    assert ask(LOAN, "bring_back", "in", who={"reader"}) == Obstacle(
        code="illegal_move", facts={"move": "bring_back", "state": "in", "possible": ("reserve",)}
    )


def test_move_nobody_knows_is_illegal_everywhere() -> None:
    assert ask(LOAN, "burn", "lost", who={"head"}) == Obstacle(
        code="illegal_move", facts={"move": "burn", "state": "lost", "possible": ()}
    )


def test_whoever_may_never_make_a_move_learns_nothing_of_the_state() -> None:
    refused = Obstacle(code="not_yours", facts={"move": "lend", "who": ("librarian",)})
    assert [ask(LOAN, "lend", state, who={"reader"}) for state in LOAN.states] == [refused] * 3


def test_guards_are_told_in_their_order_and_what_nobody_says_does_not_hold() -> None:
    def first(facts: Facts) -> str | None:
        found = ask(LOAN, "lend", "in", who={"librarian"}, facts=facts)
        return found.code if found else None

    assert first(()) == first({"catalogued": True}) == first({"undamaged": False}) == "guard_undamaged"
    assert first({"undamaged"}) == first({"undamaged": True}) == "guard_catalogued"
    assert first(["catalogued", "undamaged"]) is None


def test_reason_is_an_obstacle_once_it_has_been_asked_for() -> None:
    missing = Obstacle(code="reason_missing", facts={"move": "write_off"})
    assert ask(LOAN, "write_off", "in", who={"head"}) is None
    assert ask(LOAN, "write_off", "in", who={"head"}, reason=" \n") == missing
    assert ask(LOAN, "write_off", "in", who={"head"}, reason="Stolen") is None


def test_insisting_raises_what_stands_in_the_way() -> None:
    with pytest.raises(Refused) as caught:
        insist(LOAN, "lend", "in", who={"librarian"}, facts={"undamaged"})
    assert (caught.value.code, caught.value.facts) == ("guard_catalogued", {"move": "lend", "guard": "catalogued"})
    with pytest.raises(Refused, match="reason_missing"):
        insist(LOAN, "write_off", "out", who={"head"})
    assert insist(LOAN, "write_off", "out", who={"head"}, reason=None) == WRITE_OFF


def test_every_move_that_leaves_a_state_is_told_with_its_first_obstacle() -> None:
    told = [
        (option.move.name, option.obstacle.code if option.obstacle else None)
        for option in open_moves(LOAN, "in", who={"librarian"}, facts={"catalogued"})
    ]
    assert told == [("lend", "guard_undamaged"), ("reserve", None), ("write_off", "not_yours")]
    assert open_moves(LOAN, "lost", who={"head"}) == ()


def test_move_of_several_targets_needs_to_be_told_which() -> None:
    judge = Move(name="judge", level="case", sources=("open",), targets=("won", "lost"), who=("judge",))
    assert [outcome(judge, "won"), outcome(judge, "lost"), outcome(LEND), outcome(LEND, "out")] == [
        *("won", "lost"),
        *("out", "out"),
    ]
    for move, choice in ((judge, ""), (judge, "open"), (LEND, "in")):
        with pytest.raises(ValueError, match="leads to"):
            outcome(move, choice)


NAMES = st.sampled_from(["lend", "reserve", "bring_back", "write_off", "burn"])
WORDS = st.sets(st.sampled_from(["reader", "librarian", "head", "passer_by"]))
FACTS = st.sets(st.sampled_from(["undamaged", "catalogued"]))


@given(NAMES, st.sampled_from(LOAN.states), WORDS, FACTS)
def test_what_is_told_to_be_open_is_what_may_be_made(name: str, state: str, who: set[str], facts: set[str]) -> None:
    options = {option.move.name: option.obstacle for option in open_moves(LOAN, state, who=who, facts=facts)}
    found = ask(LOAN, name, state, who=who, facts=facts)

    assert (found is None) == (name in options and options[name] is None)
    if found and found.code != "illegal_move" and name in options:
        assert options[name] == found


@given(NAMES, st.sampled_from(LOAN.states), WORDS, FACTS, st.sets(st.sampled_from(["reader", "librarian", "head"])))
def test_more_words_and_more_that_holds_never_take_away(
    name: str, state: str, who: set[str], facts: set[str], more: set[str]
) -> None:
    if ask(LOAN, name, state, who=who, facts=facts, reason="") is None:
        assert ask(LOAN, name, state, who=who | more, facts={"undamaged", "catalogued"}, reason="Because") is None
