"""What returns and replacements do to stock: rows locked in the order of their keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from catalogue.services import count_sales
from marketplace.partner.models import StockRecord
from marketplace.partner.services import push_listings
from traceability import services as lots

from ..models import Claim, ClaimLine
from ..services.lots import restock_lots
from ..services.stock import lot_key


def take_back(lines: Iterable[ClaimLine]) -> None:
    """Units that go for sale again are counted in, and in their lots; what was sold counts as sold no more.

    Raises ValidationError where their lots cannot take them.
    """
    lines = list(lines)
    restocked = [one for one in lines if one.fate == ClaimLine.Fate.RESTOCK]
    lots.lock_drawn(lot_key(one.line_id) for one in restocked)
    for one in restocked:
        restock_lots(one.line, one.quantity)
    again = _units(restocked)
    _move(_counted(again), again)
    lots.write_units(products=[one.line.product_id for one in restocked])
    count_sales(quantities={one.line.product_id: -one.quantity for one in lines if one.line.product_id})


def send_replacement(claim: Claim) -> None:
    """Units of the same goods leave the stock once more. Raises ValidationError where too few are free."""
    lines = list(claim.lines.select_related("line"))
    wanted = _units(lines)
    products: Counter[int] = Counter()
    for one in lines:
        products.update({one.line.product_id: one.quantity} if one.line.product_id else {})
    lots.lock_drawn([], products=products)
    counted = _counted(wanted)
    for stock in counted:
        free = stock.num_in_stock - (stock.num_allocated or 0)
        if free < wanted[stock.pk]:
            sentence = _("“%(title)s”: only %(left)d left for a replacement.")
            raise ValidationError(sentence % {"title": stock.product.title, "left": max(free, 0)})
    _move(counted, Counter({pk: -units for pk, units in wanted.items()}))
    key = f"claim:{claim.pk}"
    taken = lots.send_any(units=products, source_key=key)
    lots.write_units(products=products)
    lots.write_package(source_key=key, units=taken, packed_by=claim.order.cooperative)


def _units(lines: Iterable[ClaimLine]) -> Counter[int]:
    units: Counter[int] = Counter()
    for one in lines:
        if one.line.stockrecord_id:
            units[one.line.stockrecord_id] += one.quantity
    return units


def _counted(units: Counter[int]) -> list[StockRecord]:
    """The rows, locked, of goods that somebody counts."""
    records = StockRecord.objects.select_for_update(of=("self",)).filter(pk__in=list(units), num_in_stock__isnull=False)
    return list(records.select_related("product__product_class").order_by("pk"))


def _move(records: list[StockRecord], units: Counter[int]) -> None:
    for stock in records:
        StockRecord.objects.filter(pk=stock.pk).update(num_in_stock=F("num_in_stock") + units[stock.pk])
    push_listings(stockrecords=records)
