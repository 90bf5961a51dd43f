"""A workbook as long as a year is read row by row: what it holds does not stay in memory."""

from __future__ import annotations

from pathlib import Path

from marketplace.payment.bank.statements import open_statement
from tests.support.memory import measured
from tests.support.workbooks import write_workbook

HEAD = ("Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Nội dung")


def _book(folder: Path, rows: int) -> Path:
    """So many transfers, each with a text of its own."""
    path = folder / f"{rows}.xlsx"
    told = (
        (f"{n % 28 + 1:02d}/11/2026", f"FT{n:09d}", None, 150_000 + n, f"{n} {'mua gạo ' * 300}") for n in range(rows)
    )
    write_workbook(path, [HEAD, *told])
    return path


def test_texts_that_stand_once_in_the_workbook_are_read_where_they_are_meant(tmp_path):
    write_workbook(
        tmp_path / "a.xlsx",
        [HEAD, ("21/11/2026", "FT1", None, 5_000, "mua <gạo> & chè"), ("21/11/2026", "FT2", None, 6_000, "FT1")],
    )
    with (tmp_path / "a.xlsx").open("rb") as file:
        first, second = open_statement(file)
    assert (first.content, first.reference, first.amount) == ("mua <gạo> & chè", "FT1", 5_000)
    assert (second.content, second.reference) == ("FT1", "FT2")


def test_five_times_the_rows_take_no_more_memory(tmp_path):
    books = [_book(tmp_path, rows) for rows in (200, 1_000)]
    peaks = []
    for book in books:
        with book.open("rb") as file, measured() as peak:
            count = sum(1 for _row in open_statement(file))
            peaks.append(peak())
        assert count == int(book.stem)
    # their texts alone are 4 MB more
    assert peaks[1] - peaks[0] < 1_000_000
