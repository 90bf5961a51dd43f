"""Differs from Oscar: a Partner is a Cooperative's selling side; stock is guarded, or follows from lots; whole đồng."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.db.models import Case, F, Q, Value, When
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


class StockRecordQuerySet(models.QuerySet["StockRecord"]):
    """What can be done to several at once."""

    def allocate(self, quantities: Mapping[int, int]) -> None:
        """Reserve so many units by key, all or none (UnableToPlaceOrder): the check and the write are one statement.

        Oscar's is an unconditional increment, so that twenty buyers of the last unit all get it.
        """
        counted = list(self.filter(pk__in=quantities).exclude(num_in_stock=None))
        wanted = Case(*(When(pk=pk, then=Value(quantity)) for pk, quantity in quantities.items()))
        allocated = Coalesce(F("num_allocated"), 0) + wanted
        there = self.filter(pk__in=[record.pk for record in counted], num_in_stock__gte=allocated)
        if there.update(num_allocated=allocated) < len(counted):
            lefts = {record: (record.num_in_stock or 0) - (record.num_allocated or 0) for record in counted}
            short = [record for record, left in lefts.items() if left < quantities[record.pk]] or counted
            raise UnableToPlaceOrder(_("“%(title)s” has just sold out.") % {"title": short[0].product.get_title()})


class StockRecord(AbstractStockRecord):
    """Price and units of one product at one seller. Units can be allocated only while they are there."""

    price = DongField(_("Price"), blank=True, null=True)
    old_price = DongField(_("Price before"), blank=True, null=True)

    # its units are what its lots hold, written down by traceability; nobody types them
    from_lots = models.BooleanField(default=False, db_default=False, editable=False)

    objects = StockRecordQuerySet.as_manager()

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
        """Reserve `quantity` units, or raise UnableToPlaceOrder."""
        type(self).objects.allocate({self.pk: quantity})
        del self.num_allocated, self.num_in_stock  # read anew by whoever asks

    allocate.alters_data = True  # type: ignore[attr-defined]


from oscar.apps.partner.models import *  # noqa: E402,F403
