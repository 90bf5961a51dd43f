"""What stands in a cell of somebody's table: text and days. Pure: no Django, no database."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from marketplace.text import nfc

Cell = str | int | float | Decimal | datetime.datetime | datetime.date | datetime.time | None

_DATE: Final = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_ISO: Final = re.compile(r"(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_TIME: Final = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])")


class BadCell(ValueError):
    """A cell that cannot be used; `code` names its sentence in the room that reads the table."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def text_of(cell: Cell, longest: int) -> str:
    """A cell as one line of text."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    shown = nfc("" if cell is None else str(cell))
    if not shown.isprintable():
        shown = "".join(char if char.isprintable() else " " for char in shown)
    return " ".join(shown.split())[:longest]


def moment_of(row: Mapping[str, Cell]) -> datetime.datetime:
    """The day and, where the statement has it, the time: Vietnam's, without a zone. Raises BadCell."""
    cell, clock = row.get("date"), row.get("time")
    if isinstance(cell, datetime.datetime):
        moment = cell.replace(tzinfo=None)
    elif isinstance(cell, datetime.date):
        moment = datetime.datetime.combine(cell, datetime.time())
    else:
        moment = _typed_moment(text_of(cell, 60))
    if isinstance(clock, datetime.datetime):
        clock = clock.time()
    if isinstance(clock, datetime.time):
        moment = datetime.datetime.combine(moment.date(), clock)
    elif isinstance(clock, str) and moment.time() == datetime.time() and (shape := _TIME.search(clock)):
        moment = _at(moment, shape)
    if not 2000 <= moment.year <= 2100:
        raise BadCell("date")
    return moment.replace(microsecond=0, tzinfo=None)


def _typed_moment(text: str) -> datetime.datetime:
    if not text:
        raise BadCell("no_date")
    usual, iso = _DATE.search(text), _ISO.search(text)
    if usual is None and iso is None:
        raise BadCell("date")
    year, month, day = reversed(usual.groups()) if usual else iso.groups()  # type: ignore[union-attr]
    try:
        moment = datetime.datetime(int(year), int(month), int(day))  # noqa: DTZ001  the bank's own clock
    except ValueError:
        raise BadCell("date") from None
    shape = _TIME.search(text)
    return _at(moment, shape) if shape else moment


def _at(moment: datetime.datetime, shape: re.Match[str]) -> datetime.datetime:
    try:
        return moment.replace(hour=int(shape[1]), minute=int(shape[2]), second=int(shape[3] or 0))
    except ValueError:
        raise BadCell("date") from None
