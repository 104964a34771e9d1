"""Predicates: who may do something to a thing, on which things somebody may do it, and who all may do it to this.

One predicate answers the three, so that a list, the page behind it and the task list of the desk cannot differ::

    MAY_DECIDE = sits_for(Role.OFFICER, Role.COORDINATOR)

    MAY_DECIDE.holds(person, track)  # on the page, and in the verb
    Track.objects.filter(MAY_DECIDE.things(person))  # in the list
    User.objects.filter(MAY_DECIDE.people(track))  # whom to tell
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Q

from diptych.engines.values.errors import Refused
from diptych.kernel.permissions.person import Person

T = TypeVar("T")

NOTHING = Q(pk__in=())
"""No thing, and nobody."""


@dataclass(frozen=True, slots=True)
class Predicate(Generic[T]):
    """A relation between people and things of one kind, asked from each of its sides.

    ``holds`` may read what was fetched with the thing. ``things`` is a condition on the thing's table, ``people`` one
    on that of accounts; where they go by other tables they do so by subquery, so that conditions can be combined.
    """

    holds: Callable[[Person, T], bool]
    things: Callable[[Person], Q]
    people: Callable[[T], Q]

    def __or__(self, other: Predicate[T]) -> Predicate[T]:
        return Predicate(
            lambda person, thing: self.holds(person, thing) or other.holds(person, thing),
            lambda person: _either(self.things(person), other.things(person)),
            lambda thing: _either(self.people(thing), other.people(thing)),
        )

    def __and__(self, other: Predicate[T]) -> Predicate[T]:
        return Predicate(
            lambda person, thing: self.holds(person, thing) and other.holds(person, thing),
            lambda person: self.things(person) & other.things(person),
            lambda thing: self.people(thing) & other.people(thing),
        )


def _either(one: Q, other: Q) -> Q:
    """Either of two; what holds for nothing is left out, so that the database need not think about it."""
    return other if one == NOTHING else one if other == NOTHING else one | other


class Table:
    """What can be done to things of one kind, each with its predicate: the permission table of a subject."""

    def __init__(self, **actions: Predicate[Any]) -> None:
        self.actions = actions

    def may(self, person: Person, action: str, thing: Any) -> bool:
        return self.actions[action].holds(person, thing)

    def demand(self, person: Person, action: str, thing: Any) -> None:
        """Refused("not_allowed", action=…) for who may not."""
        if not self.may(person, action, thing):
            raise Refused("not_allowed", action=action)

    def things(self, person: Person, action: str) -> Q:
        """On which things somebody may do it."""
        return self.actions[action].things(person)

    def people(self, action: str, thing: Any) -> Q:
        """Which accounts may do it to this."""
        return self.actions[action].people(thing)
