"""Plain text: UTF-8 from beginning to end, and what kind of text it is."""

from __future__ import annotations

import codecs
import csv
import re

from diptych.engines.values.errors import Refused
from diptych.kernel.files.looking.seen import Seen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.files.looking.seen import Content

PART = 1 << 20
SAMPLE = 65536
"""Bytes by which the kind of a text is told."""

CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
"""What no text holds: controls but tab, line feed, form feed and return."""

_TIME = r"\d{1,3}:\d\d:\d\d[,.]\d{1,3}"
SUBTITLES = re.compile(rf"\d{{1,9}}[ \t]*\n[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}")
WEBVTT = re.compile(r"WEBVTT(?:[ \t\n]|$)")


def is_text(content: Content) -> bool:
    """Whether there is nothing in a content that no text has, whatever its letters are written in."""
    return CONTROLS.search(content) is None


def text(content: Content) -> Seen:
    """A text in UTF-8. Refused("upload_not_utf8") for letters in anything else."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(content), PART):
            decoder.decode(content[at : at + PART])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise Refused("upload_not_utf8") from None
    sample = content[:SAMPLE].decode("utf-8-sig", errors="ignore").replace("\r\n", "\n")
    if WEBVTT.match(sample):
        return Seen(code="vtt")
    if SUBTITLES.match(sample.lstrip()):
        return Seen(code="srt")
    whole = len(content) <= SAMPLE
    return Seen(code="csv" if is_table(sample if whole else sample.rpartition("\n")[0]) else "txt")


def is_table(sample: str) -> bool:
    """Whether every line has as many cells as the first, and more than one.

    >>> is_table("title,year\\nRed Silk,2025\\n"), is_table("Dear all,\\nthis is a letter, with commas, in it.")
    (True, False)
    """
    lines = sample.splitlines()
    for mark in (",", ";", "\t"):
        try:
            rows = [row for row in csv.reader(lines, delimiter=mark, strict=True) if row]
        except csv.Error:
            continue
        if len(rows) > 1 and len(rows[0]) > 1 and {len(row) for row in rows} == {len(rows[0])}:
            return True
    return False
