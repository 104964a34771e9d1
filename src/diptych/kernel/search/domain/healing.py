"""An index that is lost, spoilt or out of date is noticed, and put right."""

from __future__ import annotations

import structlog
from django.db import DatabaseError, connection, transaction

from diptych.kernel.search.declaring import PUBLIC, declared
from diptych.kernel.search.domain import tables
from diptych.kernel.search.domain.beyond import size
from diptych.kernel.search.domain.following import follow
from diptych.kernel.search.domain.indexing import index, portions
from diptych.kernel.search.domain.rebuilding import building_now, forget_former, made_of
from diptych.kernel.search.models import Index
from diptych.kernel.search.queries import reading
from diptych.kernel.search.queries.state import current, shelf_of, tokenizer_of
from diptych.kernel.search.shelves import SHELVES, Shelf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.search.declaring import Searchable
    from diptych.kernel.search.preparing import Prepared

log = structlog.get_logger(__name__)


def wrong_with(state: Index) -> str:
    """Why the index has to be made anew, as a code; empty if it need not be.

    ``missing``: there is none; ``lost``: its tables are not there; ``outdated``: it is made of other tokens or kinds;
    ``spoilt``: its tables disagree. A few queries, one of them over all rows, for which nobody writes to the index.
    """
    if not state.generation:
        return "missing"
    if state.generation not in tables.generations():
        return "lost"
    if state.made_of != made_of(state.words):
        return "outdated"
    try:
        with transaction.atomic():
            # Whoever writes holds this row: what they have half written is no disagreement.
            row = Index.objects.select_for_update().filter(pk=Index.ONLY, generation=state.generation).first()
            whole = row is None or all(_is_whole(shelf_of(row, name)) for name in SHELVES)
    except (DatabaseError, OSError, ValueError) as error:
        log.warning("index_spoilt", why=str(error))
        whole = False
    return "" if whole else "spoilt"


def look_after(*, seconds: float | None = None) -> bool:
    """See that the index is there and is what it should be; whether it has to be made anew, which is left to others.

    Side effects: 1. what was missed of the ledger is followed; 2. kinds of another edition, or of which documents are
    missing or left over, are put right; 3. tokens are counted; 4. tables that nobody reads any more are dropped.
    """
    state = current()
    if building_now(state):
        return False
    wrong = wrong_with(state)
    if wrong:
        if wrong != "missing":  # a new site has none yet, as it should be
            log.warning("index_to_be_made", why=wrong)
        return True
    if not follow(seconds=seconds):
        return False
    state = current()
    for kind in declared().values():
        _put_right(state, kind)
    _count()
    forget_former(keep={state.generation, state.building})
    return False


def _put_right(state: Index, kind: Searchable) -> None:
    """Index what is missing of a kind, take out what is left over; everything, where it is of another edition."""
    shelf = shelf_of(state, kind.shelf)
    there = reading.things(shelf, kind.kind)
    should = set(kind.ids())
    edition = kind.edition() if kind.edition else None
    is_other = edition is not None and state.editions.get(kind.kind) != edition
    wanted = sorted(there | should if is_other else there ^ should)
    tokenizer = tokenizer_of(state.words)

    def lock() -> bool:
        row = Index.objects.select_for_update().filter(pk=Index.ONLY).first()
        return row is not None and row.generation == state.generation

    def since(_one: Prepared) -> int:
        return state.sequence

    for some in portions(wanted):
        if index(kind, some, shelf, tokenizer, since=since, lock=lock) is None:
            return
    if is_other:
        with transaction.atomic():
            row = Index.objects.select_for_update().get(pk=Index.ONLY)
            row.editions = {**row.editions, kind.kind: edition}
            row.save(update_fields=["editions"])


def _count() -> None:
    """Count tokens anew, where documents have changed since."""
    state = current()
    if state.counted_revision == state.revision:
        return
    with transaction.atomic():
        tables.count_terms(shelf_of(state, PUBLIC))
    Index.objects.filter(pk=Index.ONLY, generation=state.generation).update(counted_revision=state.revision)


def _is_whole(shelf: Shelf) -> bool:
    """Whether all tables of a shelf are there and hold the same documents."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT (SELECT COUNT(*) FROM {shelf.rows}), (SELECT COUNT(*) FROM {shelf.tokens})")
        found = set(cursor.fetchone())
        for table in (shelf.names, shelf.keys, shelf.terms, shelf.combinations):
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
        if shelf.engine:
            found.add(size(shelf))
        elif connection.vendor == "sqlite":
            cursor.execute(f"SELECT COUNT(*) FROM {shelf.match}_docsize")
            found.add(cursor.fetchone()[0])
            cursor.execute(f"SELECT 1 FROM {shelf.match} WHERE {shelf.match} MATCH %s LIMIT 1", ['"="'])
    return len(found) == 1
