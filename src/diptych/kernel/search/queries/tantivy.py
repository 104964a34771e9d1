"""Questions in the words of tantivy."""

from __future__ import annotations

from diptych.kernel.search.beyond import PLACED, opened
from diptych.kernel.search.queries import reading
from diptych.kernel.search.question import Question, Wanted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from diptych.kernel.search.queries.allowed import Allowed
    from diptych.kernel.search.shelves import Shelf

BOOSTS = {"title": 5.0, "beside": 1.5, "body": 1.0, "more": 0.3, "rest": 0.1}
"""What a token counts for in each field."""

MOST_COMBINATIONS = 65_000


def combinations(shelf: Shelf, question: Question, allowed: Allowed, *, since: int = 0) -> dict[int, int]:
    """How many documents are found, by the number of their combination of facets."""
    index = opened(shelf)
    wanted = {"found": {"terms": {"field": "combination", "size": MOST_COMBINATIONS}}}
    answer = index.searcher().aggregate(_query(index, shelf, question, allowed, since), wanted)
    return {int(one["key"]): int(one["doc_count"]) for one in answer["found"]["buckets"]}


def total(shelf: Shelf, question: Question, allowed: Allowed) -> int:
    """How many documents are found."""
    index = opened(shelf)
    return int(index.searcher().search(_query(index, shelf, question, allowed, 0), 1).count)


def best(shelf: Shelf, question: Question, allowed: Allowed, *, most: int, since: int = 0) -> list[tuple[int, float]]:
    """The numbers of the documents that fit best, with how well; by weight, where nothing is asked."""
    if not question.groups:
        return _found(shelf, question, allowed, most, since, by="weight")
    return _found(shelf, question, allowed, most, since)


def newest(shelf: Shelf, question: Question, allowed: Allowed, *, most: int, since: int = 0) -> list[tuple[int, float]]:
    """The numbers of the documents that came last, with when."""
    return _found(shelf, question, allowed, most, since, by="since")


def keys(shelf: Shelf, question: Question, allowed: Allowed) -> set[tuple[str, str]]:
    """Kind and id of everything that is found."""
    ids = [id for id, _score in _found(shelf, question, allowed, max(1, reading.size(shelf)), 0)]
    return {(row.kind, row.thing) for row in reading.rows(shelf, ids)}


def known(shelf: Shelf, tokens: Sequence[str]) -> set[str]:
    """Which of these stand in any document."""
    from tantivy import Query

    index = opened(shelf)
    searcher, schema = index.searcher(), index.schema
    return {
        token
        for token in tokens
        if any(searcher.search(Query.term_query(schema, field, token, "basic"), 1).count for field in BOOSTS)
    }


def _found(
    shelf: Shelf, question: Question, allowed: Allowed, most: int, since: int, *, by: str = ""
) -> list[tuple[int, float]]:
    index = opened(shelf)
    searcher = index.searcher()
    query = _query(index, shelf, question, allowed, since)
    order = {"order_by_field": by} if by else {}
    hits = searcher.search(query, most, count=False, **order).hits
    if not hits:
        return []
    ids = searcher.fast_field_values("id", [address for _score, address in hits])
    return [(int(id), float(score)) for id, (score, _address) in zip(ids, hits, strict=True)]


def _query(index: Any, shelf: Shelf, question: Question, allowed: Allowed, since: int) -> Any:
    from tantivy import FieldType, Occur, Query

    schema = index.schema
    parts: list[tuple[Any, Any]] = [(Occur.Must, _groups(schema, question))] if question.groups else []
    for marks in question.narrowed:
        either = _either([Query.term_query(schema, "marks", mark) for mark in marks])
        parts.append((Occur.Must, Query.const_score_query(either, 0.0)))
    if not parts:
        parts.append((Occur.Must, Query.all_query()))
    if since:
        newer = Query.range_query(schema, "since", FieldType.Unsigned, lower_bound=since, include_lower=False)
        parts.append((Occur.Must, Query.const_score_query(newer, 0.0)))
    parts += [(Occur.MustNot, _one(schema, wanted)) for wanted in question.excluded]
    kept_back = reading.kept_back(shelf, allowed)
    if kept_back:
        parts.append((Occur.MustNot, Query.term_set_query(schema, "id", kept_back)))
    return Query.boolean_query(parts)


def _groups(schema: Any, question: Question) -> Any:
    from tantivy import Occur, Query

    groups = [_either([_one(schema, wanted) for wanted in group]) for group in question.groups]
    if question.needed == len(groups):
        return Query.boolean_query([(Occur.Must, group) for group in groups])
    return Query.boolean_query([(Occur.Should, group) for group in groups], question.needed)


def _either(queries: list[Any]) -> Any:
    from tantivy import Occur, Query

    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def _one(schema: Any, wanted: Wanted) -> Any:
    from tantivy import Query

    if wanted.kind == "mark":
        return Query.term_query(schema, "marks", wanted.tokens[0], "basic")
    fields = PLACED if len(wanted.tokens) > 1 else tuple(BOOSTS)
    return _either([Query.boost_query(_in(schema, field, wanted), BOOSTS[field]) for field in fields])


def _in(schema: Any, field: str, wanted: Wanted) -> Any:
    from tantivy import Query

    if len(wanted.tokens) > 1:
        return Query.phrase_query(schema, field, list(wanted.tokens))
    if wanted.kind == "prefix":
        return Query.fuzzy_term_query(schema, field, wanted.tokens[0], 0, True, True)
    return Query.term_query(schema, field, wanted.tokens[0], "basic" if field == "rest" else "freq")
