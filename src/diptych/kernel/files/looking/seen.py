"""What those who look at a content share: the content as bytes that need not be in memory, and what was seen."""

from __future__ import annotations

import mmap
import struct
from contextlib import contextmanager

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from diptych.kernel.files.enums import Remark

Content = mmap.mmap | bytes
"""A whole content. The system reads of it what is looked at, and lets go of it again."""

HEAD = 8192
"""Bytes at the beginning that tell most kinds."""

LONGEST_COMMENT = 0xFFFF
MOST_PIECES = 100_000
"""Pieces that a picture or a sound may be made of; each takes a moment to look at."""

END_OF_ZIP = b"PK\x05\x06"
END_OF_ZIP_SIZE = 22


class Seen(Record):
    """What a content is, and what a reader should know of it."""

    code: str
    """Of :data:`diptych.kernel.files.kinds.KINDS`."""
    remarks: tuple[Remark, ...] = ()


@contextmanager
def content_of(file: BinaryIO) -> Iterator[Content]:
    """The bytes of a file that is not empty, for as long as a block lasts."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        yield content


def broken(found: str) -> Refused:
    """A content that begins as one kind and does not go on as one."""
    return Refused("upload_broken", found=found)


def mixed(found: str, other: str = "") -> Refused:
    """A content that is two kinds at once: one program would read this, another that."""
    if not other:
        return Refused("upload_appended", found=found)
    return Refused("upload_mixed", found=found, other=other)


def archive_behind(content: Content) -> int | None:
    """Where a zip archive ends at the end of a content, if one does: such archives are found from behind.

    Programs differ in what they let stand behind an archive, so that it is looked for in the last 64 KiB; it is one
    only if a list of parts stands where its end says.
    """
    size = len(content)
    end = content.rfind(END_OF_ZIP, max(0, size - LONGEST_COMMENT - END_OF_ZIP_SIZE))
    while end >= 0:
        if end + END_OF_ZIP_SIZE <= size:
            parts, length = struct.unpack_from("<HI", content[end : end + END_OF_ZIP_SIZE], 10)
            begin = end - length
            if (parts == 0 and length == 0) or (begin >= 0 and content[begin : begin + 4] == b"PK\x01\x02"):
                return end
        end = content.rfind(END_OF_ZIP, max(0, size - LONGEST_COMMENT - END_OF_ZIP_SIZE), end)
    return None
