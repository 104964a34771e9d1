"""What is to be looked up for a question: groups of terms, one of each group, the same for every engine.

A name or a translation of several words is an alternative in the group of each of them: (A or R) and (B or R) is
(A and B) or R. So a plan is never deeper than groups of terms, and what an engine has to understand fits on a page:

- ``token``: the token is in the document, wherever.
- ``phrase``: its tokens stand one right after the other, in what a text says or in what it is found by besides
  (``Tokens.main``, ``Tokens.more``), never across the two nor across two texts.
- ``prefix``: a token that begins so is in the document.
- ``ref``: the document names this thing among its references.
"""

from __future__ import annotations

from diptych.engines.names.folding import Note
from diptych.engines.values.record import Record
from diptych.kernel.search.asking import Asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    How = Literal["token", "phrase", "prefix", "ref"]


class Term(Record):
    """One thing to look up."""

    kind: How
    tokens: tuple[str, ...]
    """One; of a phrase, two or more; of a ``ref``, the reference as documents hold it."""
    weight: float = 1.0
    """Above 0, at most 1: what finding it says for a document."""
    why: str = "asked"
    """``asked``, or how it came in: ``lemma``, ``pieces``, ``joined``, ``completed``, ``parts``, ``name``,
    ``vocabulary``, ``nearest``; ``meaning``, of a ``ref`` to the very document that means it."""


class Group(Record):
    """Terms of which one is enough."""

    alternatives: tuple[Term, ...]
    """Never empty, each once, those that weigh most first."""
    text: str
    """What of the question it is for."""
    start: int = 0
    end: int = 0


class NameMatch(Record):
    """A thing of the register whose name is in the question."""

    ref: str
    """``agent:roman-karmen``"""
    text: str
    """The form that was met, as the register has it."""
    start: int
    end: int
    """Where the question has it, in characters."""
    lang: str = ""
    typed: str = ""
    score: float = 1.0
    """How sure it is, above 0, at most 1."""
    exact: bool = True
    """Whether it is that form to the letter, small or large, simplified or not."""
    path: tuple[str, ...] = ()
    """Forms it was reached through, where it was not met directly."""
    forms: tuple[str, ...] = ()
    """All its names, those first that texts are likeliest to have."""


class Translation(Record):
    """What words of the question are in another language."""

    start: int
    end: int
    """Which words, as they are counted in ``Plan.asked.words``: from, and up to."""
    lang: str
    text: str
    weight: float = 1.0
    source: str = ""


class Plan(Record):
    """What to look up."""

    groups: tuple[Group, ...] = ()
    """One term of every group must be found; of a plan that was loosened, one term of one group."""
    excluded: tuple[Term, ...] = ()
    """In either case, nothing is found that has one of these."""
    asked: Asked = Asked(text="")
    """The question; where it was typed in another layout of the keyboard, as it is read."""
    notes: tuple[Note, ...] = ()
    """Those of the question and ``layout`` (what was typed, how it was read)."""
    names: tuple[NameMatch, ...] = ()
    words: tuple[Translation, ...] = ()
    nearest: tuple[tuple[str, str], ...] = ()
    """Words that no text has, each with the nearest that some have."""
    corrected: str = ""
    """The question with these in their places; empty where there are none."""
    wider: tuple[Group, ...] = ()
    """The groups when any is enough."""

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.groups)

    def loosened(self) -> Plan:
        """The plan when too little has all of it: whatever has any of it, and a long word in its parts."""
        return self.replace(groups=self.wider)
