"""QR codes as labels need them: error correction M, a quiet zone of four modules, drawn as SVG and PNG.

Pure: no Django, no database. Sizes follow ISO/IEC 18004 and the GS1 General Specifications 5.12
(symbols at retail: modules of 0.396 mm at least); a size counts the quiet zone on both sides.
"""

import math
from decimal import Decimal
from functools import lru_cache
from html import escape
from io import BytesIO
from itertools import groupby
from typing import Final

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError

from marketplace.money import gettext_noop

QUIET_ZONE: Final = 4
"""White modules on every side."""
SMALLEST_MODULE_MM: Final = Decimal("0.396")
USUAL_MODULE_MM: Final = Decimal("0.495")
_LARGEST_MODULE_PX: Final = 64
_MM_PER_INCH: Final = Decimal("25.4")

Modules = tuple[tuple[bool, ...], ...]
"""Rows from the top, ``True`` is dark; without the quiet zone."""

_SENTENCES: Final = {
    "empty": gettext_noop("There is nothing to put into the QR code."),
    "not_ascii": gettext_noop("A QR code on a label holds only printable ASCII, since readers disagree on the rest."),
    "too_long": gettext_noop("This text is too long for a QR code."),
    "size": gettext_noop("A module of a QR code is between 1 and 64 pixels wide."),
    "too_small": gettext_noop("A module of a QR code must be at least 0.396 mm wide to be scanned."),
}


class QRError(ValueError):
    """A QR code that cannot be made: ``code`` for machines, ``message`` the English sentence."""

    def __init__(self, code: str) -> None:
        self.code, self.message = code, _SENTENCES[code]
        super().__init__(self.message)


@lru_cache(maxsize=256)
def modules(text: str, mask: int | None = None) -> Modules:
    """Return the picture as rows of dark and light.

    Capitals, digits and ``$%*+-./:`` are held more tightly than other characters. ``mask`` (0 to 7) is taken as it
    is, which is eight times quicker than finding the best one; readers take any. Raises QRError ``empty``,
    ``not_ascii``, ``too_long``.
    """
    return tuple(tuple(bool(dark) for dark in row) for row in _made(text, mask).modules)


@lru_cache(maxsize=256)
def mask_of(text: str) -> int:
    """Return the mask that suits a text best, to use for others that differ little from it. Raises QRError."""
    return int(_made(text, None).best_mask_pattern())


def _made(text: str, mask: int | None) -> qrcode.QRCode:
    if not text:
        raise QRError("empty")
    if not (text.isascii() and text.isprintable()):
        raise QRError("not_ascii")
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=mask)
    code.add_data(text)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise QRError("too_long") from error
    return code


def version_for(text: str) -> int:
    """Return the QR version (1 to 40) that holds a text: 17 + 4 × version modules a side."""
    return (len(modules(text)) - 17) // 4


def size_mm(text: str, module_mm: Decimal = USUAL_MODULE_MM) -> Decimal:
    """Return the printed side in millimetres, quiet zone included.

    Raises QRError ``too_small`` for a module below 0.396 mm.
    """
    if module_mm < SMALLEST_MODULE_MM:
        raise QRError("too_small")
    return _side(text) * module_mm


def module_size_mm(text: str, printed_mm: Decimal) -> Decimal:
    """Return the width of one module where the side, quiet zone included, is ``printed_mm``.

    Raises QRError ``too_small`` where scanners could not read it (below 0.396 mm).
    """
    width = printed_mm / _side(text)
    if width < SMALLEST_MODULE_MM:
        raise QRError("too_small")
    return width


def dots_per_module(dpi: int) -> int:
    """Return the fewest whole printer dots that make a readable module: 4 at 203 dpi, 5 at 300."""
    return math.ceil(SMALLEST_MODULE_MM * dpi / _MM_PER_INCH)


def _side(text: str) -> int:
    return len(modules(text)) + 2 * QUIET_ZONE


def qr_svg(text: str, *, title: str | None = None, module_mm: Decimal = USUAL_MODULE_MM) -> str:
    """Return an SVG document: a white square and one path, at its printed size.

    ``title`` is its name for those who do not see it (the text itself, unless given). The white
    is drawn, since a page may be dark. Raises QRError.
    """
    name = "".join(char for char in (text if title is None else title) if char.isprintable())
    side, millimetres = _side(text), f"{size_mm(text, module_mm).normalize():f}mm"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{millimetres}" height="{millimetres}" '
        f'viewBox="0 0 {side} {side}" role="img" shape-rendering="crispEdges">'
        f"<title>{escape(name)}</title>"
        f'<rect width="{side}" height="{side}" fill="#fff"/>'
        f'<path fill="#000" d="{_path(modules(text))}"/></svg>'
    )


def _path(rows: Modules) -> str:
    """Return one rectangle for each run of dark modules in a row."""
    drawn = []
    for y, row in enumerate(rows, QUIET_ZONE):
        x = QUIET_ZONE
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                drawn.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return "".join(drawn)


def qr_png(text: str, module_px: int) -> bytes:
    """Return a PNG of one bit a pixel, every module ``module_px`` pixels wide.

    Raises QRError, ``size`` for a width outside 1 to 64.
    """
    if not 1 <= module_px <= _LARGEST_MODULE_PX:
        raise QRError("size")
    rows, side = modules(text), _side(text)
    small = Image.new("1", (side, side), 1)
    for y, row in enumerate(rows, QUIET_ZONE):
        for x, dark in enumerate(row, QUIET_ZONE):
            if dark:
                small.putpixel((x, y), 0)
    out = BytesIO()
    pixels = side * module_px
    small.resize((pixels, pixels), Image.Resampling.NEAREST).save(out, format="PNG", optimize=True)
    return out.getvalue()
