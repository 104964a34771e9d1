"""Secrets of webhooks: what signatures are made with, kept so that a copy of the database alone makes none.

A signature needs the secret itself, so a digest would not do. It is encrypted with a key that follows from the secret
key of the site, which lies elsewhere than the database. Under another secret key no hook can sign, until its secret is
rotated.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from diptych.engines.values.errors import Refused

PREFIX = "whsec_"
"""How secrets of Standard Webhooks begin, so that a receiver's library knows what it was given."""

BYTES = 32


def new_hook_secret() -> str:
    """256 bits as Standard Webhooks writes them."""
    return PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()


def seal(secret: str) -> str:
    """What is kept of a secret."""
    return _lock(_keys()).encrypt(secret.encode()).decode()


def unseal(kept: str) -> str:
    """The secret; Refused("hook_secret_unreadable") where it was kept under another secret key."""
    try:
        return _lock(_keys()).decrypt(kept.encode()).decode()
    except InvalidToken:
        raise Refused("hook_secret_unreadable") from None


def signature(secret: str, *, id: str, timestamp: int, body: bytes) -> str:
    """The signature of one attempt by one secret: HMAC-SHA256 of ``id.timestamp.body``.

    >>> signature(
    ...     "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ...     id="msg_p5jXN8AQM9LWM0D4loKWxJek",
    ...     timestamp=1614265330,
    ...     body=b'{"test": 2432232314}',
    ... )
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    """
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = hmac.new(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"


def _keys() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS))


@cache
def _lock(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet(
        Fernet(
            base64.urlsafe_b64encode(hashlib.blake2b(key.encode(), person=b"diptych-hooks", digest_size=32).digest())
        )
        for key in keys
    )
