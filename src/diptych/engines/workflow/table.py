"""A way as data: its states, and every move from one to another.

A table is sound or it is not made: every state can be come to and left, unless it is declared an end, and from a state
a move of one name leads on in one way only.

>>> loan = Table(
...     level="loan",
...     states=("in", "out", "lost"),
...     start="in",
...     ends=("lost",),
...     moves=(
...         Move(name="lend", level="loan", sources=("in",), targets=("out",), who=("librarian",), due=True),
...         Move(name="take_back", level="loan", sources=("out",), targets=("in",), who=("librarian",), due=True),
...         Move(
...             name="write_off", level="loan", sources=("out",), targets=("lost",), who=("head",), reason_required=True
...         ),
...     ),
... )
>>> [move.name for move in loan.leaving("out")]
['take_back', 'write_off']
>>> loan.awaited("out")
('librarian',)
>>> Table(level="loan", states=("in", "out"), start="in", ends=("out",), moves=())
Traceback (most recent call last):
...
diptych.engines.workflow.table.Unsound: dead_end in; unreachable out
"""

from __future__ import annotations

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class Move(Record):
    """One row: what may be done, from where, to where, by whom."""

    name: str
    level: str
    """Whose states it speaks of. Moves of several levels may stand in one list; a table takes those of its own."""
    sources: tuple[str, ...]
    targets: tuple[str, ...] = ()
    """Where it leads: one state, or several of which the circumstances choose."""
    who: tuple[str, ...]
    """Words for those who may make it; any of them may."""
    guards: tuple[str, ...] = ()
    """What must be true beside the state, by name, in the order in which obstacles are told."""
    reason_required: bool = False
    due: bool = False
    """Whether this is what is waited for in its sources, and not only possible there."""


class Flaw(Record):
    """What is wrong with a table: a code, and the state or move it is about."""

    code: str
    about: str


class Unsound(ValueError):
    """A table that cannot be walked; a mistake of whoever wrote it, never of whoever uses it."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("; ".join(f"{flaw.code} {flaw.about}" for flaw in flaws))
        self.flaws = flaws


class Table(Record):
    """The states of one level and the moves between them."""

    level: str
    states: tuple[str, ...]
    start: str
    ends: tuple[str, ...]
    """States that nothing has to lead out of. Where only some way of ending is final, moves may leave them."""
    moves: tuple[Move, ...]
    derived: bool = False
    """Whether states follow from something else. Then other things move them too, so nothing says which are reached;
    the targets of a move, if given, are those it may come to."""

    def __init__(self, **fields: Any) -> None:
        """Take what is of the level. :class:`Unsound` with every flaw found."""
        super().__init__(**fields)
        self.__dict__["moves"] = tuple(move for move in self.moves if move.level == self.level)
        if flaws := tuple(_flaws(self)):
            raise Unsound(flaws)

    def named(self, name: str) -> tuple[Move, ...]:
        """The rows of a move; several where it leads elsewhere from different states."""
        return tuple(move for move in self.moves if move.name == name)

    def leaving(self, state: str) -> tuple[Move, ...]:
        """Every move that begins in a state, in the order of the table."""
        return tuple(move for move in self.moves if state in move.sources)

    def awaited(self, state: str) -> tuple[str, ...]:
        """Whose turn it is in a state: the words of those who make its due moves, each once."""
        return tuple(dict.fromkeys(who for move in self.leaving(state) if move.due for who in move.who))


def _flaws(table: Table) -> Iterator[Flaw]:
    known = set(table.states)
    named = [table.start, *table.ends, *(state for move in table.moves for state in (*move.sources, *move.targets))]
    yield from (Flaw(code="unknown_state", about=state) for state in dict.fromkeys(named) if state not in known)
    left = {state for move in table.moves for state in move.sources}
    yield from (Flaw(code="dead_end", about=state) for state in table.states if state not in left | set(table.ends))
    if not table.derived:
        reached = _reached(table)
        yield from (Flaw(code="unreachable", about=state) for state in table.states if state not in reached)
        yield from (Flaw(code="leads_nowhere", about=move.name) for move in table.moves if not move.targets)
    begun = [(move.name, state) for move in table.moves for state in move.sources]
    yield from (
        Flaw(code="ambiguous", about=f"{name} from {state}")
        for name, state in dict.fromkeys(begun)
        if begun.count((name, state)) > 1
    )
    yield from (Flaw(code="nobody_may", about=move.name) for move in table.moves if not move.who)


def _reached(table: Table) -> set[str]:
    """Every state that some row of moves leads to from the start."""
    reached, fresh = set[str](), {table.start}
    while fresh:
        reached |= fresh
        fresh = {to for state in fresh for move in table.leaving(state) for to in move.targets} - reached
    return reached
