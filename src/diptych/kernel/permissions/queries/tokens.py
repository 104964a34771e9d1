"""Tokens as they are read."""

from __future__ import annotations

from diptych.kernel.permissions.models.token import Token
from diptych.kernel.secrets import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

LONGEST = 200
"""Letters of what may be a secret; what is longer is none."""


def token_behind(secret: str, *, at: datetime) -> Token | None:
    """The token of a secret, with its owner; None unless it can be used at this moment. One query by unique index.

    It is found by its digest, so the time this takes tells nothing about secrets that are nearly right. What its owner
    may do has to be asked besides: a token outlives the seat it was made in.
    """
    if not secret or len(secret) > LONGEST:
        return None
    rows = Token.objects.select_related("user").filter(digest=digest(secret), revoked_at=None, expires_at__gt=at)
    return rows.filter(user__is_active=True).first()


def tokens_of(user: int, *, at: datetime) -> QuerySet[Token]:
    """What somebody's programs can use at this moment, the newest first; one query by index."""
    return Token.objects.filter(user=user, revoked_at=None, expires_at__gt=at).order_by("-pk")


def tokens_for(programme: str, party: str, *, at: datetime) -> QuerySet[Token]:
    """All tokens for a party that can be used, with their owners: for its coordinators, who may revoke them."""
    rows = Token.objects.filter(programme=programme, party=party, revoked_at=None, expires_at__gt=at)
    return rows.select_related("user").order_by("-pk")
