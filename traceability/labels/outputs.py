"""On what labels are printed: sheets and rolls as data, in millimetres, and the kinds of file for each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

A4_MM = (210.0, 297.0)
MM_PER_INCH = 25.4
USUAL_DPI = 203  # of a label printer; office printers are finer


@dataclass(frozen=True, slots=True)
class Template:
    """Where labels stand on a page, from its upper left corner. A roll has one label a page, as large as the page.

    `code_share` of a label's width, at most, is the code's: the rest is for people.
    """

    key: str
    width: float
    height: float
    columns: int = 1
    rows: int = 1
    left: float = 0.0
    top: float = 0.0
    column_gap: float = 0.0
    row_gap: float = 0.0
    code_share: float = 0.42
    page: tuple[float, float] = A4_MM

    @property
    def per_page(self) -> int:
        """Labels on one page."""
        return self.columns * self.rows

    @property
    def is_roll(self) -> bool:
        """Whether it is for a label printer."""
        return self.page == (self.width, self.height)

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner of a label on its page, places counted row by row."""
        row, column = divmod(place, self.columns)
        return (
            self.left + column * (self.width + self.column_gap),
            self.top + row * (self.height + self.row_gap),
        )

    def __str__(self) -> str:
        size = {"width": number_format(self.width), "height": number_format(self.height)}
        if self.is_roll:
            return _("Roll, labels of %(width)s × %(height)s mm") % size
        return _("A4, %(count)d labels of %(width)s × %(height)s mm") % {**size, "count": self.per_page}


def _roll(width: float, height: float) -> Template:
    return Template(f"roll-{width:g}x{height:g}", width, height, code_share=0.5, page=(width, height))


SHEETS = (
    Template("24", 70, 36, columns=3, rows=8, top=4.5),
    Template("21", 63.5, 38.1, columns=3, rows=7, left=7.25, top=15.15, column_gap=2.5),
    Template("14", 99.1, 38.1, columns=2, rows=7, left=4.65, top=15.15, column_gap=2.5),
    Template("12", 99, 46, columns=2, rows=6, left=6, top=10.5),
    Template("8", 99.1, 67.7, columns=2, rows=4, left=4.65, top=13.1, column_gap=2.5),
)
ROLLS = (_roll(50, 30), _roll(70, 40), _roll(100, 50))
TEMPLATES = {template.key: template for template in (*SHEETS, *ROLLS)}


@dataclass(frozen=True, slots=True)
class Output:
    """A template, and the kind of file: "pdf", or "zpl" for printers of `dpi` dots per inch."""

    template: Template
    kind: str = "pdf"
    dpi: int = USUAL_DPI

    @property
    def key(self) -> str:
        """As it is stored with a run."""
        return self.template.key if self.kind == "pdf" else f"{self.template.key}/zpl{self.dpi}"

    @property
    def dot_mm(self) -> float:
        """One dot of the printer: a module is a whole number of them, so that none is uneven."""
        return MM_PER_INCH / self.dpi

    def __str__(self) -> str:
        if self.kind == "zpl":
            return f"{self.template}, ZPL {self.dpi} dpi"
        return f"{self.template}, PDF" if self.template.is_roll else str(self.template)


OUTPUTS = {
    output.key: output
    for output in (
        *map(Output, TEMPLATES.values()),
        *(Output(roll, "zpl", dpi) for roll in ROLLS for dpi in (203, 300)),
    )
}
