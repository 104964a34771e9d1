"""Who somebody is to the site: a person and the seats they hold, as plain values that predicates ask.

>>> anna = Person(id=1, name="anna", label="Анна Ли", language="ru", seats=(Seat("ru-cn", "RU", Role.OFFICER),))
>>> anna.has(Role.OFFICER, party="CN")
False
>>> anna.parties(Role.OFFICER, Role.COORDINATOR, programme="ru-cn")
('RU',)
>>> anna.actor("RU")
Actor(kind='person', id='anna', label='Анна Ли', party='RU')
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diptych.kernel.audit.actors import Actor


class Role(StrEnum):
    """What somebody does for one party of a programme. A person may hold several roles, and sit for several parties."""

    COORDINATOR = "coordinator"
    """Assigns, keeps rounds and deadlines, sees to the members of their party."""
    OFFICER = "officer"
    """Checks dossiers, asks for what is missing, decides."""
    REVIEWER = "reviewer"
    """Declares interests, reviews what is assigned."""
    CURATOR = "curator"
    PROGRAMMER = "programmer"
    ANALYST = "analyst"
    """Reads everything of their side, and exports it."""
    EDITOR = "editor"
    """Changes the registers."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One role for one party of one programme."""

    programme: str
    party: str
    role: Role


@dataclass(frozen=True, slots=True)
class Person:
    """An account as predicates see it. Without a seat somebody may still be the producer of a proposal."""

    id: int
    name: str
    """What they sign in with, and what the ledger holds."""
    label: str
    """What they are called: the full name if there is one."""
    language: str
    """In which they read mails: a code of the settings, as in ``zh-hans``."""
    seats: tuple[Seat, ...] = ()
    is_administrator: bool = False
    """Only while an administrator session lasts."""

    def has(self, *roles: Role, programme: str | None = None, party: str | None = None) -> bool:
        """Whether they hold one of these roles (any, if none is named), in this programme and for this party if given.

        An administrator holds none by being one: keeping the site is not deciding for a party.
        """
        return any(
            (not roles or seat.role in roles)
            and (programme is None or seat.programme == programme)
            and (party is None or seat.party == party)
            for seat in self.seats
        )

    def parties(self, *roles: Role, programme: str) -> tuple[str, ...]:
        """The parties of a programme for which they hold one of these roles (any, if none is named), by code."""
        found = {seat.party for seat in self.seats if seat.programme == programme and (not roles or seat.role in roles)}
        return tuple(sorted(found))

    def actor(self, party: str | None = None) -> Actor:
        """Who the ledger names, acting for a party if given."""
        return Actor("person", self.name, self.label, party)
