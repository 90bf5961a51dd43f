"""A4 sheets of labels as PDF. A template of a sheet is data; sizes in millimetres.

The code is drawn as vector modules (never a picture), so that its size on paper is exact: error correction M, a quiet
zone of four modules, each module at least 0.396 mm (GS1 General Specifications, Digital Link on retail goods).
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from traceability import qr

from .lines import BOLD, LabelError, lines_that_fit, printable, register_fonts

SMALLEST_MODULE_MM = float(qr.SMALLEST_MODULE_MM)
DOT_MM = 25.4 / 203  # of the usual label printer; a module is a whole number of its dots, so that none is uneven
CODE_LEFT = 1.5
CODE_SHARE = 0.42  # of the label's width, at most: the rest is for people
MARGIN = 3.0
PRINTER_MARGIN = 4.5  # what an office printer cannot reach at the sheet's edges
CODE_LINE = 4.2


@dataclass(frozen=True)
class SheetTemplate:
    """Where labels stand on an A4 sheet, in millimetres from its upper left corner."""

    name: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    column_gap: float = 0.0
    row_gap: float = 0.0

    @property
    def per_page(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows


A4_24 = SheetTemplate("A4 3 × 8", columns=3, rows=8, width=70, height=36, left=0, top=4.5, row_gap=0)
A4_12 = SheetTemplate("A4 2 × 6", columns=2, rows=6, width=99, height=46, left=6, top=10.5)
TEMPLATES = {"24": A4_24, "12": A4_12}


@dataclass(frozen=True)
class Label:
    """What one label says: the address in its code, the name, further lines, and the lot in the last line."""

    address: str
    name: str
    lines: Sequence[str]
    code: str
    code_line: str = ""


def sheet(label: Label, *, quantity: int, template: SheetTemplate = A4_24, title: str = "") -> bytes:
    """A PDF of `quantity` equal labels.

    Raises LabelError, a ValueError, where code or text do not fit on the label so that they can be read, and
    `qr.QRError`, a ValueError too, where the address fits into no code.
    """
    register_fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, pageCompression=1)
    canvas.setTitle(title or label.code)
    _define(canvas, label, template)
    for number in range(quantity):
        place = number % template.per_page
        if number and place == 0:
            canvas.showPage()
        _put(canvas, template, place)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _put(canvas: Canvas, template: SheetTemplate, place: int) -> None:
    row, column = divmod(place, template.columns)
    x = template.left + column * (template.width + template.column_gap)
    y = template.top + (row + 1) * template.height + row * template.row_gap
    canvas.saveState()
    canvas.translate(x * mm, A4[1] - y * mm)
    canvas.doForm("label")
    canvas.restoreState()


def _define(canvas: Canvas, label: Label, template: SheetTemplate) -> None:
    """Draw the label once; every place on every sheet refers to it."""
    matrix = qr.modules(label.address)
    module = module_mm(label.address, template)
    canvas.beginForm("label", 0, 0, template.width * mm, template.height * mm)
    _draw_code(canvas, matrix, module, template.height)
    _draw_text(canvas, label, template, left=CODE_LEFT + (len(matrix) + 2 * qr.QUIET_ZONE) * module)
    canvas.endForm()


def module_mm(address: str, template: SheetTemplate) -> float:
    """The width of one module: as large as the label allows, in whole dots. Raises LabelError where it is too fine."""
    count = len(qr.modules(address)) + 2 * qr.QUIET_ZONE
    largest = min(template.height - 4, template.width * CODE_SHARE) / count
    module = int(largest / DOT_MM) * DOT_MM
    if module < SMALLEST_MODULE_MM:
        raise LabelError("The address has too many characters for a code on this label: choose a larger one.")
    return module


def _draw_code(canvas: Canvas, matrix: qr.Modules, module: float, height: float) -> None:
    """Draw the dark modules, at the left and half way up. One rectangle a run leaves no hairline between modules."""
    bottom = (height - len(matrix) * module) / 2
    path = canvas.beginPath()
    for y, row in enumerate(reversed(matrix)):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                left = CODE_LEFT + (qr.QUIET_ZONE + x) * module
                path.rect(left * mm, (bottom + y * module) * mm, length * module * mm, module * mm)
            x += length
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_text(canvas: Canvas, label: Label, template: SheetTemplate, *, left: float) -> None:
    """Name and lines from the top, the lot at the bottom."""
    left = left + 0.5
    width = template.width - left - max(MARGIN, PRINTER_MARGIN - template.left)
    height = template.height - 2 * MARGIN - CODE_LINE
    y = template.height - MARGIN
    for line in lines_that_fit(label.name, label.lines, width=width, height=height):
        y -= line.leading
        canvas.setFont(line.font, line.size)
        canvas.drawString(left * mm, (y + line.leading * 0.25) * mm, line.text)
    text = printable(label.code_line or label.code, BOLD)
    room = width * mm / canvas.stringWidth(text, BOLD, 1)
    canvas.setFont(BOLD, min(7.5, room))
    canvas.drawString(left * mm, (MARGIN + 0.8) * mm, text)
