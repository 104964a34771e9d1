"""The outbox of mails, as far as it is somebody's business."""

from __future__ import annotations

from django.db.models import Q

from diptych.apps.programme.models import Invitation, Membership
from diptych.kernel.notices.queries.mails import outbox
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.db.models import QuerySet

    from diptych.kernel.notices.models import Mail
    from diptych.kernel.permissions.person import Person


def mails_seen(person: Person) -> QuerySet[Mail]:
    """Mails to members of the parties one coordinates, and the invitations of these; an administrator's are all.

    Who has left a party may sit for another by now: what they are written is no business of the first any more. Nor is
    whom producers invite to a proposal.
    """
    rows = outbox()
    if person.is_administrator:
        return rows
    seats = [seat for seat in person.seats if seat.role == Role.COORDINATOR]
    found = Q(pk__in=())
    for seat in seats:
        members = Membership.objects.filter(programme=seat.programme, party=seat.party, until=None).values("user")
        invited = Invitation.objects.filter(programme=seat.programme, party=seat.party, about="").values("email")
        found |= Q(programme=seat.programme, user__in=members)
        found |= Q(programme=seat.programme, user=None, address__in=invited)
    return rows.filter(found)
