"""Adding to the ledger. There is no other verb: nothing is changed, nothing removed."""

from __future__ import annotations

import secrets
from itertools import islice
from typing import NotRequired, TypedDict

from django.db import connection, transaction
from django.utils.timezone import is_aware

from diptych.kernel.audit.actions import Misused, is_registered
from diptych.kernel.audit.audiences import check_audience
from diptych.kernel.audit.canonical import canonical, check_plain
from diptych.kernel.audit.chain import WRITTEN, digest_of, link, text_of
from diptych.kernel.audit.models import Entry, Head
from diptych.kernel.audit.queries.entries import type_of
from diptych.kernel.audit.signals import recorded
from diptych.kernel.domain.inserting import insert
from diptych.kernel.requests import request_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from typing import Any

    from django.db.models import Model

    from diptych.kernel.audit.actors import Actor

BATCH = 2000
"""Entries that wait to be written together."""


class Row(TypedDict):
    """One entry for :func:`record_many`; each key is an argument of :func:`record`."""

    code: str
    thing: Model
    label: str | dict[str, str]
    by: Actor
    at: datetime
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: NotRequired[str]
    request: NotRequired[str | None]
    audience: NotRequired[str]
    programme: NotRequired[str | None]


def record(
    code: str,
    *,
    thing: Model,
    label: str | dict[str, str],
    by: Actor,
    at: datetime,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    reason: str = "",
    request: str | None = None,
    audience: str = "",
    programme: str | None = None,
) -> Entry:
    """Add one entry, in the transaction that makes the change it tells of.

    ``before`` and ``after`` hold only what changed, as plain JSON without floats. ``request`` is the one being
    answered unless given. ``audience`` says who may see the entry, see :mod:`diptych.kernel.audit.audiences`; unless it
    is the public, ``programme`` says whose parties are meant: that of the thing (its ``programme_id``) unless given.

    Side effects: 1. the end of the chain is locked until the transaction ends; 2. the entry is written; 3. the end of
    the chain moves on to it; 4. those who follow the ledger are told (:mod:`diptych.kernel.audit.signals`). Whatever
    fails here, the transaction cannot be committed any more.

    Misused outside of a transaction, for a code that is not registered, a thing that was never saved, a moment without
    a time zone, data that are not plain, or an audience that is none.
    """
    _demand_transaction()
    with transaction.atomic(savepoint=False):
        head = _locked_head()
        values = _next(head, code, thing, label, by, at, before, after, reason, request, audience, programme)
        entry = Entry(**{**values, "label": label, "before": before, "after": after})
        Entry.objects.bulk_create([entry])
        _keep(head)
    return entry


def record_many(rows: Iterable[Row]) -> int:
    """Add entries in their order, as :func:`record` adds one, reading the end of the chain once; returns how many.

    The rows are taken a few thousand at a time, so they may come from a generator; it must not record anything itself.
    """
    _demand_transaction()
    waiting = iter(rows)
    with transaction.atomic(savepoint=False):
        head = _locked_head()
        begun = head.sequence
        while batch := list(islice(waiting, BATCH)):
            insert(Entry, [_of_row(head, row) for row in batch])
        if head.sequence > begun:
            _keep(head)
    return head.sequence - begun


def hold() -> None:
    """Have nobody else record anything until the transaction ends.

    For whoever writes what is derived from records: everybody who changes these takes that lock in the end, so whoever
    takes it first meets nobody who holds another and waits for it.
    """
    _demand_transaction()
    _locked_head()


def _demand_transaction() -> None:
    if not connection.in_atomic_block:
        raise Misused("what is recorded and what it tells of belong in one transaction")


def _locked_head() -> Head:
    """The end of the chain, which nobody else moves until the transaction ends.

    PostgreSQL locks the row; SQLite has let no second writer in since the transaction began (IMMEDIATE).
    """
    rows = Head.objects.select_for_update()
    head = rows.first()
    if head is None:
        # Two first writers may come at once; one of them makes the row, both then wait for it.
        Head.objects.bulk_create([Head()], ignore_conflicts=True)
        head = rows.get()
    return head


def _keep(head: Head) -> None:
    Head.objects.filter(pk=head.pk).update(sequence=head.sequence, hash=head.hash)
    recorded.send(Entry, sequence=head.sequence)


def _of_row(head: Head, row: Row) -> dict[str, Any]:
    return _next(
        head,
        row["code"],
        row["thing"],
        row["label"],
        row["by"],
        row["at"],
        row["before"],
        row["after"],
        row.get("reason", ""),
        row.get("request"),
        row.get("audience", ""),
        row.get("programme"),
    )


def _next(
    head: Head,
    code: str,
    thing: Model,
    label: str | dict[str, str],
    by: Actor,
    at: datetime,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    reason: str,
    request: str | None,
    audience: str,
    programme: str | None,
) -> dict[str, Any]:
    """The columns of the entry that comes next, as they are kept; ``head`` moves on to it."""
    if not is_registered(code):
        raise Misused(f"no action is registered as {code!r}")
    if thing.pk is None:
        raise Misused(f"{thing!r} was never saved, so nothing can be recorded of it")
    if not is_aware(at):
        raise Misused(f"{at!r} has no time zone")
    if programme is None:
        programme = str(getattr(thing, "programme_id", None) or "") if audience else ""
    check_audience(audience, programme)
    values = {
        "action": code,
        "actor_id": by.id,
        "actor_kind": by.kind,
        "actor_label": by.label,
        "after": after,
        "at": at,
        "audience": audience,
        "before": before,
        "label": label,
        "party": by.party or "",
        "programme": programme,
        "reason": reason,
        "request": request_id() if request is None else request,
        "salt": new_salt(),
        "thing_id": str(thing.pk),
        "thing_type": type_of(thing),
    }
    for name in TEXTS:
        if not isinstance(values[name], str):
            raise Misused(f"{name}: {values[name]!r} is no text")
        check_plain(values[name], name)
    for name in WRITTEN:
        check_plain(values[name], name)
        values[name] = canonical(values[name]).decode()
    digest = digest_of(text_of(values))
    sequence, previous = head.sequence + 1, head.hash
    head.sequence, head.hash = sequence, link(digest, previous, sequence)
    return {**values, "sequence": sequence, "previous": previous, "digest": digest, "hash": head.hash}


def new_salt() -> str:
    """128 bits of chance, in hexadecimal."""
    return secrets.token_hex(16)


TEXTS = ("actor_id", "actor_label", "party", "programme", "thing_id", "reason", "request")
"""What comes from outside and is not checked otherwise."""
