"""Secrets of second factors as the database keeps them: under the key of the site, which is not in the database.

After a change of the key they can be read as long as the former one is known, and are kept under the new one by and by.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def conceal(text: str) -> str:
    """What is kept of a secret."""
    return _lock((settings.SECRET_KEY,)).encrypt(text.encode()).decode()


def reveal(kept: str) -> str:
    """The secret again. Under a key that is not known nobody can tell it: then another secret, which no code fits."""
    try:
        return _lock((settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS))).decrypt(kept.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def concealed_anew(kept: str) -> str | None:
    """The same secret under the key of today; None where it is so already, or under a key that is not known."""
    if not settings.SECRET_KEY_FALLBACKS:
        return None
    try:
        _lock((settings.SECRET_KEY,)).decrypt(kept.encode())
    except InvalidToken:
        try:
            secret = _lock(tuple(map(str, settings.SECRET_KEY_FALLBACKS))).decrypt(kept.encode())
        except InvalidToken:
            return None
        return conceal(secret.decode())
    return None


@cache
def _lock(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet(Fernet(base64.urlsafe_b64encode(_derived(key))) for key in keys)


def _derived(key: str) -> bytes:
    return hashlib.blake2b(key.encode(), person=b"diptych-factors", digest_size=32).digest()
