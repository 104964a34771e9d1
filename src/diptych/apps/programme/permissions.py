"""Who may see and change the members of a party."""

from __future__ import annotations

from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.permissions.person import Person

INVITING = (Role.COORDINATOR, Role.OFFICER)
"""Who may ask producers to come."""


def may_see_members(person: Person, *, programme: str, party: str) -> bool:
    """Members of a party see each other, and nobody of the other parties: who reviews there is not for them to know."""
    return person.is_administrator or person.has(programme=programme, party=party)


def may_manage_members(person: Person, *, programme: str, party: str) -> bool:
    """A coordinator gives and takes the seats of their own party."""
    return person.is_administrator or person.has(Role.COORDINATOR, programme=programme, party=party)


def may_invite(person: Person, *, programme: str, party: str, roles: tuple[Role, ...]) -> bool:
    """To a seat a coordinator invites; to no seat, as a producer, an officer may too."""
    if roles:
        return may_manage_members(person, programme=programme, party=party)
    return person.is_administrator or person.has(*INVITING, programme=programme, party=party)


def may_edit_registers(person: Person) -> bool:
    """Registers belong to no programme: an editor of any may change them."""
    return person.has(Role.EDITOR)
