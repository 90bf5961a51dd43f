"""Labels as PDF: sheets, or a roll with one label a page. Codes are vector modules, so that their size is exact.

Written page by page into an open file: ten thousand labels take no more memory than one sheet.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from traceability import qr

from .layout import POINTS_PER_MM, Label, Layout, Placed, dark_runs, layout
from .outputs import OUTPUTS, Output
from .pdf import PdfFile

FORM, INSIDE = "L", "I"


@dataclass(frozen=True, slots=True)
class Piece:
    """What one label says that others of its run do not: its address, its number, its hidden code where it has one."""

    address: str
    number: str = ""
    check: str = ""
    inside: bool = False
    """A second label for the inside of the pack: the hidden code without the address."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How far to move everything, against what the printer does: millimetres to the right and down."""

    right: float = 0.0
    down: float = 0.0


def write_sheets(
    out: BinaryIO, label: Label, pieces: Iterable[Piece], *, output: Output, title: str, shift: Shift | None = None
) -> Iterator[int]:
    """Write the PDF into `out` while it is iterated; answers, page by page, how many labels are drawn.

    A piece with an address of its own gets a code of its own; the others repeat the label. Raises LabelError,
    QRError.
    """
    template, shift = output.template, shift or Shift()
    placed = layout(label, output)
    width, height = (side * POINTS_PER_MM for side in template.page)
    file = PdfFile(out, width=width, height=height, title=title)
    _keep_forms(file, label, placed, output)
    mask = qr.mask_of(label.address)
    page: list[bytes] = []
    drawn = 0
    for drawn, piece in enumerate(pieces, start=1):
        place = len(page)
        x, y = template.corner(place)
        left, up = (x + shift.right) * POINTS_PER_MM, height - (y + shift.down + template.height) * POINTS_PER_MM
        page.append(b"q 1 0 0 1 %.3f %.3f cm " % (left, up) + _drawing(file, piece, placed, output, mask) + b"Q\n")
        if len(page) == template.per_page:
            file.page(b"".join(page))
            page.clear()
            yield drawn
    if page:
        file.page(b"".join(page))
    file.close()
    yield drawn


def sheet(
    label: Label, *, quantity: int, output: Output = OUTPUTS["24"], title: str = "", shift: Shift | None = None
) -> bytes:
    """A PDF of `quantity` equal labels; as `write_sheets`."""
    out = io.BytesIO()
    pieces = (Piece(label.address) for _label in range(quantity))
    for _drawn in write_sheets(out, label, pieces, output=output, title=title or label.code, shift=shift):
        pass
    return out.getvalue()


def _keep_forms(file: PdfFile, label: Label, placed: Layout, output: Output) -> None:
    """What labels repeat is drawn once: the texts, with the code where it is the same for all."""
    template = output.template
    size = {"width": template.width * POINTS_PER_MM, "height": template.height * POINTS_PER_MM}
    code = b"" if label.number_word else _code(qr.modules(label.address), placed, template.height)
    file.form(FORM, _texts(file, placed.fixed, template.height) + code, **size)
    if label.inside:
        file.form(INSIDE, _texts(file, placed.inside[:-2], template.height), **size)


def _drawing(file: PdfFile, piece: Piece, placed: Layout, output: Output, mask: int) -> bytes:
    height = output.template.height
    if piece.inside:
        number, check = placed.inside[-2:]
        own = (number.ending(piece.number), check.ending(piece.check))
        return b"/%s Do " % INSIDE.encode() + _texts(file, own, height)
    drawn = b"/%s Do " % FORM.encode()
    if placed.number and piece.number:
        drawn += _code(qr.modules(piece.address, mask), placed, height)
        drawn += _texts(file, [placed.number.ending(piece.number)], height)
    if placed.check and piece.check:
        drawn += _texts(file, [placed.check.ending(piece.check)], height)
    return drawn


def _code(matrix: qr.Modules, placed: Layout, height: float) -> bytes:
    """The dark modules, as whole numbers in a scale in which a module is one."""
    module, side = placed.module * POINTS_PER_MM, len(matrix)
    x, y = placed.code_x * POINTS_PER_MM, (height - placed.code_y) * POINTS_PER_MM - side * module
    runs = b"".join(b"%d %d %d 1 re " % (left, side - 1 - row, length) for left, row, length in dark_runs(matrix))
    return b"q %.5f 0 0 %.5f %.3f %.3f cm %sf Q " % (module, module, x, y, runs)


def _texts(file: PdfFile, lines: Iterable[Placed], height: float) -> bytes:
    return b"".join(
        file.text(line.text, line.font, line.size, line.x * POINTS_PER_MM, (height - line.y) * POINTS_PER_MM)
        for line in lines
    )
