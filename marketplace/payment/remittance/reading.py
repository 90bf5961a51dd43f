"""What the columns of a carrier's remittance file are, and what a row tells. Pure: no Django, no database.

Carriers name columns as they like ("Mã vận đơn", "Tiền thu hộ (COD)", "Tổng phí", "Ngày đối soát"); a header is read
folded, by the words in it. Several columns of fees are added up, unless one is their total.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from marketplace.sheets.cells import BadCell, Cell, moment_of, text_of
from marketplace.sheets.table import Layout
from marketplace.text import fold

from ..bank.columns import MOST, dong_of, is_total

# in the order in which a header is tried: "phí COD" is a fee, "tiền thu hộ đã trừ phí" is neither
_WORDS: Final = {
    "net": ("tru phi", "tru cuoc", "con lai", "thuc nhan", "thuc tra", "phai tra", "net", "thanh toan"),
    "total_fee": ("tong phi", "tong cuoc", "total fee", "total fees"),
    "fee": ("phi", "cuoc", "fee", "fees", "charge"),
    "tracking": ("van don", "buu gui", "tracking", "waybill", "awb", "so hieu"),
    "code": ("ma don", "ma don hang", "order code", "order number"),
    "date": ("ngay", "date", "thoi gian"),
    "amount": ("thu ho", "cod", "tien thu", "da thu", "collected", "amount"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remitted:
    """What a carrier says of one parcel: what it collected at the door and what it keeps, in đồng."""

    row: int
    tracking: str
    amount: int
    fee: int
    day: datetime.date


def columns_of(row: Sequence[Cell]) -> dict[str, int] | None:
    """What each column of a header row is; None where the row is no header."""
    found: dict[str, int] = {}
    fees: list[int] = []
    for index, cell in enumerate(row):
        kind = _kind_of(fold(cell) if isinstance(cell, str) else "")
        if kind == "fee":
            fees.append(index)
        elif kind:
            found.setdefault(kind, index)
    if "total_fee" not in found:
        found |= {f"fee{number}": index for number, index in enumerate(fees)}
    if "code" in found:
        found.setdefault("tracking", found.pop("code"))
    found.pop("net", None)
    return found if {"tracking", "amount", "date"} <= found.keys() else None


def told(number: int, cells: Mapping[str, Cell]) -> Remitted:
    """One row. Raises BadCell."""
    tracking = text_of(cells["tracking"], 60)
    if not tracking:
        raise BadCell("no_tracking")
    if cells["amount"] is None or not text_of(cells["amount"], 40):
        raise BadCell("no_amount")
    amount = dong_of(cells["amount"])
    fee = sum(dong_of(cell) for kind, cell in cells.items() if "fee" in kind)
    if amount < 0 or fee < 0:
        raise BadCell("negative")
    if max(amount, fee) > MOST:
        raise BadCell("too_big")
    return Remitted(number, tracking, amount, fee, moment_of(cells).date())


def _kind_of(header: str) -> str:
    if not header or len(header) > 80:
        return ""
    padded = f" {header} "
    return next((kind for kind, words in _WORDS.items() if any(f" {word} " in padded for word in words)), "")


REMITTANCES: Final = Layout(columns_of, told, "no_cash_header", is_total)
