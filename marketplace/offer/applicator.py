"""Differs from Oscar: each offer takes off whole đồng, divided over its lines by value, largest remainder first."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from oscar.apps.offer import applicator as oscar_applicator

from marketplace.money import quantise, split


class Applicator(oscar_applicator.Applicator):
    """Oscar's, whose percentages leave fractions of a đồng on lines and cents in sums."""

    def apply_offers(self, basket: Any, offers: Any) -> None:
        """Apply, then make every discount whole, so that lines, orders and purchase agree to the đồng."""
        super().apply_offers(basket, offers)
        for application in basket.offer_applications:
            if application["result"].affects_basket:
                application["discount"] = share_out(basket, application["offer"])


def share_out(basket: Any, offer: Any) -> Decimal:
    """Divide what `offer` gives over the lines that it touched; answers the total in whole đồng."""
    touched = [(line, line.discounts.given_by(offer)) for line in basket.all_lines()]
    entries = [(line, given) for line, several in touched for given in several]
    total = quantise(sum((given.amount for _line, given in entries), Decimal(0)))
    weights = [int(line.unit_price_incl_tax) * given.quantity for line, given in entries]
    shares = iter(split(int(total), weights))
    for line, several in touched:
        if several:
            line.discounts.set_given_by(offer, [next(shares) for _given in several])
    return total
