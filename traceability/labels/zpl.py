"""Labels for printers that speak ZPL II: everything is sent as dots, so that letters and codes are those of the PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import BinaryIO

from PIL import Image, ImageDraw, ImageFont

from traceability import qr

from .layout import Label, Layout, Placed, layout
from .outputs import Output
from .pdf import FILES
from .sheet import Piece, Shift

FIXED, INSIDE = "R:TEM.GRF", "R:TRONG.GRF"
SOLID = 128  # a dot that ink covers half is black
REPEATS = [(n * 20, chr(ord("g") + n - 1)) for n in range(20, 0, -1)] + [
    (n, chr(ord("G") + n - 1)) for n in range(19, 0, -1)
]


def write_zpl(
    out: BinaryIO, label: Label, pieces: Iterable[Piece], *, output: Output, shift: Shift | None = None,
    copies: int = 1,
) -> Iterator[int]:  # fmt: skip
    """Write ZPL into `out` while it is iterated; answers after each label how many are written. Raises as the PDF.

    The printer prints each `copies` times.
    """
    placed = layout(label, output)
    shift = shift or Shift()
    out.write(b"^XA^PW%d^LL%d^XZ\n" % _size(output))
    _store(out, FIXED, placed.fixed, output)
    if placed.inside:
        _store(out, INSIDE, placed.inside[:-2], output)
    moved = b"^PQ%d^LS%d^LT%d" % (copies, -_dots(shift.right, output), _dots(shift.down, output))
    mask = qr.mask_of(label.address)
    for written, piece in enumerate(pieces, start=1):
        form = INSIDE if piece.inside else FIXED
        own = b"".join(_own(piece, placed, output, mask))
        out.write(b"^XA%s^FO0,0^XG%s,1,1^FS%s^XZ\n" % (moved, form.encode(), own))
        yield written


def _own(piece: Piece, placed: Layout, output: Output, mask: int) -> Iterator[bytes]:
    if piece.inside:
        yield _line(placed.inside[-2].ending(piece.number), output)
        yield _line(placed.inside[-1].ending(piece.check), output)
        return
    code = _picture_of(qr.modules(piece.address, mask), round(placed.module / output.dot_mm))
    yield _field(_dots(placed.code_x, output), _dots(placed.code_y, output), code)
    if placed.number and piece.number:
        yield _line(placed.number.ending(piece.number), output)
    if placed.check and piece.check:
        yield _line(placed.check.ending(piece.check), output)


def _store(out: BinaryIO, name: str, lines: Iterable[Placed], output: Output) -> None:
    """Send what all labels repeat once; the printer keeps it under a name."""
    picture = Image.new("L", _size(output), 255)
    for line in lines:
        _write(picture, line, output, (_dots(line.x, output), _dots(line.y, output)))
    total, a_row, data = packed(picture)
    out.write(b"~DG%s,%d,%d,%s\n" % (name.encode(), total, a_row, data))


def _line(line: Placed, output: Output) -> bytes:
    """One line of text as a picture of its own."""
    font = _font(line.font, line.size, output.dpi)
    left, top, right, bottom = font.getbbox(line.text, anchor="ls")
    picture = Image.new("L", (int(right - left) + 1, int(bottom - top) + 1), 255)
    _write(picture, line, output, (-int(left), -int(top)))
    return _field(_dots(line.x, output) + int(left), _dots(line.y, output) + int(top), picture)


def _write(picture: Image.Image, line: Placed, output: Output, base: tuple[int, int]) -> None:
    font = _font(line.font, line.size, output.dpi)
    ImageDraw.Draw(picture).text(base, line.text, fill=0, font=font, anchor="ls")


def _field(x: int, y: int, picture: Image.Image) -> bytes:
    total, a_row, data = packed(picture)
    return b"^FO%d,%d^GFA,%d,%d,%d,%s^FS" % (x, y, total, total, a_row, data)


def packed(picture: Image.Image) -> tuple[int, int, bytes]:
    """Bytes in all, bytes a row, and the dots as ZPL's compressed hexadecimal (a row like the one before is ":")."""
    black = picture.point(lambda grey: 255 if grey < SOLID else 0).convert("1")
    a_row = (black.width + 7) // 8
    data, rows, before = black.tobytes(), [], b""
    for start in range(0, len(data), a_row):
        row = data[start : start + a_row]
        rows.append(":" if row == before else _compressed(row.hex().upper()))
        before = row
    return len(data), a_row, "".join(rows).encode()


def _compressed(row: str) -> str:
    bare = row.rstrip("0")
    ended = "," if len(bare) < len(row) else ""
    return "".join(_repeated(digit, len(list(run))) for digit, run in groupby(bare)) + ended


def _repeated(digit: str, count: int) -> str:
    if count == 1:
        return digit
    letters = ""
    for worth, letter in REPEATS:
        while count >= worth:
            letters, count = letters + letter, count - worth
    return letters + digit


def _picture_of(matrix: qr.Modules, dots: int) -> Image.Image:
    side = len(matrix)
    small = Image.new("L", (side, side), 255)
    small.putdata([0 if dark else 255 for row in matrix for dark in row])
    return small.resize((side * dots, side * dots), Image.Resampling.NEAREST)


@cache
def _font(name: str, points: float, dpi: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FILES[name]), size=points / 72 * dpi)


def _size(output: Output) -> tuple[int, int]:
    return _dots(output.template.width, output), _dots(output.template.height, output)


def _dots(millimetres: float, output: Output) -> int:
    return round(millimetres / output.dot_mm)
