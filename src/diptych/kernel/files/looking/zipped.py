"""Office documents: archives of known parts, looked into without writing any of them to the disk."""

from __future__ import annotations

import re
import stat
import struct
import tempfile
import zipfile
import zlib
from typing import IO

from diptych.engines.values.errors import Refused
from diptych.kernel.files.enums import Remark
from diptych.kernel.files.looking.seen import END_OF_ZIP_SIZE, Seen, archive_behind, broken, content_of, mixed
from diptych.kernel.files.storage import incoming

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.files.looking.seen import Content

LABEL = "ZIP"

MOST_PARTS = 5_000
MOST_UNPACKED = 512 * 1024**2
"""Bytes that all parts may come to."""

MOST_RATIO = 250
"""How many times its size a document may unpack to, once that is more than what is free of this rule."""

FREE_OF_RATIO = 32 * 1024**2
DEEPEST = 2
"""Documents in documents, the outer one counted."""

PART = 65536
LONGEST_NAME = 512
MOST_RELATIONS = 4 * 1024**2
"""Bytes read of a part that says what others are."""

_WORD, _SHEET = "wordprocessingml.document.main", "spreadsheetml.sheet.main"
OOXML = {f"{_WORD}+xml": "docx", f"{_SHEET}+xml": "xlsx"}
OTHER_OOXML = {"presentationml": "PPTX", "template": "DOTX", "spreadsheetml": "XLSX", "wordprocessingml": "DOCX"}
ODF = {"application/vnd.oasis.opendocument.text": "odt", "application/vnd.oasis.opendocument.spreadsheet": "ods"}
OTHER_ODF = {"presentation": "ODP", "graphics": "ODG", "template": "OTT", "epub": "EPUB"}

_MACROS = re.compile(r"(?:^|/)(?:vbaproject\w*\.bin|vbadata\.xml|macrosheets/.+|activex/.+)$", re.IGNORECASE)
_ODF_MACROS = re.compile(r"^(?:basic|scripts)/.+(?<!-lb\.xml)(?<!-lc\.xml)$", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:^|/)embeddings/|^object[ \d]", re.IGNORECASE)
_REMOTE = re.compile(rb"TargetMode\s{0,9}=\s{0,9}[\"']External", re.IGNORECASE)
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_PACKED = (
    b"PK\x03\x04",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
)
_RUN = (b"MZ", b"\x7fELF", b"#!/")
_TRICKS = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\\|[\x00-\x1f\x7f]")


class Spent:
    """What one upload has cost so far: how deep documents lie in one another, and bytes unpacked in all of them."""

    def __init__(self) -> None:
        self.deep = 1
        self.unpacked = 0


def look(content: Content, file: IO[bytes], spent: Spent | None = None) -> Seen:
    """A document of Office or of OpenDocument; any other archive is refused.

    Every part is unpacked once, a little at a time, and thrown away: what is said of sizes and checksums is then true.
    """
    _check_frame(content)
    spent = spent or Spent()
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            spent.unpacked += _check_parts(parts, len(content))
            if spent.unpacked > MOST_UNPACKED:
                raise Refused("upload_bomb", found=LABEL)
            code = _code(archive)
            return Seen(code=code, remarks=_walk(archive, parts, code, spent))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        UnicodeDecodeError,
        struct.error,
        ValueError,
    ):
        raise broken(LABEL) from None


def _check_frame(content: Content) -> None:
    """Nothing before the archive, nothing behind it, and no more parts than can be listed in memory."""
    end = archive_behind(content)
    if end is None:
        raise broken(LABEL)
    if content[end - 20 : end - 16] == b"PK\x06\x07":
        # The long form, for archives of more than four gigabytes: no document needs it, and it says everything anew.
        raise Refused("upload_bomb", found=LABEL)
    parts, length, begin, comment = struct.unpack("<HIIH", content[end + 10 : end + END_OF_ZIP_SIZE])
    if end + END_OF_ZIP_SIZE + comment != len(content) or begin + length != end:
        raise mixed(LABEL)
    if parts > MOST_PARTS or length > MOST_PARTS * 200:
        raise Refused("upload_bomb", found=LABEL)


