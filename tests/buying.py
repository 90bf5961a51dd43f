"""Baskets and purchases of the tests, made by the same services that the shop uses."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from oscar.core.loading import get_class

from catalogue.models import Product
from marketplace.accounts.models import User
from marketplace.basket.models import Basket
from marketplace.basket.services import add_to_basket
from marketplace.checkout.services import place_and_ask_for_money
from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Order, Purchase
from marketplace.order.services import Recipient
from marketplace.shipping.services import make_default_choices

from . import factories

PHONE = "+84912345678"


def on_sale(title: str = "", *, by: Cooperative | None = None, **fields: Any) -> Product:
    """A product on sale of a cooperative that can send it."""
    made = factories.product(title, by=by, **fields)
    make_default_choices(cooperative=made.producer)
    return made


def basket_of(goods: dict[Product, int], owner: User | None = None) -> Basket:
    """An open basket with so many of each."""
    basket = Basket.objects.create(owner=owner)
    basket.strategy = get_class("partner.strategy", "Selector")().strategy()
    for product, quantity in goods.items():
        add_to_basket(basket=basket, product=product, quantity=quantity)
    return basket


def hoa_at_home(province_code: str = "46", **fields: Any) -> Recipient:
    """Hoa's door in Huế."""
    known = {"name": "Nguyễn Thị Hoa", "phone": PHONE, "email": "hoa@example.vn", "street": "12 đường Minh Họa"}
    return Recipient(**{**known, "commune": factories.commune(province_code), **fields})


def place(basket: Basket, *, method: str = Purchase.Method.COD, user: User | None = None, **wanted: Any) -> Purchase:
    """Place a basket for Hoa at home."""
    wanted.setdefault("recipient", hoa_at_home())
    return place_and_ask_for_money(basket=basket, method=method, user=user, **wanted)


def bought(*, method: str = Purchase.Method.COD, user: User | None = None, **goods: Any) -> Order:
    """One placed order for two of some rice of Bình's."""
    return place(basket_of({on_sale(**goods): 2}, user), method=method, user=user).orders.get()


def put_in(client: Client, product: Product, quantity: int = 1, **more: Any) -> Any:
    """Press "add to basket" on a product's page."""
    return client.post(reverse("basket:add", args=[product.pk]), {"quantity": quantity, **more})


WHERE = {
    "full_name": "Nguyễn Thị Hoa", "phone": "0912 345 678", "email": "hoa@example.vn", "province": "46",
    "street": "12 đường Minh Họa, tổ 5",
}  # fmt: skip


def say_where(client: Client, **changes: Any) -> Any:
    """Fill in the first step."""
    commune = factories.commune("46")
    return client.post(reverse("checkout:index"), {**WHERE, "commune": commune.code, **changes})


def say_how(client: Client, method: str = Purchase.Method.COD, **changes: Any) -> Any:
    """Fill in the second step with the ways that its page ticked."""
    form = client.get(reverse("checkout:how")).context["form"]
    ways = {form.way_name(part.cooperative.pk): part.way.choice.pk for part in form.proposal.parts}
    return client.post(reverse("checkout:how"), {**ways, "method": method, "note": "", **changes})


def review_form(client: Client) -> dict[str, Any]:
    """What the review page would send, with the box ticked."""
    context = client.get(reverse("checkout:review")).context
    return {"key": str(context["key"]), "seen": context["seen"], "consent": "on"}
