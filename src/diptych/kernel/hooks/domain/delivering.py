"""Carrying out deliveries."""

from __future__ import annotations

import json
import time
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.kernel.hooks.models import Delivery, DeliveryState, Hook
from diptych.kernel.hooks.reaching import Answer, Unreached, post
from diptych.kernel.hooks.sealing import signature, unseal
from diptych.kernel.jobs.kinds import Attempt
from diptych.kernel.notices.domain.notices import notify
from diptych.kernel.notices.kinds import kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

STOPPED = kind("hooks.hook_stopped")

PATIENCE = timedelta(days=3)
"""A hook none of whose deliveries has come through for so long is switched off."""

KEPT = timedelta(days=30)
"""How long the log of deliveries is kept."""

GONE = 410
"""The receiver says that it will never want anything again (RFC 9110, 15.5.11)."""


class Undelivered(Exception):
    """The receiver has not taken the event; it is told again later."""


def deliver(id: UUID, *, attempt: Attempt) -> None:
    """Tell a hook of an event, as one attempt of a job. The hook answers with any number of 200 to 299.

    Side effects: 1. the receiver has been called; 2. the log says what it answered; 3. a hook that says it is gone, or
    that has not taken anything for days, is switched off and its maker told. Undelivered where there will be another
    attempt. A kill between 1 and 2 has the event sent again, under the same id.
    """
    delivery = Delivery.objects.select_related("hook").filter(pk=id).first()
    if delivery is None or delivery.state in (DeliveryState.DELIVERED, DeliveryState.GIVEN_UP):
        return
    hook = delivery.hook
    if not hook.active:
        _note(delivery, DeliveryState.GIVEN_UP, error="hook_inactive", next_at=None)
        return
    begun = time.monotonic()
    answer, error = _call(hook, delivery, attempt.at)
    delivery.milliseconds = round((time.monotonic() - begun) * 1000)
    delivery.attempts += 1
    delivery.tried_at = attempt.at
    delivery.status, delivery.answer = (answer.status, answer.excerpt) if answer else (None, "")
    if answer and 200 <= answer.status < 300:
        _note(delivery, DeliveryState.DELIVERED, error="", next_at=None)
        Hook.objects.filter(pk=hook.pk, failing_since__isnull=False).update(failing_since=None)
        return
    gone = answer is not None and answer.status == GONE
    over = gone or attempt.last
    _note(
        delivery,
        DeliveryState.GIVEN_UP if over else DeliveryState.FAILED,
        error=error,
        next_at=None if over else attempt.next_at,
    )
    _count_failure(hook.pk, gone=gone, at=attempt.at)
    if not over:
        raise Undelivered(f"{hook.pk}: {error}")


def _call(hook: Hook, delivery: Delivery, at: datetime) -> tuple[Answer | None, str]:
    """What was answered, and the code of what is wrong with it."""
    body = json.dumps(delivery.payload, ensure_ascii=False, separators=(",", ":")).encode()
    stamp = int(at.timestamp())
    try:
        signatures = [
            signature(unseal(kept), id=str(delivery.event), timestamp=stamp, body=body)
            for kept in (hook.secret, *([hook.former_secret] if hook.former_until and hook.former_until > at else []))
        ]
        answer = post(
            hook.url,
            body=body,
            headers={
                "content-type": "application/json",
                "user-agent": "Diptych-Webhooks",
                "webhook-id": str(delivery.event),
                "webhook-timestamp": str(stamp),
                "webhook-signature": " ".join(signatures),
            },
        )
    except (Unreached, Refused) as error:
        return None, error.code
    if 300 <= answer.status < 400:
        return answer, "redirected"
    return answer, "" if answer.status < 300 else "refused"


def _note(delivery: Delivery, state: DeliveryState, *, error: str, next_at: datetime | None) -> None:
    delivery.state, delivery.error, delivery.next_at = state, error, next_at
    delivery.save(
        update_fields=["state", "error", "next_at", "attempts", "tried_at", "status", "answer", "milliseconds"]
    )


def _count_failure(id: UUID, *, gone: bool, at: datetime) -> None:
    """Remember since when a hook fails, and switch it off when that is too long."""
    with transaction.atomic():
        hook = Hook.objects.select_for_update().get(pk=id)
        hook.failing_since = hook.failing_since or at
        if hook.active and (gone or at - hook.failing_since >= PATIENCE):
            hook.active, hook.stopped = False, "gone" if gone else "unanswered"
            notify(
                [hook.created_by_id],
                code=STOPPED,
                thing=hook,
                facts={"why": hook.stopped},
                at=at,
                programme=hook.programme,
                party=hook.party,
                page="desk-hook",
                arguments={"id": str(hook.pk)},
            )
        hook.save(update_fields=["failing_since", "active", "stopped"])


def forget_old_deliveries(*, at: datetime) -> int:
    """Delete from the log what happened long ago, and hooks that were removed before that; returns how many entries."""
    count, _tables = Delivery.objects.filter(at__lt=at - KEPT).exclude(state=DeliveryState.FAILED).delete()
    Hook.objects.filter(removed_at__lt=at - KEPT).delete()
    return count