def _check_parts(parts: list[zipfile.ZipInfo], size: int) -> int:
    """What the list of parts says, before anything is unpacked; returns how many bytes that would be."""
    total, end, seen = 0, 0, set()
    for part in sorted(parts, key=lambda part: part.header_offset):
        name = part.filename
        if _TRICKS.search(part.orig_filename) or len(name) > LONGEST_NAME or name.lower() in seen or not name:
            raise Refused("upload_parts", part=name[:80])
        if stat.S_ISLNK(part.external_attr >> 16):
            raise Refused("upload_parts", part=name[:80])
        if part.flag_bits & 0x1:
            raise Refused("upload_locked")
        # Parts that lie in one another unpack the same bytes again and again.
        if part.header_offset < end or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("upload_bomb", found=LABEL)
        end = part.header_offset + 30 + part.compress_size
        total += part.file_size
        seen.add(name.lower())
    if min((part.header_offset for part in parts), default=1):
        raise mixed(LABEL)
    if total > MOST_UNPACKED or (total > FREE_OF_RATIO and total > size * MOST_RATIO):
        raise Refused("upload_bomb", found=LABEL)
    return total


def _code(archive: zipfile.ZipFile) -> str:
    """What document the archive is, by what its first parts say of it."""
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        types = _read(archive, "[Content_Types].xml").decode("utf-8", errors="replace")
        if "macroEnabled" in types or "vbaProject" in types:
            raise Refused("upload_macros")
        for mark, code in OOXML.items():
            if mark in types:
                return code
        raise Refused("upload_kind", found=next((name for mark, name in OTHER_OOXML.items() if mark in types), LABEL))
    if "mimetype" in names:
        kind = _read(archive, "mimetype").decode("ascii", errors="replace").strip()
        if kind in ODF and archive.infolist()[0].filename == "mimetype":
            return ODF[kind]
        raise Refused("upload_kind", found=next((name for mark, name in OTHER_ODF.items() if mark in kind), LABEL))
    raise Refused("upload_kind", found=LABEL)


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(MOST_RELATIONS)


def _walk(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], code: str, spent: Spent) -> tuple[Remark, ...]:
    """Unpack everything once, for what is in it; returns what a reader should know."""
    macros = _MACROS if code in OOXML.values() else _ODF_MACROS
    found: set[Remark] = set()
    for part in parts:
        name = part.filename
        if macros.search(name):
            raise Refused("upload_macros")
        if _EMBEDDED.search(name) and not part.is_dir() and not name.endswith((".xml", ".rels")):
            found.add(Remark.OFFICE_EMBEDDED)
        with archive.open(part) as opened:
            head = opened.read(PART)
            if head.startswith(_RUN):
                raise Refused("upload_parts", part=name[:80])
            if head.startswith(_PACKED):
                _look_deeper(head, opened, part, spent)
                continue
            if _ENTITY.search(head):
                raise Refused("upload_parts", part=name[:80])
            if name.lower().endswith(".rels") and _loads_from_elsewhere(head + opened.read(MOST_RELATIONS)):
                found.add(Remark.OFFICE_REMOTE)
            while opened.read(PART):
                pass
    return tuple(remark for remark in Remark if remark in found)


def _loads_from_elsewhere(relations: bytes) -> bool:
    """Whether something outside of the document is more to it than a link that a reader may follow."""
    return any(_REMOTE.search(tag) and b"/hyperlink" not in tag for tag in relations.split(b"<"))


def _look_deeper(head: bytes, opened: IO[bytes], part: zipfile.ZipInfo, spent: Spent) -> None:
    """A document in a document is looked at as the outer one; any other archive has no business there."""
    if not head.startswith(b"PK") or not _EMBEDDED.search(part.filename) or spent.deep >= DEEPEST:
        raise Refused("upload_archive_inside", part=part.filename[:80])
    with tempfile.TemporaryFile(dir=incoming()) as inner:
        inner.write(head)
        while more := opened.read(PART):
            inner.write(more)
        inner.flush()
        with content_of(inner) as content:
            try:
                spent.deep += 1
                look(content, inner, spent)
                spent.deep -= 1
            except Refused as error:
                if error.code in ("upload_kind", "upload_broken", "upload_mixed", "upload_appended"):
                    raise Refused("upload_archive_inside", part=part.filename[:80]) from None
                raise
