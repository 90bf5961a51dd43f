"""Statements as Vietnamese banks give them: columns, encodings, dates, amounts; a bad row never stops the others."""

from __future__ import annotations

import datetime
import io
import unicodedata

import pytest
from openpyxl import Workbook

from marketplace.payment.bank.columns import amount_of, columns_of
from marketplace.payment.bank.statements import Told, open_statement
from marketplace.sheets.cells import BadCell, moment_of
from marketplace.sheets.table import BadTable, Fault
from tests.support.memory import measured

DAY = datetime.datetime(2026, 11, 22)  # noqa: DTZ001  statements have no zone
NOON = DAY.replace(hour=12, minute=30, second=5)
LAYOUTS = {
    "Vietcombank": (
        "Số tài khoản,1500000000952\n\nNgày giao dịch,Số tham chiếu,Số tiền ghi nợ,Số tiền ghi có,Số dư,Mô tả\n"
        '22/11/2026,5078 - 12345,,"330,000","1,330,000",MBVCB.1234.CHTX\n'
        '22/11/2026,5078 - 12346,"50,000",,"1,280,000",PHI\n'
        'Tổng số,,"50,000","330,000",,\n'
    ),
    "BIDV": (
        "STT;Ngày hiệu lực;Ngày giao dịch;Số tiền ghi nợ;Số tiền ghi có;Số dư;Nội dung;Số CT\n"
        "1;21/11/2026;22/11/2026;0;330.000;1.330.000;MBVCB.1234.CHTX;5078 - 12345\n"
        "2;21/11/2026;22/11/2026;50.000;0;1.280.000;PHI;5078 - 12346\n"
    ),
    "Agribank": (
        "Ngày giao dịch\tMã giao dịch\tPhát sinh nợ\tPhát sinh có\tSố dư cuối\tDiễn giải\n"
        "22/11/2026\t5078 - 12345\t\t330.000,00\t1.330.000,00\tMBVCB.1234.CHTX\n"
        "22/11/2026\t5078 - 12346\t50.000,00\t\t1.280.000,00\tPHI\n"
    ),
    "MB": (
        "STT,Ngày giao dịch,Số bút toán,PS nợ,PS có,Số dư,Nội dung,Đơn vị thụ hưởng\n"
        "1,2026-11-22,5078 - 12345,,330000,1330000,MBVCB.1234.CHTX,LIEN MINH\n"
        "2,2026-11-22,5078 - 12346,50000,,1280000,PHI,\n"
    ),
    "Techcombank": (
        "Ngày giao dịch/ Transaction date|Đối tác/Remitter|Diễn giải/Details|Số bút toán/Transaction No|"
        "Nợ TKTT/Debit|Có TKTT/Credit|Số dư/Balance\n"
        "22/11/2026|HOA|MBVCB.1234.CHTX|5078 - 12345||330,000.00|1,330,000.00\n"
        "22/11/2026|BANK|PHI|5078 - 12346|-50,000.00||1,280,000.00\n"
    ),
    "one signed amount": (
        "Date,Description,Amount,Reference\n22-11-2026,MBVCB.1234.CHTX,+330000 VND,5078 - 12345\n"
        "22-11-2026,PHI,-50000 VND,5078 - 12346\n"
    ),
    "an amount and its side": (
        "Ngày,Nội dung,Số tiền,Nợ/Có,Tham chiếu\n22.11.2026,MBVCB.1234.CHTX,330 000 đ,Có,5078 - 12345\n"
        "22.11.2026,PHI,50 000 đ,Nợ,5078 - 12346\n"
    ),
}


def _read(text: str | bytes) -> list[Told | Fault]:
    return list(open_statement(io.BytesIO(text.encode() if isinstance(text, str) else text)))


def _cp1258(text: str) -> bytes:
    """windows-1258 writes tones after their letters."""
    out = []
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tones = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
        out.append(unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones)) + "".join(tones))
    return "".join(out).encode("cp1258")


@pytest.mark.parametrize("bank", LAYOUTS)
def test_each_banks_columns_are_found_by_their_names(bank):
    first, second = _read(LAYOUTS[bank])
    assert (first.at, first.amount, first.content, first.reference) == (DAY, 330_000, "MBVCB.1234.CHTX", "5078 - 12345")
    assert (second.amount, second.reference) == (-50_000, "5078 - 12346")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_whatever_the_encoding_vietnamese_is_read(encoding):
    text = "Ngày giao dịch;Nội dung;Phát sinh có\n22/11/2026;Chị Hoa trả tiền gạo ở Huế;330.000\n"
    (row,) = _read(_cp1258(text) if encoding == "cp1258" else text.encode(encoding))
    assert row.content == "Chị Hoa trả tiền gạo ở Huế"


