"""Forms that are carried out once, however often they are sent: by two clicks, by going back, by a browser that tries
again. What programs send goes by keys of their own: see :mod:`diptych.kernel.permissions.domain.answers`."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid5

from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.kernel.permissions.models.sending import SentForm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

KEPT = timedelta(days=30)
"""So long a form that is sent again is known."""


class Sending(Record):
    """One form as it comes in."""

    id: UUID
    """That which was made when it was drawn."""
    user: int
    """The account of whoever sends it."""
    digest: str
    """SHA-256 of what it says, and where it goes."""

    def of(self, part: str) -> Sending:
        """The same for one of several things that a form asks for, such as one of its files."""
        return self.replace(id=uuid5(self.id, part))


def carry_out(sending: Sending | None, do: Callable[[], str], *, at: datetime) -> str:
    """Do what a form asks unless it was done, and give what came of it then; without a ``sending`` it is done.

    What is done and that it was done are one transaction: of two forms sent at the same moment the second waits for the
    first. What is refused has done nothing, and may be sent again as it is.

    Side effects: 1. those of ``do``; 2. what came of it is kept. Up to three statements. Refused("sent_before") for a
    form that was sent by somebody else, to another place, or with other content.
    """
    with transaction.atomic():
        if sending is None:
            return do()
        told = {"user_id": sending.user, "digest": sending.digest, "at": at}
        row, first = SentForm.objects.get_or_create(pk=sending.id, defaults=told)
        if not first:
            if (row.user_id, row.digest) != (sending.user, sending.digest):
                raise Refused("sent_before")
            return row.result
        row.result = do()
        row.save(update_fields=["result"])
    return row.result


def forget_sent_forms(*, at: datetime) -> int:
    """Delete what is known of forms that were sent long ago; returns how many."""
    gone, _kinds = SentForm.objects.filter(at__lt=at - KEPT).delete()
    return gone
