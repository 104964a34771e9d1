"""What the slate does when something happens elsewhere, in the same transaction."""

from __future__ import annotations

from diptych.apps.programme.signals import invitation_accepted
from diptych.apps.slate.domain.producers import add_producer
from diptych.apps.slate.queries.writing import ABOUT
from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from django.contrib.auth.models import User

    from diptych.apps.programme.models import Invitation


def connect() -> None:
    invitation_accepted.connect(let_write, dispatch_uid="slate.let_write")


def let_write(sender: object, *, invitation: Invitation, user: User, at: datetime, **more: Any) -> None:
    """Whoever accepts an invitation to a proposal writes it from now on; nothing happens once it was deleted."""
    if not invitation.about.startswith(ABOUT):
        return
    try:
        id = invitation.about.removeprefix(ABOUT)
        add_producer(id, user=user, country=invitation.party, by=None, at=at)
    except Refused as error:
        if error.code != "no_proposal":
            raise
