"""Questions in the words of SQLite's FTS5."""

from __future__ import annotations

from diptych.kernel.search.question import Question, Wanted, written
from diptych.kernel.search.shelves import Shelf

COLUMNS = ("title", "beside", "body", "more", "rest", "marks")
WEIGHTS = "5.0, 1.5, 1.0, 0.3, 0.1, 2.0"
"""What a token counts for in each of them; a mark is a name that was asked for, or the same in all that is found."""


def expression(question: Question, *, titles: bool = False) -> str:
    """The question as FTS5 reads it. Tokens hold no quotation mark, so none ends before its end."""
    around = _in_titles if titles else str
    return written(question, one=_one, both=" AND ", either=" OR ", never=" NOT ", around=around)


def _in_titles(groups: str) -> str:
    return f"({{title beside}} : {groups if groups.startswith('(') else f'({groups})'})"


def _one(wanted: Wanted) -> str:
    quoted = f'"{" ".join(wanted.tokens)}"'
    # A mark begins as no token does, so none is found among the others, nor they among marks.
    return f"{quoted} *" if wanted.kind == "prefix" else quoted


class Fts5:
    """How a statement asks a shelf."""

    def source(self, shelf: Shelf, question: Question) -> str:
        """The tables, the one of rows as ``r``."""
        if question.is_open:
            return f"{shelf.rows} r"
        return f"{shelf.match} CROSS JOIN {shelf.rows} r ON r.id = {shelf.match}.rowid"

    def condition(self, shelf: Shelf, question: Question, *, titles: bool = False) -> tuple[str, list[str]]:
        """What the groups are looked for in: everything, or ``titles`` alone."""
        if question.is_open:
            return "TRUE", []
        return f"{shelf.match} MATCH %s", [expression(question, titles=titles)]

    def score(self, shelf: Shelf, question: Question) -> tuple[str, list[str]]:
        return f"-bm25({shelf.match}, {WEIGHTS})", []
