"""A limit of time for what is asked of the database: a question that takes too long ends, and nobody else waits."""

from __future__ import annotations

import time
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

SEARCHING = 3.0
SUGGESTING = 0.7
"""Seconds that the statements of one question may take; on PostgreSQL each of them, of a fixed number."""

STEPS = 5000
"""Steps of SQLite between looks at the clock: well below a millisecond."""

CANCELLED = "57014"
"""PostgreSQL's code for a statement that was ended."""


class TooSlow(Exception):
    """What was asked took longer than it may."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Have every statement in here end once the time is over, with TooSlow; what was begun around it goes on."""
    if connection.vendor == "sqlite":
        yield from _on_sqlite(seconds)
    else:
        yield from _on_postgresql(seconds)


def _on_sqlite(seconds: float) -> Iterator[None]:
    until = time.monotonic() + seconds
    connection.ensure_connection()
    database = connection.connection
    database.set_progress_handler(lambda: time.monotonic() > until, STEPS)
    try:
        yield
    except OperationalError as error:
        if "interrupted" in str(error):
            raise TooSlow from error
        raise
    finally:
        database.set_progress_handler(None, 0)


def _on_postgresql(seconds: float) -> Iterator[None]:
    # Of the first few rows that fit, it believes that they come soon enough without an index: texts are no such rows.
    # Where there is none, it then takes the way through for so long that it would be worth compiling.
    wanted = {"statement_timeout": str(round(seconds * 1000)), "enable_seqscan": "off", "jit": "off"}
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(['current_setting(%s)'] * len(wanted))}", list(wanted))
            before = dict(zip(wanted, cursor.fetchone(), strict=True))
            _set(cursor, wanted)
            yield
            _set(cursor, before)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == CANCELLED:
            raise TooSlow from error
        raise


def _set(cursor: Any, settings: Mapping[str, str]) -> None:
    """Have these hold until the transaction ends, or they are set again."""
    each = ", ".join(["set_config(%s, %s, true)"] * len(settings))
    cursor.execute(f"SELECT {each}", [text for pair in settings.items() for text in pair])
