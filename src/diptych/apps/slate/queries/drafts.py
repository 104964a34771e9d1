"""Drafts as they are read."""

from __future__ import annotations

from diptych.apps.slate.models import Draft
from diptych.engines.values.errors import Refused
from diptych.kernel.secrets import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


def draft_behind(secret: str, *, at: datetime, lock: bool = False) -> Draft:
    """The draft a link leads to; one query by unique index.

    Refused("no_draft") where there never was one, Refused("draft_expired", on=…) where there is none any more.
    ``lock`` holds the row until the transaction ends.
    """
    rows = Draft.objects.select_for_update() if lock else Draft.objects.all()
    draft = rows.filter(digest=digest(secret)).first()
    if draft is None:
        raise Refused("no_draft")
    if draft.emptied_at is not None or draft.expires_at <= at:
        gone = min(draft.expires_at, draft.emptied_at or at)
        raise Refused("draft_expired", on=gone.date())
    return draft
