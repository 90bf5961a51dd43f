"""Differs from Oscar: one order per cooperative of a basket; usage of offers and vouchers counts once a purchase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from oscar.apps.order import utils as oscar_utils
from oscar.core.loading import get_model
from oscar.core.prices import Price

from marketplace.basket.models import Basket, Line
from marketplace.money import split
from marketplace.offer.models import ConditionalOffer
from marketplace.voucher.models import Voucher

from .pricing import Part

CURRENCY = "VND"


@dataclass(frozen=True, slots=True)
class Share:
    """One cooperative's lines of a basket, with what Oscar's creator asks of a basket."""

    basket: Basket
    part: Part
    is_first: bool

    @property
    def is_empty(self) -> bool:
        """A part without lines is never made."""
        return not self.part.lines

    @property
    def vouchers(self) -> Any:
        """The basket's vouchers for its first order only: a second usage by the same buyer would be refused."""
        return self.basket.vouchers if self.is_first else Voucher.objects.none()

    @property
    def offer_applications(self) -> list[dict[str, Any]]:
        """Each offer with what it takes off these lines."""
        return list(self._applications())

    def all_lines(self) -> list[Line]:
        """The lines of this cooperative."""
        return self.part.lines

    def _applications(self) -> Iterator[dict[str, Any]]:
        for application in self.basket.offer_applications:
            offer = application["offer"]
            given = [entry.amount for line in self.part.lines for entry in line.discounts if entry.offer == offer]
            if given:
                yield {**application, "discount": sum(given)}


@dataclass(frozen=True, slots=True)
class Way:
    """The chosen way of sending, with what Oscar's creator asks of a shipping method."""

    part: Part

    @property
    def name(self) -> str:
        """As the cooperative calls it."""
        return self.part.way.choice.name

    @property
    def code(self) -> str:
        """Names the choice."""
        return f"choice-{self.part.way.choice.pk}"

    def discount(self, basket: object) -> int:
        """Offers on shipping are not given: a cooperative's own `free_from` is."""
        return 0


class OrderCreator(oscar_utils.OrderCreator):
    """Oscar's creator by its hooks; `place_order` itself is Oscar's. What all orders share is one statement."""

    def __init__(self) -> None:
        self._prices: list[Any] = []

    def create_order_model(self, user: Any, basket: Share, *args: Any, **fields: Any) -> Any:
        """The order points at the whole basket that it came from."""
        return super().create_order_model(user, basket.basket, *args, **fields)

    def create_line_price_models(self, order: Any, order_line: Any, basket_line: Line) -> None:
        """What each unit costs after discounts, in whole đồng that add up to the line; Oscar divides into fractions."""
        units = split(int(order_line.line_price_incl_tax), [1] * basket_line.quantity)
        made = get_model("order", "LinePrice")
        self._prices += [
            made(order=order, line=order_line, quantity=units.count(price), price_incl_tax=price, price_excl_tax=price)
            for price in sorted(set(units), reverse=True)
        ]

    def update_stock_records(self, line: Line) -> None:
        """Nothing here: the units of all orders are held by one statement."""

    def write_prices(self) -> None:
        """The units' prices of all orders in one statement."""
        get_model("order", "LinePrice").objects.bulk_create(self._prices)

    def record_discount(self, discount: Any) -> None:
        """Nothing here: `record_once` counts the whole purchase."""

    def record_once(self, basket: Basket) -> None:
        """Count each offer's and voucher's discount once for all orders of the basket, on rows locked and read anew."""
        for application in sorted(basket.offer_applications, key=lambda one: one["offer"].pk):
            offer = ConditionalOffer.objects.select_for_update().get(pk=application["offer"].pk)
            voucher = application["voucher"]
            if voucher is not None:
                voucher = Voucher.objects.select_for_update().get(pk=voucher.pk)
            super().record_discount({**application, "offer": offer, "voucher": voucher})


def price_of(amount: int) -> Price:
    """đồng as Oscar's Price; prices are gross."""
    return Price(CURRENCY, excl_tax=amount, incl_tax=amount)
