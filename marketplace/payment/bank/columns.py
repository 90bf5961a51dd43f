"""What the columns of a bank's statement are, and what stands in a cell. Pure: no Django, no database.

Banks name columns in Vietnamese, English or both ("Số tiền ghi có/ Credit"), with or without marks; a header is read
folded, by the words in it. Amounts are whole đồng, credit above zero, debit below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from marketplace.money import gettext_noop
from marketplace.sheets.cells import BadCell, Cell
from marketplace.text import fold, nfc

SENTENCES: Final = {
    "date": gettext_noop("The date cannot be read; it should be like 22/11/2026."),
    "no_date": gettext_noop("The date is missing."),
    "amount": gettext_noop("The amount cannot be read; it should be like 150.000."),
    "decimals": gettext_noop("The amount has decimals; the đồng has none."),
    "no_amount": gettext_noop("The amount is missing."),
    "both": gettext_noop("It has an amount on both sides, received and paid out."),
    "too_big": gettext_noop("The amount is too large."),
    "columns": gettext_noop("The row is cut short."),
    "repeated": gettext_noop("Another row of this file has the same bank reference and amount."),
    "no_tracking": gettext_noop("The tracking number is missing."),
    "negative": gettext_noop("The amount is below zero."),
    "twice": gettext_noop("Another row of this file says the same."),
}

# in the order in which a header is tried; the first whose words it holds is what the column is
_WORDS: Final = {
    "balance": ("so du", "balance", "luy ke"),
    "credit": ("ghi co", "phat sinh co", "ps co", "so tien co", "tien vao", "tien den", "co tktt", "credit", "thu"),
    "debit": ("ghi no", "phat sinh no", "ps no", "so tien no", "tien ra", "tien di", "no tktt", "debit", "chi"),
    "kind": ("no co", "co no", "dr cr", "d c", "loai giao dich", "loai gd", "transaction type", "transfer type"),
    "content": (
        "noi dung", "dien giai", "mo ta", "description", "detail", "details", "remark", "remarks", "narrative",
        "content",
    ),
    "reference": (
        "tham chieu", "ma giao dich", "ma gd", "so gd", "so giao dich", "so but toan", "but toan", "chung tu", "so ct",
        "reference", "ref", "ref no", "doc no", "transaction no", "transaction id", "trace", "ft",
    ),
    "amount": ("so tien", "amount", "gia tri giao dich"),
    "date": ("ngay", "date", "thoi gian"),
    "time": ("gio", "time"),
}  # fmt: skip
_WHOLE: Final = {"co": "credit", "no": "debit", "c": "credit", "d": "debit", "loai": "kind", "type": "kind"}
_BETTER_DATE: Final = ("giao dich", "gd", "transaction", "tnx")
_TOTALS: Final = (
    "tong", "so du", "cong ", "total", "balance", "opening", "closing", "trang", "page", "ngay in", "nguoi",
)  # fmt: skip
_CREDIT_SIGNS: Final = frozenset({"c", "co", "cr", "credit", "in", "ghi co", "tien vao", "thu", "bao co"})
_NUMBER: Final = re.compile(
    r"(?P<whole>\d{1,3}(?:(?P<by>[.,])\d{3})(?:(?P=by)\d{3})*|\d+)(?:(?P<point>[.,])(?P<rest>\d{1,2}))?"
)
MOST: Final = 999_999_999_999


def columns_of(row: Sequence[Cell]) -> dict[str, int] | None:
    """What each column of a header row is; None where the row is no header."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        header = fold(cell) if isinstance(cell, str) else ""
        kind = _kind_of(header)
        if not kind:
            continue
        if kind not in found or (kind == "date" and _is_better(header) and not _is_better(_folded(row[found[kind]]))):
            found[kind] = index
    has_money = "amount" in found or "credit" in found
    return found if {"date", "content"} <= found.keys() and has_money else None


def _kind_of(header: str) -> str:
    if not header or len(header) > 80:
        return ""
    if header in _WHOLE:
        return _WHOLE[header]
    padded = f" {header} "
    return next((kind for kind, words in _WORDS.items() if any(f" {word} " in padded for word in words)), "")


def _is_better(header: str) -> bool:
    return any(word in header for word in _BETTER_DATE)


def _folded(cell: Cell) -> str:
    return fold(cell) if isinstance(cell, str) else ""


def is_total(row: Sequence[Cell]) -> bool:
    """Whether the row sums up or signs, and is no transfer."""
    first = next((cell for cell in row if cell not in (None, "")), "")
    return f"{_folded(first)} ".startswith(_TOTALS)


def amount_of(row: Mapping[str, Cell]) -> int:
    """The signed amount of a row, from its two columns or from one. Raises BadCell."""
    if "credit" in row or "debit" in row:
        credit, debit = (abs(dong_of(row.get(side))) for side in ("credit", "debit"))
        if credit and debit:
            raise BadCell("both")
        amount = credit - debit
    else:
        amount = dong_of(row.get("amount"))
        if "kind" in row and _folded(row["kind"]):
            amount = abs(amount) if _folded(row["kind"]) in _CREDIT_SIGNS else -abs(amount)
    if not amount:
        raise BadCell("no_amount")
    if abs(amount) > MOST:
        raise BadCell("too_big")
    return amount


def dong_of(cell: Cell) -> int:
    """Whole đồng; 0 for an empty cell. Raises BadCell."""
    if cell is None or (isinstance(cell, str) and cell.strip() in ("", "-", "–")):
        return 0
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        if cell != cell or abs(cell) == float("inf"):
            raise BadCell("amount")
        if cell != int(cell):
            raise BadCell("decimals")
        return int(cell)
    if not isinstance(cell, str):
        raise BadCell("amount")
    return _typed(cell)


def _typed(text: str) -> int:
    bare = re.sub(r"[\s\u00a0\u202f']", "", nfc(text)).casefold()
    bare = re.sub(r"(?:vnđ|vnd|đồng|đ|₫)$", "", bare)
    negative = bare.startswith(("-", "\u2212", "(")) or bare.endswith("-")
    shape = _NUMBER.fullmatch(bare.strip("+-\u2212()"))
    if shape is None or len(bare) > 40 or (shape["by"] and shape["by"] == shape["point"]):
        raise BadCell("amount")
    if shape["rest"] and int(shape["rest"]):
        raise BadCell("decimals")
    amount = int(re.sub(r"[.,]", "", shape["whole"]))
    return -amount if negative else amount
