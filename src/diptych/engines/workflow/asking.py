"""Asking a table: may this be done now, what may be done next, and what stands in the way.

Who asks is a set of words, since one person may be several things. What is true beside the state is a set of the
guards that hold, or a mapping from guard to whether it does; what nobody says holds does not hold.

>>> from diptych.engines.workflow.table import Move, Table
>>> lend = Move(name="lend", level="loan", sources=("in",), targets=("out",), who=("librarian",), guards=("undamaged",))
>>> back = Move(name="take_back", level="loan", sources=("out",), targets=("in",), who=("librarian",))
>>> loan = Table(level="loan", states=("in", "out"), start="in", ends=(), moves=(lend, back))
>>> ask(loan, "lend", "in", who={"librarian"}, facts={"undamaged"})
>>> ask(loan, "lend", "in", who={"librarian"}).code
'guard_undamaged'
>>> ask(loan, "lend", "in", who={"reader"}).facts
{'move': 'lend', 'who': ('librarian',)}
>>> ask(loan, "lend", "out", who={"librarian"}).facts
{'move': 'lend', 'state': 'out', 'possible': ('take_back',)}
"""

from __future__ import annotations

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Set
    from typing import Any

    from diptych.engines.workflow.table import Move, Table

    Facts = Mapping[str, bool] | Collection[str]


class Obstacle(Record):
    """What stands in the way of a move: a code with facts.

    ``illegal_move`` (not from here: ``state``, and ``possible``, what those who asked may try from it), ``not_yours``
    (``who`` may), ``guard_<name>`` (something must be true first: ``guard``), ``reason_missing``.
    """

    code: str
    facts: dict[str, Any]

    def refused(self) -> Refused:
        """The same, to be raised."""
        return Refused(self.code, **self.facts)


class Option(Record):
    """One move that leaves a state, and the first thing that stands in its way, if any."""

    move: Move
    obstacle: Obstacle | None = None


def ask(
    table: Table, name: str, state: str, *, who: Set[str], facts: Facts = (), reason: str | None = None
) -> Obstacle | None:
    """The first obstacle to making a move, or none.

    In this order: is it theirs at all, does it begin here, is it theirs here, do its guards hold, is there a reason.
    So whoever may never make a move learns nothing of where the thing stands. Without ``reason`` (None) nobody has
    been asked for one yet, and its lack is no obstacle; an empty one is.
    """
    moves = table.named(name)
    if moves and not any(who & set(move.who) for move in moves):
        return _not_yours(name, moves)
    here = [move for move in moves if state in move.sources]
    if not here:
        possible = tuple(move.name for move in table.leaving(state) if who & set(move.who))
        return Obstacle(code="illegal_move", facts={"move": name, "state": state, "possible": possible})
    return _obstacle(here[0], who, facts, reason)


def insist(table: Table, name: str, state: str, *, who: Set[str], facts: Facts = (), reason: str | None = "") -> Move:
    """The move, if it may be made now; else :class:`Refused` with the code and facts of the obstacle.

    A reason that is required must be given here, unless the caller says with None that it is looked at elsewhere.
    """
    if obstacle := ask(table, name, state, who=who, facts=facts, reason=reason):
        raise obstacle.refused()
    return next(move for move in table.named(name) if state in move.sources)


def open_moves(table: Table, state: str, *, who: Set[str], facts: Facts = ()) -> tuple[Option, ...]:
    """Every move that leaves a state, in the order of the table, each with its first obstacle."""
    return tuple(Option(move=move, obstacle=_obstacle(move, who, facts, None)) for move in table.leaving(state))


def outcome(move: Move, choice: str = "") -> str:
    """The state a move leads to; where it may lead to several, the one that the circumstances choose.

    >>> from diptych.engines.workflow.table import Move
    >>> judge = Move(name="judge", level="case", sources=("open",), targets=("won", "lost"), who=("judge",))
    >>> outcome(judge, "won")
    'won'
    >>> outcome(judge, "open")
    Traceback (most recent call last):
    ...
    ValueError: judge leads to won or lost, not to 'open'
    """
    if len(move.targets) == 1 and not choice:
        return move.targets[0]
    if choice not in move.targets:
        raise ValueError(f"{move.name} leads to {' or '.join(move.targets)}, not to {choice!r}")
    return choice


def _obstacle(move: Move, who: Set[str], facts: Facts, reason: str | None) -> Obstacle | None:
    if not who & set(move.who):
        return _not_yours(move.name, (move,))
    for guard in move.guards:
        if not _holds(guard, facts):
            return Obstacle(code=f"guard_{guard}", facts={"move": move.name, "guard": guard})
    if move.reason_required and reason is not None and not reason.strip():
        return Obstacle(code="reason_missing", facts={"move": move.name})
    return None


def _not_yours(name: str, moves: tuple[Move, ...]) -> Obstacle:
    theirs = tuple(dict.fromkeys(who for move in moves for who in move.who))
    return Obstacle(code="not_yours", facts={"move": name, "who": theirs})


def _holds(guard: str, facts: Facts) -> bool:
    held = getattr(facts, "get", None)
    return bool(held(guard)) if held else guard in facts
