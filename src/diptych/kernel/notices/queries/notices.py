"""Notices as they are read."""

from __future__ import annotations

from diptych.kernel.notices.models import Notice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.db.models import QuerySet

COUNTED = 100
"""So many unread notices are counted; beyond that it is many."""


def notices_of(user: int, *, unread: bool = False) -> QuerySet[Notice]:
    """What somebody was told, the newest first; by index."""
    rows = Notice.objects.filter(user=user).order_by("-pk")
    return rows.filter(read_at=None) if unread else rows


def unread_count(user: int) -> int:
    """How many notices somebody has not read, up to a hundred; one query by index."""
    return Notice.objects.filter(user=user, read_at=None)[:COUNTED].count()
