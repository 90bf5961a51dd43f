"""A lot of Bình's that became others, and orders that were filled from them."""

from __future__ import annotations

from decimal import Decimal

from django.urls import reverse
from django.utils import timezone, translation

from catalogue.models import Product
from marketplace.order.models import Order
from marketplace.order.services import pack_order, ship_parcel
from tests.buying import basket_of, hoa_at_home, on_sale, place
from tests.desk.things import accepted
from tests.traceability.things import lot
from traceability.models import Lot
from traceability.services import Into, Outof, transform

REASON = "Phát hiện nấm mốc trong mẫu lưu"


def rice() -> Product:
    """A bag of rice that is on sale."""
    return on_sale("Gạo ST25, túi 5 kg", stock=0)


def packed_from(of: Lot, product: Product, *, kilograms: int = 200, code: str = "DTL-CON-1") -> Lot:
    """A lot that was packed of another."""
    amount = Decimal(kilograms)
    made = transform(
        process="packing", inputs=[Outof(of, amount, "kg")], outputs=[Into(product, amount, "kg", code)],
        happened_at=timezone.now(), actor=None,
    )  # fmt: skip
    return made.parts.get(is_output=True).lot


def filled(product: Product, of: Lot, *, units: int = 2, email: str = "hoa@example.vn") -> Order:
    """An accepted order of Hoa's that is packed from this lot."""
    order = accepted(place(basket_of({product: units}), recipient=hoa_at_home(email=email)).orders.get())
    return pack_order(order=order, lots={order.lines.get().pk: {of.pk: units}})


def sent(product: Product, of: Lot, **more: object) -> Order:
    """The same, on its way."""
    order = filled(product, of, **more)  # type: ignore[arg-type]
    ship_parcel(order=order, carrier="GHN")
    order.refresh_from_db()
    return order


def harvest(product: Product, *, units: int = 100, code: str = "DTL-GOC") -> Lot:
    """The lot at the beginning."""
    return lot(product, code=code, units=units)


def alliance(name: str, *args: object) -> str:
    """The address of an English screen of the alliance."""
    with translation.override("en"):
        return reverse(f"dashboard:{name}", args=args)
