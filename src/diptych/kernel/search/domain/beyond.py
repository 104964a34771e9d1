"""Documents into tantivy, and out of it."""

from __future__ import annotations

from contextlib import contextmanager

from diptych.kernel.search.beyond import PLACED, UNPLACED, opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from diptych.kernel.search.preparing import Prepared
    from diptych.kernel.search.shelves import Shelf

HEAP, FOR_MANY = 15_000_000, 200_000_000
"""Bytes that a writer may gather before it writes; when an index is made."""

_writers: dict[str, Any] = {}
"""Writers that are kept open while an index is made."""


@contextmanager
def writing_many(shelf: Shelf) -> Iterator[None]:
    """Keep one writer for many portions. They are there for readers, and for good, once this ends."""
    writer = opened(shelf).writer(FOR_MANY, 1)
    _writers[shelf.base] = writer
    try:
        yield
        writer.commit()
    finally:
        del _writers[shelf.base]
        writer.wait_merging_threads()


def put(shelf: Shelf, documents: Sequence[Prepared], rows: Sequence[tuple[int, int, int]]) -> None:
    """Write documents, in the place of those of their numbers; ``rows``: number, combination, since of each.

    There is one writer at a time, which whoever writes to the index is: they hold its lock in the database.
    """
    import tantivy

    with _writer(shelf) as (index, writer):
        schema = index.schema
        if shelf.base not in _writers:
            ids = [id for id, _combination, _since in rows]
            writer.delete_documents_by_query(tantivy.Query.term_set_query(schema, "id", ids))
        for one, (id, combination, since) in zip(documents, rows, strict=True):
            streams = dict(zip((*PLACED, *UNPLACED), _streams(one), strict=True))
            told = {"id": id, "combination": combination, "weight": one.weight, "since": since}
            writer.add_document(
                tantivy.Document.from_dict({**told, **{name: [s] for name, s in streams.items()}}, schema)
            )


def take_out(shelf: Shelf, ids: Sequence[int]) -> None:
    """Remove documents by their numbers."""
    import tantivy

    if ids:
        with _writer(shelf) as (index, writer):
            writer.delete_documents_by_query(tantivy.Query.term_set_query(index.schema, "id", list(ids)))


def size(shelf: Shelf) -> int:
    """How many documents it holds."""
    return int(opened(shelf).searcher().num_docs)


def _streams(one: Prepared) -> tuple[str, ...]:
    return (one.title, one.beside, one.body, one.more, one.rest, " ".join(one.marks))


@contextmanager
def _writer(shelf: Shelf) -> Iterator[tuple[Any, Any]]:
    index = opened(shelf)
    kept = _writers.get(shelf.base)
    if kept is not None:
        yield index, kept
        return
    writer = index.writer(HEAP, 1)
    try:
        yield index, writer
        writer.commit()
    finally:
        writer.wait_merging_threads()
