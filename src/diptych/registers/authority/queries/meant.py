"""Agents that somebody may mean who has typed a name, or the beginning of one, or an id."""

from __future__ import annotations

from django.db import connection

from diptych.engines.names.folding import cleaned
from diptych.engines.names.learned import REVIEW
from diptych.engines.names.scripts import script_of
from diptych.engines.names.words import typed
from diptych.engines.values.record import Record
from diptych.kernel.keeping.finding import called
from diptych.registers.authority.models import Agent, Redirect
from diptych.registers.authority.queries.likeness import Candidate, agents_called_exactly, agents_like

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 200
"""Letters of what is typed that are looked at."""

LEAST = 3
"""Letters from which on names that are merely like it are looked for; of Han two."""


WORTH = 0.3
"""The score of a name that is merely like it from which on it is offered beside those that are no guess."""


GUESSES = 3
"""How many of those that are merely like it are offered at the most."""

MOST_BY_ID = 5
"""How many are offered whose ids begin so."""

LAST = "\U0010ffff"
"""Stands after every letter of an id."""


class Meant(Record):
    """An agent that may be meant."""

    agent: str
    """Its id."""
    how: str
    """``id``; ``former``, an id that was merged into it; ``exact``; ``begins``; ``same``, a name that scores as one
    with what was typed; ``like``, one that is worth a look; ``through``, a hint that goes through Han."""
    candidate: Candidate | None = None
    """What was compared, where names were."""


def agents_meant(text: str, *, kinds: Sequence[str] = (), language: str | None = None, most: int = 20) -> list[Meant]:
    """Agents whom a text may mean, the likeliest first, each once.

    First who has this very id or name; then those with a name that is the same in whatever script; those with a name
    that begins so; those with a name a little like it. ``language`` is that of the text, where it is known. Six
    queries beside those of :func:`agents_like`, whatever there is.
    """
    wanted, _notes = cleaned(text[:LONGEST])
    if not wanted:
        return []
    exact = [Meant(agent=id, how="exact") for id in sorted(agents_called_exactly(wanted))]
    liked = _liked(wanted, kinds, language, most)
    same = [found for found in liked if found.how == "same"]
    found = [*_by_id(wanted, kinds), *exact, *same, *_beginning(wanted, kinds, most)]
    hints = [one for one in liked if one.how == "through"]
    least = WORTH if found or hints else REVIEW
    guesses = [one for one in liked if one.how == "like" and one.candidate and one.candidate.score >= least]
    found += [*hints, *guesses[:GUESSES]]
    first: dict[str, Meant] = {}
    told = {row.agent: row.candidate for row in liked}
    for row in found:
        first.setdefault(row.agent, row.replace(candidate=told.get(row.agent)))
    return _of_kinds(list(first.values()), kinds)[:most]


def _by_id(text: str, kinds: Sequence[str]) -> list[Meant]:
    """Whoever has this id, or one of which this is the beginning, or had it once; two queries."""
    id = text.lower()
    rows = Agent.objects.filter(pk__startswith=id).order_by("pk").values_list("pk", flat=True)
    if connection.vendor == "sqlite":
        # It takes no index for a beginning, and orders ids as their letters stand in Unicode.
        rows = rows.filter(pk__gte=id, pk__lt=f"{id}{LAST}")
    rows = rows.filter(kind__in=kinds) if kinds else rows
    former = Redirect.objects.filter(pk=id).values_list("agent_id", flat=True)
    found = [Meant(agent=row, how="id") for row in rows[:MOST_BY_ID]]
    return [*found, *(Meant(agent=row, how="former") for row in former)]


def _beginning(text: str, kinds: Sequence[str], most: int) -> list[Meant]:
    """Agents of one of whose forms every word that was typed begins a word; one query."""
    rows = called(Agent.objects.order_by("pk"), text) if typed(text) else Agent.objects.none()
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return [Meant(agent=id, how="begins") for id in rows.values_list("pk", flat=True)[:most]]


def _liked(text: str, kinds: Sequence[str], language: str | None, most: int) -> list[Meant]:
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < (2 if any(script_of(letter) == "Hani" for letter in letters) else LEAST):
        return []
    found = agents_like(text, kind=kinds, language=language, most=most)
    return [
        Meant(agent=one.agent, how="through" if one.via else "same" if one.same else "like", candidate=one)
        for one in found
        if one.via or one.score >= REVIEW
    ]


def _of_kinds(found: list[Meant], kinds: Iterable[str]) -> list[Meant]:
    """Those of these kinds alone; a query where kinds are named."""
    if not kinds or not found:
        return found
    right = set(
        Agent.objects.filter(pk__in=[row.agent for row in found], kind__in=list(kinds)).values_list("pk", flat=True)
    )
    return [row for row in found if row.agent in right]
