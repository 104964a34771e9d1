"""Documents into the tables of a shelf, and out of them."""

from __future__ import annotations

from collections import defaultdict

from django.db import connection

from diptych.kernel.search.domain import beyond
from diptych.kernel.search.preparing import BANDS, BREAK, band, packed, unpacked
from diptych.kernel.search.queries.fts5 import COLUMNS
from diptych.kernel.search.queries.reading import marks, portions, selected
from diptych.kernel.search.shelves import Shelf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from diptych.kernel.search.preparing import Prepared


def write(shelf: Shelf, documents: Sequence[Prepared], *, since: Callable[[Prepared], int]) -> int:
    """Put documents on a shelf, in the place of those of their keys; returns how many were not there as they are.

    ``since`` is asked for those that were not there at all. To be called in a transaction that nobody else writes to
    the index beside. Queries: two for each kind of document, and a fixed number for each batch that has changes.
    """
    there = _rows(shelf, documents)
    changed = [one for one in documents if there.get((one.kind, one.id), (0, ""))[1] != one.digest]
    if not changed:
        return 0
    old = [there[one.kind, one.id][0] for one in changed if (one.kind, one.id) in there]
    kept = _take_out(shelf, old)
    ids = _numbers(shelf, changed, there)
    combinations = _combinations(shelf, {one.facets for one in changed})
    rows: list[list[Any]] = []
    for one, id in zip(changed, ids, strict=True):
        row = [id, one.kind, one.id, one.whole, one.year, one.weight, kept[id] if id in kept else since(one)]
        rows.append([*row, combinations[one.facets], one.digest])
    columns = ["id", "kind", "thing", "whole", "year", "weight", "since", "combination", "digest"]
    if connection.vendor == "postgresql":
        columns.append("vector")
        for row, one in zip(rows, changed, strict=True):
            row.append("" if shelf.engine else vector(one))
    if shelf.engine:
        beyond.put(shelf, changed, [(row[0], row[7], row[6]) for row in rows])
    elif connection.vendor == "sqlite":
        texts = [[id, *one[2:7], " ".join(one.marks)] for one, id in zip(changed, ids, strict=True)]
        _insert(shelf.match, ["rowid", "title", "beside", "body", "more", "rest", "marks"], texts)
    _insert(shelf.rows, columns, rows)
    _insert(shelf.tokens, ["id", "tokens"], [[id, packed(one)] for one, id in zip(changed, ids, strict=True)])
    _write_names(shelf, changed, ids)
    return len(changed)


def erase(shelf: Shelf, kind: str, things: Sequence[str]) -> int:
    """Take documents off a shelf; returns how many there were."""
    ids = [
        id
        for some in portions(things)
        for (id,) in selected(f"id FROM {shelf.rows} WHERE kind = %s AND thing IN ({marks(some)})", [kind, *some])
    ]
    _take_out(shelf, ids)
    return len(ids)


def vector(document: Prepared) -> str:
    """A document as PostgreSQL reads a tsvector: a title in A, the texts in B, what stands beside in C and D."""
    places: dict[str, list[str]] = defaultdict(list)
    at = 0
    for stream, weight in ((document.title, "A"), (document.body, "B"), (document.beside, "C"), (document.more, "")):
        for token in stream.split():
            at += 1
            places[token].append(f"{at}{weight}")
        at += 1
    places.pop(BREAK, None)
    told = [f"'{token}':{','.join(found)}" for token, found in places.items()]
    told += [
        f"'{token}'" for token in (*document.rest.split(), *document.marks) if token not in places and token != BREAK
    ]
    return " ".join(told)


