"""The page by which a printer is measured: the outlines of the labels, a cross, a rule."""

from __future__ import annotations

import io
from collections.abc import Iterator

from django.utils.translation import gettext as _
from reportlab.pdfbase.pdfmetrics import stringWidth

from .layout import POINTS_PER_MM
from .lines import REGULAR, printable, register_fonts
from .outputs import Template
from .pdf import PdfFile
from .sheet import Shift

CROSS, ARM = 10.0, 2.0  # millimetres: where it stands within the first label, and how far it reaches
RULE = 20.0
LINE = 3.4
SIZE = 7.0


def calibration_page(template: Template, shift: Shift) -> bytes:
    """One page: the outlines of all labels, a cross in the first one, everything moved as its labels are."""
    register_fonts()
    out = io.BytesIO()
    width, height = (side * POINTS_PER_MM for side in template.page)
    file = PdfFile(out, width=width, height=height, title=str(template))
    moved = b"0.3 w 1 0 0 1 %.3f %.3f cm " % (shift.right * POINTS_PER_MM, -shift.down * POINTS_PER_MM)
    file.page(moved + b"".join(_boxes(template)) + b"".join(_measures(file, template)))
    file.close()
    return out.getvalue()


def _boxes(template: Template) -> Iterator[bytes]:
    for place in range(template.per_page):
        left, top = template.corner(place)
        bottom = template.page[1] - top - template.height
        sides = (left, bottom, template.width, template.height)
        yield b"%.3f %.3f %.3f %.3f re S " % tuple(side * POINTS_PER_MM for side in sides)


def _measures(file: PdfFile, template: Template) -> Iterator[bytes]:
    """The cross, words beside it, and a rule below them."""
    left, top = template.corner(0)
    x, y = left + CROSS, template.page[1] - top - CROSS
    yield _line(x - ARM, y, x + ARM, y) + _line(x, y - ARM, x, y + ARM)
    x, room = x + ARM + 1.5, template.width - CROSS - ARM - 2.5
    words = (
        str(template),
        _("The cross: 10 mm from the left and the upper edge."),
        _("The line below: 20 mm long."),
    )
    for text in words:
        shown = printable(text, REGULAR)
        size = min(SIZE, room * POINTS_PER_MM / stringWidth(shown, REGULAR, 1))
        yield file.text(shown, REGULAR, size, x * POINTS_PER_MM, y * POINTS_PER_MM)
        y -= LINE
    yield _line(x, y, x + RULE, y) + _line(x, y - 1, x, y + 1) + _line(x + RULE, y - 1, x + RULE, y + 1)


def _line(x: float, y: float, to_x: float, to_y: float) -> bytes:
    return b"%.3f %.3f m %.3f %.3f l S " % tuple(side * POINTS_PER_MM for side in (x, y, to_x, to_y))
