"""Things found by the beginnings of words they are called by."""

from __future__ import annotations

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