def _sheet(*rows) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def test_a_sheet_with_real_dates_and_numbers_is_read():
    rows = _read(
        _sheet(
            ["SAO KÊ TÀI KHOẢN"], [], ["STT", "Ngày giao dịch", "Ghi nợ", "Ghi có", "Nội dung", "Số tham chiếu"],
            [1, NOON, None, 330000.0, "CHTX", 123456], [2, "22/11/2026 12:30:05", None, "1.234.567", "CHTY", "FT2"],
            [3, DAY, None, 10.5, "lẻ", "FT3"], ["Tổng cộng", None, None, 1564567],
        )
    )  # fmt: skip
    assert rows[0] == Told(4, NOON, 330_000, "CHTX", "123456")
    assert rows[1] == Told(5, NOON, 1_234_567, "CHTY", "FT2")
    assert isinstance(rows[2], Fault) and (rows[2].row, rows[2].code) == (6, "decimals") and len(rows) == 3


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31/02/2026;5.000", "date"), ("hôm qua;5.000", "date"), (";5.000", "no_date"), ("22/11/1026;5.000", "date"),
        ("22/11/2026 25:00;5.000", "date"), ("22/11/2026;", "no_amount"), ("22/11/2026;0", "no_amount"),
        ("22/11/2026;mười nghìn", "amount"), ("22/11/2026;1.2345", "amount"), ("22/11/2026;100,50", "decimals"),
        ("22/11/2026;1.000.00", "amount"), ("22/11/2026;9999999999999", "too_big"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_by_its_number_and_the_others_are_read(cell, code):
    rows = _read(f"Ngày;Số tiền;Nội dung\n22/11/2026;1.000;a\n\n{cell};b\n22/11/2026;2.000;c\n")
    assert [row.row for row in rows] == [2, 4, 5]
    assert isinstance(rows[1], Fault) and rows[1].code == code


def test_an_amount_on_both_sides_and_a_row_cut_short_are_faults():
    rows = _read("Nội dung;Ghi nợ;Ghi có;Ngày\na;5;5;22/11/2026\nb\n")
    assert [row.code for row in rows] == ["both", "columns"]


def test_the_header_on_every_page_and_the_sums_are_no_rows():
    header = "Ngày;Số tiền;Nội dung\n"
    text = f"{header}22/11/2026;1.000;a\nTrang 1/2;;\n{header}22/11/2026;2.000;b\nSố dư cuối kỳ;3.000;\nNgười lập;;\n"
    assert [row.amount for row in _read(text)] == [1_000, 2_000]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "empty"), (b"\xef\xbb\xbf\r\n", "empty"), (b"\xd0\xcf\x11\xe0rest", "old_excel"),
        (b"PK\x03\x04junk", "damaged"),
        (b"<html><table></table></html>", "no_header"), ("xin chào\n".encode(), "no_header"),
        (b"\x89PNG\r\n\x1a\n", "no_header"),
        (_sheet(["chỉ", "có", "chữ"]), "no_header"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_statement_gets_one_sentence(file, code):
    with pytest.raises(BadTable) as refused:
        _read(file)
    assert refused.value.code == code and refused.value.message.endswith(".")


def test_amounts_and_dates_alone():
    assert amount_of({"amount": "(1.000)"}) == amount_of({"amount": "1,000-"}) == -1_000
    assert amount_of({"amount": "5.000", "kind": "Tiền ra"}) == -5_000
    assert moment_of({"date": "22/11/2026", "time": "12:30:05"}) == NOON
    with pytest.raises(BadCell):
        moment_of({"date": "2026"})
    assert columns_of(["Ngày", "Nội dung"]) is None


def test_a_hundred_thousand_rows_are_read_in_flat_memory():
    class Endless(io.RawIOBase):
        """A statement that is made while it is read."""

        def __init__(self):
            self.place = 0

        def seekable(self):
            return True

        def seek(self, place, whence=0):
            self.place = 0
            self.lines = self._lines()
            self.rest = b""
            return 0

        def _lines(self):
            yield "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Nội dung\n".encode()
            for n in range(100_000):
                yield f'22/11/2026,FT{n:07d},,"{n % 900 + 1},000",MBVCB.{n}.thanh toan\n'.encode()

        def read(self, size=-1):
            while len(self.rest) < size and (line := next(self.lines, b"")):
                self.rest += line
            part, self.rest = self.rest[:size], self.rest[size:]
            return part

    with measured() as peak:
        count = sum(isinstance(row, Told) for row in open_statement(Endless()))
        assert count == 100_000 and peak() < 3_000_000
