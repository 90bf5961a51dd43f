"""The rows of an XLSX, one after another, with flat memory. Pure: no Django, no database.

openpyxl streams the rows, but keeps every text of the workbook in memory; here they lie in a file until they are read.
"""

from __future__ import annotations

import tempfile
import warnings
from array import array
from collections.abc import Iterator, Sequence
from typing import IO, Any, Final

from openpyxl.cell.text import Text
from openpyxl.packaging.manifest import Override
from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

_TEXT: Final = f"{{{SHEET_MAIN_NS}}}si"


class Texts:
    """The texts of a workbook in a file of their own; eight bytes of each are in memory."""

    def __init__(self, source: IO[bytes]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  it is open as long as rows are read
        self._ends = array("Q", [0])
        parents: list[Any] = []
        for event, node in iterparse(source, ("start", "end")):
            if event == "start":
                parents.append(node)
                continue
            parents.pop()
            if node.tag == _TEXT:
                self._keep(Text.from_tree(node).content.replace("x005F_", ""))
                parents[-1].clear()  # else an empty element stays behind for each

    def _keep(self, text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self._ends) - 1:
            raise IndexError(number)
        self._file.seek(self._ends[number])
        return self._file.read(self._ends[number + 1] - self._ends[number]).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """The file is gone."""
        self._file.close()


class _Reader(ExcelReader):
    """Differs from openpyxl's: where the texts lie."""

    def read_strings(self) -> None:
        part: Override | None = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = Texts(source)


def first_sheet(file: IO[bytes]) -> Iterator[Sequence[Any]]:
    """The first sheet's rows, formulas as their last value. Raises whatever a broken archive makes openpyxl raise."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # such files often lack styles that openpyxl would like
        reader = _Reader(file, read_only=True, data_only=True)
        reader.read()
    return _rows(reader)


def _rows(reader: ExcelReader) -> Iterator[Sequence[Any]]:
    try:
        if reader.wb.worksheets:
            yield from reader.wb.worksheets[0].iter_rows(values_only=True)
    finally:
        reader.archive.close()
        if isinstance(reader.shared_strings, Texts):
            reader.shared_strings.close()
