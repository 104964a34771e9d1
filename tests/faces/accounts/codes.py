"""Codes as an app on a phone shows them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time

PERIOD = 30


def code_now(secret: str, *, later: int = 0) -> str:
    """The code of this half minute, or of a later one (RFC 6238)."""
    counter = int(time.time()) // PERIOD + later
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    place = digest[-1] & 0xF
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06}"
