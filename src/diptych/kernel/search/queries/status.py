"""What there is of the index, for whoever keeps the site."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from diptych.engines.values.record import Record
from diptych.kernel.audit.models import Head
from diptych.kernel.search.models import Index, Touched
from diptych.kernel.search.queries import reading
from diptych.kernel.search.queries.state import building_shelf, current, shelf_of
from diptych.kernel.search.shelves import SHELVES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Status(Record):
    """How the index stands."""

    generation: int
    """Counts how often it was made; 0 where there is none."""
    engine: str
    since: datetime | None
    """When it was made."""
    documents: Mapping[str, Mapping[str, int]]
    """How many of each kind lie on each shelf; empty where its tables do not answer."""
    sequence: int
    """The last entry of the ledger that it holds."""
    behind: int
    """Entries that came since, and documents that wait to be indexed anew."""
    building: bool
    building_done: int
    """Documents in the tables of the one that is being made."""


def status() -> Status:
    """How the index stands; a handful of queries, one of them over all its rows."""
    state = current()
    head = Head.objects.filter(pk=Head.ONLY).values_list("sequence", flat=True).first() or 0
    return Status(
        generation=state.generation,
        engine=state.engine or "database",
        since=state.since,
        documents=_documents(state),
        sequence=state.sequence,
        behind=max(0, head - state.sequence) + Touched.objects.filter(done=False).count(),
        building=bool(state.building),
        building_done=_building(state),
    )


def _documents(state: Index) -> dict[str, dict[str, int]]:
    shelves = [shelf_of(state, name) for name in SHELVES]
    there = connection.introspection.table_names()
    return {shelf.name: reading.kinds(shelf) for shelf in shelves if shelf.rows in there}


def _building(state: Index) -> int:
    shelves = [building_shelf(state, name) for name in SHELVES]
    there = connection.introspection.table_names()
    return sum(reading.size(shelf) for shelf in shelves if shelf.rows in there)
