"""A statement and a batch as files: XLSX, PDF, the bank's CSV. Each is written row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from marketplace import fonts

from .models import Batch, Payout
from .sheets import Cell, scratch, xlsx_file
from .statements import COLUMNS, Row, Statement

REGULAR, BOLD = "StatementRegular", "StatementBold"
WIDTH, HEIGHT = landscape(A4)
MARGIN, LINE = 12 * mm, 5 * mm
_WHEN, _WHAT = 18 * mm, 50 * mm
_AMOUNT = (WIDTH - 2 * MARGIN - _WHEN - _WHAT) / (len(COLUMNS) + 2)


def statement_rows(statement: Statement) -> Iterator[Sequence[Cell]]:
    """The statement as a table: who and when, headings, opening, each entry, totals, closing."""
    blank: list[Cell] = [None] * len(COLUMNS)
    yield [_title(statement)]
    yield [_period(statement)]
    yield [_("Day"), _("What"), *(str(name) for name in COLUMNS.values()), _("Movement"), _("Balance")]
    balance = statement.opening
    yield [None, _("Opening balance"), *blank, None, balance]
    for row in statement.rows():
        balance += row.total
        yield [_day(row), _what(row), *row.cells, row.total, balance]
    yield [None, _("Total"), *statement.cells, statement.closing - statement.opening, None]
    yield [None, _("Closing balance"), *blank, None, statement.closing]


def statement_xlsx(statement: Statement) -> IO[bytes]:
    """The statement as an open XLSX file."""
    widths = [12, 40, *([15] * (len(COLUMNS) + 2))]
    return xlsx_file(_("Statement"), statement_rows(statement), widths=widths, bold=(0, 2))


def statement_pdf(statement: Statement) -> IO[bytes]:
    """The statement as an open PDF file, A4 across."""
    for name, path in ((REGULAR, fonts.REGULAR), (BOLD, fonts.SEMIBOLD)):
        pdfmetrics.registerFont(TTFont(name, path))
    file = scratch()
    sheet = _Sheet(Canvas(file, pagesize=landscape(A4)), statement)
    rows = statement_rows(statement)
    next(rows), next(rows), next(rows)
    for row in rows:
        sheet.write(row, bold=row[0] is None)
    sheet.close()
    file.seek(0)
    return file


class _Sheet:
    """Pages of a statement: a head on each, rows below, a number at the foot."""

    def __init__(self, canvas: Canvas, statement: Statement) -> None:
        self.canvas, self.statement, self.y = canvas, statement, 0.0
        self.canvas.setTitle(_title(statement))
        self._head()

    def write(self, row: Sequence[Cell], *, bold: bool) -> None:
        """One row, on a new page where this one is full."""
        if self.y < MARGIN + LINE:
            self._foot()
            self._head()
        self._row([_written(cell) for cell in row], BOLD if bold else REGULAR)

    def close(self) -> None:
        """End the last page and the file."""
        self._foot()
        self.canvas.save()

    def _head(self) -> None:
        self.y = HEIGHT - MARGIN
        for text, font, size in ((_title(self.statement), BOLD, 13), (_period(self.statement), REGULAR, 9)):
            self.canvas.setFont(font, size)
            self.canvas.drawString(MARGIN, self.y - size, text)
            self.y -= size + 4
        self.y -= LINE
        self._row([_("Day"), _("What"), *map(str, COLUMNS.values()), _("Movement"), _("Balance")], BOLD)
        self.canvas.line(MARGIN, self.y + LINE / 2, WIDTH - MARGIN, self.y + LINE / 2)

    def _row(self, texts: Sequence[str], font: str) -> None:
        self.canvas.drawString(MARGIN, self.y, self._fitted(texts[0], font, _WHEN))
        self.canvas.drawString(MARGIN + _WHEN, self.y, self._fitted(texts[1], font, _WHAT))
        right = MARGIN + _WHEN + _WHAT
        for text in texts[2:]:
            right += _AMOUNT
            self.canvas.drawRightString(right, self.y, self._fitted(text, font, _AMOUNT))
        self.y -= LINE

    def _fitted(self, text: str, font: str, width: float) -> str:
        """The text in a size in which it stays within `width` points."""
        size = min(7.5, 7.5 * (width - 4) / max(pdfmetrics.stringWidth(text, font, 7.5), 1))
        self.canvas.setFont(font, max(size, 4))
        return text

    def _foot(self) -> None:
        self.canvas.setFont(REGULAR, 8)
        self.canvas.drawRightString(WIDTH - MARGIN, MARGIN / 2, str(self.canvas.getPageNumber()))
        self.canvas.showPage()


def bank_rows(batch: Batch) -> Iterator[Sequence[Cell]]:
    """The batch for the bank: one transfer a row, those that were dropped left out."""
    yield [_("No."), _("Account holder"), _("Account"), _("Bank (BIN)"), _("Amount"), _("Memo")]
    payouts = batch.payouts.select_related("cooperative", "batch").exclude(state=Payout.State.DROPPED)
    for number, payout in enumerate(payouts.iterator(), 1):
        yield [number, payout.bank_holder, payout.bank_account, payout.bank_bin, payout.amount, payout.memo]


def bank_xlsx(batch: Batch) -> IO[bytes]:
    """The batch as an open XLSX file; accounts are text, so that no digit is lost."""
    return xlsx_file(batch.number, bank_rows(batch), widths=(6, 40, 22, 12, 18, 24), bold=(0,))


def _title(statement: Statement) -> str:
    return _("Statement of %(name)s") % {"name": statement.cooperative.name}


def _period(statement: Statement) -> str:
    days = {"first": f"{statement.first:%d/%m/%Y}", "last": f"{statement.last:%d/%m/%Y}"}
    return _("From %(first)s to %(last)s, in đồng") % days


def _day(row: Row) -> str:
    return date_format(timezone.localtime(row.entry.occurred_at), "d/m/Y")


def _what(row: Row) -> str:
    return f"{row.entry} ({row.note})" if row.note else str(row.entry)


def _written(cell: Cell) -> str:
    return f"{cell:,}".replace(",", ".") if isinstance(cell, int) else (cell or "")
