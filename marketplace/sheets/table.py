"""Reading somebody's table, CSV or XLSX, row by row. Pure: no Django, no database; memory stays flat.

The header is looked for in the first rows, so whatever is printed above it does no harm. Every row below it comes
out: as what its layout tells of it, or as a fault with its number.
"""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, Any, Final

from marketplace.money import gettext_noop

from .cells import BadCell, Cell, text_of
from .workbook import first_sheet

HEADER_WITHIN: Final = 40
MOST_ROWS: Final = 250_000
MOST_UNPACKED: Final = 400 * 1024 * 1024  # bytes of an XLSX once it is unpacked
_CHUNK: Final = 64 * 1024
_DELIMITERS: Final = ",;\t|"
_SENTENCES: Final = {
    "empty": gettext_noop("The file is empty."),
    "old_excel": gettext_noop("This is an old Excel file (.xls): save it as .xlsx or .csv and choose it again."),
    "damaged": gettext_noop("The file cannot be opened: it is damaged, or no table in XLSX or CSV."),
    "no_header": gettext_noop("No row with the names of columns was found: date, content and amount are needed."),
    "no_cash_header": gettext_noop(
        "No row with the names of columns was found: tracking number, amount collected and date are needed."
    ),
    "no_record_header": gettext_noop(
        "No row with the names of columns was found: take the template and keep its first row as it is."
    ),
    "too_long": gettext_noop("The file has too many rows: divide it."),
}


class BadTable(ValueError):
    """A file that is no table of this kind; `message` is the English sentence."""

    def __init__(self, code: str) -> None:
        self.code, self.message = code, _SENTENCES[code]
        super().__init__(self.message)


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be used; `code` names its sentence in the room that reads the table."""

    row: int
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What kind of table is read: how its header is known, what a row tells (raising BadCell), which fault it lacks.

    A row that ends before its "date" is cut short; `told` gets the row's number and its cells by kind.
    """

    columns_of: Callable[[Sequence[Cell]], dict[str, int] | None]
    told: Callable[[int, Mapping[str, Cell]], Any]
    no_header: str
    is_total: Callable[[Sequence[Cell]], bool] = lambda row: False  # a row that sums up or signs, and tells nothing


@dataclass
class Reader:
    """An open table: what its columns are, then its rows, once: each as its layout tells it, or a Fault."""

    rows: Iterator[Sequence[Cell]]
    layout: Layout
    columns: dict[str, int] = field(default_factory=dict)
    header: list[str] = field(default_factory=list)
    number: int = 0

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            self.number, columns = number, self.layout.columns_of(row)
            if columns:
                self.columns, self.header = columns, [text_of(row[index], 60) for index in columns.values()]
                return
            if number >= HEADER_WITHIN:
                break
        raise BadTable(self.layout.no_header if self.number else "empty")

    def __iter__(self) -> Iterator[Any]:
        for number, row in enumerate(self.rows, self.number + 1):
            if number > MOST_ROWS:
                raise BadTable("too_long")
            if not any(cell not in (None, "") for cell in row):
                continue
            read = self._read(number, row)
            # between the rows stand sums, signatures and, page by page, the header again
            if not isinstance(read, Fault) or not (self.layout.is_total(row) or self.layout.columns_of(row)):
                yield read

    def _read(self, number: int, row: Sequence[Cell]) -> Any:
        try:
            if len(row) <= self.columns.get("date", 0):
                raise BadCell("columns")
            cells = {kind: row[index] if index < len(row) else None for kind, index in self.columns.items()}
            return self.layout.told(number, cells)
        except BadCell as fault:
            shown = " | ".join(filter(None, (text_of(cell, 40) for cell in row)))
            return Fault(number, fault.code, shown[:120])


def open_table(file: IO[bytes], layout: Layout) -> Reader:
    """Read the head of a seekable file. Raises BadTable; rows may still raise it where the file breaks off."""
    head = _head(file)
    if not head.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise BadTable("empty")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadTable("old_excel")
    if head.startswith(b"PK"):
        return Reader(_sheet_rows(file), layout)
    encoding = _encoding(file, head)
    for delimiter in sorted(_DELIMITERS, key=lambda char: -head.count(char.encode())):
        try:
            return Reader(_text_rows(file, encoding, delimiter), layout)
        except BadTable:
            continue
    raise BadTable(layout.no_header)


def _head(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read(_CHUNK)


def _encoding(file: IO[bytes], head: bytes) -> str:
    """utf-16 and utf-8 by their marks or their shape; what is neither is windows-1258."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[:200].count(b"\x00") > len(head[:200]) // 4:
        return "utf-16-le" if head[1:2] == b"\x00" else "utf-16-be"
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1258"
    return "utf-8-sig"


def _text_rows(file: IO[bytes], encoding: str, delimiter: str) -> Iterator[Sequence[Cell]]:
    file.seek(0)
    text = io.TextIOWrapper(_Kept(file), encoding=encoding, errors="replace", newline="")  # type: ignore[type-var]  # reads as one
    try:
        yield from csv.reader((line.replace("\x00", "") for line in text), delimiter=delimiter)
    except csv.Error:
        raise BadTable("damaged") from None
    finally:
        text.detach()


class _Kept(io.RawIOBase):
    """The file for a text reader that must not close it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self.file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _sheet_rows(file: IO[bytes]) -> Iterator[Sequence[Cell]]:
    """The first sheet that has a header; cells as openpyxl reads them, formulas as their last value."""
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise BadTable("too_long")
        rows = first_sheet(file)
    except BadTable:
        raise
    except Exception:  # a broken archive fails in as many ways as it has parts
        raise BadTable("damaged") from None
    return _cells(rows)


def _cells(rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    try:
        yield from rows
    except BadTable:
        raise
    except Exception:
        raise BadTable("damaged") from None


def batches(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """So many rows at once."""
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch
