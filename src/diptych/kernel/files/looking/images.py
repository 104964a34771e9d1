"""Pictures: walked from their first byte to their last. Nothing is decoded, so that nothing can blow up."""

from __future__ import annotations

import re
import struct
import zlib

from diptych.engines.values.errors import Refused
from diptych.kernel.files.enums import Remark
from diptych.kernel.files.looking.seen import MOST_PIECES, Seen, archive_behind, broken, mixed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.files.looking.seen import Content

MOST_PIXELS = 2**30
"""Whoever shows a picture needs some bytes for each: with more than these it is an attack, or nobody can see it."""

HIDDEN = re.compile(
    rb"%PDF-\d|<(?:html|script|svg|!doctype)\b|<\?php|#!/|PK\x03\x04|\x7fELF|MZ.{58}", re.IGNORECASE | re.DOTALL
)
"""What is looked for behind the end of a picture."""


def png(content: Content) -> Seen:
    """Every chunk with its checksum, up to an end that is the end of the file."""
    at, kind, left = 8, b"", MOST_PIECES
    while kind != b"IEND":
        left -= 1
        head = content[at : at + 8]
        if len(head) < 8:
            raise broken("PNG")
        length, kind = struct.unpack(">I4s", head)
        end = at + 8 + length
        if not left or end + 4 > len(content) or not kind.isalpha() or (at == 8) != (kind == b"IHDR"):
            raise broken("PNG")
        if kind == b"IHDR":
            _check_size(*struct.unpack(">II", content[at + 8 : at + 16]))
        if _checksum(content, at + 4, end) != int.from_bytes(content[end : end + 4], "big"):
            raise broken("PNG")
        at = end + 4
    if content[at:].strip(b"\0"):
        raise mixed("PNG", _what(content, at))
    return Seen(code="png")


def _checksum(content: Content, begin: int, end: int) -> int:
    found = 0
    for at in range(begin, end, 1 << 20):
        found = zlib.crc32(content[at : min(end, at + (1 << 20))], found)
    return found


_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
"""What ends the coded part of a picture: no stuffed byte, no restart, no filling."""


_FILLING = re.compile(rb"\xff+(?=\xff)")
"""What may stand before a marker."""


def jpeg(content: Content) -> Seen:
    """Every segment up to the end of the picture. Telephones put a film behind it: that is remarked on."""
    at = 2
    for _piece in range(MOST_PIECES):
        if filling := _FILLING.match(content, at):
            at = filling.end()
        marker = content[at : at + 2]
        if len(marker) < 2 or marker[0] != 0xFF:
            raise broken("JPEG")
        if marker == b"\xff\xd9":
            break
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if length < 2 or at + 2 + length > len(content):
            raise broken("JPEG")
        if 0xC0 <= marker[1] <= 0xCF and marker[1] not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            _check_size(width, height, unknown=0)
        at += 2 + length
        if marker == b"\xff\xda":
            found = _MARKER.search(content, at)
            if found is None:
                raise broken("JPEG")
            at = found.start()
    else:
        raise broken("JPEG")
    behind = at + 2
    _check_no_archive(content, "JPEG")
    if not content[behind : behind + 65536].strip(b"\0") and len(content) - behind <= 65536:
        return Seen(code="jpeg")
    if HIDDEN.match(content[behind : behind + 64].lstrip(b"\0 \t\r\n")) or re.search(
        rb"%PDF-\d", content[behind : behind + 1024]
    ):
        raise mixed("JPEG", _what(content, behind))
    return Seen(code="jpeg", remarks=(Remark.IMAGE_APPENDED,))


def webp(content: Content) -> Seen:
    """The size that is said, and the parts that it is made of."""
    size = int.from_bytes(content[4:8], "little") + 8
    if size > len(content) or content[12:16] not in (b"VP8 ", b"VP8L", b"VP8X"):
        raise broken("WebP")
    at = 12
    for _piece in range(MOST_PIECES):
        if at + 8 > size:
            break
        at += 8 + (int.from_bytes(content[at + 4 : at + 8], "little") + 1) // 2 * 2
    if at - 1 > size or at + 8 <= size:
        raise broken("WebP")
    if content[size:].strip(b"\0"):
        raise mixed("WebP", _what(content, size))
    _check_no_archive(content, "WebP")
    return Seen(code="webp")


def tiff(content: Content) -> Seen:
    """The first list of properties is there, and every one of them fits; the rest may lie in any order."""
    order = "<" if content[:2] == b"II" else ">"
    big = content[2:4] in (b"+\0", b"\0+")
    try:
        (at,) = struct.unpack(f"{order}Q", content[8:16]) if big else struct.unpack(f"{order}I", content[4:8])
        (count,) = struct.unpack(f"{order}{'Q' if big else 'H'}", content[at : at + (8 if big else 2)])
    except struct.error:
        raise broken("TIFF") from None
    if at < 8 or not 0 < count < 4096 or at + (count * 20 + 16 if big else count * 12 + 6) > len(content):
        raise broken("TIFF")
    _check_no_archive(content, "TIFF")
    return Seen(code="tiff")


def _check_size(width: int, height: int, unknown: int | None = None) -> None:
    """Refuse what would take more memory than anybody has; a height may be said later in some pictures."""
    if unknown is not None and unknown in (width, height):
        return
    if width * height > MOST_PIXELS or width * height == 0:
        raise Refused("upload_pixels", width=width, height=height)


def _check_no_archive(content: Content, found: str) -> None:
    if archive_behind(content) is not None:
        raise mixed(found, "ZIP")


def _what(content: Content, at: int) -> str:
    """What stands behind a picture, if it can be told."""
    behind = content[at : at + 1024].lstrip(b"\0 \t\r\n")
    if archive_behind(content) is not None or behind.startswith(b"PK"):
        return "ZIP"
    if b"%PDF-" in behind:
        return "PDF"
    return "HTML" if behind.startswith(b"<") else ""
