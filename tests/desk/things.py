"""What the desk's tests fill in, and where."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from catalogue.models import Product
from marketplace.cooperatives.models import Facility, GrowingArea, Supplier
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


def field(code: str = "VN-CTOR-0042") -> GrowingArea:
    """A growing area of Bình's."""
    fields = {"name": "Cánh đồng Ấp 2", "crop": "lúa", "area_ha": Decimal("12.5"), "commune": factories.commune()}
    return GrowingArea.objects.get_or_create(cooperative=factories.dong_tom_lua(), code=code, defaults=fields)[0]


def mill() -> Facility:
    """A place of Bình's."""
    fields = {"kind": "mill", "commune": factories.commune(), "province": factories.province()}
    return Facility.objects.get_or_create(cooperative=factories.dong_tom_lua(), name="Nhà máy Ấp 2", defaults=fields)[0]


def household(name: str = "Hộ minh họa Năm Lúa") -> Supplier:
    """A satellite of Bình's hub."""
    fields = {"commune": factories.commune(), "crop": "lúa", "phone": "+84905000111", "identifier": "HĐ-12"}
    return Supplier.objects.get_or_create(hub=factories.dong_tom_lua(), name=name, defaults=fields)[0]
