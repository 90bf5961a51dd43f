"""Text that stays within a label: measured, wrapped, shortened with an ellipsis; only characters that the font has."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from marketplace import fonts

REGULAR, BOLD = "BeVietnamPro", "BeVietnamPro-SemiBold"
ELLIPSIS = "…"
# lines of the name, lines of every other text: the first pair that fits the height is taken
GENEROUS_TO_TIGHT = ((3, 2), (2, 2), (3, 1), (2, 1), (1, 1))


class LabelError(ValueError):
    """A label that cannot be made as asked: a sentence in English."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the font, its size in points, the distance to the next line in millimetres."""

    text: str
    font: str
    size: float
    leading: float


@cache
def register_fonts() -> None:
    """Make both weights known to reportlab, once a process."""
    pdfmetrics.registerFont(TTFont(REGULAR, fonts.REGULAR))
    pdfmetrics.registerFont(TTFont(BOLD, fonts.SEMIBOLD))


def lines_that_fit(name: str, others: Sequence[str], *, width: float, height: float) -> list[Line]:
    """The name in bold, then the other texts, all within `width` × `height` millimetres.

    Long texts get fewer lines where room is short, and an ellipsis where they do not end. Raises LabelError where not
    even one line of each fits.
    """
    for name_lines, other_lines in GENEROUS_TO_TIGHT:
        lines = [Line(text, BOLD, 8.5, 3.9) for text in wrapped(name, BOLD, 8.5, width * mm, name_lines)]
        for other in others:
            lines += [Line(text, REGULAR, 6.5, 2.9) for text in wrapped(other, REGULAR, 6.5, width * mm, other_lines)]
        if sum(line.leading for line in lines) <= height:
            return lines
    raise LabelError("The label is too small for its text: choose a larger one.")


def wrapped(text: str, font: str, size: float, width: float, most: int) -> list[str]:
    """At most `most` lines, none wider than `width` points; an ellipsis ends what had to be cut."""
    lines: list[str] = []
    for word in _pieces(printable(text, font), font, size, width):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _shortened(lines[most - 1], font, size, width)]


def printable(text: str, font: str) -> str:
    """In NFC; a character that the font does not have gives way to its plain form, or to nothing."""
    register_fonts()
    known = pdfmetrics.getFont(font).face.charToGlyph
    kept = (char if ord(char) in known else _plain(char, known) for char in unicodedata.normalize("NFC", text))
    return " ".join("".join(" " if char.isspace() else char for char in kept).split())


def _plain(char: str, known: dict[int, int]) -> str:
    if char.isspace():
        return " "
    return "".join(part for part in unicodedata.normalize("NFKD", char) if ord(part) in known)


def _pieces(text: str, font: str, size: float, width: float) -> list[str]:
    """Words; one that is wider than a line is cut into pieces that are not."""
    pieces: list[str] = []
    for word in text.split():
        while _width(word, font, size) > width and len(word) > 1:
            end = len(word) - 1
            while end > 1 and _width(word[:end], font, size) > width:
                end -= 1
            pieces.append(word[:end])
            word = word[end:]
        pieces.append(word)
    return pieces


def _shortened(line: str, font: str, size: float, width: float) -> str:
    while line and _width(line + ELLIPSIS, font, size) > width:
        line = line[:-1]
    return line.rstrip(" ,.;:-") + ELLIPSIS


def _width(text: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, font, size))
