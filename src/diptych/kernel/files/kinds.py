"""Kinds of files that may be kept: what each is called, how it is known to machines, and how names end."""

from __future__ import annotations

from diptych.engines.values.record import Record


class Kind(Record):
    """One kind of file. ``parent`` is what it is too: a table of commas is plain text."""

    code: str
    label: str
    media_type: str
    endings: tuple[str, ...]
    """Of names, small, the usual one first."""
    parent: str = ""


_OOXML = "application/vnd.openxmlformats-officedocument"

KINDS = {
    kind.code: kind
    for kind in (
        Kind(code="pdf", label="PDF", media_type="application/pdf", endings=("pdf",)),
        Kind(code="docx", label="DOCX", media_type=f"{_OOXML}.wordprocessingml.document", endings=("docx",)),
        Kind(code="xlsx", label="XLSX", media_type=f"{_OOXML}.spreadsheetml.sheet", endings=("xlsx",)),
        Kind(code="odt", label="ODT", media_type="application/vnd.oasis.opendocument.text", endings=("odt",)),
        Kind(code="ods", label="ODS", media_type="application/vnd.oasis.opendocument.spreadsheet", endings=("ods",)),
        Kind(code="png", label="PNG", media_type="image/png", endings=("png",)),
        Kind(code="jpeg", label="JPEG", media_type="image/jpeg", endings=("jpg", "jpeg", "jpe", "jfif")),
        Kind(code="tiff", label="TIFF", media_type="image/tiff", endings=("tif", "tiff")),
        Kind(code="webp", label="WebP", media_type="image/webp", endings=("webp",)),
        Kind(code="mp4", label="MP4", media_type="video/mp4", endings=("mp4", "m4v")),
        Kind(code="mov", label="MOV", media_type="video/quicktime", endings=("mov", "qt")),
        Kind(code="m4a", label="M4A", media_type="audio/mp4", endings=("m4a",)),
        Kind(code="mp3", label="MP3", media_type="audio/mpeg", endings=("mp3",)),
        Kind(code="wav", label="WAV", media_type="audio/vnd.wave", endings=("wav", "wave")),
        Kind(code="txt", label="TXT", media_type="text/plain", endings=("txt", "text", "md", "log")),
        Kind(code="csv", label="CSV", media_type="text/csv", endings=("csv", "tsv"), parent="txt"),
        Kind(code="srt", label="SRT", media_type="application/x-subrip", endings=("srt",), parent="txt"),
        Kind(code="vtt", label="WebVTT", media_type="text/vtt", endings=("vtt",), parent="txt"),
    )
}
"""Neither HTML nor SVG nor XML, nothing that runs, no archives: nobody has to hand them in."""

ENDINGS = {ending: kind.code for kind in KINDS.values() for ending in kind.endings}
BY_MEDIA_TYPE = {kind.media_type: kind for kind in KINDS.values()}
TEXTS = frozenset({"txt", "csv", "srt", "vtt"})
"""Kinds that are UTF-8: one is not taken for a false other."""

# What a use takes: a face or a verb names one of these, or a set of its own ------------------------------------------

IMAGES = frozenset({"png", "jpeg", "tiff", "webp"})
VIDEO = frozenset({"mp4", "mov"})
AUDIO = frozenset({"mp3", "wav", "m4a"})
TABLES = frozenset({"xlsx", "ods", "csv"})
SUBTITLES = frozenset({"srt", "vtt"})
PAPERS = frozenset({"pdf", "docx", "odt", "txt"})
DOCUMENTS = PAPERS | IMAGES | TABLES | SUBTITLES | VIDEO | AUDIO
"""What may accompany a proposal."""

INLINE = frozenset({"image/png", "image/jpeg", "image/webp"})
"""Media types that may be shown inside a page; everything else is only given to be taken home."""


def admits(kinds: frozenset[str], code: str) -> bool:
    """Whether a kind is among those, or is one of them by what it is too.

    >>> admits(frozenset({"txt"}), "csv"), admits(frozenset({"csv"}), "txt")
    (True, False)
    """
    return code in kinds or KINDS[code].parent in kinds


def labels(kinds: frozenset[str]) -> tuple[str, ...]:
    """What the kinds are called, in the order of the table above."""
    return tuple(kind.label for kind in KINDS.values() if kind.code in kinds)
