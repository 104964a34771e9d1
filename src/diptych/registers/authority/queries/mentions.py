"""Agents of the registers named in texts: where each stands, for pages that lead from the name to whose it is."""

from __future__ import annotations

from functools import cache

from diptych.engines.names.mentions import apart, condensed, places, said_at
from diptych.engines.names.words import UNSPACED
from diptych.engines.values.record import Record
from diptych.registers.authority.enums import kind_of_names
from diptych.registers.authority.models import Name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from diptych.engines.names.mentions import Place

    Form = tuple[str, str, str, str]
    """Of a form: its agent, the kind of that, the text, the same as it is looked up."""

MOST_KEYS = 20_000
"""Keys that are looked up at once; texts that have more are looked through as far as that."""

MOST_FORMS = 2_000
"""Forms that are compared with what stands in the texts."""


OTHER_CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "sr", "tg", "tt", "uk"})
"""Languages written in the same letters, whose cases are not those of Russian. Texts in others quote Russian."""


class Span(Record):
    """Where a text names an agent."""

    start: int
    end: int
    agent: str
    """Its id."""


def marked(text: str, language: str | None = None) -> tuple[Span, ...]:
    """Where a text, of a language where it is known, names agents; one query at the most, as :func:`marked_all`."""
    return marked_all([(text, language)])[0]


def marked_all(texts: Sequence[tuple[str, str | None]]) -> list[tuple[Span, ...]]:
    """Where each of several texts names agents, in order and without overlaps; one query, none where nothing may.

    Only forms that the registers have count, in any case where the text is Russian, the longest first. What two agents
    are called is left alone, and so is a Chinese name that may be a piece of longer words: nothing is guessed.
    """
    found: list[dict[str, list[Place]]] = []
    keys: dict[str, None] = {}
    for text, _language in texts:
        here: dict[str, list[Place]] = {}
        for place in places(text):
            if place.key not in keys and len(keys) >= MOST_KEYS:
                continue
            keys[place.key] = None
            here.setdefault(place.key, []).append(place)
        found.append(here)
    forms = _forms(keys)
    return [
        _spans(text, here, forms, inflected=not language or language.partition("-")[0] not in OTHER_CYRILLIC)
        for (text, language), here in zip(texts, found, strict=True)
    ]


def _forms(keys: Iterable[str]) -> dict[str, list[Form]]:
    """Forms by the key they are looked up by. One query."""
    wanted = list(keys)
    if not wanted:
        return {}
    rows = Name.objects.filter(mention__in=wanted).order_by("mention", "pk")
    forms: dict[str, list[Form]] = {}
    told = rows.values_list("mention", "agent_id", "agent__kind", "text", "exact")
    for key, agent, kind, text, exact in told[:MOST_FORMS]:
        forms.setdefault(key, []).append((agent, kind, text, exact))
    return forms


def _spans(
    text: str, here: dict[str, list[Place]], forms: dict[str, list[Form]], *, inflected: bool
) -> tuple[Span, ...]:
    whose: dict[tuple[int, int], set[str]] = {}
    signs = condensed(text)
    for key, rows in forms.items():
        for place in here.get(key, ()):
            for agent, kind, form, exact in rows:
                # Many Chinese forms share a piece: whether all of one is there is seen at a glance.
                if UNSPACED.match(key) and exact not in signs:
                    continue
                at = said_at(text, place, form, kind=kind_of_names(kind), inflected=inflected)
                if at is not None:
                    whose.setdefault(at, set()).add(agent)
    chosen: list[Span] = []
    taken: list[tuple[int, int]] = []
    for start, end in sorted(whose, key=lambda at: (at[0] - at[1], at)):
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        if UNSPACED.match(text[start]) and not apart(text, start, end, _cut()):
            continue
        # What two share stays nobody's, and no piece of it is anybody's.
        taken.append((start, end))
        if len(whose[start, end]) == 1:
            chosen.append(Span(start=start, end=end, agent=next(iter(whose[start, end]))))
    return tuple(sorted(chosen, key=lambda span: span.start))


@cache
def _cut() -> Any:
    # A dictionary of some ten megabytes: loaded when the first Chinese text names somebody.
    import rjieba

    return rjieba.cut
