"""What a content is: found in its bytes alone, from the first to the last, and never by what somebody says it is."""

from __future__ import annotations

import re

import filetype

from diptych.engines.values.errors import Refused
from diptych.kernel.files.looking import images, media, pdf, texts, zipped
from diptych.kernel.files.looking.seen import HEAD, Content, Seen, content_of, mixed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

__all__ = ["Seen", "look_at"]

BLANKS = b" \t\r\n\f\v\0"
BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Of documents of Office before 2007, and of later ones that are locked with a password."""

MARKUP = re.compile(
    rb"<(?:!doctype\s+(?:html|svg)|html|head|body|script|iframe|svg|style|title|table|div|font|meta"
    rb"|link|img|object|embed|form|frameset|base|math|h1|br|p|a|b|i)(?=[\s/>])",
    re.IGNORECASE,
)
"""What makes a browser take a text for a page, whatever it is told."""

RUNS = (
    (re.compile(rb"MZ(?:.\0|.*?PE\0\0)", re.DOTALL), "EXE"),
    (re.compile(rb"\x7fELF"), "ELF"),
    (re.compile(rb"\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe"), "Mach-O"),
    (re.compile(rb"#!\s*/"), "script"),
    (re.compile(rb"\0asm"), "WASM"),
    (re.compile(rb"dex\n\d"), "DEX"),
    (re.compile(rb"L\0\0\0\x01\x14\x02\0"), "LNK"),
    (re.compile(rb"ITSF"), "CHM"),
    (re.compile(rb"\{\\rtf"), "RTF"),
    (re.compile(rb"%!PS"), "PostScript"),
)
"""What a machine carries out, or what is known to carry such things."""

FIRST_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")

LOOKERS: tuple[tuple[re.Pattern[bytes], Callable[[Content], Seen]], ...] = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), images.png),
    (re.compile(rb"\xff\xd8\xff"), images.jpeg),
    (re.compile(rb"II[*+]\0|MM\0[*+]"), images.tiff),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), images.webp),
    (re.compile(rb"(?:RIFF|RF64)....WAVE", re.DOTALL), media.wav),
    (re.compile(rb"....(?:%s)" % b"|".join(FIRST_BOXES), re.DOTALL), media.film),
)


def look_at(file: BinaryIO) -> Seen:
    """What the content of a file on the disk is; the file is not empty.

    Refused for what is none of our kinds, breaks off, is two kinds at once, could carry something out, or would unpack
    to more than anybody expects: ``upload_runs``, ``upload_kind``, ``upload_unknown``, ``upload_old_office``,
    ``upload_not_utf8``, ``upload_broken``, ``upload_mixed``, ``upload_appended``, ``upload_pixels``, ``upload_bomb``,
    ``upload_parts``, ``upload_archive_inside``, ``upload_macros``, ``upload_locked``. None knows the file's name.
    """
    with content_of(file) as content:
        head = bytes(content[:HEAD])
        _refuse_what_runs(head)
        seen = _look(content, head, file)
        if seen.code != "pdf" and re.search(rb"%PDF-\d\.\d", head[:1024]) and content.rfind(b"%%EOF") > 0:
            raise mixed(seen.code.upper(), "PDF")
        return seen


def _look(content: Content, head: bytes, file: BinaryIO) -> Seen:
    if head.lstrip(pdf.BLANKS).startswith(b"%PDF-"):
        return pdf.look(content)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return zipped.look(content, file)
    for pattern, looker in LOOKERS:
        if pattern.match(head):
            return looker(content)
    if (head.startswith(b"ID3") or head[:1] == b"\xff") and (sound := media.mp3(content)):
        return sound
    if head.startswith(OLD_OFFICE):
        raise Refused("upload_old_office")
    if head.startswith(BOMS[1:]):
        raise Refused("upload_not_utf8")
    if texts.is_text(content):
        return texts.text(content)
    if re.search(rb"%PDF-\d\.\d", head[:1024]):
        raise mixed("PDF")
    known = filetype.guess(head)
    if known is not None:
        raise Refused("upload_kind", found=str(known.extension).upper())
    raise Refused("upload_unknown")


def _refuse_what_runs(head: bytes) -> None:
    """Refuse pages, drawings with script and programs, also in letters of two bytes each."""
    text = head
    for mark in BOMS:
        if head.startswith(mark):
            text = head[len(mark) :] if mark == BOMS[0] else head[2:].replace(b"\0", b"")
    text = _without_comments(text)
    is_xml = text.startswith(b"<?xml")
    if is_xml or MARKUP.match(text):
        drawn = re.search(rb"<(?:\w+:)?svg[\s>]", text, re.IGNORECASE)
        page = re.search(rb"<(?:html|script|body)[\s>]", text, re.IGNORECASE)
        raise Refused("upload_runs", found="SVG" if drawn else "HTML" if page or not is_xml else "XML")
    for pattern, found in RUNS:
        if pattern.match(head):
            raise Refused("upload_runs", found=found)


def _without_comments(text: bytes) -> bytes:
    """A text from its first mark that is neither a blank nor a comment; a comment that does not end is left."""
    text = text.lstrip(BLANKS)
    while text.startswith(b"<!--"):
        _comment, end, rest = text.partition(b"-->")
        if not end:
            return b"<a>"  # the page may begin where nobody looks any more
        text = rest.lstrip(BLANKS)
    return text
