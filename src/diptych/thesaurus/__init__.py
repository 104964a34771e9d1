"""The thesaurus: words of film, archives, museums, co-production and festivals in three languages. Data, and how to
get at it.

Curated by the authors of this product, and open: docs/thesaurus.md says under which licence, and how to add to it.
"""

from __future__ import annotations

import os
from functools import cache

from diptych.engines.values.errors import Refused
from diptych.kernel.documents import read_compiled
from diptych.thesaurus.format import LANGUAGES, Concept, Scheme, read_scheme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "Concept", "Scheme", "concept", "concepts", "schemes"]

HERE = os.path.join(os.path.dirname(__file__), "schemes")
ORDER = ("film", "coproduction", "festival", "archive", "museum")
"""Schemes as they are shown."""


@cache
def schemes() -> tuple[Scheme, ...]:
    """Every scheme with its concepts, in the order they are shown; what is narrower is filled in, and what one concept
    calls related is so both ways."""
    read = [read_scheme(read_compiled(os.path.join(HERE, f"{id}.yaml")).data) for id in ORDER]
    narrower: dict[str, list[str]] = {}
    related: dict[str, dict[str, None]] = {}
    for concept in (concept for scheme in read for concept in scheme.concepts):
        for id in concept.broader:
            narrower.setdefault(id, []).append(concept.id)
        for id in concept.related:
            related.setdefault(id, {})[concept.id] = None
            related.setdefault(concept.id, {})[id] = None
    return tuple(
        scheme.replace(
            concepts=tuple(
                one.replace(narrower=tuple(narrower.get(one.id, ())), related=tuple(related.get(one.id, ())))
                for one in scheme.concepts
            )
        )
        for scheme in read
    )


@cache
def concepts() -> Mapping[str, Concept]:
    """Every concept by its id."""
    return {concept.id: concept for scheme in schemes() for concept in scheme.concepts}


def concept(id: str) -> Concept:
    """One concept; Refused("unknown_concept") where there is none."""
    found = concepts().get(id)
    if found is None:
        raise Refused("unknown_concept", id=id)
    return found
