"""What the tables of a shelf answer: how many, which first, what they are."""

from __future__ import annotations

from django.db import connection

from diptych.engines.values.record import Record
from diptych.kernel.search.declaring import RESTRICTED
from diptych.kernel.search.queries.fts5 import Fts5
from diptych.kernel.search.queries.tsvector import Tsvector
from diptych.kernel.search.question import Question, Wanted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from typing import Any

    from diptych.kernel.search.queries.allowed import Allowed
    from diptych.kernel.search.shelves import Shelf

SCORED = 4000
"""Documents of which a database works out how well they fit. Of more, those are taken first whose titles fit."""

NEW = " AND r.since > %s"

MOST_VALUES = 800
"""In one statement; SQLite may take no more than 999."""


class Row(Record):
    """One document, as its row says."""

    id: int
    kind: str
    thing: str
    weight: int
    digest: str
    tokens: bytes


def engine() -> Fts5 | Tsvector:
    """The words in which the database is asked."""
    return Fts5() if connection.vendor == "sqlite" else Tsvector()


def combinations(shelf: Shelf, question: Question, allowed: Allowed, *, since: int = 0) -> dict[int, int]:
    """How many documents are found, by the number of their combination of facets; one query over all of them."""
    asking = engine()
    condition, values = asking.condition(shelf, question)
    sql = f"{condition}{allowed.condition}{NEW if since else ''}"
    return dict(
        selected(
            f"r.combination, COUNT(*) FROM {asking.source(shelf, question)} WHERE {sql} GROUP BY 1",
            [*values, *allowed.values, *([since] if since else [])],
        )
    )


def total(shelf: Shelf, question: Question, allowed: Allowed, *, most: int) -> int:
    """How many documents are found, counted no further than ``most``; one query."""
    asking = engine()
    condition, values = asking.condition(shelf, question)
    [(count,)] = selected(
        f"COUNT(*) FROM (SELECT 1 FROM {asking.source(shelf, question)} "
        f"WHERE {condition}{allowed.condition} LIMIT %s) f",
        [*values, *allowed.values, most],
    )
    return int(count)


def best(
    shelf: Shelf, question: Question, allowed: Allowed, *, total: int, most: int, since: int = 0
) -> list[tuple[int, float]]:
    """The numbers of the documents that fit best by the engine's own measure, with that; at most two queries.

    ``total`` is how many there are. Where they are too many to measure, it is those whose titles have what was asked
    for, and of the others some.
    """
    if total <= SCORED or not question.groups:
        return _best(shelf, question, allowed, since, most, inner=None)
    found = dict(_best(shelf, question, allowed, since, most, inner=SCORED, titles=True))
    if len(found) < most:
        for id, score in _best(shelf, question, allowed, since, most, inner=SCORED):
            found.setdefault(id, score)
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


def newest(shelf: Shelf, question: Question, allowed: Allowed, *, most: int, since: int = 0) -> list[tuple[int, float]]:
    """The numbers of the documents that came last, with when: the entry of the ledger. One query."""
    asking = engine()
    condition, values = asking.condition(shelf, question)
    sql = f"{condition}{allowed.condition}{NEW if since else ''}"
    return selected(
        f"r.id, r.since FROM {asking.source(shelf, question)} WHERE {sql} ORDER BY r.since DESC, r.id DESC LIMIT %s",
        [*values, *allowed.values, *([since] if since else []), most],
    )


def keys(shelf: Shelf, question: Question, allowed: Allowed) -> set[tuple[str, str]]:
    """Kind and id of everything that is found, however much: for tests and for comparing engines. One query."""
    asking = engine()
    condition, values = asking.condition(shelf, question)
    return set(
        selected(
            f"r.kind, r.thing FROM {asking.source(shelf, question)} WHERE {condition}{allowed.condition}",
            [*values, *allowed.values],
        )
    )


def rows(shelf: Shelf, ids: Sequence[int]) -> list[Row]:
    """What these documents are, and what they are found by, in the order of their numbers; one query for every 800."""
    found: dict[int, Row] = {}
    for some in portions(ids):
        for id, kind, thing, weight, digest, tokens in selected(
            f"r.id, r.kind, r.thing, r.weight, r.digest, t.tokens FROM {shelf.rows} r "
            f"JOIN {shelf.tokens} t ON t.id = r.id WHERE r.id IN ({marks(some)})",
            some,
        ):
            found[id] = Row(id=id, kind=kind, thing=thing, weight=weight, digest=digest, tokens=bytes(tokens))
    return [found[id] for id in ids if id in found]


def things(shelf: Shelf, kind: str) -> set[str]:
    """The ids of all documents of a kind; one query."""
    return {thing for (thing,) in selected(f"thing FROM {shelf.rows} WHERE kind = %s", [kind])}


def since(shelf: Shelf, kind: str, things: Sequence[str]) -> dict[str, int]:
    """Since which entry of the ledger these can be found, by id, as far as they are there; one query for every 800."""
    found: dict[str, int] = {}
    for some in portions(things):
        condition = f"kind = %s AND thing IN ({marks(some)})"
        found |= dict(selected(f"thing, since FROM {shelf.rows} WHERE {condition}", [kind, *some]))
    return found


