"""Concepts looked up by their labels, in whatever language somebody types."""

from __future__ import annotations

from functools import cache

from diptych.engines.names.folding import cleaned
from diptych.engines.names.folding import key as folded
from diptych.kernel.search.han import simplified
from diptych.thesaurus import LANGUAGES, concepts
from diptych.thesaurus.keys import key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diptych.thesaurus.format import Concept

MOST_READ = 200
"""Characters of what was typed that are looked at."""

EXACT, BEGINS, WITHIN = range(3)


@cache
def _labels() -> tuple[tuple[str, str, str, int], ...]:
    """The folded label, its key, the id, and whether it is preferred (0), for every label of every language."""
    found = []
    for concept in concepts().values():
        for language in LANGUAGES:
            hidden = concept.hidden.get(language, ())
            for at, label in enumerate((*concept.labels(language), *hidden)):
                found.append((folded(simplified(label)), key_of(label)[1], concept.id, min(at, 1)))
    return tuple(found)


def found(text: str, *, scheme: str = "") -> Sequence[Concept]:
    """Concepts with a label that is what was typed, begins so, or has it within; the nearest first.

    A word in another form finds its dictionary form (документальных фильмов). No query; nothing typed finds all.
    """
    clean = cleaned(text[:MOST_READ])[0].strip()
    held = [one for one in concepts().values() if not scheme or one.scheme == scheme]
    if not clean:
        return held
    asked, keyed = folded(simplified(clean)), key_of(clean)[1]
    best: dict[str, tuple[int, int, int]] = {}
    for label, key, id, place in _labels():
        if label == asked or (keyed and key == keyed):
            how = EXACT
        elif label.startswith(asked):
            how = BEGINS
        elif asked in label or (keyed and f" {keyed} " in f" {key} "):
            how = WITHIN
        else:
            continue
        best[id] = min(best.get(id, (WITHIN + 1, 0, 0)), (how, place, len(label)))
    return sorted((one for one in held if one.id in best), key=lambda one: best[one.id])
