"""Which goods a Digital Link names: a product, one of its lots, one piece of it; by today's codes or by old ones."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.models import ListingRow

from . import digital_link, gs1
from .faults import NO_SUCH_PIECE, CodeFault
from .models import Lot, OldCode


@dataclass(frozen=True, slots=True)
class Item:
    """What was asked for. `lot` None: the product by itself; `row` None: it has no page to buy it from."""

    anchor: str
    """The address by which it was asked for, on our own resolver."""
    gtin: str
    lot: Lot | None
    piece: str
    row: ListingRow | None

    @property
    def path(self) -> str:
        """Its page in the active language."""
        if self.lot is None:
            return self.row.get_absolute_url() if self.row else ""
        if self.piece:
            return reverse("traceability:piece", kwargs={"code": self.lot.code, "piece": self.piece})
        return self.lot.get_absolute_url()


def item_at(uri: str) -> Item:
    """The item of a GS1 Digital Link; raises CodeFault 400 with the place of what is wrong, 404 for an unknown one."""
    try:
        link = digital_link.parse(uri)
    except digital_link.DigitalLinkError as fault:
        raise CodeFault(400, _unreadable(fault), uri) from fault
    if link.gtin is None:
        raise CodeFault(404, _("This address names something else than goods; only goods (GTIN) are known here."), uri)
    return item_of(link.gtin, link.lot, link.serial or "", uri)


def item_of(gtin: str, code: str | None, piece: str = "", typed: str = "") -> Item:
    """The item of a GTIN-14, alone or with a lot and a piece of it. Raises CodeFault 404."""
    qualifiers = tuple((ai, value) for ai, value in (("10", code), ("21", piece)) if value)
    anchor = digital_link.build(digital_link.DigitalLink("01", gtin, qualifiers, stem=settings.GS1_RESOLVER_ROOT))
    if code is None:
        row = _row(gtin)
        if row is None:
            raise CodeFault(404, _("No cooperative here sells a product with this GTIN."), typed or gtin)
        return Item(anchor, gtin, None, "", row)
    lot = _lot(gtin, code.upper())
    if lot is None:
        raise CodeFault(404, _("No cooperative here has recorded this lot of this product."), code)
    _check_piece(piece)
    return Item(anchor, gtin, lot, piece, ListingRow.objects.on_sale().filter(product=lot.product_id).first())


def item_of_lot(lot: Lot, piece: str = "") -> Item:
    """The item of a lot by our own address, which every lot has. Raises CodeFault 404 for what is no piece's number."""
    _check_piece(piece)
    anchor = f"{settings.SITE_URL}/l/{lot.code}" + (f"/{piece}" if piece else "")
    row = ListingRow.objects.on_sale().filter(product=lot.product_id).first()
    return Item(anchor, lot.product.gtin or "", lot, piece, row)


def _check_piece(number: str) -> None:
    if number and not gs1.LOT_CODE.fullmatch(number):
        raise CodeFault(404, NO_SUCH_PIECE, number)


def code_behind(old: str) -> str:
    """The code of the lot to which an old lot code leads, whatever its state; "" where it is none."""
    return OldCode.objects.filter(gtin="", code=old).values_list("lot__code", flat=True).first() or ""


def _row(gtin: str) -> ListingRow | None:
    on_sale = ListingRow.objects.on_sale()
    row = on_sale.filter(product__gtin=gtin).first()
    return row or on_sale.filter(product__old_codes__gtin=gtin, product__old_codes__code="").first()


def _lot(gtin: str, code: str) -> Lot | None:
    lots = Lot.objects.published().select_related("product", "producer")
    lot = lots.filter(code=code, product__gtin=gtin).first()
    lot = lot or lots.filter(old_codes__gtin=gtin, old_codes__code=code).first()
    return lot or lots.filter(code=code, product__old_codes__gtin=gtin, product__old_codes__code="").first()


def _unreadable(fault: digital_link.DigitalLinkError) -> str:
    why = gettext(fault.message) % fault.params
    return gettext("This address cannot be read: %(why)s (Character %(place)d.)") % {
        "why": why,
        "place": fault.position + 1,
    }
