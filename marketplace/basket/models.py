"""Differs from Oscar: whole đồng, a purchase key, lines read at once, each at the price of its own stock record."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine

from marketplace.fields import DongField

# everything that a page, a quote or a placing asks of a line, in the query that reads the lines
LINE_RELATIONS = ("product__product_class", "product__listing", "stockrecord__partner__cooperative__province")


class Basket(AbstractBasket):
    """A basket with the idempotency key of the purchase that it may become."""

    purchase_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    def all_lines(self) -> Any:
        """The lines with their goods, stock and sellers; kept, for offers write their discounts onto them."""
        if self.id is not None and self._lines is None:
            lines = self.lines.select_related(*LINE_RELATIONS).prefetch_related("attributes").order_by("pk")
            # one product has one object, whichever way it is reached: else each line asks for it again
            for line in lines:
                line.stockrecord.product = line.product
            self._lines = lines
        return super().all_lines()


class Line(AbstractLine):
    """Differs from Oscar: whole đồng, and the line's own stock record is asked, not the product's first."""

    price_excl_tax = DongField(_("Price excl. Tax"), null=True)
    price_incl_tax = DongField(_("Price incl. Tax"), null=True)

    @property
    def purchase_info(self) -> Any:
        """Price and availability at this line's seller."""
        if not hasattr(self, "_info"):
            self._info = self.basket.strategy.fetch_for_product(self.product, self.stockrecord)
        return self._info

    @property
    def cooperative(self) -> Any:
        """Who sells it."""
        return self.stockrecord.partner.cooperative

    @property
    def old_price(self) -> int | None:
        """Đồng at which it was put into the basket, where the price has changed since."""
        now = self.unit_price_incl_tax
        before = self.price_incl_tax
        return int(before) if before is not None and now is not None and before != now else None


from oscar.apps.basket.models import *  # noqa: E402,F403
