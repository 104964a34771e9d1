"""Questions that people keep for themselves."""

from __future__ import annotations

from diptych.kernel.search.models import SavedSearch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.db.models import QuerySet

    from diptych.kernel.permissions.person import Person


def searches_of(person: Person) -> QuerySet[SavedSearch]:
    """What somebody keeps, by name; one query."""
    return SavedSearch.objects.filter(user=person.id, removed_at=None).order_by("name")


def search_kept(id: int, *, person: Person) -> SavedSearch | None:
    """One of them by its number; None for another's, and for one that is gone. One query."""
    return searches_of(person).filter(pk=id).first()


def search_asked(query: str, *, person: Person) -> SavedSearch | None:
    """What somebody keeps a question as, by what it asks; None where they do not. One query."""
    return searches_of(person).filter(query=query).first()


def search_removed(id: int, *, person: Person) -> SavedSearch | None:
    """One that somebody removed and can still bring back; None for another's. One query."""
    return SavedSearch.objects.filter(pk=id, user=person.id).exclude(removed_at=None).first()
