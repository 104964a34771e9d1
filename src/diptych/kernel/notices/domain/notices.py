"""Telling people what happened, on the site and by mail."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction

from diptych.kernel.audit.actions import Misused
from diptych.kernel.audit.canonical import check_plain
from diptych.kernel.audit.queries.entries import type_of
from diptych.kernel.jobs.domain.queue import enqueue_many
from diptych.kernel.notices.kinds import demand
from diptych.kernel.notices.models import Mail, MailState, Notice
from diptych.kernel.notices.queries.mails import readers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any

    from django.contrib.auth.models import User
    from django.db.models import Model

GATHERED = timedelta(minutes=10)
"""What happens to one thing within this time comes in one mail."""

KEPT_READ = timedelta(days=180)
KEPT = timedelta(days=2 * 365)
"""How long notices are kept that were read, and that were not."""


def notify(
    users: Iterable[User | int],
    *,
    code: str,
    thing: Model,
    facts: Mapping[str, Any],
    at: datetime,
    programme: str = "",
    party: str = "",
    page: str = "",
    arguments: Mapping[str, str] | None = None,
) -> int:
    """Tell people of what was done to a thing, in the transaction that does it; returns how many are told.

    ``facts`` are plain data that all of them may see. ``page`` and its ``arguments`` lead to where they read more.
    Closed accounts are told nothing.

    To be called before the ledger is written to: that is the last lock a transaction takes.

    Side effects: 1. the mail that waits for the same reader and thing is locked, or one is made that is sent in ten
    minutes, for those who have an address and want mails; 2. a notice for each is saved. Six statements, however many
    people. Misused outside of a transaction, for a code that is not registered and facts that are not plain.
    """
    if not connection.in_atomic_block:
        raise Misused("what is told and the act that it tells of belong in one transaction")
    demand(code)
    check_plain(dict(facts), f"facts of {code}")
    known = readers({user if isinstance(user, int) else user.pk for user in users})
    if not known:
        return 0
    wanting = {id: (address, language) for id, (address, language, wants) in known.items() if address and wants}
    mails = _mails_of(wanting, thing, programme, at)
    Notice.objects.bulk_create(
        Notice(
            user_id=id,
            code=code,
            programme=programme,
            party=party,
            thing_type=type_of(thing),
            thing_id=str(thing.pk),
            facts=dict(facts),
            page=page,
            arguments=dict(arguments or {}),
            at=at,
            mail_id=mails.get(id),
        )
        for id in known
    )
    return len(known)


def _mails_of(wanting: dict[int, tuple[str, str]], thing: Model, programme: str, at: datetime) -> dict[int, UUID]:
    """For each reader the mail that gathers what happens to this thing: the one that waits, else a new one."""
    found = _waiting(wanting, thing)
    missing = [id for id in wanting if id not in found]
    if missing:
        made = [
            Mail(
                user_id=id,
                address=wanting[id][0],
                language=wanting[id][1],
                programme=programme,
                thing_type=type_of(thing),
                thing_id=str(thing.pk),
                gathers=True,
                next_at=at + GATHERED,
                created_at=at,
            )
            for id in missing
        ]
        # Another act may make one at the same moment; then this one is left out, and that one is found.
        Mail.objects.bulk_create(made, ignore_conflicts=True)
        found = _waiting(wanting, thing)
        ours = {mail.pk for mail in made} & set(found.values())
        enqueue_many("notices.send_mail", [{"mail": str(id)} for id in sorted(ours)], at=at, after=at + GATHERED)
    return found


def _waiting(users: Iterable[int], thing: Model) -> dict[int, UUID]:
    """Locked, so that none is sent before the transaction ends; in one order, so that nobody is stuck."""
    rows = Mail.objects.select_for_update().filter(
        user__in=list(users),
        thing_type=type_of(thing),
        thing_id=str(thing.pk),
        gathers=True,
        state=MailState.WAITING,
    )
    return dict(rows.order_by("user").values_list("user", "pk"))


def mark_read(user: int, *, at: datetime, ids: Iterable[UUID] | None = None) -> int:
    """Note that somebody has read these notices of theirs, or all; returns how many had not been.

    Side effect: a mail of which everything was read is not sent when its time comes.
    """
    rows = Notice.objects.filter(user=user, read_at=None)
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    return rows.update(read_at=at)


def mark_thing_read(user: int, thing: Model, *, at: datetime) -> int:
    """The same for all that somebody was told of one thing: they look at it."""
    rows = Notice.objects.filter(user=user, read_at=None, thing_type=type_of(thing), thing_id=str(thing.pk))
    return rows.update(read_at=at)


def forget_old_notices(*, at: datetime) -> int:
    """Delete notices of long ago; returns how many. The ledger still tells of what they told."""
    with transaction.atomic():
        read, _tables = Notice.objects.filter(read_at__lt=at - KEPT_READ).delete()
        old, _tables = Notice.objects.filter(at__lt=at - KEPT).delete()
    return read + old
