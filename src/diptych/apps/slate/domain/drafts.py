"""What can be done to drafts. Whoever has the link may do it; there is no other permission."""

from __future__ import annotations

import re
from datetime import timedelta

from django.db import transaction

from diptych.apps.slate.models import Draft
from diptych.apps.slate.queries.drafts import draft_behind
from diptych.kernel.secrets import digest, new_secret

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from typing import Any

LIFETIME = timedelta(days=60)
"""A draft is kept so long after it was last changed."""

EMPTIED_AT_ONCE = 200


def begin_draft(
    *,
    dossier: dict[str, Any],
    law_of: date | None = None,
    applied: Sequence[dict[str, Any]] = (),
    window: str = "",
    at: datetime,
) -> tuple[Draft, str]:
    """Keep a new draft; returns it with the secret of its link, which is not kept.

    Side effects: 1. up to 200 drafts that have expired are emptied; 2. the draft is saved.
    """
    empty_expired_drafts(at=at, most=EMPTIED_AT_ONCE)
    secret = new_secret()
    draft = Draft.objects.create(
        digest=digest(secret),
        dossier=keepable(dossier),
        law_of=law_of,
        applied=keepable(list(applied)),
        window=window,
        created_at=at,
        changed_at=at,
        expires_at=at + LIFETIME,
    )
    return draft, secret


def save_draft(
    secret: str,
    *,
    dossier: dict[str, Any],
    law_of: date | None,
    applied: Sequence[dict[str, Any]] = (),
    window: str,
    revision: int,
    at: datetime,
) -> tuple[Draft, str]:
    """Save what a page says, and keep the draft for another while; returns the draft and the secret of its link.

    ``revision`` is the one the page was made from. Where another page has saved since, nothing is overwritten: what
    this page says becomes a draft of its own, with a new secret.

    Refused("no_draft"), Refused("draft_expired").
    """
    with transaction.atomic():
        draft = draft_behind(secret, at=at, lock=True)
        if draft.window not in ("", window) and draft.revision != revision:
            return begin_draft(dossier=dossier, law_of=law_of, applied=applied, window=window, at=at)
        draft.dossier = keepable(dossier)
        draft.law_of = law_of
        draft.applied = keepable(list(applied))
        draft.window = window
        draft.revision += 1
        draft.changed_at = at
        draft.expires_at = at + LIFETIME
        draft.save(update_fields=SAVED)
    return draft, secret


SAVED = ["dossier", "law_of", "applied", "window", "revision", "changed_at", "expires_at"]


def delete_draft(secret: str, *, at: datetime) -> Draft:
    """Delete the content of a draft now, at its writer's wish; its link says from now on that it has expired."""
    with transaction.atomic():
        draft = draft_behind(secret, at=at, lock=True)
        Draft.objects.filter(pk=draft.pk).update(**EMPTY, emptied_at=at)
    return draft


def empty_expired_drafts(*, at: datetime, most: int | None = None) -> int:
    """Delete the content of drafts that have expired, the oldest first; returns how many there were."""
    rows = Draft.objects.filter(emptied_at__isnull=True, expires_at__lte=at).order_by("expires_at")
    ids = list(rows.values_list("pk", flat=True)[:most])
    if not ids:
        return 0
    return Draft.objects.filter(pk__in=ids).update(**EMPTY, emptied_at=at)


EMPTY: dict[str, Any] = {"dossier": {}, "applied": [], "window": "", "law_of": None}


# Not every database holds these in JSON: the character of no character, and halves of characters.
UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


def keepable(data: Any) -> Any:
    """Plain data with U+FFFD for what a database may refuse; nobody can type it, but anybody can send it."""
    if isinstance(data, str):
        return UNKEEPABLE.sub("\ufffd", data)
    if isinstance(data, dict):
        return {keepable(key): keepable(value) for key, value in data.items()}
    if isinstance(data, list):
        return [keepable(item) for item in data]
    return data
