"""The one way to write data: JSON in the canonical form of RFC 8785, so that whoever hashes it gets the same hash.

Written by orjson, ten times as fast as by hand. It writes what RFC 8785 demands as long as :func:`check_plain` has
nothing to say: texts are escaped alike; there are no floats, whose digits the two choose differently; whole numbers
have one form; and no key has a letter beyond the first 65,536, among which alone the order of bytes (orjson) is the
order of UTF-16 (RFC 8785). A test compares both on whatever data it can think of.
"""

from __future__ import annotations

import orjson

from diptych.kernel.audit.actions import Misused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LARGEST = 2**53 - 1
"""Whole numbers beyond are not the same number to everybody who reads JSON (RFC 8785, section 3.2.2.3)."""

_SORTED = orjson.OPT_SORT_KEYS


def canonical(data: Any) -> bytes:
    """Data as RFC 8785 has them, in UTF-8; Misused for what cannot be written.

    >>> canonical({"b": [1, None, True], "a": "Шёлк\\n"}).decode()
    '{"a":"Шёлк\\\\n","b":[1,null,true]}'
    """
    try:
        return orjson.dumps(data, option=_SORTED)
    except TypeError as error:
        raise Misused(f"this cannot be kept: {error}") from None


def is_canonical(text: bytes, data: Any) -> bool:
    """Whether a text is the canonical form of the data read from it."""
    return orjson.dumps(data, option=_SORTED) == text


def check_plain(data: object, where: str) -> None:
    """Misused unless everybody reads the data as they are: texts, whole numbers, yes and no, nothing else.

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
            if not key.isascii() and max(key) > "\uffff":
                raise Misused(f"{where}: the key {key!r} has letters that not everybody sorts alike")
            check_plain(value, f"{where}.{key}")
    elif isinstance(data, list | tuple):
        for value in data:
            check_plain(value, f"{where}[]")
    elif isinstance(data, int):
        if not -LARGEST <= data <= LARGEST:
            raise Misused(f"{where}: {data!r} is not the same number to everybody; write it as text")
    elif data is not None:
        raise Misused(f"{where}: {data!r} is no plain data; write it as text")


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
