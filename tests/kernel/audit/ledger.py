"""A ledger to test with: actions, actors, entries, and hands that reach into the database past everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

from django.db import connection, transaction

from diptych.apps.slate.models import Draft
from diptych.kernel.audit import Actor, Row, action, record, record_many
from diptych.kernel.audit.models import Entry, Head
from diptych.kernel.audit.triggers import INSTALL, REMOVE

CREATE = action("test.create_thing", "Thing created")
RENAME = action("test.rename_thing", "Thing renamed")

NOW = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=UTC)
ANNA = Actor("person", "anna", "Анна Ли", "RU")
IMPORT = Actor.command("import")


def thing(number: int = 1) -> Draft:
    """Something that the ledger can tell of: anything with a table and an id."""
    return Draft(pk=number)


def row(number: int, **instead: Any) -> Row:
    values: dict[str, Any] = {
        "code": RENAME,
        "thing": thing(number % 3 + 1),
        "label": {"ru": f"Красный шёлк {number}", "zh": "红丝绸"},
        "by": ANNA,
        "at": NOW + timedelta(seconds=number),
        "before": {"title": f"name {number}"},
        "after": {"title": f"name {number + 1}", "year": 2026, "tags": ["a", None, True]},
        "reason": "as printed",
        "request": f"request-{number}",
    }
    return {**values, **instead}  # type: ignore[typeddict-item]


def write(number: int, **instead: Any) -> Entry:
    """Add one entry in a transaction of its own."""
    with transaction.atomic():
        return record(**{"code": RENAME, **row(number, **instead)})


def fill(count: int, begin: int = 1) -> None:
    """Add entries at once."""
    with transaction.atomic():
        assert record_many(row(number) for number in range(begin, begin + count)) == count


def sql(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def unguarded() -> Iterator[None]:
    """As whoever owns the database can be: without triggers."""
    sql(*REMOVE[connection.vendor])
    yield
    sql(*INSTALL[connection.vendor])


def tamper(*statements: str) -> None:
    with unguarded():
        sql(*statements)


def head() -> tuple[int, str]:
    found = Head.objects.get()
    return found.sequence, found.hash


def sequences() -> list[int]:
    return list(Entry.objects.order_by("sequence").values_list("sequence", flat=True))


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Call all of them at the same moment, each on its own connection."""
    ready = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            ready.wait(30)
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return [future.result() for future in [threads.submit(run, call) for call in calls]]
