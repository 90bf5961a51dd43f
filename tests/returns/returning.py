"""Orders that have arrived, and claims about them, made by the acts that the pages use."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from catalogue.images import clean_upload
from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Claim, Order
from marketplace.order.returns.services import ask
from marketplace.order.services import move_order
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.services import mark_received
from tests.buying import basket_of, on_sale, place
from tests.factories import dong_tom_lua
from tests.people import binh, hoa

Kind, Reason, Wish = Claim.Kind, Claim.Reason, Claim.Wish


def arrived(*, method: str = "vietqr", quantity: int = 3, **goods: Any) -> Order:
    """Hoa's order of three of some rice of Bình's, paid and delivered."""
    goods.setdefault("stock", 20)
    Cooperative.objects.filter(pk=dong_tom_lua().pk).update(email="htx@example.vn")
    purchase = place(basket_of({on_sale(**goods): quantity}, hoa()), method=method, user=hoa())
    return brought(purchase.orders.get())


def brought(order: Order) -> Order:
    """Pay for an order and take it to its buyer."""
    purchase = order.purchase
    if purchase.method == "cod":
        move_order(order=order, to=OrderStatus.CONFIRMED, actor_kind=Actor.SELLER, actor=binh())
    elif not purchase.receipts.exists():
        paid = {"amount": int(purchase.total), "reference": f"FT-{purchase.pk}", "received_at": timezone.now()}
        mark_received(purchase=purchase, **paid)
    for state in (OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.DELIVERED):
        move_order(order=order, to=state, actor_kind=Actor.SELLER, actor=binh())
    return Order.objects.get(pk=order.pk)


def hoa_asks(order: Order, many: int = 1, *, wish: str = Wish.MONEY, **changes: Any) -> Claim:
    """Hoa asks about so many units of the first line."""
    wanted = {
        "kind": Kind.COMPLAINT, "reason": Reason.QUALITY, "wish": wish, "words": "Gạo có mọt.", "actor": hoa(),
        "units": {order.lines.order_by("pk")[0].pk: many},
    }  # fmt: skip
    return ask(order=Order.objects.get(pk=order.pk), **{**wanted, **changes})


def photograph(*, colour: str = "red", place: bool = True) -> ContentFile[bytes]:
    """A picture as a phone makes it, with the place where it was taken."""
    out, exif = io.BytesIO(), Image.Exif()
    if place:
        exif.get_ifd(0x8825)[1] = "N"
        exif[0x010F] = "Phone of Hoa"
    Image.new("RGB", (900, 600), colour).save(out, "JPEG", exif=exif)
    return ContentFile(out.getvalue(), name="IMG_0001.jpg")


def cleaned(count: int = 1) -> list[ContentFile[bytes]]:
    """So many photographs as a form hands them on."""
    return [clean_upload(photograph()) for _ in range(count)]
