"""Acts that the desk composes of several rooms' acts, in one transaction."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from catalogue.models import Category, ListingRevision, Product
from catalogue.services import create_product
from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative
from marketplace.partner.services import offer_product, set_price, set_stock
from traceability.services import write_units

from .selectors import stock_of


@transaction.atomic
def list_goods(
    *,
    cooperative: Cooperative,
    actor: User | Any,
    category: Category,
    data: Mapping[str, Any],
    images: list[Any],
    price: int,
    num_in_stock: int,
) -> ListingRevision:
    """A new listing with its price (đồng) and units: both or neither."""
    revision = create_product(producer=cooperative, actor=actor, category=category, data=data, images=images)
    offer_product(product=revision.product, cooperative=cooperative, price=price, num_in_stock=num_in_stock)
    return revision


@transaction.atomic
def reprice(
    *, cooperative: Cooperative, product: Product, actor: User | Any, price: int, num_in_stock: int | None
) -> None:
    """New price (đồng) and units; None leaves the units, which follow from the lots of goods that have some.

    Raises ValidationError where fewer units remain than orders were promised, or where units follow from lots.
    """
    stock = stock_of(cooperative, product)
    if stock is None:
        offer_product(product=product, cooperative=cooperative, price=price, num_in_stock=num_in_stock or 0)
        write_units(products=[product.pk])
        return
    if stock.price != price:
        set_price(stockrecord=stock, price=price, actor=actor)
    if num_in_stock is not None and stock.num_in_stock != num_in_stock:
        set_stock(stockrecord=stock, num_in_stock=num_in_stock, actor=actor)
