"""What the desk's tests fill in, and where."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from catalogue.models import Product
from marketplace.order.models import Order
from marketplace.order.services import move_order, pack_order, ship_parcel
from marketplace.order.status import Actor, OrderStatus
from tests import factories
from tests.buying import bought
from traceability.models import Lot, Transformation
from traceability.services import Into, Outof, transform


def at(name: str, *args: Any, slug: str = "", english: bool = True) -> str:
    """The address of a page of Bình's desk; the English one, whose sentences stand in the code."""
    with translation.override("en" if english else "vi"):
        return reverse(f"desk:{name}", args=[slug or factories.dong_tom_lua().slug, *args])


def good(**changes: Any) -> dict[str, Any]:
    """The form of a new product, filled in as a bookkeeper would."""
    category = factories.ensure_category(["Thực phẩm", "Gạo"])
    filled = {
        "title": "Gạo nếp cái hoa vàng, túi 2 kg", "category": category.pk, "description": "Dẻo, thơm, mới gặt.",
        "unit": "túi", "net_quantity": "2", "net_unit": "kg", "weight_g": "2.100", "storage": "Nơi khô ráo",
        "usage": "", "date_kind": "best_before", "shelf_life_days": "180", "season_from": "", "season_to": "",
        "vat_class": "not_subject", "price": "150.000", "num_in_stock": "1.200", "pictures": factories.picture(),
    }  # fmt: skip
    return {**filled, **changes}


def as_it_stands(product: Product, **changes: Any) -> dict[str, Any]:
    """The form of a change, as the page of the product shows it, with what is typed."""
    filled = {
        "title": product.title, "category": product.categories.get().pk, "description": product.description,
        "unit": product.unit, "net_quantity": "5", "net_unit": product.net_unit, "weight_g": str(product.weight_g),
        "storage": product.storage, "usage": product.usage, "date_kind": product.date_kind, "shelf_life_days": "",
        "season_from": "", "season_to": "", "vat_class": product.vat_class,
    }  # fmt: skip
    return {**filled, **changes}


def accepted(order: Order) -> Order:
    """The cooperative has said that it sends it."""
    return move_order(order=order, to=OrderStatus.CONFIRMED, actor_kind=Actor.SELLER)


def sent_order(**goods: Any) -> Order:
    """An order for two of some rice of Bình's, on its way in one parcel."""
    order = pack_order(order=accepted(bought(**goods)), lots={})
    ship_parcel(order=order, carrier="GHN")
    order.refresh_from_db()
    return order


def lot(product: Product, code: str, *, units: int = 10, days: int = 90, **fields: Any) -> Lot:
    """A lot on sale, good for so many days."""
    today = timezone.localdate()
    return Lot.objects.create(
        code=code, product=product, producer=product.producer, quantity=units,
        use_by=today + datetime.timedelta(days=days), **{"state": Lot.State.ACTIVE, "made_on": today, **fields},
    )  # fmt: skip


def dried(rice: Lot) -> Transformation:
    """A kilogram of it dried, which gave a new lot of the same."""
    return transform(
        process="drying", inputs=[Outof(rice, Decimal(1), "kg")], outputs=[Into(rice.product, Decimal(1), "kg")],
        happened_at=timezone.now(), actor=None,
    )  # fmt: skip
