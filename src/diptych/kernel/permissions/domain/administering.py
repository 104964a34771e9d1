"""Administrator sessions: begun with a reason, over after a while."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action, record
from diptych.kernel.audit.audiences import HOUSE
from diptych.kernel.permissions.models import AdministratorSession
from diptych.kernel.permissions.queries.accounts import actor_of, has_second_factor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import User

    from diptych.kernel.audit import Actor


def _(text: str) -> str:
    return text


BEGIN = action("permissions.begin_administering", _("Administrator session begun"))
END = action("permissions.end_administering", _("Administrator session ended"))

LIFETIME = timedelta(minutes=30)


def begin_administering(user: User, *, reason: str, by: Actor, at: datetime) -> AdministratorSession:
    """Give an administrator powers for half an hour, in the browser that asks.

    That they have just proved again who they are is seen to by the face.
    Side effects: 1. sessions of the same account that have run out are noted as ended; 2. the session is there; 3. the
    ledger has an entry with the reason. Refused("no_administrator"), Refused("reason_missing"),
    Refused("second_factor_missing") for an account that a password alone opens.
    """
    if not (user.is_active and user.is_superuser):
        raise Refused("no_administrator", name=user.username)
    if not reason.strip():
        raise Refused("reason_missing")
    if not has_second_factor(user):
        raise Refused("second_factor_missing")
    with transaction.atomic():
        note_ended(at=at)
        session = AdministratorSession.objects.create(
            user=user, reason=reason.strip(), begun_at=at, ends_at=at + LIFETIME
        )
        after = {"until": session.ends_at.isoformat()}
        _record(BEGIN, session, by, at, after=after, reason=session.reason)
    return session


def end_administering(number: int, *, user: User, by: Actor, at: datetime) -> None:
    """End one's own administrator session before its time.

    Side effects: 1. the session has an end; 2. the ledger has an entry. Refused("administering_over").
    """
    with transaction.atomic():
        open_ones = AdministratorSession.objects.select_for_update().filter(pk=number, user=user, ended_at=None)
        session = open_ones.first()
        if session is None:
            raise Refused("administering_over")
        _end(session, by=by, at=at)


def note_ended(*, at: datetime) -> int:
    """Note the end of sessions that have run out, as of the moment they did; returns how many there were.

    Side effects: 1. they have an end; 2. the ledger has an entry for each.
    """
    with transaction.atomic():
        over = AdministratorSession.objects.select_for_update().filter(ended_at=None, ends_at__lte=at)
        found = list(over.order_by("ends_at").select_related("user"))
        for session in found:
            _end(session, by=actor_of(session.user), at=session.ends_at)
    return len(found)


def _end(session: AdministratorSession, *, by: Actor, at: datetime) -> None:
    session.ended_at = min(at, session.ends_at)
    session.save(update_fields=["ended_at"])
    _record(END, session, by, at, after={"ended": session.ended_at.isoformat()})


def _record(
    code: str, session: AdministratorSession, by: Actor, at: datetime, *, after: dict[str, str], reason: str = ""
) -> None:
    label = session.user.get_full_name() or session.user.username
    record(code, thing=session, label=label, by=by, at=at, before=None, after=after, reason=reason, audience=HOUSE)
