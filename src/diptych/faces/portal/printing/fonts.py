"""The typefaces of the paper, and which characters they have.

They are copied here from npm by the front end's build. No font of the machine is ever used, so that a PDF looks the
same wherever it is made; and since PDF/UA forbids a character without a glyph, one that no face has is spelled out.
"""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path
from typing import BinaryIO
from unicodedata import category, normalize

from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).with_name("fonts")

HANDLED = {
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10))),
    **dict.fromkeys(map(ord, "\n\r\t\v\f\x85\u2028\u2029"), " "),
}
"""Characters that shape or break what stands beside them and are not seen themselves go; a new line is a space."""


def printable(text: str) -> str:
    """The text with every character that cannot be drawn given by its number: ``[U+1F3AC]``.

    A letter and the marks above and below it are one drawing, and must come from one face.
    """
    text = text.translate(HANDLED)
    if text.isascii() and text.isprintable():
        return text
    return "".join(_drawn(cluster) for cluster in _clusters(text))


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for character in text:
        if cluster and category(character)[0] == "M":
            cluster += character
            continue
        if cluster:
            yield cluster
        cluster = character
    if cluster:
        yield cluster


def _drawn(cluster: str) -> str:
    faces = coverage()
    for form in (normalize("NFC", cluster), cluster) if len(cluster) > 1 else (cluster,):
        if any(face.issuperset(map(ord, form)) for face in faces):
            return form
    first, marks = cluster[0], cluster[1:]
    spelled = first if any(ord(first) in face for face in faces) else _number(first)
    return spelled + "".join(map(_number, marks))


def _number(character: str) -> str:
    return f"[U+{ord(character):04X}]"


@cache
def coverage() -> tuple[frozenset[int], ...]:
    """The characters of each face; Refused("front_end_missing") where they are not there."""
    found = tuple(_characters(path) for path in sorted(FOLDER.glob("*.ttf")))
    if not found:
        raise Refused("front_end_missing")
    return found


def _characters(path: Path) -> frozenset[int]:
    """The characters in a font's ``cmap``, read from the table alone: a Chinese face has fifteen megabytes."""
    with path.open("rb") as file:
        start = _table(file, b"cmap")
        file.seek(start)
        (count,) = struct.unpack(">2xH", file.read(4))
        offsets = {struct.unpack(">HHI", file.read(8))[2] for _ in range(count)}
        listed = {character for offset in offsets for character in _subtable(file, start + offset)}
    # Some faces list controls and characters of private use; PDF/UA forbids those.
    return frozenset(character for character in listed if category(chr(character))[0] != "C")


def _table(file: BinaryIO, wanted: bytes) -> int:
    (count,) = struct.unpack(">4xH6x", file.read(12))
    for _ in range(count):
        tag, offset = struct.unpack(">4s4xI4x", file.read(16))
        if tag == wanted:
            return int(offset)
    raise ValueError(f"no table {wanted!r} in {file.name}")


def _subtable(file: BinaryIO, start: int) -> Iterator[int]:
    """Characters of a subtable of format 4 (segments of the basic plane) or 12 (groups); others repeat these."""
    file.seek(start)
    (kind,) = struct.unpack(">H", file.read(2))
    if kind == 12:
        (groups,) = struct.unpack(">10xI", file.read(14))
        for first, last, _glyph in struct.iter_unpack(">III", file.read(12 * groups)):
            yield from range(first, last + 1)
    elif kind == 4:
        _length, doubled = struct.unpack(">H2xH6x", file.read(12))
        ends = struct.unpack(f">{doubled // 2}H", file.read(doubled))
        file.seek(2, 1)
        starts = struct.unpack(f">{doubled // 2}H", file.read(doubled))
        for first, last in zip(starts, ends, strict=True):
            yield from range(first, min(last, 0xFFFE) + 1)
