"""Webhooks as they are read."""

from __future__ import annotations

from uuid import UUID

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.audiences import sees
from diptych.kernel.hooks.models import Delivery, Hook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.db.models import QuerySet


def hooks_of(programme: str, party: str) -> QuerySet[Hook]:
    """The hooks of one party, the oldest first; one query by index."""
    return Hook.objects.filter(programme=programme, party=party, removed_at=None).order_by("pk")


def hook_of(id: UUID, *, lock: bool = False) -> Hook:
    """One hook that was not removed; Refused("no_hook"). One query; ``lock`` holds the row.

    Deliveries to it may be written meanwhile: whoever announces an event may hold the ledger already, for which whoever
    holds the hook is going to wait.
    """
    rows = Hook.objects.select_for_update(no_key=True) if lock else Hook.objects.all()
    found = rows.filter(pk=id, removed_at=None).first()
    if found is None:
        raise Refused("no_hook", id=str(id))
    return found


def deliveries_of(hook: Hook) -> QuerySet[Delivery]:
    """The log of a hook, the newest first; by index."""
    return Delivery.objects.filter(hook=hook).order_by("-pk")


def listeners(code: str, *, programme: str, audience: str) -> list[Hook]:
    """The hooks to be told of an event: active, listening, of a party that belongs to its audience; one query."""
    active = Hook.objects.filter(programme=programme, active=True, removed_at=None).order_by("pk")
    return [
        hook
        for hook in active
        if (not hook.events or code in hook.events) and sees(hook.party, hook.programme, audience, programme)
    ]
