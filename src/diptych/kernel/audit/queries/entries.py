"""Entries as they are read."""

from __future__ import annotations

from django.db.models import Count

from diptych.kernel.audit.audiences import PUBLIC
from diptych.kernel.audit.models import Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model, QuerySet


def type_of(thing: Model) -> str:
    """What the ledger calls a kind of thing: ``works.work``."""
    return (thing._meta.concrete_model or type(thing))._meta.label_lower


def history_of(thing: Model) -> QuerySet[Entry]:
    """What was done to a thing, the newest last; one query by index."""
    return history(type_of(thing), str(thing.pk))


def history(thing_type: str, thing_id: str) -> QuerySet[Entry]:
    """What was done to a thing that may be gone; the newest last, one query by index."""
    return Entry.objects.filter(thing_type=thing_type, thing_id=thing_id).order_by("sequence")


def done_by(kind: str, id: str) -> QuerySet[Entry]:
    """What somebody did, the newest last, whoever may see it: for themselves alone. One query by index."""
    return Entry.objects.filter(actor_kind=kind, actor_id=id).order_by("sequence")


def entry_counts(model: type[Model], ids: Iterable[str]) -> dict[str, int]:
    """How many entries tell of each of these things, there or gone, by id; none for those never heard of. One query."""
    found = Entry.objects.filter(thing_type=model._meta.label_lower, thing_id__in=list(ids))
    return dict(found.values_list("thing_id").annotate(Count("pk")).order_by())


def latest(count: int, entries: QuerySet[Entry] | None = None) -> list[Entry]:
    """The last entries of all, or of those given, the newest last; one query."""
    rows = Entry.objects.all() if entries is None else entries
    return list(rows.order_by("-sequence")[:count])[::-1]


def latest_public(count: int) -> list[Entry]:
    """The last entries of the public record, the newest last: what no side keeps to itself. One query."""
    return latest(count, Entry.objects.filter(audience=PUBLIC))


def public_edition() -> str:
    """The hash of the last entry of the public record, empty where there is none: what is made from that is as old.

    It changes with nothing that is not public, and unlike a number it does not count what others do. One query.
    """
    return Entry.objects.filter(audience=PUBLIC).order_by("-sequence").values_list("hash", flat=True).first() or ""
