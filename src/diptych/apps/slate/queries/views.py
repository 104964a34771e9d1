"""Views of lists that people keep for themselves."""

from __future__ import annotations

from diptych.apps.slate.models import SavedView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.db.models import QuerySet

    from diptych.kernel.permissions.person import Person


def views_of(person: Person, list: str) -> QuerySet[SavedView]:
    """The views of a list that somebody keeps, by name; one query."""
    return SavedView.objects.filter(user=person.id, list=list).order_by("name")
