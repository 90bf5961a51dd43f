"""What is sold while it is measured: three cooperatives with twenty goods each, and baskets of six lines."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from marketplace.accounts.models import User
from marketplace.basket.models import Basket, Line
from marketplace.order.models import Purchase
from marketplace.order.services import Recipient
from marketplace.partner.models import StockRecord
from marketplace.shipping.services import make_default_choices
from tests import factories
from tests.people import hoa

SELLERS, GOODS, LINES = 3, 20, 6
PLENTY = 10_000_000
EMAIL = "hoa@example.vn"


@dataclass(frozen=True, slots=True)
class World:
    """The stock records of each cooperative, and the buyer."""

    shelves: list[list[StockRecord]]
    buyer: User

    def baskets(self, count: int, seed: int = 7) -> list[Basket]:
        """So many open baskets: two goods of each cooperative, by dice."""
        dice = Random(seed)
        made = Basket.objects.bulk_create(Basket(owner=self.buyer) for _basket in range(count))
        wanted = ((basket, shelf) for basket in made for shelf in self.shelves)
        Line.objects.bulk_create(
            _line(basket, record) for basket, shelf in wanted for record in dice.sample(shelf, LINES // SELLERS)
        )
        return made


def make() -> World:
    """Put it into the database."""
    shelves = []
    for number, province in enumerate(("92", "19", "46")):
        name, email = f"HTX minh họa đo {number}", f"{number}@example.vn"
        seller = factories.cooperative(name, province_code=province, email=email)
        make_default_choices(cooperative=seller)
        products = factories.products(GOODS, by=seller, stock=PLENTY, price=90_000)
        shelves.append(list(StockRecord.objects.filter(product__in=products).order_by("pk")))
    return World(shelves, hoa())


def _line(basket: Basket, record: StockRecord) -> Line:
    return Line(
        basket=basket, product_id=record.product_id, stockrecord=record, quantity=1, price_excl_tax=record.price,
        price_incl_tax=record.price, price_currency=record.price_currency,
        line_reference=f"{record.product_id}_{record.pk}",
    )  # fmt: skip


def wish(basket: int) -> dict[str, Any]:
    """What Hoa says at the last page of the checkout."""
    recipient = Recipient("Nguyễn Thị Hoa", "+84912345678", "12 đường Minh Họa", factories.commune("46"), EMAIL)
    chosen = Basket.objects.get(pk=basket)
    return {"basket": chosen, "method": Purchase.Method.VIETQR, "recipient": recipient, "user": hoa()}
