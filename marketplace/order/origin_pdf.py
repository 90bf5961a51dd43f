"""The certificate of origin of an order as a file: A4, each lot with its link and its code, read from any paper."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from marketplace.everyday import everyday
from marketplace.templatetags.shop import date_vn, time_vn
from traceability import qr
from traceability.labels.layout import dark_runs
from traceability.labels.lines import BOLD, REGULAR, printable, register_fonts, wrapped
from traceability.models import Lot

from .models import Order
from .origin import SentLot, origin_of

WIDTH, HEIGHT = A4
MARGIN, GAP, LEADING = 18 * mm, 5 * mm, 1.45
MANY = 99  # lines of one text


def origin_pdf(order: Order, *, now: datetime.datetime) -> io.BytesIO:
    """The certificate as an open PDF file, in the active language."""
    register_fonts()
    out = io.BytesIO()
    sheet = _Sheet(Canvas(out, pagesize=A4), _("Certificate of origin, order %(number)s") % {"number": order.number})
    sheet.text(_("Certificate of origin"), BOLD, 18)
    ordered = _("Order %(number)s") % {"number": order.number}
    sheet.text(f"{ordered} · {date_vn(order.date_placed)} · {order.cooperative.name}", REGULAR, 10)
    for line, lots in origin_of(order):
        sheet.leave(GAP)
        sheet.room(40 * mm)
        sheet.text(f"{line.title} × {line.quantity}", BOLD, 12)
        for sent in lots:
            sheet.lot(sent)
        if not lots:
            sheet.text(_("No lot is recorded for these goods."), REGULAR, 9)
    sheet.leave(GAP)
    moment = _(
        "As recorded at %(moment)s. Scan a code to see what is known of a lot today; whether the record was changed "
        "can be checked there."
    )
    sheet.text(moment % {"moment": time_vn(now)}, REGULAR, 8)
    sheet.close()
    out.seek(0)
    return out


def _facts(sent: SentLot) -> Iterator[tuple[str, str, str]]:
    """What stands beside a code: a text, its font, the address that it leads to."""
    lot = sent.lot
    recalled = f" · {_('Recalled')}" if lot.state == Lot.State.RECALLED else ""
    yield f"{_('Lot')} {lot.code} × {sent.units}{recalled}", BOLD, sent.address
    yield f"{_('Producer')}: {_made_by(lot)}", REGULAR, ""
    yield f"{_('Made on')}: {date_vn(lot.made_on)}", REGULAR, ""
    if lot.use_by:
        yield f"{_('Good until')}: {date_vn(lot.use_by)}", REGULAR, ""
    for part in sent.parts:
        named = f"{part.product.title}: {_made_by(part)}, {_('lot')} {part.code}"
        yield f"{_('Made of')}: {named}", REGULAR, settings.SITE_URL + part.get_absolute_url()
    yield sent.address, REGULAR, sent.address


def _made_by(lot: Lot) -> str:
    return f"{lot.producer.name}, {everyday(str(lot.producer.province))}"


class _Sheet:
    """Pages filled from above: a number at the foot of each, a new one where there is no room."""

    def __init__(self, canvas: Canvas, title: str) -> None:
        self.canvas, self.y, self.left = canvas, HEIGHT - MARGIN, MARGIN
        canvas.setTitle(title)
        canvas.setAuthor(settings.SHOP_NAME)
        if settings.DEMONSTRATION:
            self.text(_("Demonstration: all data on this page is invented."), REGULAR, 8)

    def room(self, height: float) -> None:
        """Go on to the next page where less than so much is left."""
        if self.y - height < MARGIN:
            self._foot()
            self.y = HEIGHT - MARGIN

    def leave(self, height: float) -> None:
        """Leave so much free."""
        self.y -= height

    def text(self, text: str, font: str, size: float, link: str = "") -> None:
        """A text over as many lines as it needs."""
        for line in wrapped(printable(text, font), font, size, WIDTH - MARGIN - self.left, MANY):
            self.room(size * LEADING)
            self.y -= size * LEADING
            self.canvas.setFont(font, size)
            self.canvas.drawString(self.left, self.y, line)
            if link:
                self.canvas.linkURL(link, (self.left, self.y - 2, WIDTH - MARGIN, self.y + size))

    def lot(self, sent: SentLot) -> None:
        """One lot: its code on the left, what is known of it on the right."""
        side = float(qr.size_mm(sent.address)) * mm
        self.room(side + GAP)
        page, below = self.canvas.getPageNumber(), self.y - side
        self._code(sent.address, side)
        self.left = MARGIN + side + GAP
        for text, font, link in _facts(sent):
            self.text(text, font, 9, link)
        self.left = MARGIN
        if page == self.canvas.getPageNumber():
            self.y = min(self.y, below)
        self.leave(GAP / 2)

    def close(self) -> None:
        """End the last page and the file."""
        self._foot()
        self.canvas.save()

    def _code(self, text: str, side: float) -> None:
        matrix = qr.modules(text)
        module = side / (len(matrix) + 2 * qr.QUIET_ZONE)
        left, top = self.left + qr.QUIET_ZONE * module, self.y - qr.QUIET_ZONE * module
        for x, y, length in dark_runs(matrix):
            self.canvas.rect(left + x * module, top - (y + 1) * module, length * module, module, stroke=0, fill=1)

    def _foot(self) -> None:
        self.canvas.setFont(REGULAR, 8)
        self.canvas.drawRightString(WIDTH - MARGIN, MARGIN / 2, str(self.canvas.getPageNumber()))
        self.canvas.showPage()
