"""Questions in the words of PostgreSQL's text search, whose parsers and dictionaries have no part in it."""

from __future__ import annotations

from functools import partial

from diptych.kernel.search.question import Question, Wanted, written
from diptych.kernel.search.shelves import Shelf

WEIGHTS = "{0.06, 0.3, 0.2, 1.0}"
"""What a token counts for that stands in D (``more``), C (``beside``), B (the texts) and A (the title)."""


def expression(question: Question, *, titles: bool = False) -> str:
    """The question as a tsquery. Tokens hold no apostrophe, so none ends before its end."""
    return written(question, one=partial(_one, where="AC" if titles else ""), both=" & ", either=" | ", never=" & !")


def _one(wanted: Wanted, where: str) -> str:
    where = "" if wanted.kind == "mark" else where
    begun = "*" if wanted.kind == "prefix" else ""
    behind = f":{begun}{where}" if begun or where else ""
    said = " <-> ".join(f"'{token}'{behind}" for token in wanted.tokens)
    return f"({said})" if len(wanted.tokens) > 1 else said


class Tsvector:
    """How a statement asks a shelf."""

    def source(self, shelf: Shelf, question: Question) -> str:
        """The tables, the one of rows as ``r``."""
        return f"{shelf.rows} r"

    def condition(self, shelf: Shelf, question: Question, *, titles: bool = False) -> tuple[str, list[str]]:
        """What the groups are looked for in: everything, or ``titles`` alone."""
        if question.is_open:
            return "TRUE", []
        return "r.vector @@ %s::tsquery", [expression(question, titles=titles)]

    def score(self, shelf: Shelf, question: Question) -> tuple[str, list[str]]:
        return f"ts_rank('{WEIGHTS}', r.vector, %s::tsquery)", [expression(question)]
