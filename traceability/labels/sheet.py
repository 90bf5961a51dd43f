"""A4 sheets of labels as PDF. A template of a sheet is data; sizes in millimetres.

The code is drawn as vector modules (never a picture), so that its size on paper is exact: error correction M, a quiet
zone of four modules, each module at least 0.396 mm (GS1 General Specifications, Digital Link on retail goods).
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

QUIET = 4
SMALLEST_MODULE_MM = 0.396
DOT_MM = 25.4 / 203  # of the usual label printer; a module is a whole number of its dots, so that none is uneven
REGULAR, BOLD = "BeVietnamPro", "BeVietnamPro-SemiBold"
FONTS = Path(__file__).parent / "fonts"


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
    """What one label says: the address in its code, and its lines, the first of them the name."""

    address: str
    name: str
    lines: Sequence[str]
    code: str


@cache
def _register_fonts() -> None:
    pdfmetrics.registerFont(TTFont(REGULAR, FONTS / "BeVietnamPro-Regular.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, FONTS / "BeVietnamPro-SemiBold.ttf"))


def modules(address: str) -> list[list[bool]]:
    """The code's modules without quiet zone, row by row from the top; error correction M."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def sheet(label: Label, *, quantity: int, template: SheetTemplate = A4_24, title: str = "") -> bytes:
    """A PDF of `quantity` equal labels. Raises ValueError where the code would be too small to be read."""
    _register_fonts()
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
    canvas.beginForm("label", 0, 0, template.width * mm, template.height * mm)
    side = _draw_code(canvas, label.address, template)
    _draw_text(canvas, label, template, left=side + 4)
    canvas.endForm()


def _draw_code(canvas: Canvas, address: str, template: SheetTemplate) -> float:
    """Draw the code at the left; returns its side with quiet zone, in millimetres."""
    matrix = modules(address)
    count = len(matrix) + 2 * QUIET
    # as large as the height allows, but never so large that no room for text remains
    largest = min((template.height - 4) / count, (template.width * 0.42) / count)
    module = int(largest / DOT_MM) * DOT_MM
    if module < SMALLEST_MODULE_MM:
        raise ValueError("The code has too many modules for this label: choose a larger one.")
    bottom = (template.height - count * module) / 2
    path = canvas.beginPath()
    for y, row in enumerate(matrix):
        for start, length in _runs(row):
            top = bottom + (count - QUIET - y - 1) * module
            path.rect((1.5 + (QUIET + start) * module) * mm, top * mm, length * module * mm, module * mm)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)
    return count * module


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Dark runs of a row: (start, length). One rectangle a run leaves no hairline between modules."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs


def _draw_text(canvas: Canvas, label: Label, template: SheetTemplate, *, left: float) -> None:
    width = (template.width - left - 3) * mm
    y = (template.height - 6) * mm
    for line in _wrapped(label.name, BOLD, 8.5, width)[:3]:
        canvas.setFont(BOLD, 8.5)
        canvas.drawString(left * mm, y, line)
        y -= 3.9 * mm
    for text in label.lines:
        for line in _wrapped(text, REGULAR, 6.5, width)[:2]:
            canvas.setFont(REGULAR, 6.5)
            canvas.drawString(left * mm, y, line)
            y -= 2.9 * mm
    canvas.setFont(BOLD, 7.5)
    canvas.drawString(left * mm, 3.2 * mm, label.code)


def _wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and pdfmetrics.stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
