"""What nobody has looked up yet: facts whose only source is the memory of whoever wrote them down."""

from __future__ import annotations

from django.db.models import Count

from diptych.engines.values.record import Record
from diptych.kernel.keeping.reading import belonging
from diptych.kernel.keeping.thing import things

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class Unverified(Record):
    """So many unverified facts in one field of one thing."""

    kind: str
    id: str
    field: str
    number: int


def unverified_facts(kind: str = "") -> Iterator[Unverified]:
    """Where curators have something to look up, in the order of the things; of one kind or of all.

    One query for each kind of fact there is.
    """
    for thing in things().values():
        if kind in ("", thing.name):
            for path, rows in thing.tables():
                if any(field.name == "unverified" for field in rows.model._meta.concrete_fields):
                    there = belonging(thing, path, rows.model.objects.filter(unverified=True))
                    for id, number in there.values_list("thing_id").annotate(number=Count("pk")).order_by("thing_id"):
                        yield Unverified(kind=thing.name, id=id, field=".".join(path) or "sources", number=number)
