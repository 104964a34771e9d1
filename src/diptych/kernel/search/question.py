"""What an engine is asked: groups of alternatives, what must not stand in a document, and marks that narrow it.

Each engine says the same in its own words, and finds the same documents; see :mod:`diptych.kernel.search.queries`.
"""

from __future__ import annotations

from itertools import combinations

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_WAYS = 16
"""Ways to leave out groups that are spelled out; beyond, any one group does."""


class Wanted(Record):
    """One way to meet a group."""

    kind: str
    """``token``, ``phrase``, ``prefix`` or ``mark``."""
    tokens: tuple[str, ...]
    weight: float = 1.0
    why: str = "asked"


class Question(Record):
    """Which documents are meant."""

    groups: tuple[tuple[Wanted, ...], ...]
    excluded: tuple[Wanted, ...] = ()
    least: int = 0
    """How many of the groups a document has to meet: all, unless given."""
    narrowed: tuple[tuple[str, ...], ...] = ()
    """Marks; one of each of these has to stand in a document."""

    @property
    def is_open(self) -> bool:
        """Whether nothing is asked, and everything found."""
        return not self.groups and not self.narrowed

    @property
    def needed(self) -> int:
        return self.least or len(self.groups)


def written(
    question: Question,
    *,
    one: Callable[[Wanted], str],
    both: str,
    either: str,
    never: str,
    around: Callable[[str], str] = str,
) -> str:
    """The question in the words of an engine that has operators; ``one`` writes what stands between them, ``around``
    what stands around all groups.

    >>> groups = tuple((Wanted(kind="token", tokens=(letter,)),) for letter in "abc")
    >>> words = {"one": lambda wanted: wanted.tokens[0], "both": " & ", "either": " | ", "never": " &! "}
    >>> written(Question(groups=groups, excluded=(Wanted(kind="token", tokens=("d",)),)), **words)
    '(a & b & c) &! (d)'
    >>> written(Question(groups=groups, least=2, narrowed=(("x", "y"),)), **words)
    '(((a & b) | (a & c) | (b & c)) & (x | y))'
    """
    groups = [_joined(either, [one(wanted) for wanted in group]) for group in question.groups]
    ways = [_joined(both, way) for way in combinations(groups, question.needed)] if groups else []
    parts = [around(_joined(either, ways))] if ways else []
    for marks in question.narrowed:
        parts.append(_joined(either, [one(Wanted(kind="mark", tokens=(mark,))) for mark in marks]))
    text = _joined(both, parts)
    if question.excluded:
        text = f"{text}{never}({either.join(one(wanted) for wanted in question.excluded)})"
    return text


def _joined(by: str, parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({by.join(parts)})"