def facets_of(shelf: Shelf, ids: Iterable[int]) -> dict[int, str]:
    """What combinations of facets are, as JSON, by number; one query for every 800."""
    found: dict[int, str] = {}
    for some in portions(sorted(ids)):
        found |= dict(selected(f"id, facets FROM {shelf.combinations} WHERE id IN ({marks(some)})", some))
    return found


def known(shelf: Shelf, tokens: Sequence[str], allowed: Allowed) -> set[str]:
    """Which of these stand in any document; on the restricted shelf, in any that may be read.

    One query for those that stood in one when tokens were counted, one more with a probe of the index for each other.
    """
    if not tokens or allowed.nothing:
        return set()
    is_restricted = shelf.name == RESTRICTED
    there = set() if is_restricted else set(counts(shelf, tokens))
    return there | _probed(shelf, [token for token in tokens if token not in there], allowed, is_restricted)


def _probed(shelf: Shelf, tokens: Sequence[str], allowed: Allowed, is_restricted: bool) -> set[str]:
    if not tokens:
        return set()
    asking = engine()
    probes: list[str] = []
    values: list[Any] = []
    for number, token in enumerate(tokens):
        question = Question(groups=((Wanted(kind="token", tokens=(token,)),),))
        condition, own = asking.condition(shelf, question)
        if is_restricted:
            condition += " AND r.id IN (SELECT id FROM own)"
        source = asking.source(shelf, question)
        probes.append(f"SELECT {number} AS number WHERE EXISTS (SELECT 1 FROM {source} WHERE {condition})")
        values += own
    statement = " UNION ALL ".join(probes)
    if is_restricted:
        # Who may read what is asked once for all tokens.
        mine = f"SELECT r.id AS id FROM {shelf.rows} r WHERE {allowed.sql}"
        statement, values = f"WITH own AS MATERIALIZED ({mine}) {statement}", [*allowed.values, *values]
    return {tokens[number] for (number,) in selected(f"number FROM ({statement}) p", values)}


def counts(shelf: Shelf, tokens: Sequence[str]) -> dict[str, int]:
    """In how many documents these stood when that was counted last; one query."""
    if not tokens:
        return {}
    return dict(selected(f"term, documents FROM {shelf.terms} WHERE term IN ({marks(tokens)})", list(tokens)))


def size(shelf: Shelf) -> int:
    """How many documents lie on a shelf; one query."""
    [(count,)] = selected(f"COUNT(*) FROM {shelf.rows}", [])
    return int(count)


def kept_back(shelf: Shelf, allowed: Allowed) -> list[int]:
    """The numbers of documents on a shelf that may not be read, for an engine that knows no such condition; one query.
    On the public shelf these are what was withdrawn a moment ago."""
    if not allowed.guarded:
        return []
    kinds = f"r.kind IN ({marks(allowed.guarded)})"
    return [
        id
        for (id,) in selected(
            f"r.id FROM {shelf.rows} r WHERE {kinds} AND NOT {allowed.sql}", [*allowed.guarded, *allowed.values]
        )
    ]


def kinds(shelf: Shelf) -> dict[str, int]:
    """How many documents of each kind lie on a shelf; one query over all of them."""
    return dict(selected(f"kind, COUNT(*) FROM {shelf.rows} GROUP BY kind ORDER BY kind", []))


def terms(shelf: Shelf, *, least: int) -> dict[str, int]:
    """All tokens that stand in so many documents, with in how many; one query."""
    return dict(selected(f"term, documents FROM {shelf.terms} WHERE documents >= %s", [least]))


def _best(
    shelf: Shelf,
    question: Question,
    allowed: Allowed,
    since: int,
    most: int,
    *,
    inner: int | None,
    titles: bool = False,
) -> list[tuple[int, float]]:
    asking = engine()
    condition, values = asking.condition(shelf, question, titles=titles)
    score, measured = asking.score(shelf, question)
    asked = f"FROM {asking.source(shelf, question)} WHERE {condition}{allowed.condition}{NEW if since else ''}"
    told: list[Any] = [*values, *allowed.values, *([since] if since else [])]
    if not question.groups:
        return selected(
            f"r.id, r.weight {asked} ORDER BY r.weight DESC, r.since DESC, r.id DESC LIMIT %s", [*told, most]
        )
    if inner is None:
        order = "ORDER BY score DESC, r.id LIMIT %s"
        return selected(f"r.id, {score} AS score {asked} {order}", [*measured, *told, most])
    return selected(
        f"id, score FROM (SELECT r.id AS id, {score} AS score {asked} LIMIT %s) f ORDER BY score DESC, id LIMIT %s",
        [*measured, *told, inner, most],
    )


def selected(what: str, values: Sequence[Any]) -> list[Any]:
    """The rows of a question to the database, which is handed over without its SELECT, so that none does more."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {what}", list(values))
        return list(cursor.fetchall())


def portions(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """So many of these at a time as one statement takes."""
    return (values[begin : begin + MOST_VALUES] for begin in range(0, len(values), MOST_VALUES))


def marks(values: Collection[Any] | range) -> str:
    """Places for so many values."""
    return ", ".join(["%s"] * len(values))
