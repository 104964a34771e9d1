"""Secrets of second factors as the database keeps them: under the key of the site, which is not in the database."""

from __future__ import annotations

import base64
import hashlib
import secrets
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def conceal(text: str) -> str:
    """What is kept of a secret."""
    return _lock(settings.SECRET_KEY).encrypt(text.encode()).decode()


def reveal(kept: str) -> str:
    """The secret again. Under another key nobody can tell it: then another secret, which no code fits."""
    try:
        return _lock(settings.SECRET_KEY).decrypt(kept.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()


@cache
def _lock(key: str) -> Fernet:
    derived = hashlib.blake2b(key.encode(), person=b"diptych-factors", digest_size=32).digest()
    return Fernet(base64.urlsafe_b64encode(derived))
