"""Tables for a terminal: columns by the width letters take on screen, Chinese characters counting double."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GAP = "  "
BLANKS = dict.fromkeys(map(ord, "\n\r\t\x85\u2028\u2029"), " ")


def room() -> int:
    """How wide to write: as the terminal is, or as COLUMNS says, within what reads well."""
    try:
        columns = int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size().columns
    except (OSError, ValueError):
        columns = 0
    return max(60, min(110, columns or 100))


def width(text: str) -> int:
    """Columns a text takes on screen."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def wrap(text: str, room: int) -> Iterator[str]:
    """Lines no wider than ``room``; breaks at spaces, or anywhere between Chinese characters.

    A line break or a tab in the text is a space here, so that no text can step out of its column.
    """
    text = text.translate(BLANKS)
    if width(text) <= room:
        if text.strip():
            yield text.rstrip()
        return
    line, used = "", 0
    for word in _words(text):
        size = width(word)
        if used + size > room and line.strip():
            yield line.rstrip()
            line, used, word = "", 0, word.lstrip()
            size = width(word)
        line += word
        used += size
    if line.strip():
        yield line.rstrip()


def _words(text: str) -> Iterator[str]:
    word = ""
    for char in text:
        if char == " ":
            yield word
            word = " "
        elif ord(char) >= 0x2E80 and char not in "，。；：、！？）》”":
            if word:
                yield word
            word = char
        else:
            word += char
    yield word


def table(rows: Iterable[Sequence[str]], *, room: int, last_wraps: bool = True) -> Iterator[str]:
    """Rows in aligned columns; the last column wraps into what is left of ``room``."""
    rows = [tuple(row) for row in rows]
    if not rows:
        return
    columns = [max(width(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    indent = sum(columns) + len(GAP) * len(columns)
    for row in rows:
        lead = "".join(f"{cell}{' ' * (size - width(cell))}{GAP}" for cell, size in zip(row[:-1], columns, strict=True))
        lines = list(wrap(row[-1], max(24, room - indent))) if last_wraps else [row[-1]]
        yield (lead + (lines[0] if lines else "")).rstrip()
        for line in lines[1:]:
            yield " " * indent + line


def paragraph(text: str, *, indent: int, room: int) -> Iterator[str]:
    """A wrapped text, every line indented."""
    for line in wrap(text, max(24, room - indent)):
        yield " " * indent + line
