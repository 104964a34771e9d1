"""What people do with their tokens."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action, record
from diptych.kernel.audit.audiences import HOUSE
from diptych.kernel.permissions.models.token import LONGEST_LIFE, Token
from diptych.kernel.permissions.person import Person, Role
from diptych.kernel.permissions.queries.tokens import tokens_of
from diptych.kernel.secrets import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from typing import Any


def _(text: str) -> str:
    return text


ISSUE = action("permissions.issue_token", _("Token issued"))
REVOKE = action("permissions.revoke_token", _("Token revoked"))

PREFIX = "dip_"
"""How secrets begin, so that programs which look for lost secrets know one."""

SHOWN = 10
"""Letters of a secret that are kept to tell it from others; what is left is 200 bits and more."""

MOST = 50
"""Tokens somebody may have at a time."""

LONGEST_LABEL = 100

COARSE = timedelta(hours=1)
"""How exactly it is known when a token was last used."""


def issue_token(
    *,
    programme: str,
    party: str,
    acts: Sequence[str],
    known: Collection[str],
    label: str,
    expires_at: datetime,
    by: Person,
    at: datetime,
) -> tuple[Token, str]:
    """Make a token for a program of one's own; returns it with its secret, which is not kept and not shown again.

    ``acts`` are what it may be used for, among those ``known`` to the face that takes tokens. It never opens more than
    its owner may do, so it can name what they may do later. Without a ``party`` it opens what they may do as a
    producer, and nothing that comes with a seat.

    Side effects: 1. the token is saved; 2. the ledger has an entry that the party sees, without the secret; of a
    producer's token no party is told.
    Refused("not_allowed") for a party in which one has no seat, Refused("token_without_acts"), Refused("no_act", …),
    Refused("token_without_label"), Refused("token_lasts", most=…) for a term that is over or longer than a year,
    Refused("too_many_tokens", most=…).
    """
    if party and not by.has(programme=programme, party=party):
        raise Refused("not_allowed")
    chosen, called = sorted(set(acts)), re.sub(r"\s+", " ", label).strip()[:LONGEST_LABEL]
    if not chosen:
        raise Refused("token_without_acts")
    for code in chosen:
        if code not in known:
            raise Refused("no_act", found=code, known=tuple(sorted(known)))
    if not called:
        raise Refused("token_without_label")
    if not at < expires_at <= at + LONGEST_LIFE:
        raise Refused("token_lasts", most=LONGEST_LIFE.days)
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        if tokens_of(by.id, at=at).count() >= MOST:
            raise Refused("too_many_tokens", most=MOST)
        token = Token.objects.create(
            digest=digest(secret),
            prefix=secret[:SHOWN],
            label=called,
            user_id=by.id,
            programme=programme,
            party=party,
            acts=chosen,
            created_at=at,
            expires_at=expires_at,
        )
        after = {"acts": chosen, "expires": expires_at.date().isoformat(), "prefix": token.prefix}
        _record(ISSUE, token, by, at, before=None, after=after)
    return token, secret


def revoke_token(id: UUID, *, by: Person, at: datetime) -> Token:
    """End a token now: one's own, or, as a coordinator of its party, anybody's.

    Side effects: 1. the token opens nothing any more; 2. the ledger has an entry. Refused("no_token"), also for one
    that is nobody else's business; nothing happens to one that was revoked before.
    """
    with transaction.atomic():
        token = Token.objects.select_for_update().filter(pk=id).first()
        if token is None or not _may_revoke(by, token):
            raise Refused("no_token")
        if token.revoked_at is None:
            token.revoked_at = at
            token.save(update_fields=["revoked_at"])
            _record(
                REVOKE, token, by, at, before={"prefix": token.prefix, "owner": token.user.get_username()}, after=None
            )
    return token


def note_use(token: Token, *, at: datetime) -> bool:
    """Remember that a token was used, once an hour at the most; whether it was written down now."""
    if token.used_at is not None and at - token.used_at < COARSE:
        return False
    hour = at.replace(minute=0, second=0, microsecond=0)
    token.used_at = hour
    return bool(Token.objects.filter(pk=token.pk).update(used_at=hour))


def _may_revoke(person: Person, token: Token) -> bool:
    return token.user_id == person.id or person.has(Role.COORDINATOR, programme=token.programme, party=token.party)


def _record(
    code: str,
    token: Token,
    by: Person,
    at: datetime,
    *,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> None:
    record(
        code,
        thing=token,
        label=token.label,
        by=by.actor(token.party if by.has(programme=token.programme, party=token.party) else None),
        at=at,
        before=before,
        after=after,
        audience=token.party or HOUSE,
        programme=token.programme,
    )
