"""Example programmes: one folder of documents each, to be imported. Data, and where to find it."""

from __future__ import annotations

import os
from functools import cache

from diptych.engines.values.errors import Refused

HERE = os.path.dirname(__file__)

EXAMPLE = "china-russia-film"
"""What a demonstration shows."""


@cache
def ids() -> tuple[str, ...]:
    """Ids of every programme shipped, sorted."""
    return tuple(sorted(name for name in os.listdir(HERE) if os.path.exists(os.path.join(HERE, name, "README.md"))))


def folder(id: str) -> str:
    """Where the documents of a shipped programme stand; Refused("unknown_example") names those there are."""
    if id not in ids():
        raise Refused("unknown_example", id=id, known=ids())
    return os.path.join(HERE, id)
