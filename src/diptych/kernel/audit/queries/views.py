"""The ledger as those see it who may not see all of it."""

from __future__ import annotations

from django.db import connection
from django.db.models import Func, Q, TextField
from django.db.models.expressions import RawSQL

from diptych.engines.values.record import Record
from diptych.kernel.audit.audiences import PARTIES, PRODUCERS, PROPOSAL, PUBLIC
from diptych.kernel.audit.models import Circle, Entry, Export, Head, Key
from diptych.kernel.audit.queries.walk import BATCH, raw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime
    from typing import Any

    from django.db.models import QuerySet

    from diptych.kernel.audit.queries.walk import Row
    from diptych.kernel.permissions.person import Person

A_PAGE = 50
"""Entries of one page."""


# What a party takes out -----------------------------------------------------------------------------------------------


def view_of(party: str, programme: str) -> QuerySet[Entry]:
    """The entries that a party of a programme may see: the rule of :func:`audiences.sees`, for the database."""
    for_all = Q(audience__in=(party, PARTIES)) | Q(audience__startswith=PROPOSAL)
    return Entry.objects.filter(Q(audience=PUBLIC) | Q(for_all, programme=programme))


def rows_of(party: str, programme: str) -> Iterator[Row]:
    """The same as the database holds them, in order, up to the end that the ledger has when the first is asked for.

    What is there does not change, so no transaction is needed. One query for every 2,000 entries of the whole ledger,
    and memory for as many.
    """
    end = Head.objects.values_list("sequence", flat=True).first() or 0
    entries = view_of(party, programme).order_by("sequence")
    for begin in range(0, end, BATCH):
        yield from raw(entries.filter(sequence__gt=begin, sequence__lte=min(end, begin + BATCH)))


def signed_heads(party: str, programme: str) -> list[Export]:
    """The exports of a party that were signed here, the earliest first. One query."""
    found = Export.objects.filter(party=party, programme=programme).exclude(signature="")
    return list(found.order_by("count", "id"))


def key_of(party: str, programme: str) -> Key | None:
    """The key that a party signs with now. One query."""
    return Key.objects.filter(party=party, programme=programme, until=None).first()


# What a person sees ---------------------------------------------------------------------------------------------------


class Sought(Record):
    """What is looked for among the entries; whatever is empty leaves all of them."""

    thing_type: str = ""
    thing_id: str = ""
    actor: str = ""
    """The id of an actor."""
    action: str = ""
    since: datetime | None = None
    until: datetime | None = None
    """Up to this moment, and not at it."""


class Seen(Record):
    """An entry without its place, from which one could tell how many others there are."""

    digest: str
    action: str
    at: datetime
    actor_kind: str
    actor_id: str
    actor_label: str
    party: str
    audience: str
    programme: str
    thing_type: str
    thing_id: str
    label: Any
    before: Any
    after: Any
    reason: str


class Page(Record):
    """Some entries, the newest first."""

    entries: tuple[Seen, ...]
    older: str
    """Where the next page begins; empty where there is none."""


def entries_seen(
    person: Person,
    *,
    sought: Sought = Sought(),  # noqa: B008 - it is frozen
    after: str = "",
    proposals: Collection[str] = (),
    count: int = A_PAGE,
) -> Page:
    """What a person may see of the ledger by all their seats, and as a producer of these ``proposals``.

    ``after`` is the ``older`` of the page before; one that is none begins anew. The cursor is the hash of an entry,
    which tells nothing. Two queries at the most, by index for each audience of theirs.
    """
    place = _place(after)
    # What is about one thing or by one actor is little, whoever may see it; else each audience is looked up by itself.
    few = bool(sought.thing_id or sought.actor)
    selections = [_among_few(person, proposals)] if few else _audiences(person, proposals)
    parts = [_narrowed(selection, sought, place, count + 1) for selection in selections]
    sql, params = _either(parts)
    rows = list(Entry.objects.filter(pk__in=RawSQL(sql, params)).order_by("-sequence")[: count + 1])
    shown = rows[:count]
    return Page(
        entries=tuple(Seen(**{name: getattr(entry, name) for name in Seen._fields}) for entry in shown),
        older=shown[-1].hash if len(rows) > count else "",
    )


def _place(after: str) -> int | None:
    return Entry.objects.filter(hash=after).values_list("sequence", flat=True).first() if after else None


def _audiences(person: Person, proposals: Collection[str]) -> Iterator[QuerySet[Entry]]:
    """One selection for each audience that somebody belongs to; none holds what another holds."""
    yield Entry.objects.filter(audience=PUBLIC)
    programmes = sorted({seat.programme for seat in person.seats})
    for party in sorted({seat.party for seat in person.seats}):
        theirs = sorted({seat.programme for seat in person.seats if seat.party == party})
        yield Entry.objects.filter(audience=party, programme__in=theirs)
    if programmes:
        yield Entry.objects.filter(audience=PARTIES, programme__in=programmes)
        yield Entry.objects.alias(circle=Circle("audience")).filter(circle=PROPOSAL, programme__in=programmes)
    if proposals:
        own = [f"{kind}{id}" for id in proposals for kind in (PRODUCERS, PROPOSAL)]
        yield Entry.objects.filter(audience__in=own).exclude(audience__startswith=PROPOSAL, programme__in=programmes)


class _Looked(Func):
    """An audience that no index is asked for: those of things and actors are to be."""

    template = "(%(expressions)s || '')"
    output_field = TextField()


def _among_few(person: Person, proposals: Collection[str]) -> QuerySet[Entry]:
    """All of these audiences in one selection."""
    seen = Q(looked=PUBLIC) | Q(looked__in=[f"{kind}{id}" for id in proposals for kind in (PRODUCERS, PROPOSAL)])
    for seat in person.seats:
        for_all = Q(looked__in=(seat.party, PARTIES)) | Q(looked__startswith=PROPOSAL)
        seen |= Q(for_all, programme=seat.programme)
    return Entry.objects.alias(looked=_Looked("audience")).filter(seen)


def _narrowed(entries: QuerySet[Entry], sought: Sought, place: int | None, count: int) -> QuerySet[Any, Any]:
    wanted = {
        "thing_type": sought.thing_type,
        "thing_id": sought.thing_id,
        "actor_id": sought.actor,
        "action": sought.action,
        "at__gte": sought.since,
        "at__lt": sought.until,
        "sequence__lt": place,
    }
    entries = entries.filter(**{name: value for name, value in wanted.items() if value})
    return entries.order_by("-sequence").values_list("sequence")[:count]


def _either(parts: list[QuerySet[Any, Any]]) -> tuple[str, list[Any]]:
    """The numbers of all selections together. Django has no union of selections that are cut off each by itself."""
    pieces: list[str] = []
    values: list[Any] = []
    for number, part in enumerate(parts):
        sql, params = part.query.get_compiler(connection=connection).as_sql()
        pieces.append(f"SELECT sequence FROM ({sql}) AS part_{number}")
        values += params
    return " UNION ALL ".join(pieces), values
