"""What a party's coordinators do with its webhooks."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import httpx
from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action, record
from diptych.kernel.hooks.domain.announcing import deliver_later
from diptych.kernel.hooks.events import event, events
from diptych.kernel.hooks.models import Delivery, DeliveryState, Hook
from diptych.kernel.hooks.queries.hooks import hook_of, hooks_of
from diptych.kernel.hooks.reaching import checked_url
from diptych.kernel.hooks.sealing import new_hook_secret, seal
from diptych.kernel.jobs.domain.queue import enqueue
from diptych.kernel.permissions.person import Person, Role
from diptych.kernel.secrets import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any


def _(text: str) -> str:
    return text


ADD = action("hooks.add_hook", _("Webhook added"))
CHANGE = action("hooks.change_hook", _("Webhook changed"))
ROTATE = action("hooks.rotate_secret", _("Secret of a webhook changed"))
REMOVE = action("hooks.remove_hook", _("Webhook removed"))
REDELIVER = action("hooks.redeliver", _("Webhook called again"))

PING = event("hooks.ping")

MOST = 20
"""Hooks that a party may have in one programme."""

BOTH_SECRETS = timedelta(days=1)
"""For how long events are signed with the former secret too, after it was changed."""


def may_keep_hooks(person: Person, programme: str, party: str) -> bool:
    """Whether somebody sees to the webhooks of a party: its coordinators do."""
    return person.has(Role.COORDINATOR, programme=programme, party=party)


def add_hook(
    *, programme: str, party: str, url: str, events: Sequence[str], by: Person, at: datetime
) -> tuple[Hook, str]:
    """Have an address told of events (of all, if none is named); returns the hook with its secret, which is not shown
    again.

    Side effects: 1. the hook is saved; 2. the ledger has an entry that the party sees, without the path of the address,
    which may itself be a secret.
    Refused("not_allowed"), Refused("hook_address"), Refused("hook_not_https"), Refused("hook_not_public"),
    Refused("no_event", …), Refused("too_many_hooks", most=…).
    """
    _demand(by, programme, party)
    secret = new_hook_secret()
    with transaction.atomic():
        if hooks_of(programme, party).count() >= MOST:
            raise Refused("too_many_hooks", most=MOST)
        hook = Hook.objects.create(
            programme=programme,
            party=party,
            url=checked_url(url),
            events=_known(events),
            secret=seal(secret),
            created_by_id=by.id,
            created_at=at,
        )
        _record(ADD, hook, by, at, before=None, after=_facts(hook))
    return hook, secret


def change_hook(
    id: UUID,
    *,
    url: str | None = None,
    events: Sequence[str] | None = None,
    active: bool | None = None,
    by: Person,
    at: datetime,
) -> Hook:
    """Change where a hook leads, what it is told of, and whether it is told at all; what is None stays.

    Side effects: 1. the hook is saved; one that is switched on again begins without failures; 2. the ledger has an
    entry, unless nothing has changed. Refused as :func:`add_hook`, Refused("no_hook").
    """
    with transaction.atomic():
        hook = _mine(id, by)
        before = _facts(hook)
        if url is not None:
            hook.url = checked_url(url)
        if events is not None:
            hook.events = _known(events)
        if active is not None and active != hook.active:
            hook.active, hook.stopped, hook.failing_since = active, "", None
        after = _facts(hook)
        hook.save(update_fields=["url", "events", "active", "stopped", "failing_since"])
        if changed := {name for name in after if before[name] != after[name]}:
            _record(
                CHANGE,
                hook,
                by,
                at,
                before={name: before[name] for name in changed},
                after={name: after[name] for name in changed},
            )
    return hook


def rotate_secret(id: UUID, *, by: Person, at: datetime) -> tuple[Hook, str]:
    """Give a hook another secret; returns it, and it is not shown again. For a day events are signed with both.

    Side effects: 1. the hook is saved; 2. the ledger has an entry. Refused("not_allowed"), Refused("no_hook").
    """
    secret = new_hook_secret()
    with transaction.atomic():
        hook = _mine(id, by)
        hook.former_secret, hook.former_until = hook.secret, at + BOTH_SECRETS
        hook.secret = seal(secret)
        hook.save(update_fields=["secret", "former_secret", "former_until"])
        _record(ROTATE, hook, by, at, before=None, after=None)
    return hook, secret


def remove_hook(id: UUID, *, by: Person, at: datetime) -> None:
    """Tell an address nothing more. Its log is kept for a while.

    Side effects: 1. the hook is inactive and its secrets are gone; 2. the ledger has an entry.
    Refused("not_allowed"), Refused("no_hook").
    """
    with transaction.atomic():
        hook = _mine(id, by)
        before = _facts(hook)
        hook.active, hook.removed_at, hook.stopped = False, at, ""
        hook.secret = hook.former_secret = ""
        hook.former_until = None
        hook.save()
        _record(REMOVE, hook, by, at, before=before, after=None)


def redeliver(delivery: Delivery, *, by: Person, at: datetime) -> Delivery:
    """Tell a hook of an event once more, under the same id, whatever it said before.

    Side effects: 1. the delivery waits; 2. a job carries it out; 3. the ledger has an entry.
    Refused("not_allowed"), Refused("no_hook"), Refused("hook_inactive"), Refused("delivery_under_way").
    """
    with transaction.atomic():
        hook = _mine(delivery.hook_id, by)
        found = Delivery.objects.select_for_update().get(pk=delivery.pk)
        if not hook.active:
            raise Refused("hook_inactive")
        if found.state in (DeliveryState.WAITING, DeliveryState.FAILED):
            raise Refused("delivery_under_way")
        found.state, found.next_at = DeliveryState.WAITING, at
        found.save(update_fields=["state", "next_at"])
        enqueue("hooks.deliver_event", at=at, delivery=str(found.pk))
        _record(REDELIVER, hook, by, at, before=None, after={"event": str(found.event), "code": found.code})
    return found


def ping_hook(id: UUID, *, by: Person, at: datetime) -> Delivery:
    """Call a hook with an event that tells nothing, to see whether it answers.

    Side effects: 1. a delivery is saved; 2. a job carries it out. Refused("not_allowed"), Refused("no_hook"),
    Refused("hook_inactive").
    """
    with transaction.atomic():
        hook = _mine(id, by)
        if not hook.active:
            raise Refused("hook_inactive")
        (made,) = deliver_later([hook], PING, hook, {"programme": hook.programme}, at)
    return made


def _mine(id: UUID, by: Person) -> Hook:
    """The hook, locked; for others than its party's coordinators there is none."""
    hook = hook_of(id, lock=True)
    _demand(by, hook.programme, hook.party)
    return hook


def _demand(by: Person, programme: str, party: str) -> None:
    if not may_keep_hooks(by, programme, party):
        raise Refused("not_allowed")


def _known(wanted: Sequence[str]) -> list[str]:
    known = events()
    for code in wanted:
        if code not in known:
            raise Refused("no_event", found=code, known=tuple(known))
    return sorted(set(wanted))


def _facts(hook: Hook) -> dict[str, Any]:
    return {"host": httpx.URL(hook.url).host, "url": _digest(hook.url), "events": hook.events, "active": hook.active}


def _digest(url: str) -> str:
    """Whether the address changed, without the address."""
    return digest(url)[:12]


def _record(
    code: str, hook: Hook, by: Person, at: datetime, *, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> None:
    record(
        code,
        thing=hook,
        label=httpx.URL(hook.url).host,
        by=by.actor(hook.party),
        at=at,
        before=before,
        after=after,
        audience=hook.party,
        programme=hook.programme,
    )
