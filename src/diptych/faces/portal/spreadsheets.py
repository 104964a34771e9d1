"""Tables as files that spreadsheets open: CSV as it is made, XLSX by way of a file on disk; a few rows in memory."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import UTC, datetime, time
from decimal import Decimal
from itertools import chain

from xlsxwriter import Workbook

from diptych.kernel.clock import today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO, Any

    Cell = str | int | Decimal | None

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, also where it is typed in the width of Chinese letters."""

MARK = "\N{BYTE ORDER MARK}"
"""Without it Excel does not read a file as UTF-8."""

ROWS_OF_A_SHEET = 1_000_000
"""A sheet of XLSX ends soon after; what is left goes on another."""

LETTERS_OF_A_CELL = 32_767


def plain(cell: Cell) -> Cell:
    """A cell that no spreadsheet computes: an apostrophe goes before what could be a formula. Numbers are numbers."""
    if isinstance(cell, str) and (cell.startswith(("\t", "\r", "\n")) or cell.lstrip().startswith(FORMULA)):
        return f"'{cell}"
    return cell


def as_csv(heads: Sequence[str], batches: Iterable[Iterable[Sequence[Cell]]]) -> Iterator[bytes]:
    """The file in pieces, one for each batch of rows."""
    rows: Iterable[Iterable[Sequence[Cell]]] = chain([[heads]], batches)
    for number, batch in enumerate(rows):
        text = io.StringIO(newline="")
        if number == 0:
            text.write(MARK)
        csv.writer(text).writerows([plain(cell) for cell in row] for row in batch)
        yield text.getvalue().encode()


def as_xlsx(title: str, heads: Sequence[str], batches: Iterable[Iterable[Sequence[Cell]]]) -> IO[bytes]:
    """The file, open at its beginning; it is gone from the disk when it is closed. Every text is a text in it."""
    file = tempfile.TemporaryFile(prefix="diptych-", suffix=".xlsx")  # noqa: SIM115 - whoever sends it closes it
    book = Workbook(file, {"constant_memory": True})
    # The day it was taken out, as PDFs have it: the same rows on the same day are the same bytes.
    made = datetime.combine(today(), time(), tzinfo=UTC)
    book.set_properties({"title": title, "author": "Diptych", "created": made})
    bold = book.add_format({"bold": True})
    sheet, at = _sheet(book, heads, bold), 0
    for row in chain.from_iterable(batches):
        if at == ROWS_OF_A_SHEET:
            sheet, at = _sheet(book, heads, bold), 0
        at += 1
        for column, cell in enumerate(row):
            _write(sheet, at, column, cell)
    book.close()
    file.seek(0)
    return file


def _sheet(book: Any, heads: Sequence[str], bold: Any) -> Any:
    sheet = book.add_worksheet()
    sheet.set_column(0, len(heads) - 1, 24)
    sheet.freeze_panes(1, 1)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    return sheet


def _write(sheet: Any, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        if cell:
            sheet.write_string(row, column, cell[:LETTERS_OF_A_CELL])
    elif cell is not None:
        sheet.write_number(row, column, cell)
