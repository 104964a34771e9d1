"""Secrets in links: made to be unguessable, kept only as digests."""

from __future__ import annotations

import hashlib
import secrets


def new_secret() -> str:
    """128 bits as 22 letters that may stand in an address."""
    return secrets.token_urlsafe(16)


def digest(secret: str) -> str:
    """What is kept of a secret: its SHA-256 in hexadecimal. The secret has full entropy, so no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
