"""Questions kept by somebody for themselves. They are no acts, so the ledger has no entries; what somebody looks for is
theirs alone, and goes with their account."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.kernel.search.models import SavedSearch
from diptych.kernel.search.queries.saved import searches_of
from diptych.kernel.search.queries.searching import indexed_until

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.kernel.permissions.person import Person

MOST = 30
"""Questions that somebody keeps: what is new in each is counted when they look at the list."""
LONGEST_NAME = 100
LONGEST_QUERY = 1000

KEPT_FOR = timedelta(days=1)
"""So long one that was removed can be brought back."""


def save_search(*, name: str, query: str, by: Person, at: datetime) -> SavedSearch:
    """Keep a question under a name; one of that name is replaced. What it finds now counts as seen.

    Side effect: it is saved. Refused("text_missing", field="name"), Refused("text_too_long", field=…, most=…),
    Refused("nothing_asked"), Refused("too_many_searches", most=…).
    """
    kept = " ".join(name.replace("\0", "").split())
    if not kept:
        raise Refused("text_missing", field="name")
    for field, text, most in (("name", kept, LONGEST_NAME), ("query", query, LONGEST_QUERY)):
        if len(text) > most:
            raise Refused("text_too_long", field=field, most=most, found=len(text))
    if not query:
        raise Refused("nothing_asked")
    seen = indexed_until()
    told = {"query": query, "seen": seen, "seen_at": at, "seen_before": seen, "seen_before_at": at, "created_at": at}
    with transaction.atomic():
        if searches_of(by).exclude(name=kept).count() >= MOST:
            raise Refused("too_many_searches", most=MOST)
        saved, _made = SavedSearch.objects.update_or_create(user_id=by.id, name=kept, removed_at=None, defaults=told)
    return saved


def look_at_search(id: int, *, by: Person, at: datetime) -> SavedSearch:
    """Note that somebody looks at what one of their questions finds: from now on that counts as seen.

    Side effect: it is noted, with the look before. Refused("no_search") for another's and for one that is gone.
    """
    seen = indexed_until()
    with transaction.atomic():
        found = _own(id, by=by)
        # Who looks again at the same state of things still sees what was new at the first look.
        if found.seen != seen:
            found.seen_before, found.seen_before_at = found.seen, found.seen_at
        found.seen, found.seen_at = seen, at
        found.save(update_fields=["seen", "seen_at", "seen_before", "seen_before_at"])
    return found


def remove_search(id: int, *, by: Person, at: datetime) -> SavedSearch:
    """Keep a question no longer; for a day it can be brought back.

    Side effect: it is marked. Refused("no_search") for another's and for one that is gone.
    """
    with transaction.atomic():
        found = _own(id, by=by)
        found.removed_at = at
        found.save(update_fields=["removed_at"])
    return found


def bring_back_search(id: int, *, by: Person) -> SavedSearch:
    """Keep a question after all.

    Side effect: it stands in the list again. Refused("no_search"), Refused("search_name_taken", name=…) where another
    has its name by now, Refused("too_many_searches", most=…).
    """
    with transaction.atomic():
        found = SavedSearch.objects.select_for_update().filter(pk=id, user=by.id).first()
        if found is None:
            raise Refused("no_search")
        others = searches_of(by).exclude(pk=id)
        if others.filter(name=found.name).exists():
            raise Refused("search_name_taken", name=found.name)
        if others.count() >= MOST:
            raise Refused("too_many_searches", most=MOST)
        found.removed_at = None
        found.save(update_fields=["removed_at"])
    return found


def forget_searches(*, by: Person) -> None:
    """Delete all that somebody keeps, with what can still be brought back: their account is being closed."""
    SavedSearch.objects.filter(user=by.id).delete()


def forget_removed(*, at: datetime) -> int:
    """Delete what nobody brought back within a day; returns how many."""
    gone, _kinds = SavedSearch.objects.filter(removed_at__lt=at - KEPT_FOR).delete()
    return gone


def _own(id: int, *, by: Person) -> SavedSearch:
    found = SavedSearch.objects.select_for_update().filter(pk=id, user=by.id, removed_at=None).first()
    if found is None:
        raise Refused("no_search")
    return found
