"""Whether the thesaurus is sound SKOS, and what a reader of three languages may expect beyond it.

The numbers are those of the conditions in the SKOS Reference (W3C Recommendation, 18 August 2009).
"""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.thesaurus.format import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diptych.thesaurus.format import Concept, Scheme


class Flaw(Record):
    """One thing that is wrong: a code, the concept it is found at, and what it is about."""

    code: str
    concept: str
    facts: tuple[str, ...] = ()


def flaws(schemes: Iterable[Scheme]) -> list[Flaw]:
    """Everything that is wrong, in the order of the concepts."""
    held = [concept for scheme in schemes for concept in scheme.concepts]
    by_id = {concept.id: concept for concept in held}
    return [
        *_twins(held),
        *(flaw for concept in held for flaw in _of_one(concept, by_id)),
        *_cycles(by_id),
        *(flaw for concept in held for flaw in _related_above(concept, by_id)),
        *_preferred_twice(held),
    ]


def _twins(held: list[Concept]) -> Iterator[Flaw]:
    """An id names one concept of all schemes (S9 and S37: what is a concept is nothing else)."""
    seen: set[str] = set()
    for concept in held:
        if concept.id in seen:
            yield Flaw(code="twice", concept=concept.id)
        seen.add(concept.id)


def _of_one(concept: Concept, by_id: Mapping[str, Concept]) -> Iterator[Flaw]:
    for language in LANGUAGES:
        labels, hidden = concept.labels(language), concept.hidden.get(language, ())
        if not labels:
            # S14 allows none; a thesaurus of three languages does not.
            yield Flaw(code="no_preferred_label", concept=concept.id, facts=(language,))
        seen: set[str] = set()
        for label in (*labels, *hidden):
            if label in seen:
                # S13: preferred, alternative and hidden labels are disjoint.
                yield Flaw(code="label_twice", concept=concept.id, facts=(language, label))
            seen.add(label)
    for kind, ids in (("broader", concept.broader), ("related", concept.related)):
        for id in ids:
            if id == concept.id:
                yield Flaw(code=f"{kind}_itself", concept=concept.id)
            elif id not in by_id:
                yield Flaw(code=f"{kind}_unknown", concept=concept.id, facts=(id,))
    for texts in (concept.note, concept.definition):
        missing = tuple(language for language in LANGUAGES if texts and language not in texts)
        if missing:
            yield Flaw(code="note_untranslated", concept=concept.id, facts=missing)


def above(concept: Concept, by_id: Mapping[str, Concept]) -> set[str]:
    """Ids of everything broader, near and far; the concept itself among them where it goes round in a circle."""
    found: set[str] = set()
    waiting = list(concept.broader)
    while waiting:
        id = waiting.pop()
        if id in by_id and id not in found:
            found.add(id)
            waiting.extend(by_id[id].broader)
    return found


def _cycles(by_id: Mapping[str, Concept]) -> Iterator[Flaw]:
    for concept in by_id.values():
        if concept.id in above(concept, by_id):
            yield Flaw(code="cycle", concept=concept.id)


def _related_above(concept: Concept, by_id: Mapping[str, Concept]) -> Iterator[Flaw]:
    """S27: what is related is neither broader nor narrower, near or far."""
    mine = above(concept, by_id)
    for id in concept.related:
        if id in mine:
            yield Flaw(code="related_is_broader", concept=concept.id, facts=(id,))


def _preferred_twice(held: list[Concept]) -> Iterator[Flaw]:
    """A preferred label names one concept of its scheme in its language, else nobody can file by it."""
    seen: dict[tuple[str, str, str], str] = {}
    for concept in held:
        for language in LANGUAGES:
            if not concept.labels(language):
                continue
            key = (concept.scheme, language, concept.preferred(language).casefold())
            if key in seen and seen[key] != concept.id:
                yield Flaw(code="preferred_twice", concept=concept.id, facts=(language, seen[key]))
            seen.setdefault(key, concept.id)
