"""Who is an editor."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, User

from diptych.kernel.audit import Actor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.db.models import QuerySet

GROUP = "editors"
"""The group whose members are editors."""


def accounts() -> QuerySet[User]:
    return User.objects.order_by("username")


def editors() -> QuerySet[User]:
    """Everybody in the group, by name; one query."""
    return accounts().filter(groups__name=GROUP)


def is_editor(user: User | AnonymousUser) -> bool:
    """Whether somebody may edit; one query at the most."""
    if not (user.is_authenticated and user.is_active):
        return False
    return user.is_superuser or user.groups.filter(name=GROUP).exists()


def actor_of(user: User) -> Actor:
    """Who the ledger names: the account, under the person's full name if there is one."""
    return Actor("person", user.username, user.get_full_name() or user.username)
