"""Acts on price and stock. What a StockRecord says is written down into the listing row in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from catalogue.models import Product
from catalogue.services import write_stock
from marketplace.audit.services import record
from marketplace.cooperatives.models import Cooperative

from .models import Partner, StockRecord


@transaction.atomic
def partner_of(*, cooperative: Cooperative) -> Partner:
    """The selling side of a cooperative, made at its first use."""
    return Partner.objects.get_or_create(
        cooperative=cooperative, defaults={"name": cooperative.name[:128], "code": f"coop-{cooperative.pk}"}
    )[0]


@transaction.atomic
def offer_product(
    *, product: Product, cooperative: Cooperative, price: Decimal | int, num_in_stock: int | None, sku: str = ""
) -> StockRecord:
    """Put the product on sale at `price` đồng with `num_in_stock` units (None: not counted); twice changes it.

    `sku` is the seller's own number; unless given, one is made from the product's key.
    """
    partner = partner_of(cooperative=cooperative)
    stockrecord = StockRecord.objects.filter(partner=partner, product=product).first() or StockRecord(
        partner=partner, product=product, partner_sku=sku or f"P{product.pk}", price_currency="VND", num_allocated=0
    )
    stockrecord.price = price
    if not stockrecord.from_lots:
        stockrecord.num_in_stock = num_in_stock
    stockrecord.full_clean()
    stockrecord.save()
    push_listings(stockrecords=[stockrecord])
    return stockrecord


@transaction.atomic
def set_price(
    *, stockrecord: StockRecord, price: Decimal | int, actor: Any, old_price: Decimal | int | None = None
) -> StockRecord:
    """Change the price, in đồng, VAT included. `old_price` is struck beside it; it must be the higher one.

    Raises ValidationError for a price of nothing, with decimals, or an old price that is not higher.
    """
    price = _whole(price)
    if price <= 0:
        raise ValidationError({"price": _("The price must be greater than zero.")})
    if old_price is not None and _whole(old_price) <= price:
        raise ValidationError({"old_price": _("The price before must be higher than the new one.")})
    locked = _locked(stockrecord)
    before, locked.price, locked.old_price = locked.price, price, old_price
    locked.full_clean()
    locked.save(update_fields=["price", "old_price", "date_updated"])
    push_listings(stockrecords=[locked])
    record(
        actor=actor, act="price.set", subject=locked.product.title, product=locked.product_id,
        before=None if before is None else int(before), after=int(price),
    )  # fmt: skip
    return locked


@transaction.atomic
def set_stock(*, stockrecord: StockRecord, num_in_stock: int, actor: Any) -> StockRecord:
    """Change how many units there are, those promised to orders included; never fewer than are promised."""
    locked = _locked(stockrecord)
    if locked.from_lots:
        raise ValidationError(
            {"num_in_stock": _("These units follow from the lots: open a lot, or take units out of one.")}
        )
    promised = locked.num_allocated or 0
    if num_in_stock < promised:
        sentence = _("%(promised)d are already promised to orders: the stock cannot be fewer.")
        raise ValidationError({"num_in_stock": sentence % {"promised": promised}})
    before, locked.num_in_stock = locked.num_in_stock, num_in_stock
    locked.full_clean()
    locked.save(update_fields=["num_in_stock", "date_updated"])
    push_listings(stockrecords=[locked])
    record(
        actor=actor, act="stock.set", subject=locked.product.title, product=locked.product_id,
        before=before, after=num_in_stock,
    )  # fmt: skip
    return locked


@transaction.atomic
def set_units_of_lots(*, units: Mapping[StockRecord, int]) -> None:
    """Write down what lots hold, into rows that the caller has locked; never fewer than are promised to orders."""
    changed = []
    for stockrecord, count in units.items():
        count = max(count, stockrecord.num_allocated or 0)
        if (stockrecord.num_in_stock, stockrecord.from_lots) != (count, True):
            stockrecord.num_in_stock, stockrecord.from_lots = count, True
            stockrecord.save(update_fields=["num_in_stock", "from_lots", "date_updated"])
            changed.append(stockrecord)
    if changed:
        push_listings(stockrecords=changed)


def push_listings(*, stockrecords: Collection[StockRecord]) -> None:
    """Write prices and units down into the listing rows, as the database holds them now: one statement, nothing read.

    Call it after `allocate`, `consume_allocation` and `cancel_allocation`, in their transaction.
    """
    pushed = [record.pk for record in stockrecords]
    record = StockRecord.objects.filter(pk__in=pushed, product=OuterRef("pk"))
    left = record.values_list(F("num_in_stock") - Coalesce(F("num_allocated"), 0))
    write_stock(
        products=[record.product_id for record in stockrecords], price=Subquery(record.values("price")),
        old_price=Subquery(record.values("old_price")), available=Coalesce(Subquery(left), 0),
        unlimited=Exists(record.filter(num_in_stock=None)),
    )  # fmt: skip


def _locked(stockrecord: StockRecord) -> StockRecord:
    return StockRecord.objects.select_for_update(of=("self",)).select_related("product").get(pk=stockrecord.pk)


def _whole(amount: Decimal | int) -> Decimal:
    exact = Decimal(amount)
    if exact != exact.to_integral_value():
        raise ValidationError({"price": _("The đồng has no decimals: enter a whole amount, such as 150.000.")})
    return exact
