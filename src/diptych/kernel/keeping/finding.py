"""Things found by what they are called, and what there is to choose from."""

from __future__ import annotations

from django.db import connection

from diptych.engines.names.words import typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from django.db.models import Model, QuerySet

    Row = TypeVar("Row", bound=Model)

AFTER = b"\xff"
"""A byte that no text in UTF-8 has, and that comes after all it has."""


def called(things: QuerySet[Row], text: str) -> QuerySet[Row]:
    """Of things, those called by a text: each of its words begins one of theirs.

    All where nothing was typed, none where nothing but signs was.
    """
    if not text.strip():
        return things
    beginnings = [word.encode() for word in typed(text)]
    words: Any = things.model._meta.get_field("words").related_model
    for beginning in beginnings:
        found = words.objects.filter(word__gte=beginning, word__lt=beginning + AFTER)
        things = things.filter(pk__in=found.values("thing"))
    return things if beginnings else things.none()


def different(model: type[Model], column: str) -> list[Any]:
    """The values in a column with an index, each once and in order, but for what is unknown; one query.

    It goes from each value to the next in the index. DISTINCT would read every row.
    """
    quote = connection.ops.quote_name
    table, name = quote(model._meta.db_table), quote(column)
    following = f"(SELECT min({name}) FROM {table} WHERE {name} > steps.value)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT value FROM (WITH RECURSIVE steps(value) AS (SELECT min({name}) FROM {table} "
            f"UNION ALL SELECT {following} FROM steps WHERE steps.value IS NOT NULL) SELECT value FROM steps) AS found"
        )
        return [value for (value,) in cursor.fetchall() if value not in (None, "")]
