"""Where everything stands on one label, in millimetres from its upper left corner; how it is drawn is another's.

The code has error correction M, a quiet zone of four modules and modules of at least 0.396 mm, each a whole number of
the printer's dots (GS1 General Specifications, Digital Link on retail goods).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import stringWidth

from traceability import qr

from .lines import BOLD, LabelError, lines_that_fit, printable, register_fonts
from .outputs import Output, Template

SMALLEST_MODULE_MM = float(qr.SMALLEST_MODULE_MM)
CODE_LEFT = 1.5
MARGIN, ROLL_MARGIN = 3.0, 1.5
PRINTER_MARGIN = 4.5  # what an office printer cannot reach at the sheet's edges
CODE_LINE = 4.2
NUMBER_LINE, NUMBER_BASE = 3.4, 1.9
LARGEST, SMALLEST = 7.5, 4.5  # points, of what stands in one line
POINTS_PER_MM = 72 / 25.4
WIDEST_NUMBER, WIDEST_CHECK = "00000-WWWW", "WWWW-WWWW"


@dataclass(frozen=True)
class Label:
    """What every label of a run says: the address in its code, the name, further lines, and the lot in the last line.

    `number_word` stands before a piece's number, `check_word` before its hidden code; "" where it has none. `inside`:
    the hidden code stands on a second label, for the inside of the pack, with these words.
    """

    address: str
    name: str
    lines: Sequence[str]
    code: str
    code_line: str = ""
    number_word: str = ""
    check_word: str = ""
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """One line of text, of `size` points; its base begins at `x`, `y`."""

    text: str
    font: str
    size: float
    x: float
    y: float

    def ending(self, text: str) -> Placed:
        """The same line, with what is a piece's own behind it."""
        return replace(self, text=self.text + text)


@dataclass(frozen=True, slots=True)
class Layout:
    """The code's module, the upper left corner of its dark part, the fixed lines, and where a piece's own ones go."""

    module: float
    code_x: float
    code_y: float
    fixed: tuple[Placed, ...]
    number: Placed | None = None
    check: Placed | None = None
    inside: tuple[Placed, ...] = ()
    """Of the second label: its lines, and behind them the piece's number and hidden code."""


def module_mm(address: str, output: Output, *, numbered: bool = False) -> float:
    """The width of one module: as large as the label allows, in whole dots. Raises LabelError where it is too fine."""
    template = output.template
    count = len(qr.modules(address)) + 2 * qr.QUIET_ZONE
    room = template.height - 4 - (NUMBER_LINE if numbered else 0)
    largest = min(room, template.width * template.code_share) / count
    module = int(largest / output.dot_mm + 1e-9) * output.dot_mm
    if module < SMALLEST_MODULE_MM:
        raise LabelError("The address has too many characters for a code on this label: choose a larger one.")
    return module


def layout(label: Label, output: Output) -> Layout:
    """Place everything. Raises LabelError where code or text do not fit so that they can be read, QRError likewise."""
    register_fonts()
    template, numbered = output.template, bool(label.number_word)
    module = module_mm(label.address, output, numbered=numbered)
    side, quiet = len(qr.modules(label.address)) * module, qr.QUIET_ZONE * module
    top = (template.height - side - (NUMBER_LINE if numbered else 0)) / 2
    left, right = CODE_LEFT + side + 2 * quiet + 0.5, template.width - _margin(template)
    last = template.height - _edge(template) - 0.8
    number = check = None
    if numbered:
        below = top + side + quiet + NUMBER_BASE
        number = _in_one_line(f"{label.number_word} ", WIDEST_NUMBER, CODE_LEFT + quiet, below, side + quiet)
    if label.check_word and not label.inside:
        check = _in_one_line(f"{label.check_word} ", WIDEST_CHECK, left, last - CODE_LINE, right - left)
    lot = _in_one_line(printable(label.code_line or label.code, BOLD), "", left, last, right - left)
    height = template.height - 2 * _edge(template) - CODE_LINE * (2 if check else 1)
    return Layout(
        module,
        CODE_LEFT + quiet,
        top,
        (*_column(label, _edge(template), left, right - left, height), lot),
        number,
        check,
        _inside(label, template) if label.inside else (),
    )


def _inside(label: Label, template: Template) -> tuple[Placed, ...]:
    """The second label: what it belongs to, then in its last two lines the piece's number and its hidden code."""
    left, width, last = MARGIN, template.width - MARGIN - _margin(template), template.height - _edge(template) - 0.8
    said = replace(label, lines=[label.inside])
    lines = _column(said, _edge(template), left, width, template.height - 2 * _edge(template) - 2 * CODE_LINE)
    number = _in_one_line(f"{label.number_word} ", WIDEST_NUMBER, left, last - CODE_LINE, width)
    return (*lines, number, _in_one_line(f"{label.check_word} ", WIDEST_CHECK, left, last, width))


def _edge(template: Template) -> float:
    """What stays white above and below; label printers reach further than office printers."""
    return ROLL_MARGIN if template.is_roll else MARGIN


def _margin(template: Template) -> float:
    return ROLL_MARGIN if template.is_roll else max(MARGIN, PRINTER_MARGIN - template.left)


def _column(label: Label, top: float, left: float, width: float, height: float) -> Iterator[Placed]:
    y = top
    for line in lines_that_fit(label.name, label.lines, width=width, height=height):
        y += line.leading
        yield Placed(line.text, line.font, line.size, left, y - line.leading * 0.25)


def _in_one_line(text: str, widest: str, x: float, y: float, width: float) -> Placed:
    """Text that ends with something as wide as `widest`, as large as the room allows. Raises LabelError."""
    size = min(LARGEST, width * POINTS_PER_MM / stringWidth(text + widest, BOLD, 1))
    if size < SMALLEST:
        raise LabelError("The label is too small for its text: choose a larger one.")
    return Placed(text, BOLD, size, x, y)


def dark_runs(matrix: qr.Modules) -> Iterator[tuple[int, int, int]]:
    """Each row's runs of dark modules: column, row from the top, length. One rectangle a run leaves no hairline."""
    for y, row in enumerate(matrix):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield x, y, length
            x += length
