"""Tables as CSV and XLSX, written row by row; text is never read as a formula by the program that opens it."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Final

from django.http import StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

Cell = str | int | None

CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MONEY: Final = "#,##0"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What csv writes into: it hands each line on."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The lines of a CSV file in UTF-8 that spreadsheet programs recognise as such."""
    writer = csv.writer(_Line())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def csv_answer(name: str, rows: Iterable[Sequence[Cell]]) -> StreamingHttpResponse:
    """A CSV file `name` to keep, sent as it is written."""
    attached = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(csv_lines(rows), content_type=CSV, headers=attached)


def scratch() -> IO[bytes]:
    """An empty file without a name; it is gone when whoever serves it closes it."""
    return tempfile.TemporaryFile()


def xlsx_file(
    title: str, rows: Iterable[Sequence[Cell]], *, widths: Sequence[int] = (), bold: Iterable[int] = ()
) -> IO[bytes]:
    """An open XLSX file at its beginning; rows whose number (from 0) is in `bold` stand out. Memory stays flat."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for index, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + index)].width = width
    strong, outstanding = Font(bold=True), frozenset(bold)
    for number, row in enumerate(rows):
        cells = [WriteOnlyCell(sheet, value) for value in row]
        for cell in cells:
            if isinstance(cell.value, int):
                cell.number_format = MONEY
            elif cell.value is not None:
                cell.data_type = "s"  # text, also where it begins like a formula
            if number in outstanding:
                cell.font = strong
        sheet.append(cells)
    file = scratch()
    book.save(file)
    file.seek(0)
    return file


def harmless(cell: Cell) -> Cell:
    """A cell of CSV that no program reads as a formula: a text that begins like one stands behind an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
