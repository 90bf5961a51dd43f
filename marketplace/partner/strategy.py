"""Differs from Oscar: one strategy for everybody. Prices are gross and whole đồng; VAT lies inside them, never on top.

So `excl_tax` and `incl_tax` are the same amount and the tax is known (nothing is added): what a buyer sees is what a
buyer pays. What VAT a price contains is read from the product's class when an invoice is written.
"""

from typing import Any

from oscar.apps.partner import strategy
from oscar.core.loading import get_class

Available = get_class("partner.availability", "Available")
StockRequiredAvailability = get_class("partner.availability", "StockRequired")
Unavailable = get_class("partner.availability", "Unavailable")


class Selector(strategy.Selector):
    """Everybody gets the same strategy."""

    def strategy(self, request: Any = None, user: Any = None, **kwargs: Any) -> "GrossWholeDong":
        """The shop's one strategy."""
        return GrossWholeDong(request)


class GrossWholeDong(strategy.UseFirstStockRecord, strategy.NoTax, strategy.Structured):
    """The one seller's price as it stands; units that are not promised to anybody else."""

    def __init__(self, request: Any = None) -> None:
        """Leave the visitor alone: Oscar's asks who it is at every request, and no page could be kept by a cache."""
        super().__init__()
        self.request = request

    def availability_policy(self, product: Any, stockrecord: Any) -> Any:
        """What is left, read from the record itself: a product class is not asked, so no query is made for it."""
        if stockrecord is None or stockrecord.price is None:
            return Unavailable()
        if stockrecord.num_in_stock is None:
            return Available()
        return StockRequiredAvailability(max(0, stockrecord.net_stock_level))

    def parent_availability_policy(self, product: Any, children_stock: Any) -> Any:
        """A product with variants can be bought where one of them can."""
        policies = [self.availability_policy(child, stockrecord) for child, stockrecord in children_stock]
        return next((policy for policy in policies if policy.is_available_to_buy), Unavailable())
