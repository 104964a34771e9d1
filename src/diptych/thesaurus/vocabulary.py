"""What words of a question are in the other languages: by our thesaurus, and by dictionaries that were taken."""

from __future__ import annotations

from functools import cache

from diptych.kernel.search.planning import Translation
from diptych.thesaurus import LANGUAGES, concepts
from diptych.thesaurus.keys import key_of, spans
from diptych.thesaurus.queries.terms import said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diptych.thesaurus.format import Concept

OURS = "thesaurus"
PREFERRED, ALTERNATIVE = 0.7, 0.55
"""What a label counts beside a word that was typed."""

MOST = 6
"""Translations of one span into one language."""


@cache
def by_key() -> dict[tuple[str, str], tuple[Concept, ...]]:
    """Concepts by language and key of each of their labels, those that prefer it first."""
    found: dict[tuple[str, str], dict[str, Concept]] = {}
    for rank in (0, 1):
        for concept in concepts().values():
            for language in LANGUAGES:
                labels = (*concept.labels(language), *concept.hidden.get(language, ()))
                for label in labels[:1] if rank == 0 else labels[1:]:
                    found.setdefault((language, key_of(label)[1]), {}).setdefault(concept.id, concept)
    return {key: tuple(held.values()) for key, held in found.items()}


def vocabulary(words: Sequence[str], language: str) -> list[Translation]:
    """Translations of the words of a question and of runs of them: the best of each, then the second of each, and so
    on. One query at most.

    ``language`` is what the reader speaks; the words are taken for what their letters are.
    """
    asked = spans(words)
    found = [*_ours(asked), *_theirs(asked)]
    groups: dict[tuple[int, int, str], dict[str, Translation]] = {}
    for one in sorted(found, key=lambda one: -one.weight):
        held = groups.setdefault((one.start, one.end, one.lang), {})
        if one.text.casefold() in held:
            known = held[one.text.casefold()]
            # Two that say the same are surer than one.
            held[one.text.casefold()] = known.replace(weight=1 - (1 - known.weight) * (1 - one.weight))
        else:
            held[one.text.casefold()] = one
    ranked = [sorted(held.values(), key=lambda one: -one.weight)[:MOST] for held in groups.values()]
    # Whoever takes only so many gets the first of every span before the second of any.
    return [held[place] for place in range(MOST) for held in ranked if place < len(held)]


def _ours(asked: Sequence[tuple[int, int, str, tuple[str, ...]]]) -> Iterator[Translation]:
    held = by_key()
    for start, end, lang, keys in asked:
        meant = {concept.id: concept for key in keys for concept in held.get((lang, key), ())}
        for place, concept in enumerate(meant.values()):
            for into in LANGUAGES:
                if into == lang:
                    continue
                for at, label in enumerate(concept.labels(into)):
                    weight = (ALTERNATIVE if at else PREFERRED) / (1 + place)
                    yield Translation(start=start, end=end, lang=into, text=label, weight=weight, source=OURS)


def _theirs(asked: Sequence[tuple[int, int, str, tuple[str, ...]]]) -> Iterator[Translation]:
    rows = said({(lang, key) for _start, _end, lang, keys in asked for key in keys})
    for start, end, lang, keys in asked:
        for key in keys:
            for into, text, rank, source in rows.get((lang, key), ()):
                yield Translation(start=start, end=end, lang=into, text=text, weight=rank / 100, source=source)
