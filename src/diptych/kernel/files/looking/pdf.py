"""PDF: whole, nothing before it, nothing behind it; and what it can do besides being read."""

from __future__ import annotations

import re
import zlib

from diptych.kernel.files.enums import Remark
from diptych.kernel.files.looking.seen import Seen, archive_behind, broken, mixed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diptych.kernel.files.looking.seen import Content

LABEL = "PDF"
BLANKS = b" \t\r\n\f\0\xef\xbb\xbf"
"""What may stand before the beginning and behind the end."""

TAIL = 2048
"""Bytes from the end in which the mark of the end has to be."""

MOST_UNPACKED = 32 * 1024**2
"""Bytes of packed objects that are looked through in one file; what is beyond is said not to have been."""


MOST_STREAMS = 200_000
"""Beginnings and ends of streams that are looked at in one file."""


def _name(text: bytes) -> bytes:
    """A pattern for a name of PDF, any letter of which may be written as its number: /#4aavaScript is /JavaScript."""
    letters = (rb"(?:%s|#%02x|#%02X)" % (re.escape(bytes([c])), c, c) for c in text)
    return rb"/" + b"".join(letters)


_END = rb"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|$)"

NAMES = {
    b"JavaScript": Remark.PDF_SCRIPT,
    b"Launch": Remark.PDF_LAUNCH,
    b"SubmitForm": Remark.PDF_SUBMIT,
    b"ImportData": Remark.PDF_SUBMIT,
    b"XFA": Remark.PDF_FORM,
    b"RichMedia": Remark.PDF_MEDIA,
    b"Rendition": Remark.PDF_MEDIA,
    b"EmbeddedFile": Remark.PDF_ATTACHMENT,
    b"EmbeddedFiles": Remark.PDF_ATTACHMENT,
    b"GoToE": Remark.PDF_ATTACHMENT,
    b"Encrypt": Remark.PDF_ENCRYPTED,
}
_LONGEST_FIRST = sorted(NAMES, key=len, reverse=True)
# The stroke stands before everything, so that most of a file is passed over at once.
_ANY = re.compile(b"/(?:%s)" % b"|".join(b"(%s)" % _name(name)[1:] for name in _LONGEST_FIRST) + _END)
_REMARKS = tuple(NAMES[name] for name in _LONGEST_FIRST)

_STREAM = re.compile(rb"stream(?:\r?\n|\r)")
_PACKED = re.compile(b"/(?:%s|%s)" % (_name(b"ObjStm")[1:], _name(b"First")[1:]) + _END)
"""What describes objects that are packed together: not every reader asks for the first, every one for the second."""
_FILTER = re.compile(_name(b"Filter") + rb"\s*(\[[^\]]*\]|/[^\s/<>\[\]]+)")
_DESCRIBED = 2048
"""Bytes before a stream in which it is described."""


def look(content: Content) -> Seen:
    """A PDF that is whole, with a remark for everything active in it.

    Names are looked for in the whole file and in the objects that are packed, so that nothing has to be understood:
    what is found may be dead. What is encrypted, or packed in an unusual way, cannot be looked into; that is remarked.
    """
    head = content[:1024]
    begin = len(head) - len(head.lstrip(BLANKS))
    if not head.startswith(b"%PDF-", begin):
        raise mixed(LABEL)
    if re.search(rb"<(?:html|script|svg|!doctype html)\b", head, re.IGNORECASE):
        raise mixed(LABEL, "HTML")
    end = content.rfind(b"%%EOF", max(0, len(content) - TAIL - 0x10000))
    if end < 0:
        raise broken(LABEL)
    archive = archive_behind(content)
    if archive is not None and (archive > end or _reaches_the_end(content, archive)):
        raise mixed(LABEL, "ZIP")
    behind = content[end + 5 :].strip(BLANKS)
    if len(behind) > TAIL or behind[:1] == b"<":
        raise mixed(LABEL)
    found = set(_named_in(content))
    if Remark.PDF_ENCRYPTED not in found:
        found |= set(_named_in_packed(content))
    return Seen(code="pdf", remarks=tuple(remark for remark in Remark if remark in found))


def _reaches_the_end(content: Content, archive: int) -> bool:
    comment = int.from_bytes(content[archive + 20 : archive + 22], "little")
    return archive + 22 + comment == len(content) and comment > 0


def _named_in(content: Content | bytes) -> Iterator[Remark]:
    for match in _ANY.finditer(content):
        assert match.lastindex, "one of the names was found"
        yield _REMARKS[match.lastindex - 1]


def _named_in_packed(content: Content) -> Iterator[Remark]:
    """What stands in objects that are packed together."""
    left = MOST_UNPACKED
    for number, stream in enumerate(_STREAM.finditer(content)):
        if number == MOST_STREAMS:
            yield Remark.PDF_UNREAD
            return
        if content[stream.start() - 3 : stream.start()] == b"end":
            continue
        described = content[max(0, stream.start() - _DESCRIBED) : stream.start()]
        described = described[described.rfind(b"endobj") + 1 :]
        packing = _FILTER.findall(described)
        if not packing or not _PACKED.search(described):
            continue
        if packing[-1].strip(b"[] \t\r\n\f\0") not in (b"/FlateDecode", b"/Fl"):
            yield Remark.PDF_UNREAD
            continue
        unpacking = zlib.decompressobj()
        try:
            text = _unpacked(content, stream.end(), unpacking, left)
        except zlib.error:
            yield Remark.PDF_UNREAD
            continue
        left -= len(text)
        yield from _named_in(text)
        if not unpacking.eof:
            yield Remark.PDF_UNREAD
        if left <= 0:
            return


def _unpacked(content: Content, begin: int, unpacking: zlib._Decompress, most: int) -> bytes:
    """What a packed stream holds, read in parts, at most so much of it."""
    text = bytearray()
    while not unpacking.eof and len(text) < most and begin < len(content):
        text += unpacking.decompress(content[begin : begin + 65536], most - len(text))
        begin += 65536
        while unpacking.unconsumed_tail and len(text) < most:
            text += unpacking.decompress(unpacking.unconsumed_tail, most - len(text))
    return bytes(text)
