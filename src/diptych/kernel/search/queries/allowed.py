"""Who may find what: a condition on rows, said in the statement that finds and counts them."""

from __future__ import annotations

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import UUIDField

from diptych.engines.values.record import Record
from diptych.kernel.search.declaring import RESTRICTED, declared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.db.models import QuerySet

    from diptych.kernel.permissions.person import Person


class Allowed(Record):
    """A condition on the table of rows, which is called ``r``."""

    sql: str
    """Empty: everything. None of it: see ``nothing``."""
    values: tuple[Any, ...] = ()
    nothing: bool = False
    guarded: tuple[str, ...] = ()
    """The kinds of which not everything may be read."""

    @property
    def condition(self) -> str:
        return f" AND {self.sql}" if self.sql else ""


NOTHING = Allowed(sql="FALSE", nothing=True)


def allowed(shelf: str, person: Person | None) -> Allowed:
    """What of a shelf somebody may read; no query but what the declarations themselves ask."""
    kinds = [kind for kind in declared().values() if kind.shelf == shelf]
    guarded = [kind for kind in kinds if kind.readable is not None]
    ways: list[str] = []
    values: list[Any] = []
    for kind in guarded:
        rows = kind.readable(person) if kind.readable else None
        said = _said(rows) if rows is not None else None
        if said:
            ways.append(f"(r.kind = %s AND {said[0]})")
            values += [kind.kind, *said[1]]
    if shelf == RESTRICTED:
        return Allowed(sql=f"({' OR '.join(ways)})", values=tuple(values)) if ways else NOTHING
    if not guarded:
        return Allowed(sql="")
    names = [kind.kind for kind in guarded]
    ways.insert(0, f"r.kind NOT IN ({', '.join(['%s'] * len(names))})")
    return Allowed(sql=f"({' OR '.join(ways)})", values=(*names, *values), guarded=tuple(names))


def _said(rows: QuerySet[Any]) -> tuple[str, list[Any]] | None:
    """Whether a row's thing is among these, in SQL; None for a queryset that holds nothing by what it says."""
    if rows.query.is_sliced or not rows.query.values_select:
        rows = rows.values_list("pk")
    query = rows.order_by().query if not rows.query.is_sliced else rows.query
    try:
        sql, values = query.sql_with_params()
    except EmptyResultSet:
        return None
    is_uuid = isinstance(query.output_field, UUIDField)
    if connection.vendor == "sqlite":
        return f"{_bare(is_uuid)} IN ({sql})", list(values)
    return f"r.whole IN (SELECT CAST(t.id AS varchar) FROM ({sql}) t(id))", list(values)


def _bare(is_uuid: bool) -> str:
    """SQLite keeps a UUID without its hyphens."""
    return "replace(r.whole, '-', '')" if is_uuid else "r.whole"
