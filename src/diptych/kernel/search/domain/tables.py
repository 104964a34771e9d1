"""The tables of a making of the index: made, finished, dropped.

They are no models: each making has its own, and which of them hold the index is a row of
:class:`~diptych.kernel.search.models.Index`. Whatever is lost of them is made again from the registers.
"""

from __future__ import annotations

import re
from collections import Counter

from django.db import connection

from diptych.kernel.search import beyond
from diptych.kernel.search.preparing import BREAK, unpacked
from diptych.kernel.search.queries.fts5 import COLUMNS
from diptych.kernel.search.shelves import SHELVES, Shelf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = (
    # Thing: the whole id of the document; whole: of the thing it is a part of.
    """CREATE TABLE {rows} (
        id {number} PRIMARY KEY, kind {text} NOT NULL, thing {text} NOT NULL, whole {text} NOT NULL, year integer,
        weight integer NOT NULL, since bigint NOT NULL, combination integer NOT NULL, digest {text} NOT NULL{vector},
        UNIQUE (kind, thing))""",
    "CREATE TABLE {tokens} (id {number} PRIMARY KEY, tokens {bytes} NOT NULL)",
    "CREATE TABLE {combinations} (id {number} PRIMARY KEY, facets {text} NOT NULL UNIQUE)",
    """CREATE TABLE {names} (
        id {number} PRIMARY KEY, document bigint NOT NULL, text {text} NOT NULL, lang {text} NOT NULL)""",
    """CREATE TABLE {keys} (
        how {text} NOT NULL, band integer NOT NULL, text {text} NOT NULL, name bigint NOT NULL)""",
    "CREATE TABLE {terms} (term {text} PRIMARY KEY, documents integer NOT NULL)",
)
MATCH = """CREATE VIRTUAL TABLE {match} USING fts5(
    {columns}, content='', tokenize="ascii tokenchars '=:._#-'")"""
"""No text is kept in it: what is needed of it lies in ``tokens``."""

# Whoever goes on with a making that was left finds some of them there.
INDEXES = (
    "CREATE INDEX IF NOT EXISTS {keys}_begun ON {keys} (how, band, text, name)",
    # What nothing is asked of: everything, by what it is and in its order.
    "CREATE INDEX IF NOT EXISTS {rows}_combined ON {rows} (combination)",
    "CREATE INDEX IF NOT EXISTS {rows}_weighed ON {rows} (weight, since, id)",
    "CREATE INDEX IF NOT EXISTS {names}_of ON {names} (document)",
)
ON_POSTGRESQL = ("CREATE INDEX IF NOT EXISTS {rows}_vector ON {rows} USING gin (vector)",)

TYPES = {
    "sqlite": {"number": "integer", "text": "text", "bytes": "blob", "vector": ""},
    # Compared by code points, as beginnings of keys are looked for.
    "postgresql": {
        "number": "bigint",
        "text": 'varchar COLLATE "C"',
        "bytes": "bytea",
        "vector": ", vector tsvector NOT NULL",
    },
}


def make(shelf: Shelf) -> None:
    """Make the tables of a shelf, empty; whatever was called so before is gone."""
    drop(shelf.name, shelf.generation)
    _execute(shelf, (*TABLES, MATCH) if connection.vendor == "sqlite" and not shelf.engine else TABLES)
    if shelf.engine:
        beyond.make(shelf)


def finish(shelf: Shelf, *, before_each: Callable[[], None]) -> None:
    """Make the indexes, which cost least where all rows stand already; each may take minutes."""
    has_vector = connection.vendor == "postgresql" and not shelf.engine
    for statement in (*INDEXES, *ON_POSTGRESQL) if has_vector else INDEXES:
        before_each()
        _execute(shelf, (statement,))
    if connection.vendor == "postgresql":
        before_each()
        _execute(shelf, ("ANALYZE {rows}", "ANALYZE {keys}", "ANALYZE {names}"))


def count_terms(shelf: Shelf) -> None:
    """Count anew in how many documents each token stands: what orders hits, and what is near to a word mistyped.

    Of the public shelf alone: nothing is made of what tokens stand on the other.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {shelf.terms}")
        if shelf.engine:
            _count_here(shelf)
        elif connection.vendor == "sqlite":
            vocabulary = f"{shelf.terms}_all"
            cursor.execute(f"CREATE VIRTUAL TABLE {vocabulary} USING fts5vocab('{shelf.match}', 'row')")
            cursor.execute(
                f"INSERT INTO {shelf.terms} SELECT term, doc FROM {vocabulary} WHERE term NOT LIKE %s AND term <> %s",
                ["=%", BREAK],
            )
            cursor.execute(f"DROP TABLE {vocabulary}")
        else:
            cursor.execute(
                f"INSERT INTO {shelf.terms} SELECT word, ndoc FROM ts_stat('SELECT vector FROM {shelf.rows}') "
                "WHERE word NOT LIKE %s",
                ["=%"],
            )


def _count_here(shelf: Shelf) -> None:
    """The same from what is kept of each document, where the database holds no more of it."""
    found: Counter[bytes] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT tokens FROM {shelf.tokens}")
        while some := cursor.fetchmany(1000):
            for (kept,) in some:
                found.update({token for stream in unpacked(bytes(kept))[:5] for token in stream.split()})
        del found[BREAK.encode()]
        counts = [(token.decode(), count) for token, count in found.items()]
        cursor.executemany(f"INSERT INTO {shelf.terms} (term, documents) VALUES (%s, %s)", counts)


def generations() -> set[int]:
    """Of which makings there are tables."""
    found = (
        re.fullmatch(rf"search_(?:{'|'.join(SHELVES)})_(\d+)_rows", name)
        for name in connection.introspection.table_names()
    )
    return {int(match[1]) for match in found if match}


def drop(name: str, generation: int) -> None:
    """Drop the tables of one shelf of one making, as many as there are."""
    shelf = Shelf(name=name, generation=generation, engine="")
    tables = [shelf.rows, shelf.tokens, shelf.combinations, shelf.names, shelf.keys, shelf.terms]
    with connection.cursor() as cursor:
        for table in tables if connection.vendor == "postgresql" else [*tables, shelf.match]:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
    beyond.forget(shelf)


def _execute(shelf: Shelf, statements: tuple[str, ...]) -> None:
    names = {
        name: getattr(shelf, name) for name in ("rows", "tokens", "combinations", "names", "keys", "terms", "match")
    }
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement.format(**names, **TYPES[connection.vendor], columns=", ".join(COLUMNS)))
