"""Things found by what they are called, and what there is to choose from."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Q

from diptych.engines.names.folding import cleaned
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

    All where nothing was typed, none where nothing but signs was. Where letters of two alphabets that look alike stand
    in one word, those are found as well that are called by the word that was meant.
    """
    if not text.strip():
        return things
    words: Any = things.model._meta.get_field("words").related_model
    ways = [_beginning(words, text)]
    if not text.isascii():
        plain, notes = cleaned(text)
        ways += [_beginning(words, plain)] if any(note.code == "mixed_scripts" for note in notes) else []
    ways = [way for way in ways if way]
    return things.filter(reduce(or_, ways)) if ways else things.none()


def _beginning(words: Any, text: str) -> Q:
    """That each word of a text begins one of a thing's; empty where there is none."""
    found = Q()
    for word in map(str.encode, typed(text)):
        found &= Q(pk__in=words.objects.filter(word__gte=word, word__lt=word + AFTER).values("thing"))
    return found


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
