"""The columns of diaries and lots, and what stands in their cells. Pure: no Django, no database."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from marketplace.money import gettext_noop
from marketplace.sheets.cells import BadCell, Cell, moment_of, text_of
from marketplace.sheets.table import Layout
from marketplace.text import fold

SENTENCES: Final = {
    "date": gettext_noop("The date cannot be read; it should be like 22/11/2026."),
    "no_date": gettext_noop("The date is missing."),
    "number": gettext_noop("A number cannot be read; it should be like 5 or 0,5."),
    "kind": gettext_noop("Nobody knows this work; take one of the words of the template's second sheet."),
    "columns": gettext_noop("The row is cut short."),
    "formula": gettext_noop("A cell holds a formula; write its value."),
}

KINDS: Final = {
    "sowing": "Gieo trồng", "fertilising": "Bón phân", "spraying": "Phun thuốc", "watering": "Tưới nước",
    "scouting": "Thăm đồng", "care": "Chăm sóc", "harvest": "Thu hoạch", "other": "Khác",
}  # fmt: skip
# column -> (heading of the template, an example)
DIARY: Final = {
    "area": ("Mã vùng trồng", "VN-CTOR-0042"), "date": ("Ngày", "22/11/2026"), "kind": ("Công việc", "Phun thuốc"),
    "season": ("Vụ", "Đông Xuân 2026"), "product": ("Tên phân, thuốc", "Thuốc minh họa"),
    "active_ingredient": ("Hoạt chất", "abamectin"), "dose": ("Liều lượng", "0,5"),
    "dose_unit": ("Đơn vị liều", "l/ha"),
    "interval_days": ("Cách ly (ngày)", "7"), "quantity": ("Sản lượng", ""), "unit": ("Đơn vị sản lượng", ""),
    "note": ("Ghi chú", "Sâu cuốn lá"), "done_by": ("Người làm", ""),
}  # fmt: skip
LOTS: Final = {
    "product": ("Sản phẩm", "Gạo ST25, túi 5 kg"), "date": ("Ngày làm ra", "22/11/2026"),
    "quantity": ("Số lượng", "120"),
    "use_by": ("Dùng đến ngày", ""), "code": ("Mã lô", ""), "facility": ("Nơi làm", ""),
    "areas": ("Mã vùng trồng", "VN-CTOR-0042"),
}  # fmt: skip
_NUMBER: Final = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Said:
    """What one row says, by column; numbers and days as text that JSON keeps exactly."""

    row: int
    values: dict[str, Any]


def _text(longest: int) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        text = text_of(cell, longest)
        if text.startswith("="):
            raise BadCell("formula")
        return text

    return read


def _number(cell: Cell) -> str | None:
    """As the desk reads numbers; what could be thousands or a fraction is refused."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        exact = Decimal(str(cell))
        if not exact.is_finite() or exact != exact.quantize(Decimal("0.001")):
            raise BadCell("number")
        return f"{exact.normalize():f}"
    typed = cell.strip() if isinstance(cell, str) else ""
    if not _NUMBER.fullmatch(typed) or re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", typed):
        raise BadCell("number")
    return typed.replace(",", ".")


def _whole(cell: Cell) -> str | None:
    number = _number(cell)
    if number is not None and not number.isdecimal():
        raise BadCell("number")
    return number


def _day(cell: Cell) -> str | None:
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    return moment_of({"date": cell}).date().isoformat()


def _kind(cell: Cell) -> str:
    folded = fold(text_of(cell, 40))
    found = next((kind for kind, label in KINDS.items() if folded in (kind, fold(label))), None)
    if found is None:
        raise BadCell("kind")
    return found


_READ: Final[dict[str, Callable[[Cell], Any]]] = {
    "area": _text(60), "kind": _kind, "season": _text(40), "product": _text(200), "active_ingredient": _text(120),
    "dose": _number, "dose_unit": _text(12), "interval_days": _whole, "quantity": _number, "unit": _text(12),
    "note": _text(400), "done_by": _text(80), "use_by": _day, "code": _text(20), "facility": _text(120),
    "areas": _text(400),
}  # fmt: skip


def _layout(columns: Mapping[str, tuple[str, str]], needed: frozenset[str]) -> Layout:
    headings = {fold(heading): name for name, (heading, _example) in columns.items()}

    def columns_of(row: Sequence[Cell]) -> dict[str, int] | None:
        named = [(headings.get(fold(cell)) if isinstance(cell, str) else None, index) for index, cell in enumerate(row)]
        found = {name: index for name, index in reversed(named) if name}
        return found if needed <= found.keys() else None

    def told(number: int, cells: Mapping[str, Cell]) -> Said:
        values = {name: _READ[name](cells.get(name)) for name in columns if name != "date"}
        return Said(number, {**values, "date": moment_of(cells).date().isoformat()})

    return Layout(columns_of, told, "no_record_header")


LAYOUTS: Final = {
    "diary": _layout(DIARY, frozenset({"area", "date", "kind"})),
    "lots": _layout(LOTS, frozenset({"product", "date", "quantity"})),
}
TEMPLATES: Final = {"diary": DIARY, "lots": LOTS}


def as_number(value: str | None) -> Decimal | None:
    """A number that a row says."""
    return None if value is None else Decimal(value)


def as_day(value: str) -> datetime.date:
    """A day that a row says."""
    return datetime.date.fromisoformat(value)