def _rows(shelf: Shelf, documents: Sequence[Prepared]) -> dict[tuple[str, str], tuple[int, str]]:
    """Number and digest of those that are there, by key."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for one in documents:
        kinds[one.kind].append(one.id)
    return {
        (kind, thing): (id, digest)
        for kind, things in kinds.items()
        for some in portions(things)
        for id, thing, digest in selected(
            f"id, thing, digest FROM {shelf.rows} WHERE kind = %s AND thing IN ({marks(some)})", [kind, *some]
        )
    }


def _numbers(shelf: Shelf, documents: Sequence[Prepared], there: dict[tuple[str, str], tuple[int, str]]) -> list[int]:
    """A number for each document: the one it has, or the next."""
    [(last,)] = selected(f"COALESCE(MAX(id), 0) FROM {shelf.rows}", [])
    last = max(last, *(id for id, _digest in there.values())) if there else last
    numbers = []
    for one in documents:
        known = there.get((one.kind, one.id))
        last += known is None
        numbers.append(known[0] if known else last)
    return numbers


def _combinations(shelf: Shelf, facets: set[str]) -> dict[str, int]:
    """The number of each combination of facets; those that are new get one."""
    found: dict[str, int] = {}
    for some in portions(sorted(facets)):
        found.update(selected(f"facets, id FROM {shelf.combinations} WHERE facets IN ({marks(some)})", some))
    new = sorted(facets - found.keys())
    if new:
        [(last,)] = selected(f"COALESCE(MAX(id), 0) FROM {shelf.combinations}", [])
        found.update({text: last + number for number, text in enumerate(new, 1)})
        _insert(shelf.combinations, ["id", "facets"], [[found[text], text] for text in new])
    return found


def _write_names(shelf: Shelf, documents: Sequence[Prepared], ids: Sequence[int]) -> None:
    [(last,)] = selected(f"COALESCE(MAX(id), 0) FROM {shelf.names}", [])
    names, keys = [], []
    for one, id in zip(documents, ids, strict=True):
        for name in one.names:
            last += 1
            names.append([last, id, name.text, name.lang])
            keys += [[how, band(one.weight), text, last] for how, text in name.keys]
    _insert(shelf.names, ["id", "document", "text", "lang"], names)
    _insert(shelf.keys, ["how", "band", "text", "name"], keys)


def _take_out(shelf: Shelf, ids: Sequence[int]) -> dict[int, int]:
    """Remove documents by their numbers; returns since when each was there."""
    since: dict[int, int] = {}
    for some in portions(ids):
        since.update(selected(f"id, since FROM {shelf.rows} WHERE id IN ({marks(some)})", some))
        if shelf.engine:
            beyond.take_out(shelf, some)
        elif connection.vendor == "sqlite":
            _unmatch(shelf, some)
        _forget_names(shelf, some)
        with connection.cursor() as cursor:
            for table in (shelf.tokens, shelf.rows):
                cursor.execute(f"DELETE FROM {table} WHERE id IN ({marks(some)})", list(some))
    return since


def _unmatch(shelf: Shelf, ids: Sequence[int]) -> None:
    """Take documents out of the table of FTS5, which wants to hear what was in them."""
    kept = selected(f"id, tokens FROM {shelf.tokens} WHERE id IN ({marks(ids)})", ids)
    columns = ", ".join(COLUMNS)
    statement = f"INSERT INTO {shelf.match} ({shelf.match}, rowid, {columns}) VALUES ('delete', {marks(range(7))})"
    with connection.cursor() as cursor:
        cursor.executemany(statement, [[id, *(part.decode() for part in unpacked(tokens))] for id, tokens in kept])


def _forget_names(shelf: Shelf, ids: Sequence[int]) -> None:
    from diptych.kernel.search.spelling import keys_of

    names = selected(f"id, text, lang FROM {shelf.names} WHERE document IN ({marks(ids)})", ids)
    with connection.cursor() as cursor:
        keys = [
            [key.how, band, key.text, id] for id, text, lang in names for key in keys_of(text, lang) for band in BANDS
        ]
        cursor.executemany(f"DELETE FROM {shelf.keys} WHERE how = %s AND band = %s AND text = %s AND name = %s", keys)
        cursor.execute(f"DELETE FROM {shelf.names} WHERE document IN ({marks(ids)})", list(ids))


def _insert(table: str, columns: Sequence[str], lines: Sequence[Sequence[Any]]) -> None:
    if not lines:
        return
    cursor: Any
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with (
                connection.wrap_database_errors,
                cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
            ):
                for line in lines:
                    copy.write_row(line)
        else:
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks(columns)})", lines)
