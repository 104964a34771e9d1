"""Rows into a table, many at once and past objects, which cost more than all the rest of an import."""

from __future__ import annotations

from django.db import connection
from django.db.models import AutoField, BinaryField, CharField, ForeignKey, TextField

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

AT_ONCE = 500
"""Rows of one statement."""

MOST_VALUES = 900
"""In one statement; SQLite may take no more than 999."""

PLAIN = (BinaryField, CharField, ForeignKey, TextField)
"""Fields whose values databases take as they are."""


def insert(model: Any, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Write rows, each with the same columns by name; returns their numbers in their order, where the table has such.

    Nothing is checked here but by the database itself: IntegrityError as usual.
    """
    if not rows:
        return []
    names = list(rows[0])
    fields = {field.attname: field for field in model._meta.concrete_fields}
    told = [(name, isinstance(fields[name], PLAIN), fields[name].get_db_prep_save) for name in names]
    lines = [[row[name] if plain else save(row[name], connection) for name, plain, save in told] for row in rows]
    columns = [fields[name].column for name in names]
    write = _copy if connection.vendor == "postgresql" else _insert
    return write(model._meta, columns, lines)


def _insert(table: Any, columns: list[str], lines: list[list[Any]]) -> list[int]:
    before = f"INSERT INTO {_quoted([table.db_table])} ({_quoted(columns)}) VALUES "
    line = f"({', '.join(['%s'] * len(columns))})"
    numbered = _is_numbered(table)
    after = f" RETURNING {_quoted([table.pk.column])}" if numbered else ""
    numbers: list[int] = []
    size = max(1, min(AT_ONCE, MOST_VALUES // len(columns)))
    with connection.cursor() as cursor:
        for begin in range(0, len(lines), size):
            some = lines[begin : begin + size]
            cursor.execute(before + ", ".join([line] * len(some)) + after, [value for one in some for value in one])
            if numbered:
                numbers += [number for (number,) in cursor.fetchall()]
    return numbers


def _copy(table: Any, columns: list[str], lines: list[list[Any]]) -> list[int]:
    """The same as PostgreSQL does it best, which tells no numbers: they are drawn before."""
    numbers: list[int] = []
    cursor: Any
    with connection.cursor() as cursor:
        if _is_numbered(table):
            sequence = [_quoted([table.db_table]), table.pk.column, len(lines)]
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)", sequence)
            numbers = [number for (number,) in cursor.fetchall()]
            columns = [table.pk.column, *columns]
            lines = [[number, *line] for number, line in zip(numbers, lines, strict=True)]
        statement = f"COPY {_quoted([table.db_table])} ({_quoted(columns)}) FROM STDIN"
        with connection.wrap_database_errors, cursor.copy(statement) as copy:
            for line in lines:
                copy.write_row(line)
    return numbers


def _is_numbered(table: Any) -> bool:
    """Whether the database gives rows a number."""
    return isinstance(table.pk, AutoField)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(map(connection.ops.quote_name, names))
