"""What a database knows of its tables, by which it chooses among indexes."""

from __future__ import annotations

from django.db import connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.db.models import Model


def refresh(*tables: type[Model]) -> None:
    """Have the database look at its tables again, after much in them has changed: a moment for any size of them.

    PostgreSQL does so by itself within a minute, and is asked only for single tables: those that whoever fills them
    reads all the while. SQLite waits to be asked, and without it takes the index that looks best by its declaration
    alone, which costs a thousand times as much where most rows have one value.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit = 1000")
            if not tables:
                cursor.execute("ANALYZE")
        for table in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table._meta.db_table)}")
