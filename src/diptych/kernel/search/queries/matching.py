"""Which documents are found: asked of whatever holds a shelf, the database or an engine beyond it."""

from __future__ import annotations

from django.db import DatabaseError

from diptych.kernel.search import beyond
from diptych.kernel.search.queries import reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeVar

    from diptych.kernel.search.queries.allowed import Allowed
    from diptych.kernel.search.question import Question
    from diptych.kernel.search.shelves import Shelf

    Answer = TypeVar("Answer")


def combinations(shelf: Shelf, question: Question, allowed: Allowed, *, since: int = 0) -> dict[int, int]:
    """How many documents are found, by the number of their combination of facets."""
    if shelf.engine != beyond.NAME:
        return reading.combinations(shelf, question, allowed, since=since)
    return _answered(lambda engine: engine.combinations(shelf, question, allowed, since=since))


def total(shelf: Shelf, question: Question, allowed: Allowed, *, most: int) -> int:
    """How many documents are found, counted no further than ``most``."""
    if shelf.engine != beyond.NAME:
        return reading.total(shelf, question, allowed, most=most)
    found: int = _answered(lambda engine: engine.total(shelf, question, allowed))
    return min(most, found)


def best(
    shelf: Shelf, question: Question, allowed: Allowed, *, total: int, most: int, since: int = 0
) -> list[tuple[int, float]]:
    """The numbers of the documents that fit best by the engine's own measure, with that; ``total``: how many fit."""
    if shelf.engine != beyond.NAME:
        return reading.best(shelf, question, allowed, total=total, most=most, since=since)
    return _answered(lambda engine: engine.best(shelf, question, allowed, most=most, since=since))


def newest(shelf: Shelf, question: Question, allowed: Allowed, *, most: int, since: int = 0) -> list[tuple[int, float]]:
    """The numbers of the documents that came last, with when: the entry of the ledger."""
    if shelf.engine != beyond.NAME:
        return reading.newest(shelf, question, allowed, most=most, since=since)
    return _answered(lambda engine: engine.newest(shelf, question, allowed, most=most, since=since))


def keys(shelf: Shelf, question: Question, allowed: Allowed) -> set[tuple[str, str]]:
    """Kind and id of everything that is found, however much: for comparing engines."""
    if shelf.engine != beyond.NAME:
        return reading.keys(shelf, question, allowed)
    return _answered(lambda engine: engine.keys(shelf, question, allowed))


def known(shelf: Shelf, tokens: Sequence[str], allowed: Allowed) -> set[str]:
    """Which of these stand in any document; on the restricted shelf, in any that may be read."""
    if shelf.engine != beyond.NAME:
        return reading.known(shelf, tokens, allowed)
    return _answered(lambda engine: engine.known(shelf, tokens))


def _answered(ask: Callable[[Any], Answer]) -> Answer:
    """What the engine beyond answers; that it does not is told as of a database."""
    try:
        from diptych.kernel.search.queries import tantivy

        return ask(tantivy)
    except (OSError, ValueError, ImportError) as error:
        raise DatabaseError(str(error)) from error
