"""What comes of a question."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.kernel.search.plans import Plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diptych.kernel.search.asking import Asked
    from diptych.kernel.search.tokens import Tokenizer


class Hit(Record):
    """One document that was found."""

    kind: str
    id: str
    score: float
    why: tuple[str, ...] = ()
    """Where it was found, the most telling first: ``title``, ``text``, ``name``, ``vocabulary``, ``meaning``,
    ``nearest``, ``parts``."""
    part: str = ""
    """What of the thing's page it is, where it is not the whole thing: what stands behind the ``#`` of its id."""


class Facet(Record):
    """One value by which results can be narrowed."""

    value: str
    count: int
    chosen: bool = False


class Note(Record):
    """What whoever asks should know of how the question was read, and of what came of it."""

    code: str
    """One of :mod:`diptych.kernel.search.asking` and of plans, or: ``slow``, the question took too long and was ended;
    ``building``, there is no index yet; ``unavailable``, the index does not answer."""
    facts: Mapping[str, Any] = {}


class Through(Record):
    """A name that was asked for, and by which other forms it is found."""

    asked: str
    kind: str
    """Of what: ``agent``, ``work``."""
    ids: tuple[str, ...]
    """One: each thing that is named has an entry of its own."""
    forms: tuple[tuple[str, str], ...]
    """Text and language, which is empty where nobody has told; the best first."""


class Across(Record):
    """A word that was asked for, and what it is in other languages."""

    asked: str
    lang: str
    others: tuple[tuple[str, str], ...]


class Results(Record):
    """A page of what was found."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 0
    """How many can be turned; of very many hits only the first are shown."""
    facets: Mapping[str, tuple[Facet, ...]] = {}
    """By name, ``kind`` among them. Each is counted under all choices but its own, those that most have first."""
    notes: tuple[Note, ...] = ()
    names: tuple[Through, ...] = ()
    words: tuple[Across, ...] = ()
    nearest: tuple[tuple[str, str], ...] = ()
    """Words that nothing has, each with the nearest that something has and that was looked for as well."""
    corrected: str = ""
    """The question with these in their places; empty where all words are known."""
    loosened: bool = False
    """Whether these are documents that have only some of what was asked for: too few, or none, have all of it."""
    plan: Plan = Plan()
    tokenizer: Tokenizer | None = None
    """Of the index that was asked; None where there is none."""
    edition: str = ""
    """Changes whenever something else may be found."""

    @property
    def asked(self) -> Asked:
        return self.plan.asked


class Suggestion(Record):
    """One thing that may be meant by what was typed so far."""

    kind: str
    id: str
    text: str
    lang: str = ""
    """Of the name, where that is known."""
    matched: tuple[tuple[int, int], ...] = ()
    """What of the name was typed, from where to where; empty where it was typed in other letters."""
    also: str = ""
    """The name in the reader's language, where another one was met."""
    part: str = ""
