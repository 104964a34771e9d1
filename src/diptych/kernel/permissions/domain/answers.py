"""Requests that are carried out once, however often they are sent: the first answer is kept and given again."""

from __future__ import annotations

from datetime import timedelta

from diptych.engines.values.errors import Refused
from diptych.kernel.permissions.models.answer import LONGEST_KEY, TokenAnswer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.kernel.permissions.models.token import Token

KEPT = timedelta(days=1)
"""So long a first answer is given again."""

ABANDONED = timedelta(minutes=10)
"""After so long nobody is at it any more who began."""


def begin_once(token: Token, *, key: str, digest: str, at: datetime) -> tuple[TokenAnswer, bool]:
    """The answer under a key of a token, and whether it is there already; else the caller carries out what is asked,
    and keeps the answer or releases the key.

    Within a transaction the key is taken as soon as what is asked is done, and another request under it waits until
    then. Side effect: the key is taken. Refused("key_unfit", most=…), Refused("key_used") for another request under the
    same key, Refused("key_under_way") where the first is still carried out.
    """
    if not key or len(key) > LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise Refused("key_unfit", most=LONGEST_KEY)
    TokenAnswer.objects.filter(token=token, key=key, at__lt=at - KEPT).delete()
    TokenAnswer.objects.filter(token=token, key=key, status=0, at__lt=at - ABANDONED).delete()
    row, made = TokenAnswer.objects.get_or_create(token=token, key=key, defaults={"digest": digest, "at": at})
    if made:
        return row, False
    if row.digest != digest:
        raise Refused("key_used")
    if not row.status:
        raise Refused("key_under_way")
    return row, True


def keep_answer(row: TokenAnswer, *, status: int, body: str) -> None:
    """Keep what was answered. Side effect: the row is saved."""
    row.status, row.body = status, body
    row.save(update_fields=["status", "body"])


def release_key(row: TokenAnswer) -> None:
    """Let a key be used again, of a request that was refused: nothing was done. Side effect: the row is deleted."""
    TokenAnswer.objects.filter(pk=row.pk).delete()


def forget_answers(*, at: datetime) -> int:
    """Delete answers that are older than a day; returns how many."""
    gone, _kinds = TokenAnswer.objects.filter(at__lt=at - KEPT).delete()
    return gone
