"""What a database knows of its tables, by which it chooses among indexes."""

from __future__ import annotations

from django.db import connection


def refresh() -> None:
    """Have the database look at its tables again, after much in them has changed: a moment for any size of them.

    PostgreSQL does so by itself within a minute. SQLite waits to be asked, and without it takes the index that looks
    best by its declaration alone, which costs a thousand times as much where most rows have one value.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")
