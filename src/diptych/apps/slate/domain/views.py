"""Saved views: lists as somebody keeps them for themselves. They are no acts, so the ledger has no entries."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.slate.domain.typed import prose
from diptych.apps.slate.models import SavedView
from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.kernel.permissions.person import Person

MOST = 50
"""Views that somebody keeps of one list."""
LONGEST_QUERY = 500


def save_view(*, list: str, name: str, query: str, by: Person, at: datetime) -> SavedView:
    """Keep the filters of a list under a name; a view of that name is replaced.

    Side effect: the view is saved. Refused("text_missing", field="name"), Refused("text_too_long"),
    Refused("too_many_views", most=…).
    """
    kept = " ".join(prose(name, field="name", most=100).split())
    filters = prose(query.lstrip("?"), field="query", most=LONGEST_QUERY, needed=False)
    listed = prose(list, field="list", most=40)
    with transaction.atomic():
        rows = SavedView.objects.filter(user=by.id, list=listed)
        if rows.exclude(name=kept).count() >= MOST:
            raise Refused("too_many_views", most=MOST)
        told = {"query": filters, "created_at": at}
        view, _made = SavedView.objects.update_or_create(user_id=by.id, list=listed, name=kept, defaults=told)
    return view


def remove_view(id: int, *, by: Person) -> None:
    """Keep a view no longer. Refused("no_view") for another's and for one that is gone."""
    gone, _kinds = SavedView.objects.filter(pk=id, user=by.id).delete()
    if not gone:
        raise Refused("no_view")
