"""Reading a bank's statement, CSV or XLSX, row by row: each comes out as a transfer, or as a fault with its number."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Final

from marketplace.sheets.cells import Cell, moment_of, text_of
from marketplace.sheets.table import Layout, Reader, open_table

from .columns import amount_of, columns_of, is_total


@dataclass(frozen=True, slots=True)
class Told:
    """One transfer of a statement: `amount` in đồng, below zero for one that went out; `at` Vietnam's clock."""

    row: int
    at: datetime.datetime
    amount: int
    content: str
    reference: str


def _transfer(number: int, cells: Mapping[str, Cell]) -> Told:
    at, amount = moment_of(cells), amount_of(cells)
    return Told(number, at, amount, text_of(cells["content"], 500), text_of(cells.get("reference"), 60))


TRANSFERS: Final = Layout(columns_of, _transfer, "no_header", is_total)


def open_statement(file: IO[bytes]) -> Reader:
    """Read the head of a seekable file. Raises BadTable; rows may still raise it where the file breaks off."""
    return open_table(file, TRANSFERS)
