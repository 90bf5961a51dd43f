"""Differs from Oscar: a Partner is a Cooperative's selling side; stock is guarded; prices are whole đồng."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractPartnerAddress
from oscar.apps.order.exceptions import UnableToPlaceOrder
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord

from marketplace.address.abstract_models import VietnameseAddress
from marketplace.cooperatives.models import Cooperative
from marketplace.fields import DongField


class Partner(AbstractPartner):
    """The selling side of a cooperative; whoever works there is in `cooperative.memberships`, not in `users`."""

    cooperative = models.OneToOneField(
        Cooperative, models.PROTECT, null=True, related_name="partner", verbose_name=_("cooperative")
    )


class PartnerAddress(VietnameseAddress, AbstractPartnerAddress):
    """Differs from Oscar: street, commune, province."""


class StockRecord(AbstractStockRecord):
    """Price and units of one product at one seller. Units can be allocated only while they are there."""

    price = DongField(_("Price"), blank=True, null=True)
    old_price = DongField(_("Price before"), blank=True, null=True)

    class Meta(AbstractStockRecord.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(num_in_stock__isnull=True) | Q(num_in_stock__gte=Coalesce(F("num_allocated"), 0)),
                name="stock_never_oversold",
            ),
            models.CheckConstraint(
                condition=Q(num_allocated__isnull=True) | Q(num_allocated__gte=0), name="stock_allocated_not_negative"
            ),
            models.CheckConstraint(condition=Q(price__isnull=True) | Q(price__gte=0), name="price_not_negative"),
        ]

    @property
    def can_track_allocations(self) -> bool:
        """Whether units are counted: `num_in_stock` says so itself, the product's class is not asked."""
        return self.num_in_stock is not None

    def allocate(self, quantity: int) -> None:
        """Reserve `quantity` units, or raise UnableToPlaceOrder: the check and the write are one statement.

        Oscar's is an unconditional increment, so that twenty buyers of the last unit all get it.
        """
        if not self.can_track_allocations:
            return
        allocated = Coalesce(F("num_allocated"), 0)
        changed = (
            type(self)
            .objects.filter(pk=self.pk, num_in_stock__gte=allocated + quantity)
            .update(num_allocated=allocated + quantity)
        )
        if not changed:
            raise UnableToPlaceOrder(_("“%(title)s” has just sold out.") % {"title": self.product.get_title()})
        self.refresh_from_db(fields=["num_allocated", "num_in_stock"])

    allocate.alters_data = True  # type: ignore[attr-defined]


from oscar.apps.partner.models import *  # noqa: E402,F403
