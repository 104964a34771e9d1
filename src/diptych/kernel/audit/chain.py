"""How entries hang together: each is sealed by a hash of all it says, the hash of the entry before it included."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256

from diptych.kernel.audit.actions import Misused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

GENESIS = "0" * 64
"""What the first entry has for the hash of the one before."""

_write = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def seal(content: Mapping[str, Any]) -> str:
    """The hash of an entry, in hexadecimal: SHA-256 of its columns as one JSON object in UTF-8.

    Keys are sorted, nothing stands between the parts, the moment is UTC to the microsecond.

    >>> seal({"sequence": 1, "at": datetime(2026, 11, 21, 12, tzinfo=UTC)})[:12]
    '99a2c7632c26'
    """
    return sha256(_write({**content, "at": _moment(content["at"])}).encode("utf-8", "surrogatepass")).hexdigest()


def _moment(at: object) -> str:
    """A moment as text; whatever else a column that was tampered with may hold, as some text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(at, datetime) else str(at)


def check_plain(data: object, where: str) -> None:
    """Misused unless every database gives the data back as they are: texts, whole numbers, yes and no, nothing else.

    A float may come back as another number, hence exact numbers, dates and amounts are written as texts.
    """
    if isinstance(data, str):
        # The character of no character, and halves of characters: no text of a database holds them.
        if "\0" in data or not (data.isascii() or _encodes(data)):
            raise Misused(f"{where}: {data!r} cannot be kept")
    elif isinstance(data, dict):
        for key, value in data.items():
            if not isinstance(key, str):
                raise Misused(f"{where}: the key {key!r} is no text")
            check_plain(key, where)
            check_plain(value, f"{where}.{key}")
    elif isinstance(data, list | tuple):
        for value in data:
            check_plain(value, f"{where}[]")
    elif data is not None and not isinstance(data, int):
        raise Misused(f"{where}: {data!r} is no plain data; write it as text")


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
