"""Arrays as text, so that a table of numbers stands in JSON beside the words that say where it comes from."""

from __future__ import annotations

from base64 import b64decode, b64encode
from zlib import compress, decompress

import numpy as np

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def packed(array: Any) -> str:
    """An array as text: its bytes compressed, in base 64."""
    return b64encode(compress(array.tobytes(), 9)).decode()


def unpacked(text: str, kind: str) -> Any:
    """The array that was packed, flat; ``kind`` is that of its numbers, as in ``<u2``."""
    return np.frombuffer(decompress(b64decode(text)), dtype=kind)


def packed_numbers(ascending: Any) -> str:
    """Ascending whole numbers as text: their gaps, the bytes of one weight together, which packs better."""
    gaps = np.diff(ascending, prepend=0).astype("<u8")
    return packed(np.ascontiguousarray(gaps.view("u1").reshape(-1, 8).T))


def unpacked_numbers(text: str) -> Any:
    """The numbers that :func:`packed_numbers` wrote, as int64."""
    gaps = np.ascontiguousarray(unpacked(text, "u1").reshape(8, -1).T).view("<u8").ravel()
    return np.cumsum(gaps.astype(np.int64))
