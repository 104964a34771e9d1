"""Films and sounds: by the boxes, chunks and frames they are made of. Nothing is decoded."""

from __future__ import annotations

import re
import struct

from diptych.engines.values.errors import Refused
from diptych.kernel.files.looking.seen import MOST_PIECES, Seen, archive_behind, broken, mixed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.files.looking.seen import Content

SOUND = {b"M4A ": "m4a", b"M4B ": "m4a"}
OTHERS = {
    b"heic": "HEIC",
    b"heix": "HEIC",
    b"mif1": "HEIC",
    b"avif": "AVIF",
    b"avis": "AVIF",
    b"crx ": "CR3",
    b"jp2 ": "JP2",
}
"""Pictures that come in the same boxes, and are not taken."""

BOX = re.compile(rb"[\x20-\x7e\xa9]{4}")


def film(content: Content) -> Seen:
    """Every box on the first level, the description of the film among them."""
    # The oldest films begin without saying what they are.
    brand = content[8:12] if content[4:8] == b"ftyp" else b"qt  "
    if other := OTHERS.get(brand):
        raise Refused("upload_kind", found=other)
    code = "mov" if brand == b"qt  " else SOUND.get(brand, "mp4")
    label = code.upper()
    at, kinds = 0, set()
    for _count in range(MOST_PIECES):
        if at + 8 > len(content):
            break
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        head = 8
        if size == 1:
            size, head = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = len(content) - at
        if size < head or at + size > len(content) or not BOX.fullmatch(kind):
            raise broken(label)
        kinds.add(kind)
        at += size
    if at < len(content) and content[at:].strip(b"\0"):
        raise broken(label)
    if not (b"moov" in kinds and kinds & {b"mdat", b"moof"}):
        raise broken(label)
    if archive_behind(content) is not None:
        raise mixed(label, "ZIP")
    return Seen(code=code)


def wav(content: Content) -> Seen:
    """The chunks: a form and a sound, and no more than the file holds."""
    at, kinds = 12, set()
    long = content[:4] == b"RF64"
    for _piece in range(MOST_PIECES):
        if at + 8 > len(content):
            break
        kind, size = struct.unpack("<4sI", content[at : at + 8])
        kinds.add(kind)
        if kind == b"data" and size == 0xFFFFFFFF and long:
            break
        if at + 8 + size > len(content):
            raise broken("WAV")
        at += 8 + size + size % 2
    if not {b"fmt ", b"data"} <= kinds:
        raise broken("WAV")
    if archive_behind(content) is not None:
        raise mixed("WAV", "ZIP")
    return Seen(code="wav")


# MP3 ------------------------------------------------------------------------------------------------------------------

RATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Kilobits a second by version and index (ISO/IEC 11172-3 and 13818-3, layer III)."""

SAMPLES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""Samples a second by the two bits of the version."""

FRAMES = 3
"""Frames that have to follow one another, if there is room for so many."""


def frame_length(head: bytes) -> int:
    """Bytes of the frame that begins so, or 0 if none does.

    >>> frame_length(bytes.fromhex("fffb9064"))
    417
    """
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or head[1] & 0x06 != 0x02:
        return 0
    version, rate, sample = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or sample == 3:
        return 0
    kilobits = RATES[1 if version == 3 else 2][rate]
    per = 144_000 if version == 3 else 72_000
    return per * kilobits // SAMPLES[version][sample] + (head[2] >> 1 & 1)


def mp3(content: Content) -> Seen | None:
    """A sound of frames, with or without a description before it; None where it is none after all."""
    at = 0
    if described := content[:3] == b"ID3":
        if any(byte > 127 for byte in content[6:10]):
            raise broken("MP3")
        at = 10 + sum(byte << 7 * (3 - place) for place, byte in enumerate(content[6:10]))
        # Some programs leave room behind the description.
        window = content[at : at + 8192]
        at += len(window) - len(window.lstrip(b"\0"))
    for _frame in range(FRAMES):
        length = frame_length(content[at : at + 4])
        if not length or at + length > len(content):
            if described:
                raise broken("MP3")
            return None
        at += length
        if at >= len(content):
            break
    if archive_behind(content) is not None:
        raise mixed("MP3", "ZIP")
    return Seen(code="mp3")
