"""Differs from Oscar: what an offer takes off a line can be set anew, so that đồng stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oscar.apps.basket import utils as oscar_utils


class LineDiscountRegistry(oscar_utils.LineDiscountRegistry):
    """The discounts of one line."""

    def given_by(self, offer: Any) -> list[Any]:
        """The discounts of one offer, in the order in which they were given."""
        return [given for given in self._discounts if given.offer == offer]

    def set_given_by(self, offer: Any, amounts: Sequence[int]) -> None:
        """Give `amounts` đồng instead, one for each of `given_by`; quantities stay consumed as they were."""
        left = iter(amounts)
        self._discounts = [
            given._replace(amount=next(left)) if given.offer == offer else given for given in self._discounts
        ]
        self._discount_incl_tax = self._discount_excl_tax = None


class BasketMessageGenerator(oscar_utils.BasketMessageGenerator):
    """As Oscar's, without its notice of the new total: our pages show it."""

    def get_new_total_messages(self, basket: Any, include_buttons: bool = True) -> list:
        """No message."""
        return []
