"""Telling webhooks what happened."""

from __future__ import annotations

from datetime import UTC

from django.db import connection

from diptych.kernel.audit.actions import Misused
from diptych.kernel.audit.audiences import check_audience
from diptych.kernel.audit.canonical import check_plain
from diptych.kernel.audit.queries.entries import type_of
from diptych.kernel.hooks.events import demand
from diptych.kernel.hooks.models import Delivery
from diptych.kernel.hooks.queries.hooks import listeners
from diptych.kernel.ids import new_id
from diptych.kernel.jobs.domain.queue import enqueue_many

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from django.db.models import Model

    from diptych.kernel.hooks.models import Hook


def announce(code: str, *, programme: str, audience: str, thing: Model, data: Mapping[str, Any], at: datetime) -> int:
    """Tell hooks of an event, in the transaction that makes it happen; returns how many are told.

    ``audience`` is one of the ledger's: it says which parties may see ``data``, plain data, and only their hooks are
    told. To be called before the ledger is written to.

    Side effects: 1. a delivery for each hook is saved; 2. after the commit, jobs carry them out. Three statements.
    Misused outside of a transaction, for a code that is not registered, an audience that is none, data that are not
    plain.
    """
    if not connection.in_atomic_block:
        raise Misused("what is announced and the act itself belong in one transaction")
    demand(code)
    check_audience(audience, programme)
    check_plain(dict(data), f"data of {code}")
    found = listeners(code, programme=programme, audience=audience)
    if found:
        deliver_later(found, code, thing, {"programme": programme, **data}, at)
    return len(found)


def deliver_later(
    hooks: Sequence[Hook], code: str, thing: Model, data: Mapping[str, Any], at: datetime
) -> list[Delivery]:
    """Save one event's deliveries, and have them carried out after the transaction."""
    event = new_id()
    about = {"type": type_of(thing), "id": str(thing.pk)}
    payload = {
        "type": code,
        "timestamp": at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "data": {"thing": about, **data},
    }
    made = [
        Delivery(
            hook=hook,
            event=event,
            code=code,
            thing_type=about["type"],
            thing_id=about["id"],
            payload=payload,
            at=at,
            next_at=at,
        )
        for hook in hooks
    ]
    Delivery.objects.bulk_create(made)
    enqueue_many("hooks.deliver_event", [{"delivery": str(delivery.pk)} for delivery in made], at=at)
    return made
