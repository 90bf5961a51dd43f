"""Carriers name their columns as they like: what each file tells, and which rows cannot be read."""

from __future__ import annotations

import datetime
import io

import pytest
from openpyxl import Workbook

from marketplace.payment.remittance.reading import REMITTANCES, Remitted
from marketplace.sheets.table import BadTable, Fault, open_table

DAY = datetime.date(2026, 11, 21)

LAYOUTS = {
    "GHN": (
        "STT;Mã vận đơn;Mã đơn khách hàng;Người nhận;Tiền thu hộ (COD);Phí dịch vụ;Tiền thanh toán;Ngày giao hàng",
        "1;GHN1;DH-1;Hoa;330.000;22.000;308.000;21/11/2026",
    ),
    "GHTK": (
        "Mã đơn hàng,Tiền CoD,Phí vận chuyển,Phí bảo hiểm,Thực nhận,Ngày đối soát",
        "GHN1,330000,20000,2000,308000,2026-11-21",
    ),
    "ViettelPost": (
        "Mã bưu gửi\tNgày phát\tSố tiền thu hộ\tTổng cước\tCước COD\tCòn lại sau khi trừ cước",
        "GHN1\t21-11-2026 10:30\t330,000 đ\t22,000 đ\t5,000 đ\t308,000 đ",
    ),
    "English": ("Tracking number|Amount collected|Fee|Date", "GHN1|330000.00|22000|2026/11/21"),
}


@pytest.mark.parametrize("carrier", LAYOUTS)
def test_each_usual_layout_tells_the_same(carrier):
    head, row = LAYOUTS[carrier]
    file = io.BytesIO(f"Bảng kê đối soát\n{head}\n{row}\n".encode())
    assert list(open_table(file, REMITTANCES)) == [Remitted(3, "GHN1", 330_000, 22_000, DAY)]


def test_a_workbook_tells_it_too_and_its_total_is_no_row():
    book = Workbook()
    rows = [
        ("Mã vận đơn", "Thu hộ", "Phí", "Ngày"), (1234567, 330_000, 22_000.0, datetime.datetime(2026, 11, 21)),  # noqa: DTZ001
        ("Tổng cộng", 330_000, 22_000, None),
    ]  # fmt: skip
    for row in rows:
        book.active.append(row)
    book.save(file := io.BytesIO())
    assert list(open_table(file, REMITTANCES)) == [Remitted(2, "1234567", 330_000, 22_000, DAY)]


def test_without_a_column_of_fees_there_are_none():
    file = io.BytesIO("Mã vận đơn;Thu hộ;Ngày\nGHN1;330.000;21/11/2026\n".encode())
    assert list(open_table(file, REMITTANCES)) == [Remitted(2, "GHN1", 330_000, 0, DAY)]


def test_a_bad_row_is_named_by_its_number_and_the_others_are_read():
    rows = {
        ";330.000;0;21/11/2026": "no_tracking", "GHN1;;0;21/11/2026": "no_amount", "GHN2;12,5;0;21/11/2026": "decimals",
        "GHN3;-5.000;0;21/11/2026": "negative", "GHN4;5.000;-1;21/11/2026": "negative",
        "GHN5;5.000;x;21/11/2026": "amount", "GHN6;5.000;0;32/11/2026": "date",
        "GHN7;5.000;0;": "no_date", "GHN8;9999999999999;0;21/11/2026": "too_big",
        "GHN9;5.000": "columns",
    }  # fmt: skip
    text = "\n".join(["Mã vận đơn;Thu hộ;Phí;Ngày", *rows, "GHN1;0;0;21/11/2026"])
    *faults, good = open_table(io.BytesIO(text.encode()), REMITTANCES)
    assert [(one.row, one.code) for one in faults if isinstance(one, Fault)] == [
        (number, code) for number, code in enumerate(rows.values(), 2)
    ]
    assert good == Remitted(12, "GHN1", 0, 0, DAY)


@pytest.mark.parametrize("head", ["Mã vận đơn;Phí;Ngày", "Mã vận đơn;Thu hộ;Phí", "Thu hộ;Phí;Ngày"])
def test_a_file_that_lacks_a_column_is_refused(head):
    with pytest.raises(BadTable) as refused:
        open_table(io.BytesIO(f"{head}\na;1;2\n".encode()), REMITTANCES)
    assert refused.value.code == "no_cash_header"
