"""Seats given up by whoever holds them."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.programme.domain.members import end_membership
from diptych.apps.programme.models import Membership
from diptych.engines.values.errors import Refused
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.kernel.permissions.person import Person


def leave_seats(*, by: Person, at: datetime) -> bool:
    """End all seats of somebody, as they wish; returns whether they ever held one.

    Side effects: those of :func:`end_membership`, for each. Refused("last_coordinator") where a party would be left
    without anybody who can give seats: then none is ended.
    """
    with transaction.atomic():
        for seat in hold_seats(by=by):
            end_membership(membership=seat, by=by.actor(seat.party), at=at)
        return Membership.objects.filter(user=by.id).exists()


def hold_seats(*, by: Person) -> list[Membership]:
    """The seats of somebody, locked until the transaction ends with all that decides whether they may be left.

    Refused("last_coordinator"). To be called before anything is written to the ledger, which is always locked last.
    """
    seats = list(Membership.objects.filter(user=by.id, until=None).order_by("programme", "party", "role"))
    for seat in seats:
        # All of the party, so that of two coordinators who leave at once one has to stay.
        sitting = Membership.objects.select_for_update().filter(
            programme=seat.programme_id, party=seat.party, until=None
        )
        coordinators = {each.user_id for each in sitting.order_by("pk") if each.role == Role.COORDINATOR}
        if coordinators == {by.id}:
            raise Refused("last_coordinator", party=seat.party)
    return seats
