"""What must agree between stock and the listing: see `marketplace.ledger.checking`."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest

from marketplace.ledger.checking import check

from .models import StockRecord


@check("stock")
def listings_show_what_is_there() -> Iterator[str]:
    """The price and the units that lists show are those of the stock."""
    left = Greatest(Coalesce("num_in_stock", 0) - Coalesce("num_allocated", 0), 0)
    listed = StockRecord.objects.filter(product__listing__isnull=False, partner__cooperative=F("product__producer"))
    shown = listed.annotate(left=left, shown=F("product__listing__available"), asked=F("product__listing__price"))
    wrong = shown.filter(~Q(price=F("asked")) | (Q(num_in_stock__isnull=False) & ~Q(left=F("shown"))))
    for sku, price, asked, units, available in wrong.values_list(
        "partner_sku", "price", "asked", "left", "shown"
    ).iterator():
        yield f"{sku} costs {price} with {units} left, lists show {asked} with {available}"
